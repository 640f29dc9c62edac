"""Who says so: the verbs and phrases that govern what a sentence states ("denied that", "according to", "no evidence that").

``find_governors`` gives them with their reach; ``pipeline/language/frames.py`` asks which of them govern a predicate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.clauses import VerbGroup, verb_group
from pipeline.language.cuefile import GovernorClass, governor_rules
from pipeline.language.inflect import phrase_forms
from pipeline.language.subjects import agent_after, subject_before

if TYPE_CHECKING:
    from pipeline.language.view import Sentence

# After these a form that may also be a noun ("reports", "claims", "states") is the noun.
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this|that|these|those|no|any|some|all|such|each|every|other|many|several|few|most|of|for|in|on|by|from|with|to its|to the|annual|initial|first|second|third|"
    r"latest|new|recent|media|press|news|voluntary|updated|transparency|\d+|two|three|four|credible|previous|earlier|similar|confirmed|unconfirmed|sporadic|numerous|member|non-signatory|signatory|european|public|official|policy|written|article \d+)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset(
    "state states report reports claim claims note notes record records register registers document documents list lists answer answers comment comments charge charges plan plans hope hopes aim aims offer offers "
    "request requests order orders demand demands promise promises vow vows pledge pledges ban bans appeal appeals bar bars estimate estimates attempt attempts trace traces suspect suspects mention mentions remark remarks "
    "show shows finding findings recall dispute disputes blame contest wish wishes undertaking warning reply replies response found permit permits allow want try".split()
)
# What a verb of saying may be followed by for its content to begin: ", that", ":" or a quotation mark.
_COMPLEMENT = re.compile(r"[^.;]{0,160}?\b(?:that|how|whether)\s|[^.;“]{0,80}?[:,]?\s“")
_INVERTED = re.compile(r"[,”?!’](?:\[\d+\])*\s+(?:also\s+|then\s+|however,?\s+)?$")


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
        return (self.end <= start and end <= self.reach_end) or (self.parenthetical and self.reach_start <= start and end <= self.reach_end)


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, GovernorClass, re.Pattern[str], dict[str, frozenset[str]]], ...]:
    compiled = []
    for rule in governor_rules():
        table: dict[str, frozenset[str]] = {}
        for verb in rule.verbs:
            for form, tags in phrase_forms(verb).items():
                table[form] = table.get(form, frozenset()) | tags
        compiled.append((rule.id, rule.class_, rule.regex(), table))
    return tuple(compiled)


def find_governors(sentence: Sentence) -> list[Governor]:
    """All governors of a sentence in text order."""
    found: list[Governor] = []
    for rule, class_, pattern, table in _compiled():
        for match in pattern.finditer(sentence.text):
            verb = match.groupdict().get("verb")
            if verb is None:
                found.append(_phrase(sentence, rule, class_, match))
                continue
            form = re.sub(r"\s+", " ", verb.lower())
            if form in _AMBIGUOUS and not _is_verb(sentence, match.start(), match.end()):
                continue
            if _is_adjective(sentence, match.start(), match.end(), table.get(form, frozenset())):
                continue
            found.append(_verb(sentence, rule, class_, match.start(), match.end(), table.get(form, frozenset())))
    found.extend(_gapped(sentence, found))
    found.sort(key=lambda g: (g.start, -g.end))
    nothing = [g for g in found if g.class_ in {"no_evidence", "unverified"}]
    # "no credible reports that": the reports are not alleging, they are what is missing.
    return [g for g in found if g.class_ != "allege" or g.group is not None or not any(n.start < g.end and g.start < n.end for n in nothing)]


def _gapped(sentence: Sentence, found: list[Governor]) -> list[Governor]:
    """"A states that …, and B that it …": the second speaker's verb is left out."""
    spoken = [g for g in found if g.class_ == "say" and g.group is not None]
    gapped = []
    for agent in sentence.agents:
        opening = re.compile(r"\s+that\s(?=(?:it|its|they|their|he|she|no|none)\b)").match(sentence.text, agent.end)
        if opening and any(g.end < agent.start for g in spoken) and re.search(r"\b(?:and|but|while)\s+(?:the\s+)?$|[,;]\s+$", sentence.text[: agent.start]):
            end = opening.end()
            gapped.append(Governor("say.verb", "say", agent.end, end, agent.end, _reach(sentence, end), end, None, agent, False, "said"))
    return gapped


