"""States: "is (not) party to A", "remains outside", "making Peru a State Party", "a State Party since D, Peru …"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.treaties_of import TreatyAt, code_of, report_treaty, spoken_of, treaties_before, treaties_behind
from pipeline.claims.treaty_status.readings import Place, Reading, reading_of, understood, undone
from pipeline.claims.treaty_status.subjects import (
    actors_before,
    begin_of,
    listed_states,
    stated_actors,
    told_aside,
    unreal,
    word,
)
from pipeline.language.context import Actor


def read_state(place: Place) -> Reading | None:
    """Read "is (not) party to A, B, but not to C", "remains outside it", "became a State Party on D"."""
    sentence, frame, words = place.sentence, place.hit.frame, place.hit.match.group()
    if frame.future or frame.irrealis or unreal(sentence, frame.start):
        return None
    if word("left_to_ratify").match(place.behind):
        return None  # "the last signatory left to ratify it": the act that is still to come says which treaty
    if word("act_of_party").match(place.behind) or word("infinitive_of_be").search(sentence.text[: frame.start]):
        return None
    negative = frame.negated or bool(word("negator").search(words)) or undone(place)
    listed = frame.end
    treaties = treaties_behind(sentence, frame.end) or _treaties_of_state(place)
    if not treaties:
        return None
    if "signature" in words:
        actors = actors_before(sentence, frame.start, words) or sentence.context.actors_of(sentence, None)
    else:
        actors = stated_actors(sentence, place.hit)
        if not actors:
            actors, listed = listed_states(sentence, frame.end)
    negative = negative or all(t.negated for t in treaties)
    value = place.value(negative)
    dates = place.dates(treaties) if value == "state_party" and _has_begun(place, treaties) else []
    if value == "state_party" and _by_paper(place, treaties):
        return None  # "became a party by accession on D" dates the accession
    if value == "signatory" and word("first_signatory").search(words):
        dates = place.dates(treaties)
        value = "signed" if dates else value
    if value == "state_party" and not dates and told_aside(sentence, begin_of(place.hit)):
        return None
    reading = reading_of(place, value, actors, treaties, dates, negative=negative)
    return replace(reading, end=max(reading.end, listed))


def _by_paper(place: Place, treaties: list[TreatyAt]) -> bool:
    """Whether the next words say how the state became a party: "by accession on D"."""
    if place.following is None or not place.following.match.group().lower().startswith("by "):
        return False
    after = max([place.hit.frame.end, *(t.end or 0 for t in treaties)])
    return bool(re.fullmatch(r"(?:\s*\([^)]*\)|\)|,|\s)*", place.sentence.text[after : place.following.frame.start]))


def _treaties_of_state(place: Place) -> list[TreatyAt]:
    """The treaty of a state that names none behind it: inside its words, before it, or understood."""
    sentence, frame, words = place.sentence, place.hit.frame, place.hit.match.group()
    begin = begin_of(place.hit)
    before = [t for t in sentence.treaties if t.end <= begin]
    inside = [t for t in sentence.treaties if frame.start <= t.start and t.end <= frame.end]
    if (words.endswith("signature") or place.hit.rule.sense == "unratified") and before:
        return [TreatyAt(code_of(sentence, before[-1]), before[-1].start, before[-1].end)]
    relative = treaties_before(sentence, begin)
    if relative:
        return relative
    if inside:
        return [TreatyAt(code_of(sentence, inside[0]), inside[0].start, inside[0].end)]
    plain = place.hit.rule.sense in {"signatory", "unratified"} or word("plain_status").search(words)
    alone = word("bare_status").search(words) and word("alone").match(place.behind)
    elsewhere = re.match(r"\s+to\s+(?!which)", place.behind)
    return [understood(place)] if (plain or alone) and not elsewhere else []


def _has_begun(place: Place, treaties: list[TreatyAt]) -> bool:
    """Whether a date beside "is a State Party" is that of becoming one."""
    becoming = word("becoming")
    return bool(
        becoming.match(place.hit.match.group()) or becoming.match(place.behind) or any(t.date for t in treaties)
    )


def read_made(place: Place) -> Reading | None:
    """Read "making Peru a State Party as of D": the name stands inside."""
    sentence, match, frame = place.sentence, place.hit.match, place.hit.frame
    inside = [a for a in sentence.agents if match.start() <= a.start and a.end <= match.end() and not a.modifier]
    name = next((a for a in inside if a.kind in {"state", "reference"}), None)
    if name is None or frame.future or re.search(r"\b(?:will|would|to|could)\s+$", sentence.text[: match.start()]):
        return None
    treaties = treaties_behind(sentence, frame.end) or [understood(place)]
    dates = [d for d in place.dates(treaties) if d.start >= match.end()]
    return reading_of(place, place.value(frame.negated), sentence.context.actors_of(sentence, name), treaties, dates)


_COUNTED = re.compile(r"(?:another|one|two|three|four|five|six)\b", re.IGNORECASE)
"""Begins an apposition whose names follow: "one signatory, Peru"."""


def read_beside(place: Place) -> Reading | None:
    """A status in apposition, before a name, or at the head of the sentence; the name stands next to it."""
    sentence, frame, words = place.sentence, place.hit.frame, place.hit.match.group()
    outside = re.search(r"\bnon|not\b|neither|outside", words, re.IGNORECASE)
    sense = "not_party" if outside else "signatory" if "ignator" in words else "party"
    treaties = treaties_behind(sentence, frame.end)
    named = max([frame.end, *(t.end or 0 for t in treaties)])
    own = [t.date for t in treaties]
    dates = [d for d in place.dates(treaties) if d in own or not sentence.text[named : d.start].strip(" ,")]
    dates = dates if sense == "party" else []
    if sense == "party" and treaties and all(t.negated for t in treaties):
        sense = "not_party"
    if (
        sentence.label_end <= frame.start
        and sentence.label_end
        and not sentence.text[sentence.label_end : frame.start].strip()
    ):
        actors = sentence.context.actors_of(sentence, None)
        label = [t.code for t in sentence.treaties if t.end <= sentence.label_end]
        treaties = [TreatyAt(label[-1] if label else report_treaty(sentence), None, None)]
    else:
        after = max([named, *(d.end for d in dates)])
        fronted = bool(treaties or dates or re.match(r"(?:as\s+)?an?\b|part|both", words, re.IGNORECASE))
        actors = actors_before(sentence, frame.start, words) or _names_behind(place, after, fronted=fronted)
        if not actors and word("second_status").search(sentence.text[: frame.start]):
            actors = frame.actors
        code = spoken_of(sentence, frame.start) if frame.start else report_treaty(sentence)
        treaties = treaties or [TreatyAt(code, None, None)]
    value = place.rules.value(sense, frame, negative=sense == "not_party")
    reading = reading_of(place, value, actors, treaties, dates, negative=sense == "not_party")
    said = any(g.end <= frame.start and not g.parenthetical for g in frame.governors)
    return replace(reading, aside=not said) if actors else None


def _names_behind(place: Place, after: int, *, fronted: bool) -> list[Actor]:
    """The names that follow: "State Party Peru", "Non-signatories Peru and Chile", "A State Party since D, Peru …"."""
    sentence, words = place.sentence, place.hit.match.group()
    if fronted and not re.fullmatch(r"(?:[^,.;]{0,40}:\s+)?", sentence.text[: place.hit.match.start()]):
        return []
    gap = r"(?:,\s+|\s*\([^)]*\),\s+)(?:the\s+)?" if fronted else r"\s+(?:the\s+)?"
    if _COUNTED.match(words):
        gap = r",?\s+(?:namely\s+)?(?:the\s+)?"
    found: list[Actor] = []
    at = after
    for agent in sentence.agents:
        if agent.start < at or agent.kind != "state" or agent.modifier:
            continue
        if not re.fullmatch(r",?\s+(?:and\s+)?(?:the\s+)?" if found else gap, sentence.text[at : agent.start]):
            break
        found.extend(sentence.context.actors_of(sentence, agent))
        at = agent.end
        if not re.search(r"(?:ies|States)\b", words):
            break
    return found
