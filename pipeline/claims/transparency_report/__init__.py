"""Transparency reports: one claim a date of submission. Rules: ``rules/transparency_report.toml``.

What is such a report is worked out in ``things.py``, when it was submitted in ``dates.py``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.transparency_report.dates import came_at_last, elsewhere, next_thing, submission_dates
from pipeline.claims.transparency_report.ellipsis import bracketed, gapped, states_after, states_listed, thing_again
from pipeline.claims.transparency_report.things import Thing, part, speaks_of_no_report, thing_of
from pipeline.claims.transparency_report.voluntary import is_outside
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame, phrase_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim


def find(sentence: Sentence) -> list[Claim]:
    """Claims of submission in a sentence or a table row."""
    if sentence.label_end and part("label").search(sentence.text, 0, sentence.label_end):
        return _row_claims(sentence)
    claims: list[Claim] = []
    covered: list[tuple[int, int]] = []
    before: tuple[Hit, Thing] | None = None
    hits = find_hits(sentence, rule_file("transparency_report"), unwanted=speaks_of_no_report)
    for hit in sorted(hits, key=lambda h: h.frame.start):
        if any(start <= hit.frame.start < end for start, end in covered):
            continue
        if hit.kind == "verb" and part("attribute_of").search(sentence.text, 0, hit.frame.start):
            continue  # "its updated report" says nothing of updating
        _settle(hit.frame)
        if hit.rule.sense == "same":
            claims.extend(_again(sentence, hit, before))
            continue
        thing = thing_of(sentence, hit)
        if thing is None:
            continue
        before = (hit, thing)
        found, end = _of_thing(sentence, hit, thing)
        claims.extend(found)
        if found:
            covered.append((hit.frame.start, end))
    return claims


def _of_thing(sentence: Sentence, hit: Hit, thing: Thing) -> tuple[list[Claim], int]:
    """The claims of one predicate about a report, and the offset up to which their words go."""
    value = _value(sentence, hit, thing)
    if value is None or part("to_own_organs").match(sentence.text, max(hit.frame.end, thing.end)):
        return [], hit.frame.end
    dates = submission_dates(sentence, hit, thing, negative=value == "not_submitted")
    late = came_at_last(sentence, hit, thing) if value == "not_submitted" else []
    if late:
        value, dates = "submitted_voluntarily" if thing.voluntary else "submitted", late
    if not dates and _needs_date(sentence, hit, value):
        return [], hit.frame.end
    found = _claims(sentence, hit, thing, value, dates)
    end = max([hit.frame.end, thing.end, *(date.end for date in dates)])
    while found and dates and value != "not_submitted" and (more := next_thing(sentence, end)) is not None:
        second, its_dates = more
        found.extend(_more_claims(sentence, hit, second, its_dates))
        end = its_dates[-1].end
    for state, date in gapped(sentence, end) if found and dates else []:
        actors = sentence.context.actors_of(sentence, state)
        found.extend(_claim(hit, value, actor, thing, state.start, date.end, date) for actor in actors)
        end = date.end
    # "has not submitted one since it sent the last in 2005" tells of another submission inside its date
    return found, max(hit.frame.end, thing.end) if dates and dates[-1].relation == "since" else end


def _needs_date(sentence: Sentence, hit: Hit, value: str) -> bool:
    """A report that "arrived" or a "submission of" one is told of with its date, or of states that are named."""
    if hit.rule.sense == "nominal":
        return True
    return hit.rule.sense == "arrive" and value == "submitted" and bool(sentence.report.country_iso3)


def _again(sentence: Sentence, hit: Hit, before: tuple[Hit, Thing] | None) -> list[Claim]:
    """ "Peru and Chile did not", "as Chile did in 2008": the report just spoken of, sent by others or not at all."""
    again = thing_again(sentence, hit, before)
    if again is None:
        return []
    thing, year = again
    negative = hit.frame.negative or part("denied_again").search(hit.match.group()) is not None
    value = "not_submitted" if negative else "submitted_voluntarily" if thing.voluntary else "submitted"
    dates = [d for d in submission_dates(sentence, hit, thing, negative=negative) if d.start >= hit.frame.start]
    actors = states_after(sentence, hit) or _actors(sentence, hit.frame, thing, thing.end)
    end = max([hit.frame.end, *(date.end for date in dates)])
    start = min(evidence_start(hit.frame), hit.frame.start)
    year = year if negative and hit.match.group().lower().startswith("did") else None
    return [
        _claim(hit, value, actor, thing, start, end, date, when=None if date else year)
        for actor in actors
        for date in (*dates,) or (None,)
    ]


def _settle(frame: Frame) -> None:
    """Submission is the report's own word; the "not" of "a state not party" is not the verb's."""
    frame.assertion, frame.speaker = "monitor", None
    frame.hedged = frame.hedged and not frame.no_evidence  # "no report had been received" is no doubt about one
    if frame.group is not None and part("not_party").search(frame.text[frame.group.start : frame.start]):
        frame.negated = frame.never = False


def _value(sentence: Sentence, hit: Hit, thing: Thing) -> str | None:
    """The value; "has yet to submit", "none was provided", "no report has been received" deny it."""
    text, frame = sentence.text, hit.frame
    if hit.rule.sense == "nominal" and part("nominal_block").search(text[: frame.start]):
        return None
    first, last = min(frame.start, thing.start), max(frame.end, thing.end)
    voluntary = thing.voluntary or bool(part("voluntary").search(text, first, min(len(text), last + 25)))
    value = rule_file("transparency_report").value(hit.rule.sense, frame, voluntary=voluntary)
    group = frame.group.start if frame.group else frame.start
    if (
        frame.group is not None
        and frame.group.gerund
        and frame.group.preposition not in {"after", "by"}
        and not frame.negative
    ):
        return None
    if part("unreal").search(text[: frame.start]):
        return None
    if part("yet_to").search(text[: frame.start]) or part("not_among").search(text[:group]):
        return "not_submitted"
    none_before = part("none_before").search(text[: thing.end])
    if (
        value is not None
        and value != "not_submitted"
        and none_before
        and len(none_before.group()) < 70
        and none_before.start() >= min(group, thing.start) - 45
    ):
        return "not_submitted"
    return value


def _claims(sentence: Sentence, hit: Hit, thing: Thing, value: str, dates: list[DateMention]) -> list[Claim]:
    frame = hit.frame
    start = min(evidence_start(frame), frame.start, thing.start)
    claims: list[Claim] = []
    actors = _actors(sentence, frame, thing, max([thing.end, *(date.end for date in dates)]))
    own = bracketed(sentence) if len(actors) > 1 or not sentence.report.country_iso3 else {}
    if actors and all(actor.id in own for actor in actors):
        pairs = [(actor, date) for actor in actors for date in own[actor.id]]
        return [_claim(hit, value, a, thing, start, max(frame.end, thing.end, d.end), d) for a, d in pairs]
    for position, date in enumerate(dates or [None]):
        begin = start
        end = max(frame.end, thing.end, date.end if date else 0)
        if date is not None and date.end <= start:
            begin = date.start
        if position and date is not None and date.start >= max(frame.end, thing.end):
            begin = date.start
        respective = len(actors) == len(dates) > 1 and part("respectively").match(frame.text, dates[-1].end)
        chosen = [actors[position]] if respective else actors
        claims.extend(_claim(hit, value, actor, thing, begin, end, date) for actor in chosen)
    return claims


def _more_claims(sentence: Sentence, hit: Hit, thing: Thing, dates: list[DateMention]) -> list[Claim]:
    """Claims of a second report under the same verb; their words begin at the report."""
    value = "submitted_voluntarily" if thing.voluntary else "submitted"
    actors = _actors(sentence, hit.frame, thing, thing.end)
    return [
        _claim(hit, value, actor, thing, date.start if position else thing.start, date.end, date)
        for position, date in enumerate(dates)
        for actor in actors
    ]


def _claim(
    hit: Hit, value: str, actor: Actor, thing: Thing, start: int, end: int, date: DateMention | None,
    *, when: str | None = None,
) -> Claim:  # fmt: skip
    """A claim of a predicate; ``when`` is its time where no date of the sentence is."""
    frame, text = hit.frame, hit.frame.text
    annual = part("annual").search(text[start : end + 30])
    return make_claim(
        frame, "transparency_report", value, actor, hit.rule.id, start=start, end=end, confidence=hit.rule.confidence,
        when=date.edtf if date else when, treaty=thing.treaty, event=thing.event, hedged=frame.hedged,
        event_text=text[thing.start : thing.end], recurrence="annual" if annual else "once",
    )  # fmt: skip


def _actors(sentence: Sentence, frame: Frame, thing: Thing, end: int) -> list[Actor]:
    """Whose report it is: the states that submit; the profile's own where the UN receives or nobody is named.

    In an overview chapter states may be listed from ``end`` on.
    """
    context, subject = sentence.context, frame.subject
    if (
        sentence.report.country_iso3
        and (subject is None or subject.kind in {"reference", "paper", "observer", "monitor"})
        and not frame.passive
    ):
        return context.actors_of(sentence, None)
    if sentence.report.country_iso3 or (subject is not None and subject.kind != "paper"):
        return [actor for actor in frame.actors if actor.type == "state"] or (
            context.actors_of(sentence, None) if sentence.report.country_iso3 else []
        )
    before = [a for a in sentence.agents if a.kind == "state" and a.id and a.end <= thing.start]
    if before and part("owner_gap").fullmatch(sentence.text[before[-1].end : thing.start]):
        return context.actors_of(sentence, before[-1])
    lists = (states_listed(sentence, place) for place in (end, thing.end, frame.end))
    return next((found for found in lists if found), [])


# ------------------------------------------------------------------ overview table


def _row_claims(sentence: Sentence) -> list[Claim]:
    """The row about transparency reporting: each date that is no deadline and no period is a submission."""
    text, start = sentence.text, sentence.label_end
    treaty = report_treaty(sentence)
    voluntary = bool(part("voluntary").search(text, start)) or is_outside(sentence)
    thing = Thing(start, start, treaty, f"{treaty}-ART7", voluntary)
    claims: list[Claim] = []
    begin, cuts = 0, [match.end() for match in part("row_part").finditer(text, start)]
    for left, right in pairwise([start, *cuts, len(text.rstrip())]):
        claims.extend(_row_part(sentence, thing, begin if left == start else left, left, right))
    return claims


def _row_part(sentence: Sentence, thing: Thing, begin: int, left: int, right: int) -> list[Claim]:
    """One statement of the row, ``text[left:right]``; the words of its first claim go back to ``begin``."""
    hit = _row_hit(sentence, left)
    actors = sentence.context.actors_of(sentence, None)
    dates = [d for d in _row_dates(sentence) if left <= d.start < right]
    if part("row_none").match(sentence.text, left):
        since = [d for d in dates if d.relation == "since" or left != sentence.label_end][:1]
        end = since[0].end if since else right
        return [_claim(hit, "not_submitted", a, thing, begin, end, since[0] if since else None) for a in actors]
    value = "submitted_voluntarily" if thing.voluntary else "submitted"
    claims: list[Claim] = []
    for date in dates:
        claims.extend(_claim(hit, value, actor, thing, begin, date.end, date) for actor in actors)
        begin = date.start
    return claims


def _row_hit(sentence: Sentence, start: int) -> Hit:
    """The predicate that a row does not say: submission, plainly stated by the report itself."""
    rule = next(rule for rule in rule_file("transparency_report").rules if rule.sense == "submit")
    frame = phrase_frame(sentence, start, start)
    frame.negated = frame.irrealis = frame.hedged = False
    frame.assertion, frame.speaker = "monitor", None
    nothing = re.compile("").match(sentence.text, start)
    assert nothing is not None  # the empty pattern matches anywhere
    return Hit(rule, nothing, frame, "phrase")


def _row_dates(sentence: Sentence) -> list[DateMention]:
    dates = [
        d
        for d in sentence.dates
        if d.start >= sentence.label_end and d.edtf and d.relation not in {"for", "title", "until", "before"}
    ]
    return [d for d in dates if not elsewhere(sentence.text, d)]
