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
from pipeline.language.gapping import gapped, gapped_names
from pipeline.language.speakers import account_of
from pipeline.language.subjects import coordinated_before
from pipeline.language.view import Sentence
from pipeline.records import Claim

FAMILY = "contamination"
_ROW_RULE = "contamination.row"
_MEASURED = frozenset({"contamination.suspected_extent", "contamination.extent", "contamination.again"})
"""Rules whose predicate is the act of measuring or its outcome: its date is that of the state of affairs."""


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
    return [*_dated_places(sentence, claims), *_gapped(sentence, claims)]


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


def _dated_places(sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims, and one for each place behind them with a date: "two towns were cleared: Ilo in 2004 and Sama in
    2005". The first of them dates a claim that has no date."""
    found: list[Claim] = []
    for claim in claims:
        end = claim.end - sentence.start
        colon = sentence.text[end : end + 1] == ":"
        places = gapped_names(sentence, end) if claim.value == "cleared" and (colon or claim.when) else []
        states = {a.start for a in sentence.agents if a.kind == "state" and a.id}
        placed = [
            replace(
                claim, start=sentence.start + start, end=sentence.start + date.end, when=make_when(_until(date) or "")
            )
            for start, date in places
            if start not in states
        ]  # fmt: skip
        if placed and claim.when is None:
            claim, *placed = [replace(placed[0], start=claim.start), *placed[1:]]
        found += [claim, *placed]
    return found


def _until(date: DateMention) -> str | None:
    """The EDTF of when something was done: up to the date where it was done by then."""
    edtf = date.edtf.removesuffix("/..") if date.edtf else None
    vague = edtf is None or "/" in edtf or _part("vague_date").search(date.text) is not None
    return f"../{edtf}" if date.relation == "by" and not vague else edtf


def _part(name: str) -> re.Pattern[str]:
    return part_pattern(FAMILY, name)


def _value(sentence: Sentence, hit: Hit, rules: RuleFile) -> str | None:
    """The value of a hit; None where the words only describe a thing, an aim or a condition."""
    text, start, sense = sentence.text, hit.match.start(), hit.rule.sense
    if _says_nothing(sentence, hit):
        return None
    if sense == "cleared" and _part("still_to_be").search(text[:start]):
        return "contaminated"
    supposed = hit.frame.group is not None and hit.frame.group.modal == "would"
    if supposed or _part("supposed").search(text[sentence.part_of(start)[0] : start]):
        return None
    if sense in {"state", "contaminated"} and not hit.frame.negative and _suspicion(sentence, hit):
        return "suspected"
    if sense == "again":
        return None if hit.frame.negative else _said_before(sentence, start)
    return rules.value(sense, hit.frame)


def _says_nothing(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words are of another thing, describe land without saying so of it, or tell of a part or an aim."""
    words, before, sense = hit.match.group(), sentence.text[: hit.match.start()], hit.rule.sense
    if _part("other_sense").search(words):
        return True
    if hit.rule.id == "contamination.state":
        return not _part("whole_predicate").match(words) and not _part("predicative").search(before)
    if sense == "suspected":
        unsaid = _elliptic(hit) and not _part("land_before").search(before)
        return unsaid or ("contain" in words and _part("holder").search(before) is not None)
    if sense == "cleared" and _part("part_only").search(before, sentence.part_of(hit.match.start())[0]):
        return True
    return sense in {"cleared", "free"} and _part("only_if").search(before) is not None


def _said_before(sentence: Sentence, start: int) -> str | None:
    """What land was measured as before: in this sentence, else in the one before it in the paragraph."""
    before = sentence.previous
    texts = [sentence.text[:start]]
    if before is not None and before.paragraph == sentence.paragraph:
        texts.append(before.text)
    for text in texts:
        for name, value in (("suspected_area", "suspected"), ("known_area", "contaminated")):
            if _part(name).search(text):
                return value
    return None


def _elliptic(hit: Hit) -> bool:
    """Whether the words leave out what is suspected: "another near Tacna is suspected to be"."""
    words = hit.match.group().lower()
    return words.startswith(("is ", "are ", "was ", "were ")) and words.endswith(("to be", "suspected", "feared"))


def _suspicion(sentence: Sentence, hit: Hit) -> bool:
    """Whether it is only feared or possible: "may be contaminated", "suspects that mines remain"."""
    start, end = hit.match.span()
    left = max(sentence.part_of(start)[0], start - 60)
    return bool(_part("suspicion").search(sentence.text, left, end))


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
        listed = [chosen] if chosen.id == home else _listed(sentence, chosen, states)
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
    if value == "cleared" or hit.rule.id in _MEASURED:
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
    if value == "contaminated" and _part("then").search(frame.text[left : hit.match.end()]):
        at = [d for d in frame.sentence.dates if d.edtf and d.relation == "at" and hit.match.end() <= d.start < right]
        at = [d for d in at if _part("of_that_time").fullmatch(frame.text, hit.match.end(), d.start)]
        if at:
            return at[:1]
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
    if value == "cleared" and dates:
        edtf = _until(dates[0])
    claim = make_claim(
        frame, FAMILY, value, actor, hit.rule.id, start=begin, end=end, confidence=hit.rule.confidence - 0.1, when=edtf,
        weapon=_weapon(hit), hedged=frame.hedged and value != "suspected",
    )  # fmt: skip
    if claim.assertion == "monitor" and (
        hit.rule.id in _MEASURED
        or _part("saying").match(hit.match.group())
        or _part("saying_in").search(hit.match.group())
    ):
        return _declared(hit, claim)
    return claim


def _declared(hit: Hit, claim: Claim) -> Claim:
    """A claim whose own words say who says it: "the army declared the district free", "a survey by NPA found"."""
    sentence, (start, end) = hit.frame.sentence, hit.match.span()
    doer = next((a for a in sentence.agents if _part("by").fullmatch(sentence.text, end, a.start)), None)
    subject = doer or hit.frame.subject
    observers = [a for a in sentence.agents if a.kind == "observer" and start <= a.start and a.end <= end]
    if observers or (subject is not None and (subject.kind == "observer" or _stands_for_observer(sentence, subject))):
        return replace(claim, assertion="third_party")
    named = sentence.context.actors_of(sentence, doer) if doer else hit.frame.actors
    actors = [a for a in named if a.type == "state"]
    if not actors or subject is None or _part("survey").match(hit.match.group()):
        return claim
    home = sentence.own_government
    own = claim.actor in {a.id for a in actors} if home is None else actors[0].id == home
    return replace(claim, assertion="government" if own else "third_party")


def _stands_for_observer(sentence: Sentence, subject: Agent) -> bool:
    """Whether "it" is an observer whose account the sentence before gave: "HRW found … . It put the area at 2km2"."""
    before = sentence.previous
    if subject.kind != "reference" or before is None or before.paragraph != sentence.paragraph:
        return False
    told = account_of(before)
    return told is not None and told[1].kind == "observer"


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