def _is_adjective(sentence: Sentence, start: int, end: int, tags: frozenset[str]) -> bool:
    """"the disputed region", "alleged use": a participle before a noun governs nothing."""
    if "VBN" not in tags:
        return False
    return bool(re.search(r"\b(?:the|a|an|its|their|of|for|and|by)\s+$", sentence.text[:start], re.IGNORECASE)) and bool(
        re.match(r"\s+[a-z]", sentence.text[end:])
    ) and not re.match(r"\s+(?:that|to|by|in|on|at|having)\b", sentence.text[end:])


def _is_verb(sentence: Sentence, start: int, end: int) -> bool:
    after = sentence.text[end : end + 12]
    if any(a.end <= start and sentence.text[a.end : start].strip(" ”") == "" and not a.modifier for a in sentence.agents):
        return True
    if re.match(r"\s+that\b", after) and not re.search(r"\b(?:the|no|any|of|these|other|reports?|among|few|many|several|some|all|both|two|three|four|five|six|\d+)\s+(?:\w+\s+)?$", sentence.text[:start]):
        return True
    if re.match(r"\s+that\b", after) or re.search(r"\b(?:who|which|also|further|still|repeatedly|publicly|then|and|not|to|has|have|had|was|were|been|is|are|\w+ly)\s+$", sentence.text[:start]):
        return not _NOUN_BEFORE.search(sentence.text[:start])
    return False


def _verb(sentence: Sentence, rule: str, class_: GovernorClass, start: int, end: int, tags: frozenset[str]) -> Governor:
    group = verb_group(sentence, sentence.word_at(start), tags)
    left, right = sentence.part_of(start)
    before, after = sentence.text[:start], sentence.text[end:]
    follower = next((a for a in sentence.agents if a.start >= end and re.fullmatch(r"\s+(?:the |an? )?(?:\w+ )?", sentence.text[end : a.start] or " ")), None)
    inverted = not re.match(r"\s+(?:that|how|whether)\b", after) and bool(_INVERTED.search(before) or ("“" in before and before.rstrip().endswith(("”", ",")))) and follower is not None
    if inverted:
        speaker = follower
    elif group.passive:
        # "was told by residents that": who speaks stands behind "by"; "were assured that" names nobody.
        speaker = next(iter(agent_after(sentence, end, within=60)), None)
    else:
        speaker = _first_of_list(sentence, subject_before(sentence, group, start))
    speaker = speaker or _person(sentence, group.start)
    parenthetical = inverted or _is_parenthetical(sentence, start, end, speaker)
    content = end
    complement = _COMPLEMENT.match(sentence.text, end, _reach(sentence, end))
    if complement:
        content = complement.end()
    reach_end = _reach(sentence, content) if complement or class_ == "deny" else _first_part(sentence, end)
    if parenthetical:
        return Governor(rule, class_, start, end, _previous_stop(sentence, start), _next_stop(sentence, end), 0, group, speaker, True, sentence.text[start:end].lower())
    return Governor(rule, class_, start, end, start, reach_end, content, group, speaker, False, sentence.text[start:end].lower())


_PERSON = re.compile(r"(?:^|[,.;]\s|\b(?:and|but|while|that)\s)((?:[A-Z][\w’'-]+\s+){1,4})$")


def _person(sentence: Sentence, start: int) -> Agent | None:
    """A person who speaks under a bare name: an official where the report gives the name a title, else somebody else."""
    named = _PERSON.search(sentence.text[:start])
    if named is None or named.group(1).strip() in {"It", "They", "He", "She", "This", "That", "There", "The"}:
        return None
    name = named.group(1).strip()
    last = re.escape(name.split()[-1])
    titled = re.search(rf"\b(?:President|Minister|Ambassador|General|Colonel|Secretary|Director|Commander|Premier|Chancellor|Representative|Spokes\w+|Governor|Senator|King|Prince|Affairs|Defense|Defence|Interior)\s+(?:[A-Z][\w’'-]+\s+){{0,3}}{last}\b", sentence.report.text)
    return Agent(named.start(1), named.start(1) + len(name), "state" if titled else "observer", None, name, official=True)


def _first_of_list(sentence: Sentence, speaker: Agent | None) -> Agent | None:
    """Of "Peru and the UN command" the state: it stands for what both say."""
    if speaker is None or speaker.kind == "state":
        return speaker
    for other in sentence.agents:
        if other.kind == "state" and not other.modifier and re.fullmatch(r"(?:\s*\([^)]*\))?,?\s+and\s+(?:the\s+)?", sentence.text[other.end : speaker.start] or "x"):
            return other
    return speaker


