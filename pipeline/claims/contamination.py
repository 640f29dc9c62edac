"""Contamination of land and its end. Rules: ``rules/contamination.toml``.

The actor of these claims is the state in which the land lies: ``_place`` looks for it around the predicate.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import dates_of, evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import RuleFile, part_pattern, rule_file
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention, make_when
from pipeline.language.frames import phrase_frame
from pipeline.language.gapping import gapped
from pipeline.language.subjects import coordinated_before
from pipeline.language.view import Sentence
from pipeline.records import Claim

FAMILY = "contamination"
_ROW_RULE = "contamination.row"


def find(sentence: Sentence) -> list[Claim]:
    """Claims of contamination in a sentence or table row: one a value, place and part."""
    label = sentence.text[: sentence.label_end].strip()
    if label and (_part("row_label").search(label) or _part("row_clearance").search(label)):
        return _row(sentence)
    claims: list[Claim] = []
    seen: set[tuple[str, str, int]] = set()
    for hit in find_hits(sentence, rule_file(FAMILY)):
        value = _value(sentence, hit, rule_file(FAMILY))
        # A part may hold two statements: "does not see itself as mine-affected and said that it has no mined areas".
        start = hit.match.start()
        begins = max(sentence.part_of(start)[0], sentence.text.rfind(" that ", 0, start))
        for actor in _places(sentence, hit) if value else []:
            if value and (value, actor.id, begins) not in seen:
                seen.add((value, actor.id, begins))
                claims.append(_claim(hit, value, actor))
    return [*claims, *_gapped(sentence, claims)]


def _gapped(sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The end of clearance in states named behind its date with their own: "Peru finished in 2004, Chile in 2005"."""
    shift = sentence.start
    return [
        replace(
            claim, actor=actor.id, actor_type=actor.type, when=make_when(date.edtf or ""),
            start=shift + state.start, end=shift + date.end,
        )
        for claim in claims
        if claim.value == "cleared" and claim.when is not None
        for state, date in gapped(sentence, claim.end - shift)
        for actor in sentence.context.actors_of(sentence, state)
    ]  # fmt: skip


def _part(name: str) -> re.Pattern[str]:
    return part_pattern(FAMILY, name)


def _value(sentence: Sentence, hit: Hit, rules: RuleFile) -> str | None:
    """The value of a hit; None where the words only describe a thing, an aim or a condition."""
    text, start = sentence.text, hit.match.start()
    if _part("other_sense").search(hit.match.group()):
        return None
    if (
        hit.rule.id == "contamination.state"
        and not hit.match.group().lower().startswith("remain")
        and not _predicative(text[:start])
    ):
        return None
    if hit.rule.sense == "suspected" and "contain" in hit.match.group() and _part("holder").search(text[:start]):
        return None
    if hit.rule.sense == "cleared" and _part("part_only").search(text[sentence.part_of(start)[0] : start]):
        return None
    if hit.rule.sense in {"cleared", "free"} and _part("only_if").search(text[:start]):
        return None
    if hit.rule.sense == "suspected" and _elliptic(hit) and not _part("land_before").search(text[:start]):
        return None
    if hit.rule.sense == "cleared" and _part("still_to_be").search(text[:start]):
        return "contaminated"
    supposed = hit.frame.group is not None and hit.frame.group.modal == "would"
    if supposed or _part("supposed").search(text[sentence.part_of(start)[0] : start]):
        return None
    if hit.rule.sense in {"state", "contaminated"} and not hit.frame.negative and _suspicion(sentence, hit):
        return "suspected"
    return rules.value(hit.rule.sense, hit.frame)


def _elliptic(hit: Hit) -> bool:
    """Whether the words leave out what is suspected: "another near Tacna is suspected to be"."""
    words = hit.match.group().lower()
    return words.startswith(("is ", "are ", "was ", "were ")) and words.endswith(("to be", "suspected", "feared"))


