"""Transparency reports: one claim a date of submission. Rules: ``rules/transparency_report.toml``.

What is such a report is worked out in ``transparency_things``, when it was submitted in ``transparency_dates``.
"""

from __future__ import annotations

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.transparency_dates import came_at_last, elsewhere, next_thing, submission_dates
from pipeline.claims.transparency_things import Thing, is_outside, part, thing_of
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
    for hit in sorted(find_hits(sentence, rule_file("transparency_report")), key=lambda h: h.frame.start):
        if any(start <= hit.frame.start < end for start, end in covered):
            continue
        _settle(hit.frame)
        thing = thing_of(sentence, hit)
        if thing is None:
            continue
        value = _value(sentence, hit, thing)
        if value is None:
            continue
        dates = submission_dates(sentence, hit, thing, negative=value == "not_submitted")
        late = came_at_last(sentence, hit, thing) if value == "not_submitted" else []
        if late:
            value, dates = "submitted_voluntarily" if thing.voluntary else "submitted", late
        if not dates and hit.rule.sense == "arrive" and value == "submitted":
            continue
        found = _claims(sentence, hit, thing, value, dates)
        end = max([hit.frame.end, thing.end, *(date.end for date in dates)])
        while found and dates and value != "not_submitted" and (more := next_thing(sentence, end)) is not None:
            second, its_dates = more
            found.extend(_more_claims(sentence, hit, second, its_dates))
            end = its_dates[-1].end
        claims.extend(found)
        if found:
            covered.append((hit.frame.start, end if dates else hit.frame.end))
    return claims


def _settle(frame: Frame) -> None:
    """Submission is the report's own word; the "not" of "a state not party" is not the verb's."""
    frame.assertion, frame.speaker = "monitor", None
    if frame.group is not None and part("not_party").search(frame.text[frame.group.start : frame.start]):
        frame.negated = frame.never = False


def _value(sentence: Sentence, hit: Hit, thing: Thing) -> str | None:
    """The value; "has yet to submit", "none was provided", "no report has been received" deny it."""
    text, frame = sentence.text, hit.frame
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
    if part("yet_to").search(text[: frame.start]):
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
    claims = []
    for position, date in enumerate(dates or [None]):
        begin = start
        end = max(frame.end, thing.end, date.end if date else 0)
        if date is not None and date.end <= start:
            begin = date.start
        if position and date is not None and date.start >= max(frame.end, thing.end):
            begin = date.start
        actors = _actors(sentence, frame, thing)
        if len(actors) == len(dates) > 1 and part("respectively").match(frame.text, dates[-1].end):
            actors = [actors[position]]
        for actor in actors:
            claims.append(_claim(frame, hit.rule.id, hit.rule.confidence, value, actor, thing, begin, end, date))
    return claims


def _more_claims(sentence: Sentence, hit: Hit, thing: Thing, dates: list[DateMention]) -> list[Claim]:
    """Claims of a second report under the same verb; their words begin at the report."""
    value = "submitted_voluntarily" if thing.voluntary else "submitted"
    rule, actors = hit.rule, _actors(sentence, hit.frame, thing)
    return [
        _claim(
            hit.frame,
            rule.id,
            rule.confidence,
            value,
            actor,
            thing,
            thing.start if position == 0 else date.start,
            date.end,
            date,
        )
        for position, date in enumerate(dates)
        for actor in actors
    ]


def _claim(
    frame: Frame,
    rule: str,
    confidence: float,
    value: str,
    actor: Actor,
    thing: Thing,
    start: int,
    end: int,
    date: DateMention | None,
) -> Claim:
    text = frame.text
    annual = part("annual").search(text[start : end + 30])
    return make_claim(
        frame, "transparency_report", value, actor, rule, start=start, end=end, confidence=confidence,
        when=date.edtf if date else None, treaty=thing.treaty, event=thing.event, hedged=frame.hedged,
        event_text=text[thing.start : thing.end], recurrence="annual" if annual else "once",
    )  # fmt: skip


def _actors(sentence: Sentence, frame: Frame, thing: Thing) -> list[Actor]:
    """Whose report it is: the states that submit; the profile's own where the UN receives or nobody is named."""
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
    return _listed_states(sentence, thing.end) or _listed_states(sentence, frame.end)


def _listed_states(sentence: Sentence, end: int) -> list[Actor]:
    """In an overview: "Three states have yet to submit initial reports: Cape Verde, Madagascar, and Togo"."""
    found: list[Actor] = []
    for agent in sentence.agents:
        if agent.kind != "state" or agent.start < end or not agent.id:
            continue
        gap = sentence.text[end : agent.start]
        if not part("listed_gap").fullmatch(gap):
            break
        found.extend(sentence.context.actors_of(sentence, agent))
        end = agent.end
    return [actor for actor in found if actor.type == "state"]


# ------------------------------------------------------------------ overview table


def _row_claims(sentence: Sentence) -> list[Claim]:
    """The row about transparency reporting: each date that is no deadline and no period is a submission."""
    text, start = sentence.text, sentence.label_end
    treaty = report_treaty(sentence)
    frame = phrase_frame(sentence, start, start)
    frame.negated, frame.irrealis, frame.hedged, frame.assertion, frame.speaker = False, False, False, "monitor", None
    voluntary = bool(part("voluntary").search(text, start)) or is_outside(sentence)
    thing = Thing(start, start, treaty, f"{treaty}-ART7", voluntary)
    actors = sentence.context.actors_of(sentence, None)
    rule, confidence = "transparency_report.submit", 0.9
    if part("row_none").match(text, start):
        since = [d for d in sentence.dates if d.start >= start and d.relation == "since"]
        end = since[0].end if since else len(text.rstrip())
        return [
            _claim(frame, rule, confidence, "not_submitted", actor, thing, 0, end, since[0] if since else None)
            for actor in actors
        ]
    value = "submitted_voluntarily" if voluntary else "submitted"
    claims: list[Claim] = []
    begin = 0
    for date in _row_dates(sentence):
        claims.extend(_claim(frame, rule, confidence, value, actor, thing, begin, date.end, date) for actor in actors)
        begin = date.start
    return claims


def _row_dates(sentence: Sentence) -> list[DateMention]:
    dates = [
        d
        for d in sentence.dates
        if d.start >= sentence.label_end and d.edtf and d.relation not in {"for", "title", "until", "before"}
    ]
    return [d for d in dates if not elsewhere(sentence.text, d)]
