"""Who says so: the verbs and phrases that govern what a sentence states ("denied that", "according to", "no evidence
that").

``find_governors`` gives them with their reach; ``pipeline/language/frames.py`` asks which of them govern a predicate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.clauses import VerbGroup, verb_group
from pipeline.language.cuefile import GovernorClass, cues, governor_rules
from pipeline.language.inflect import phrase_forms
from pipeline.language.patterns import pattern
from pipeline.language.reach import first_part, next_stop, previous_stop, reach
from pipeline.language.sayers import active_speaker, inverted_speaker, person, told_by
from pipeline.matching.pattern_set import Gate
from pipeline.matching.word_index import OF_SENTENCES

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


@dataclass(frozen=True, slots=True)
class Governor:
    """A governing expression at ``sentence.text[start:end]`` and how far it reaches."""

    rule: str
    class_: GovernorClass
    start: int
    end: int
    reach_start: int
    reach_end: int
    content: int
    """Where what is said begins; dates before it belong to the saying."""
    group: VerbGroup | None
    speaker: Agent | None
    parenthetical: bool = False
    word: str = ""

    def governs(self, start: int, end: int) -> bool:
        """Whether the words at [start, end) are within its reach."""
        behind = self.end <= start and end <= self.reach_end
        return behind or (self.parenthetical and self.reach_start <= start and end <= self.reach_end)


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    class_: GovernorClass
    tags: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _rules() -> dict[str, _Rule]:
    compiled = {}
    for rule in governor_rules():
        table: dict[str, frozenset[str]] = {}
        for verb in rule.verbs:
            for form, tags in phrase_forms(verb).items():
                table[form] = table.get(form, frozenset()) | tags
        compiled[rule.id] = _Rule(rule.id, rule.class_, table)
    return compiled


@lru_cache(maxsize=1)
def _gate() -> Gate:
    sources = {rule.id: rule.source() for rule in governor_rules()}
    return Gate(sources, lambda name: re.compile(sources[name], re.IGNORECASE), OF_SENTENCES)


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return frozenset(cues()["words"]["noun_or_verb"])


def find_governors(sentence: Sentence) -> list[Governor]:
    """All governors of a sentence in text order."""
    found = [governor for id_ in _gate().able(sentence.text) for governor in _matches(sentence, _rules()[id_])]
    found.extend(_gapped(sentence, found))
    # the label of a table row asks ("Position on joining"); what the cell says is no condition for that
    found = [g for g in found if g.class_ != "irrealis" or g.start >= sentence.label_end]
    found.sort(key=lambda g: (g.start, -g.end))
    # "found 40 mines and destroyed them" finds things, no truth
    found = [g for g in found if g.word != "found" or not pattern("governor.thing_found").match(sentence.text, g.end)]
    found = [g for g in found if not _names_a_paper(sentence.text, g, found)]
    found = [_hanging(sentence, governor, found) for governor in found]
    nothing = [g for g in found if g.class_ in {"no_evidence", "unverified"} or (g.class_ == "say" and g.group)]
    # "no credible reports that": the reports are not alleging, they are what is missing; "Peru reports that": a verb.
    return [
        g
        for g in found
        if g.class_ != "allege" or g.group is not None or not any(n.start < g.end and g.start < n.end for n in nothing)
    ]


def _names_a_paper(text: str, governor: Governor, found: list[Governor]) -> bool:
    """ "stated in its report that": the report is where it was stated, no second saying."""
    if not governor.word.startswith(("report", "claim", "record", "list")):
        return False
    saying = (g for g in found if g.group is not None and g.end < governor.start < g.content)
    sources = (g for g in found if g.rule == "say.according_to" and g.end < governor.start)
    return any(pattern("governor.in_a_paper").search(text[g.end : governor.start]) for g in saying) or any(
        pattern("governor.paper_of").search(text[g.end : governor.start]) for g in sources
    )


def _hanging(sentence: Sentence, governor: Governor, found: list[Governor]) -> Governor:
    """ "…, adding that": who adds is who spoke before."""
    if not governor.word.endswith("ing") or not sentence.text[: governor.start].endswith(", "):
        return governor
    earlier = [g for g in found if g.start < governor.start and g.group is not None and g.speaker is not None]
    return replace(governor, speaker=earlier[-1].speaker) if earlier else governor


def _matches(sentence: Sentence, rule: _Rule) -> Iterator[Governor]:
    for match in _gate().finditer(rule.id, sentence.text):
        verb = match.groupdict().get("verb")
        if verb is None:
            yield _phrase(sentence, rule, match)
            continue
        form = " ".join(verb.lower().split())
        tags = rule.tags.get(form, frozenset())
        if form in _ambiguous() and not _is_verb(sentence, match.start(), match.end()):
            continue
        if pattern("governor.compound").match(sentence.text, match.start()):
            continue
        if not _is_adjective(sentence, match.start(), match.end(), tags):
            yield _verb(sentence, rule, match.start(), match.end(), tags)


def _gapped(sentence: Sentence, found: list[Governor]) -> Iterator[Governor]:
    """ "A states that …, and B that it …": the second speaker's verb is left out."""
    text = sentence.text
    spoken = min((g.end for g in found if g.class_ == "say" and g.group is not None), default=len(text))
    for agent in sentence.agents:
        opening = pattern("governor.gap").match(text, agent.end) if spoken < agent.start else None
        if opening and pattern("governor.gap_before").search(text[: agent.start]):
            end = opening.end()
            over = reach(sentence, end)
            yield Governor("say.verb", "say", agent.end, end, agent.end, over, end, None, agent, False, "said")