def _is_parenthetical(sentence: Sentence, start: int, end: int, speaker: Agent | None) -> bool:
    """"…, the ministry said, …" or "…, the ministry told the Monitor." after what is said."""
    if speaker is None:
        return False
    before = sentence.text[: speaker.start].rstrip()
    before = re.sub(r"(?:\[\d+\]|\bthe|\ban?|\bas)$", "", before, flags=re.IGNORECASE).rstrip()
    as_said = bool(re.search(r"\bas\s+(?:the\s+)?$", sentence.text[: speaker.start], re.IGNORECASE))
    if not before.endswith((",", ",”", "”", "—", "–", "(")) and not as_said:
        return False
    if "," in sentence.text[speaker.end : start] and not as_said:
        return False
    if before.endswith(",") and len(before) < 40 and not as_said and re.match(r"(?:In|On|At|By|During|Since|After|For|Following|Addressing|Explaining|Speaking|However|Still|Instead|Similarly)\b", before):
        return False
    rest = sentence.text[end:]
    told = re.match(r"(?:tell|told|inform|assur|notif|remind|warn|advis)", sentence.text[start:end], re.IGNORECASE)
    to_whom = r"\s+(?!that\b)[^,.;“]{0,70}" if told else r"\s+(?:to|in|on|at|during|by|for|when|again|later|repeatedly|recently|early|as|with|through|before)\b[^,.;“]{0,70}"
    return bool(re.match(rf"(?:{to_whom})?(?:,|\.?(?:\[\d+\])*$|\.|;|\)|:)", rest)) and not re.match(r"\s+that\b", rest)


def _phrase(sentence: Sentence, rule: str, class_: GovernorClass, match: re.Match[str]) -> Governor:
    start, end = match.span()
    speaker = None
    if rule == "say.according_to":
        speaker = next((a for a in sentence.agents if a.end > start and a.start < end or 0 <= a.start - end < 40), None)
        return Governor(rule, class_, start, end, _previous_stop(sentence, start), _next_stop(sentence, end), 0, None, speaker, True, match.group().lower())
    if class_ in {"no_evidence", "unverified"}:
        return Governor(rule, class_, start, end, start, _reach(sentence, end), end, None, None, False, match.group().lower())
    return Governor(rule, class_, start, end, start, _reach(sentence, end), end, None, None, False, match.group().lower())


def _reach(sentence: Sentence, end: int) -> int:
    """How far what is said goes: to the sentence's end, or to a part that plainly starts something new."""
    text = sentence.text
    for cut in sentence.breaks:
        if cut <= end:
            continue
        rest = text[cut:]
        if re.match(r"(?:and|but|or|nor|while|although|though|whereas|yet)?\s*(?:that|also that)\s", rest):
            continue
        if text[cut - 2 : cut] in {"; ", ": "} or re.search(r"[;]\s$", text[:cut]):
            if text[cut - 2 : cut] == ": " and cut - end < 30:
                continue
            return cut
        if re.match(r"(?:while|although|though|whereas|because|as|since|where|when|which|who|whose|with|even)\b", rest):
            # A subordinate part goes on with what is said, unless it opens by naming someone else.
            if re.match(r"(?:while|whereas|although|though)\s", rest) and not re.match(r"(?:while|whereas|although|though)\s+(?:it|they|he|she|its|their|not|[a-z]+ing)\b", rest):
                return cut
            continue
        if re.match(r"(?:but|yet)\s", rest):
            if re.match(r"(?:but|yet)\s+“?(?:it|they|he|she|its|their|would|will|had|has|have|is|was|did|does|not|only|no|cannot|could|can|may|might|intends?|plans?|that)\b", rest):
                continue
            return cut
        if re.match(r"(?:and|so|nor|or)\s", rest):
            if re.match(r"(?:and|so|nor|or)\s+(?:it|they|its|their|had|has|have|would|will|was|were|is|are|none|no|did|does|nor|both|neither)\b", rest):
                continue
            return cut
        continue
    return len(text)


def _first_part(sentence: Sentence, end: int) -> int:
    """Without "that" only the part itself is said: "promised to report, and it took part in …"."""
    for cut in sentence.breaks:
        if cut > end and not re.match(r"(?:which|who|whose|with|as|or|nor)\b", sentence.text[cut:]):
            return cut
    return len(sentence.text)


def _previous_stop(sentence: Sentence, start: int) -> int:
    stops = [m.end() for m in re.finditer(r"(?:;|\bbut\b|\bwhile\b|\bwhereas\b)\s", sentence.text[:start])]
    return stops[-1] if stops else 0


def _next_stop(sentence: Sentence, end: int) -> int:
    stop = re.compile(r";\s|,?(?:\[\d+\])*\s(?:but|while|whereas|although)\s").search(sentence.text, end)
    return stop.start() if stop else len(sentence.text)
