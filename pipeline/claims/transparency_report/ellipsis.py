"""Submissions whose verb is not said again: "Peru and Chile did not", "as Chile did in 2008", "and Malta in June 2011".

The patterns are the [part] entries of ``rules/transparency_report.toml``.
"""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.transparency_report.dates import elsewhere, listed, submission_dates
from pipeline.claims.transparency_report.things import Thing, part, thing_of
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence

_GAP, _OPENING = 110, 60


def thing_again(sentence: Sentence, hit: Hit, before: tuple[Hit, Thing] | None) -> tuple[Thing, str | None] | None:
    """The report that the verb before was about, and the year that it was dated with if it was dated with one only.

    ``before`` is what the sentence said of a report so far; where that is nothing, the sentence before is asked.
    None where something else was said in between.
    """
    text, start = sentence.text, hit.frame.start
    if hit.match.group().lower() == "did" and not part("as_did").search(text[:start]):
        return None
    if before is not None:
        spoken, thing = before
        end = max(spoken.frame.end, thing.end)
        if not 0 <= start - end < _GAP or part("same_block").search(text[end:start]):
            return None
        return _placed(thing, hit), _year(sentence, spoken, thing)
    step = sentence.previous
    if (
        step is None
        or step.paragraph != sentence.paragraph
        or start > _OPENING
        or part("same_block").search(text[:start])
    ):
        return None
    last = _last_said(step)
    return (_placed(last[1], hit), _year(step, *last)) if last else None


def _placed(thing: Thing, hit: Hit) -> Thing:
    return Thing(hit.frame.start, hit.frame.end, thing.treaty, thing.event, thing.voluntary)


def _last_said(sentence: Sentence) -> tuple[Hit, Thing] | None:
    """The last predicate of a sentence that is about a report, if it is the sentence's last of all."""
    found = sorted(find_hits(sentence, rule_file("transparency_report")), key=lambda hit: hit.frame.start)
    for hit in reversed(found):
        thing = thing_of(sentence, hit) if hit.rule.sense != "same" else None
        if thing is not None:
            rest = sentence.text[max(hit.frame.end, thing.end) :]
            return None if part("same_block").search(rest) else (hit, thing)
    return None


def _year(sentence: Sentence, hit: Hit, thing: Thing) -> str | None:
    """The year of a submission that took place; a pledge to submit has none."""
    if hit.frame.irrealis or hit.frame.future:
        return None
    dates = submission_dates(sentence, hit, thing, negative=False)
    years = [date.edtf for date in dates if date.edtf and re.fullmatch(r"\d{4}", date.edtf)]
    return years[0] if len(dates) == len(years) == 1 else None


def states_after(sentence: Sentence, hit: Hit) -> list[Actor]:
    """The states of "as did Chile and Cuba", "nor has Malta"; empty where the words are in another order."""
    if not re.match(r"(?:as|so|nor|neither)\b", hit.match.group(), re.IGNORECASE):
        return []
    return states_listed(sentence, hit.frame.end)


def states_listed(sentence: Sentence, end: int) -> list[Actor]:
    """States listed from ``end`` on: "…: Cape Verde, Madagascar, and Togo"."""
    found: list[Actor] = []
    for agent in sentence.agents:
        if agent.kind != "state" or agent.start < end or not agent.id:
            continue
        if not part("listed_gap").fullmatch(sentence.text[end : agent.start]):
            break
        found.extend(sentence.context.actors_of(sentence, agent))
        end = agent.end
    return [actor for actor in found if actor.type == "state"]


def gapped(sentence: Sentence, end: int) -> list[tuple[Agent, DateMention]]:
    """What follows a dated submission without its verb, state and date each: ", and Malta in June 2011"."""
    found: list[tuple[Agent, DateMention]] = []
    while lead := part("gapped").match(sentence.text, end):
        state = next((a for a in sentence.agents if a.kind == "state" and a.id and a.start == lead.end()), None)
        date = _date_of(sentence, state, "gapped_date") if state else None
        if state is None or date is None:
            break
        found.append((state, date))
        end = date.end
    return found


def bracketed(sentence: Sentence) -> dict[str, list[DateMention]]:
    """The dates in brackets behind states: "Haiti (May 2010) and Malta (2011 and 2012)", by ISO code."""
    pairs = ((a, _date_of(sentence, a, "bracket")) for a in sentence.agents if a.kind == "state" and a.id)
    return {agent.id: listed(sentence.text, _from(sentence, date)) for agent, date in pairs if agent.id and date}


def _from(sentence: Sentence, first: DateMention) -> list[DateMention]:
    """A date and those behind it up to the closing bracket."""
    close = sentence.text.find(")", first.start)
    return [d for d in sentence.dates if d.edtf and first.start <= d.start < close] or [first]


def _date_of(sentence: Sentence, state: Agent, gap: str) -> DateMention | None:
    """The date right behind a state, with nothing but ``gap`` between them."""
    for date in sentence.dates:
        if date.start >= state.end and date.edtf and date.relation in {"at", "since", None}:
            between = sentence.text[state.end : date.start]
            fits = part(gap).fullmatch(between) and not elsewhere(sentence.text, date)
            return date if fits else None
    return None