def _is_adjective(sentence: Sentence, start: int, end: int, tags: frozenset[str]) -> bool:
    """ "the disputed region", "alleged use": a participle before a noun governs nothing."""
    if "VBN" in tags and pattern("governor.reduced_before").search(sentence.text[:start]):
        return pattern("governor.reduced_after").match(sentence.text[end:]) is not None
    if "VBN" not in tags or not pattern("governor.adjective_before").search(sentence.text[:start]):
        return False
    return pattern("governor.noun_follows").match(sentence.text[end:]) is not None


def _is_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a form that may be a noun ("reports", "claims") is the verb here."""
    before = sentence.text[:start]
    if any(a.end <= start and before[a.end :].strip(" ”") == "" and not a.modifier for a in sentence.agents):
        return True
    if pattern("governor.to_have_follows").match(sentence.text, end):
        return pattern("governor.noun_before").search(before) is None
    that = pattern("governor.that_follows").match(sentence.text[end:])
    if that and not pattern("governor.counted_noun").search(before):
        return True
    if that or pattern("governor.verb_before").search(before):
        return not pattern("governor.noun_before").search(before)
    return False


def _verb(sentence: Sentence, rule: _Rule, start: int, end: int, tags: frozenset[str]) -> Governor:
    text = sentence.text
    group = verb_group(sentence, sentence.word_at(start), tags)
    # "The minister, in an interview, blamed the army": whom a verb of blame names behind it is blamed
    blames = pattern("governor.blames").match(text, start) is not None
    inverted = None if blames else inverted_speaker(sentence, start, end)
    # "Peru, accused by Chile of laying mines, has": a participle, and its reach ends with its aside.
    accused = "VBN" in tags and pattern("subject.accuser").search(text[: end + 4]) is not None
    if inverted is not None:
        speaker: Agent | None = inverted
    else:
        passive = group.passive or accused
        speaker = told_by(sentence, end) if passive else active_speaker(sentence, group, start)
    if speaker is None and not group.passive:
        speaker = person(sentence, group.start)
    word = text[start:end].lower()
    if inverted is not None or (not accused and _is_parenthetical(sentence, start, end, speaker)):
        left, right = previous_stop(text, start), next_stop(text, end)
        if speaker is not None and inverted is None and not pattern("governor.as").search(text[: speaker.start]):
            left = _own_part(text, speaker.start, left)
        if rule.class_ == "deny" and speaker is not None and _denies_apart(text, speaker):
            right = left = start  # "A claims that …, something that B has always denied": what A claims stands
        return Governor(rule.id, rule.class_, start, end, left, right, 0, group, speaker, True, word)
    # What a denial denies stands in its own part, unless "that" opens it.
    aside = pattern("governor.interrupted").match(text, end)
    opens = aside.end("aside") if aside else end
    limit = first_part(sentence, opens) if rule.class_ == "deny" else reach(sentence, opens)
    ended = _aside_end(text, start, opens)
    limit = min(limit, ended)
    complement = pattern("governor.complement").match(text, opens, limit)
    content = complement.end() if complement else end
    if complement is None and rule.class_ == "allege":
        doing = pattern("governor.of_doing").match(text, end, limit)
        content = doing.end() if doing else end
    over = reach(sentence, content) if complement else first_part(sentence, opens)
    if complement and text[:content].endswith("“"):
        over = max(over, text.find("”", content))
    if accused and not group.passive:
        comma = text.find(",", end)
        over = comma if end < comma < over else over
    over = min(over, ended)
    argued = complement and rule.class_ == "deny" and pattern("governor.argued").search(text[end:content])
    class_: GovernorClass = "say" if argued else rule.class_
    return Governor(rule.id, class_, start, end, start, over, content, group, speaker, False, word)


def _aside_end(text: str, start: int, opens: int) -> int:
    """ "Peru, which did not admit the mission, insisted that": where a verb's clause ends before the main verb says."""
    left = pattern("governor.leaves_aside").match(text, opens)
    if left is None or not pattern("governor.within_aside").search(text[:start]):
        return len(text)
    return left.end("aside")


