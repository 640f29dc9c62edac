"""Votes in the UN General Assembly. Rules: ``rules/vote.toml``; the sense of a rule is the value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.records import Claim
from pipeline.reference.resolutions import ResolutionMention, annual_by_event

# Words that show that the vote is one on a ban resolution even where no number stands.
_RESOLUTION = re.compile(
    r"\b(?:resolutions?|UNGA|General Assembly|pro-ban|pro-mine ban|the vote|votes?|voting|ballot|those of|occasion|text|texts|the same way|every year|each year|since (?:then|\d{4})|in (?:\d{4}))\b", re.IGNORECASE
)
_OTHER_SUBJECT = re.compile(r"\b(?:condemn\w*|deplor\w*|Syria|Yemen|arms trade|nuclear|chemical|small arms|human rights|moratorium on the death|improvised explosive|assistance in mine action|weaponry)\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\b(?:every|each|all|annual(?:ly)?|always|consistently|regularly|yearly)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote of a hit: a resolution, a date, or both."""

    resolution: ResolutionMention | None
    date: DateMention | None


def find(sentence: Sentence) -> list[Claim]:
    """Claims of votes in a sentence: one an actor and resolution or date."""
    rules = rule_file("vote")
    found = sorted(find_hits(sentence, rules), key=lambda h: h.frame.start)
    claims: list[Claim] = []
    for position, hit in enumerate(found):
        limit = found[position + 1].frame.start if position + 1 < len(found) else len(sentence.text)
        if not _about_a_vote(sentence, hit, limit):
            continue
        claims.extend(_claims(sentence, hit, limit, position))
    return claims


def _about_a_vote(sentence: Sentence, hit: Hit, limit: int) -> bool:
    frame, text = hit.frame, sentence.text
    if frame.irrealis or frame.future:
        return False
    if re.search(r"^\s*(?:A total of )?(?:[\d,]+|\w+) (?:states|countries|votes|member)\b", text[max(0, frame.start - 40) : frame.start]) and not sentence.agents:
        return False
    if sentence.resolutions or sentence.label_end:
        return True
    window = text[max(0, frame.start - 120) : min(limit, frame.end + 160)]
    return bool(_RESOLUTION.search(window)) and bool(
        re.search(r"\b(?:resolution|General Assembly|UNGA|pro-ban|pro-mine|vote|voted|abstain\w*|ballot)\b", text, re.IGNORECASE)
    )


def _claims(sentence: Sentence, hit: Hit, limit: int, position: int) -> list[Claim]:
    frame, text = hit.frame, sentence.text
    value = hit.rule.sense
    if frame.negated and value == "in_favor":
        return []
    before = 0 if position == 0 else frame.start
    left, _ = sentence.part_of(frame.start)
    before = min(before, left) if position == 0 else left
    resolutions = [r for r in sentence.resolutions if before <= r.start < limit]
    dates = [d for d in sentence.dates if before <= d.start < limit and d.edtf and d.relation not in {"title", "relative", "for"}]
    dates = [d for d in dates if not any(r.start <= d.start < r.end for r in sentence.resolutions)]
    actors = [a for a in frame.actors if a.type == "state"]
    actors = actors or _listed_actors(sentence, hit) or sentence.context.actors_of(sentence, None)
    claims = []
    first_start = min(evidence_start(frame), frame.start)
    for order, ballot in enumerate(_ballots(text, hit, resolutions, dates)):
        start, end = first_start, frame.end
        for thing in (ballot.resolution, ballot.date):
            if thing is None:
                continue
            end = max(end, thing.end)
            if thing.end <= first_start and first_start - thing.end < 90:
                start = min(start, thing.start)
        if order and ballot.resolution is not None and ballot.resolution.start > frame.end:
            start = ballot.resolution.start
        when = ballot.date.edtf if ballot.date else None
        annual = bool(when and ("/" in when))
        for actor in actors:
            claims.append(
                make_claim(
                    frame, "vote", value, actor, hit.rule.id, start=start, end=end, confidence=hit.rule.confidence + (0.05 if ballot.resolution else -0.05),
                    when=when, treaty=_treaty(sentence, ballot, start, end), event=ballot.resolution.event if ballot.resolution else None,
                    event_text=text[ballot.resolution.start : ballot.resolution.end] if ballot.resolution else None, hedged=frame.hedged,
                    recurrence="annual" if annual else "once",
                )  # fmt: skip
            )
    return claims


def _ballots(text: str, hit: Hit, resolutions: list[ResolutionMention], dates: list[DateMention]) -> list[Ballot]:
    """Resolutions with their dates; the dates left over are votes of their own."""
    ballots: list[Ballot] = []
    free = list(dates)
    for resolution in resolutions:
        own = next((d for d in free if 0 <= d.start - resolution.end < 90 and not re.search(r"[;.]|\bsince\b|\bResolution\b", text[resolution.end : d.start]) and d.relation not in {"since"}), None)
        if own is None:
            leading = [d for d in free if d.end <= resolution.start and d.relation in {"at", "adjectival"}]
            own = leading[-1] if leading and resolution is resolutions[0] else None
            if own is not None and any(d.start > own.end and d.relation == "since" for d in free if d.end <= resolution.start) and own.start > hit.frame.start:
                own = None
        if own is not None and own.relation in {"at", "adjectival", "range"}:
            free.remove(own)
        else:
            own = None
        ballots.append(Ballot(resolution, own))
    for date in free:
        if date.relation == "adjectival" and resolutions:
            continue
        if "/" in (date.edtf or "") or date.relation in {"since", "range", "until"} or not resolutions or date.relation == "at":
            ballots.append(Ballot(None, date))
    if not ballots:
        ballots.append(Ballot(None, None))
    return ballots


def _listed_actors(sentence: Sentence, hit: Hit) -> list:  # type: ignore[type-arg]
    """"the lone vote against coming from Russia": actors behind the predicate."""
    for agent in sentence.agents:
        gap = sentence.text[hit.frame.end : agent.start] if agent.start >= hit.frame.end else ""
        if gap and re.fullmatch(r"\s+(?:coming |came |was |were )?(?:from|by|that of)\s+(?:the\s+)?", gap):
            return sentence.context.actors_of(sentence, agent)
    return []


def _treaty(sentence: Sentence, ballot: Ballot, start: int, end: int) -> str:
    """The treaty of the vote: the annual resolution's by its number; else the one named; else the report's."""
    if ballot.resolution is not None:
        annual = annual_by_event(ballot.resolution.event)
        if annual is not None:
            named = [t.code for t in sentence.treaties if t.code in {"MBT", "CCM"}]
            return named[0] if named and named[0] != annual.treaty and sentence.report.treaty == named[0] else annual.treaty
    window = sentence.text[max(0, start - 10) : min(len(sentence.text), end + 110)]
    if _OTHER_SUBJECT.search(window) and not re.search(r"\bpro-ban\b|\bannual\b", window):
        return "OTHER"
    named = [t for t in sentence.treaties if start - 10 <= t.start <= end + 100 and t.code in {"MBT", "CCM"}]
    if named:
        return named[0].code
    return report_treaty(sentence)