def _suspicion(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is only feared or possible: "may be contaminated", "suspects that mines remain"."""
    start, end = hit.match.span()
    left = max(sentence.part_of(start)[0], start - 60)
    return bool(_part("suspicion").search(sentence.text, left, end))


def _predicative(before: str) -> bool:
    """Whether "contaminated" is said of something ("are still contaminated"), unlike in "land contaminated by"."""
    return bool(_part("predicative").search(before))


def _places(sentence: Sentence, hit: Hit) -> list[Actor]:
    """The states in which the land lies: named by the subject, an opening "In Peru, …" or what follows; else home."""
    text, (start, end) = sentence.text, hit.match.span()
    home = sentence.report.country_iso3
    left, right = sentence.part_of(start)
    said = [g.content for g in hit.frame.governors if g.class_ == "say" and not g.parenthetical and g.content <= start]
    left = max([left, *said])
    states = [a for a in sentence.agents if a.kind == "state" and a.id and (not a.modifier or home in {a.id, None})]
    states = [a for a in states if not a.official and not _part("not_there").search(text[: a.start])]
    subject = [a for a in states if left <= a.start and a.end <= start]
    behind = [a for a in states if start <= a.start and a.end <= min(right, end + 90)]
    behind = [a for a in behind if _part("there").search(text[: a.start])]
    opening = [a for a in states if _part("opening").fullmatch(text[: a.start]) and text[a.end : a.end + 1] == ","]
    chosen = _preferred(home, [*subject, *behind, *opening])
    if chosen is not None:
        listed = _listed(sentence, chosen, states) if home is None else [chosen]
        return [sentence.context.actors_of(sentence, agent)[0] for agent in listed]
    named = [a for a in hit.frame.actors if a.type == "state"]
    return named if home is None and named else sentence.context.actors_of(sentence, None)[:1]


def _listed(sentence: Sentence, chosen: Agent, states: list[Agent]) -> list[Agent]:
    """The list of states that holds the chosen one: "Peru, Chile, and Cuba"."""
    for last in reversed(states):
        listed = [*coordinated_before(sentence, last), last]
        if chosen in listed:
            return [agent for agent in listed if agent.kind == "state" and agent.id]
    return [chosen]


def _preferred(home: str | None, agents: list[Agent]) -> Agent | None:
    """The report's own country where it is among those named, else the first."""
    return next((a for a in agents if a.id == home), agents[0] if agents else None)


def _dates(hit: Hit, value: str) -> list[DateMention]:
    """When it was cleared; of a state only since when, of contamination also "as of" when."""
    frame, start = hit.frame, hit.match.start()
    if value == "cleared":
        return dates_of(frame)[:1]
    left, right = frame.sentence.part_of(start)
    if _part("survey").match(hit.match.group()):
        # "a survey found mines in all districts that it visited in 1997"
        return [d for d in frame.sentence.dates if d.edtf and left <= d.start < right][:1]
    earlier = [d for d in frame.sentence.dates if d.edtf and left <= d.start < start]
    as_of = [d for d in earlier if re.match(r"as of\b", frame.text[max(0, d.start - 6) : d.end].strip(), re.IGNORECASE)]
    if (
        value == "contaminated"
        and as_of
        and re.search(r"\b(?:was|were|had|remained)\b", frame.text[left : hit.match.end()])
    ):
        return as_of[:1]
    since = [d for d in dates_of(frame) if d.relation == "since"]
    if value == "contaminated" and (frame.perfect or re.search(r"\b(?:has|have)\b", hit.match.group())):
        return since[:1]
    if hit.rule.sense not in {"state", "free"} or not frame.perfect:
        return []
    return [d for d in since if d.start >= hit.match.end()][:1]


def _weapon(hit: Hit) -> str | None:
    """The weapon named nearest to the words, in their part of the sentence."""
    start, end = hit.match.span()
    left, right = hit.frame.sentence.part_of(start)
    near = [w for w in hit.frame.sentence.weapons if left <= w.start < right]
    return min(near, key=lambda w: max(start - w.end, w.start - end, 0)).weapon if near else None


def _claim(hit: Hit, value: str, actor: Actor) -> Claim:
    frame = hit.frame
    dates = _dates(hit, value)
    end = max([hit.match.end(), *(d.end for d in dates)])
    begin = max(min(evidence_start(frame), frame.start), frame.sentence.part_of(frame.start)[0])
    edtf = dates[0].edtf if dates else None
    if value == "cleared" and edtf:
        edtf = edtf.removeprefix("../").removesuffix("/..")
    claim = make_claim(
        frame, FAMILY, value, actor, hit.rule.id, start=begin, end=end, confidence=hit.rule.confidence - 0.1, when=edtf,
        weapon=_weapon(hit), hedged=frame.hedged and value != "suspected",
    )  # fmt: skip
    if claim.assertion == "monitor" and (
        _part("saying").match(hit.match.group()) or _part("saying_in").search(hit.match.group())
    ):
        return _declared(hit, claim)
    return claim


def _declared(hit: Hit, claim: Claim) -> Claim:
    """A claim whose own words say who says it: "the army declared the district free", "a survey by NPA found"."""
    sentence, (start, end) = hit.frame.sentence, hit.match.span()
    doer = next((a for a in sentence.agents if _part("by").fullmatch(sentence.text, end, a.start)), None)
    subject = doer or hit.frame.subject
    observers = [a for a in sentence.agents if a.kind == "observer" and start <= a.start and a.end <= end]
    if observers or (subject is not None and subject.kind == "observer"):
        return replace(claim, assertion="third_party")
    named = sentence.context.actors_of(sentence, doer) if doer else hit.frame.actors
    actors = [a for a in named if a.type == "state"]
    if not actors or subject is None or _part("survey").match(hit.match.group()):
        return claim
    own = actors[0].id == sentence.report.country_iso3 or claim.actor in {a.id for a in actors}
    return replace(claim, assertion="government" if own else "third_party")


def _row(sentence: Sentence) -> list[Claim]:
    """The value of a row on contamination: "Antipersonnel mines, ERW", "None", "Suspected"."""
    words = sentence.text[sentence.label_end :].strip()
    home = sentence.context.actors_of(sentence, None)
    label = sentence.text[: sentence.label_end].strip()
    undone = _part("row_clearance").search(label) is not None and not _part("row_done").search(words)
    if not words or not home or undone or _part("row_open").search(words):
        return []
    value = "contaminated"
    for part, meaning in (("row_free", "not_contaminated"), ("row_cleared", "cleared"), ("row_suspected", "suspected")):
        if _part(part).search(words):
            value = meaning
            break
    frame = phrase_frame(sentence, sentence.label_end, len(sentence.text))
    dates = [d for d in sentence.dates if d.edtf and d.start >= sentence.label_end] if value == "cleared" else []
    claim = make_claim(
        frame, FAMILY, value, home[0], _ROW_RULE, start=0, end=len(sentence.text), confidence=0.85,
        when=dates[0].edtf if dates else None,
    )  # fmt: skip
    return [replace(claim, assertion="monitor", speaker=None, hedged=False)]