def _is_parenthetical(sentence: Sentence, start: int, end: int, speaker: Agent | None) -> bool:
    """ "…, the ministry said, …" or "…, the ministry told the Monitor." after what is said."""
    text = sentence.text
    if speaker is None or pattern("governor.interrupted").match(text, end):
        return False
    if speaker.start > end and pattern("governor.by_them_to").match(text, end):
        return False
    as_said = pattern("governor.as").search(text[: speaker.start]) is not None
    if not as_said:
        opening = pattern("governor.speaker_opening").search(text[: speaker.start])
        if opening is None or "," in text[speaker.end : start]:
            return False
        before = text[: opening.start() + 1]
        dated = before.endswith(",") and len(before) < 40 and pattern("governor.adverbial_opening").match(before)
        if dated and not pattern("governor.aside_closed").match(text, end):
            return False
    opens = pattern("governor.opens_quotation").match(text, end) is not None and "“" not in text[:start]
    if opens or pattern("governor.quotes").match(text[end:]):
        return False
    told = pattern("governor.told").match(text[start:end])
    ending = pattern("governor.told_aside_end" if told else "governor.aside_end")
    return bool(ending.match(text[end:])) and not pattern("governor.that_follows").match(text[end:])


def _denies_apart(text: str, speaker: Agent) -> bool:
    return pattern("governor.denied_relative").search(text[: speaker.start]) is not None


def _own_part(text: str, start: int, left: int) -> int:
    """Where an aside's reach begins: at the aside itself behind "and" ("…, and by its own account it never did")."""
    return start if pattern("reach.own_lead").search(text[:start]) else left


def _phrase(sentence: Sentence, rule: _Rule, match: re.Match[str]) -> Governor:
    start, end = match.span()
    word = match.group().lower()
    if rule.id != "say.according_to":
        return Governor(rule.id, rule.class_, start, end, start, reach(sentence, end), end, None, None, False, word)
    inside = (a for a in sentence.agents if (a.end > start and a.start < end) or 0 <= a.start - end < 40)
    left, right = previous_stop(sentence.text, start), next_stop(sentence.text, end)
    part, over = sentence.part_of(start)
    if part and pattern("reach.own_part").match(sentence.text[part:]):
        left = part
    if sentence.text[part:start].strip() and pattern("reach.new_part").match(sentence.text, over):
        right = min(right, over)  # "it holds none, by its report, and it is not known to": the second is the report's
    left = _own_part(sentence.text, start, left)
    # "sources according to whom soldiers had": those who say so stand before it
    whom = word.endswith(" to") and pattern("governor.whom").match(sentence.text, end) is not None
    speaker = None if whom else next(inside, None)
    own = pattern("governor.own_account").search(match.group()) if speaker is None else None
    if own is not None:
        # "by its own count": who counts is whom "its" stands for
        at = start + own.start("owner")
        speaker = Agent(at, start + own.end("owner"), "reference", None, own.group("owner"))
    return Governor(rule.id, rule.class_, start, end, left, right, 0, None, speaker, True, word)
