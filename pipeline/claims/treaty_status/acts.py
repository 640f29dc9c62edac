"""Acts of joining and leaving: "signed A on D and ratified it", "has yet to accede", "left the treaty"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.treaties_of import TreatyAt, spoken_of, treaties_before, treaties_behind
from pipeline.claims.treaty_status.dates import event_dates
from pipeline.claims.treaty_status.readings import Place, Reading, reading_of, understood, undone
from pipeline.claims.treaty_status.subjects import (
    begin_of,
    listed_states,
    object_of_relative,
    stated_actors,
    told_aside,
    unreal,
    word,
)
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.prepositions import in_phrase

_LEMMAS = frozenset({
    "sign", "signs", "ratify", "ratifies", "accede", "accedes", "adhere", "adheres", "join", "joins", "withdraw",
    "withdraws", "denounce", "denounces",
})  # fmt: skip
"""Forms that tell of a fact only behind an auxiliary or "one of the first to"."""


def read_act(place: Place) -> Reading | None:
    """Read "signed A on D and ratified it": a verb with its treaties, or alone with a date or at its clause's end."""
    sentence, frame = place.sentence, place.hit.frame
    realised = bool(word("realised").search(sentence.text[: frame.start]))
    negative = frame.negated or undone(place) or bool(word("not_among").search(place.before))
    if _is_no_act(place, realised=realised, negative=negative):
        return None
    treaties = _taken(place)
    if not treaties:
        return None
    actors = stated_actors(sentence, place.hit, realised=realised)
    if not actors and not negative:
        return _enumerated(place, treaties)
    listed = 0
    if not actors:
        actors, listed = listed_states(sentence, frame.end)
    negative = negative or all(t.negated for t in treaties)
    dates = [] if negative else place.dates(treaties)
    value = place.value(negative)
    if not negative and not dates and _needs_date(place):
        return None
    if (
        value == "acceded"
        and place.hit.match.group().lower().startswith("join")
        and not (dates and len(dates[0].edtf or "") > len("2003"))
    ):
        value = "state_party"  # "joined in 1999" says since when it is one, not by which paper
    reading = reading_of(place, value, actors, treaties, dates, negative=negative)
    return replace(reading, end=max(reading.end, listed)) if actors else None


def _is_no_act(place: Place, *, realised: bool, negative: bool) -> bool:
    """Whether the verb tells nothing that was done or left undone: plans, conditions, "did not sign in Oslo"."""
    frame, begin = place.hit.frame, begin_of(place.hit)
    if (frame.future or frame.irrealis) and not realised and not undone(place):
        return True
    if unreal(place.sentence, begin):
        return True
    if negative and not frame.never and re.search(r"\bdid\b", place.sentence.text[begin : frame.start]):
        return True  # it may have joined since
    if frame.group is not None and frame.group.modal in {"may", "might"}:
        return True  # "others may have signed"
    if re.match(r"(?:once|when|if)\b", place.sentence.text[begin:]):
        return True  # "becomes law once ratified"
    first = place.hit.match.group().lower().split()[0]
    head = place.sentence.text[: place.hit.match.start()]
    if first.endswith("ing") and re.search(r"\b(?:the|a|an|this)\s+(?:\w+\s+)?$|\bto\s+$", head, re.IGNORECASE):
        return True  # "the signing of the treaty", "has no objection to joining"
    subject = frame.subject
    spoken_of = subject is not None and place.sentence.text[subject.end : frame.start].strip(" ’s") == ""
    if first.endswith("ing") and subject is not None and spoken_of and in_phrase(place.sentence, subject):
        return True  # "made no statement on Peru joining the treaty"
    # "recommended that it join", "Peru Joins Treaty"
    return place.hit.match.group().lower().split()[0] in _LEMMAS and not (negative or realised)


def _needs_date(place: Place) -> bool:
    """Whether the act counts only with a date: "accepted the protocol", "before it joined", "by joining"."""
    accepted = place.hit.match.group().lower().startswith(("accepted", "approved"))
    group = place.hit.frame.group
    return accepted or told_aside(place.sentence, begin_of(place.hit)) or bool(group and group.gerund)


def _taken(place: Place) -> list[TreatyAt]:
    """The treaties of an act: behind it, shared with the next act, before it; understood where it stands alone."""
    sentence, hit, text = place.sentence, place.hit, place.sentence.text
    if hit.frame.passive:
        return _passive(place)
    treaties = treaties_behind(sentence, hit.frame.end)
    withdrew = hit.rule.sense == "withdrew"
    if treaties and withdrew and not hit.match.group().lower().endswith("from"):
        named = not re.match(r"(?:to\s+)?(?:it|them)\b", text[treaties[0].start or 0 :])
        return treaties if named else []
    if (
        not treaties
        and place.following is not None
        and word("coordinated").fullmatch(text, hit.frame.end, place.following.frame.start)
    ):
        treaties = treaties_behind(sentence, place.following.frame.end)
    if treaties:
        return treaties
    relative = treaties_before(sentence, begin_of(hit))
    if relative:
        return relative
    alone = not withdrew and word("alone").match(place.behind) and not object_of_relative(sentence, begin_of(hit))
    return [understood(place)] if alone else []


def _passive(place: Place) -> list[TreatyAt]:
    """The treaty as subject: "The treaty was signed by Peru"."""
    if not place.hit.frame.actors:
        return []
    named = [t for t in place.sentence.treaties if t.end <= len(place.before)]
    if named and not re.search(r"[,;.]", place.before[named[-1].end :]) and len(place.before) - named[-1].end < 50:
        return [TreatyAt(named[-1].code, None, None)]
    bare = re.search(r"\b(treaty|convention|protocol)\s*(?:\[\d+\]\s*)?$|^(it)\s*$", place.before, re.IGNORECASE)
    return [TreatyAt(spoken_of(place.sentence, len(place.before), bare[1] or "it"), None, None)] if bare else []


def _enumerated(place: Place, treaties: list[TreatyAt]) -> Reading | None:
    """Names with a date each behind a colon: "Two states ratified: Peru (3 May 2002) and Chile (5 June 2003)"."""
    sentence = place.sentence
    opener = re.compile(r"[^:;.—–]{0,80}(?::|\s[—–])\s").match(
        sentence.text, max(place.hit.frame.end, treaties[0].end or 0)
    )
    actors: list[Actor] = []
    dates: list[DateMention] = []
    for agent in sentence.agents if opener else []:
        gaps = ((d, sentence.text[agent.end : d.start]) for d in event_dates(sentence) if agent.end <= d.start)
        date = next((d for d, gap in gaps if re.fullmatch(r",?\s*\(?(?:on\s+|in\s+)?", gap)), None)
        if opener and date and agent.start >= opener.end() and agent.kind == "state" and not agent.modifier:
            actors.extend(sentence.context.actors_of(sentence, agent)[:1])
            dates.append(date)
    return reading_of(place, place.value(False), actors, treaties[:1], dates) if len(actors) > 1 else None
