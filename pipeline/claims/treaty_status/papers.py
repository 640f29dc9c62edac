"""Events told by their papers ("deposited its instrument of accession on D") and entries into force."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.treaties_of import TreatyAt, code_of, spoken_of, treaties_behind
from pipeline.claims.treaty_status.readings import Place, Reading, reading_of, understood
from pipeline.claims.treaty_status.subjects import word
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention

_FOR_ALL = {
    "MBT": "1999-03-01", "CCM": "2010-08-01", "CCW": "1983-12-02", "CCW-APII": "1998-12-03", "CCW-PV": "2006-11-12",
}  # fmt: skip
"""The days on which the treaties themselves entered into force, for everybody: no state's own event."""
_DEEDS = {
    "accession": "acceded", "succession": "acceded", "adherence": "acceded", "signature": "signed",
    "withdrawal": "withdrew",
}  # fmt: skip
"""What a paper is about, where it is no ratification (acceptance, approval)."""


def read_instrument(place: Place) -> Reading | None:
    """Read "deposited its instrument of accession on D", "its ratification followed on D"."""
    sentence, frame, match = place.sentence, place.hit.frame, place.hit.match
    head = sentence.text[: frame.start]
    if frame.future or frame.negated or (frame.irrealis and not word("realised").search(head)):
        return None
    if any(word("considered").search(sentence.text[: match.start() + more]) for more in (0, 1)) or re.search(
        r"\b(?:will|would|to|should|may)\s+(?:be\s+)?$", head
    ):
        return None
    treaties = treaties_behind(sentence, frame.end) or [understood(place)]
    dates = place.dates(treaties)
    if (
        dates
        and dates[0].start > frame.end
        and word("another_clause").search(sentence.text[frame.end : dates[0].start])
    ):
        dates = []
    if not dates and not re.match(r"deposit", match.group(), re.IGNORECASE):
        return None
    verbal = frame.start == match.start() and re.match(r"[a-z]+(?:ed|ing)\b", match.group())
    actors = frame.actors if verbal else sentence.context.actors_of(sentence, frame.subject)
    return reading_of(place, _deed(place), actors, treaties, dates)


def _deed(place: Place) -> str:
    """What the paper is about; without a word for it a ratification, unless an accession has been spoken of."""
    deed = next((text for name, text in place.hit.match.groupdict().items() if name.startswith("deed") and text), "")
    if not deed:
        previous = place.sentence.previous
        earlier = place.sentence.text[: place.hit.frame.start] + (previous.text if previous else "")
        return "acceded" if re.search(r"\bacce(?:ded|ssion)\b", earlier) else "ratified"
    return _DEEDS.get(deed.lower(), "ratified")


def read_in_force(place: Place) -> Reading | None:
    """Read "the treaty entered into force for Peru on D"; without "for" where a joining is told in the same breath."""
    sentence, frame = place.sentence, place.hit.frame
    head = sentence.text[: frame.start]
    before = [t for t in sentence.treaties if t.end <= frame.start]
    if frame.future or frame.irrealis or word("other_in_force").search(head):
        return None
    if not before and not word("treaty_in_force").search(sentence.text[max(0, frame.start - 80) : frame.start + 6]):
        return None
    near = next(
        (a for a in sentence.agents if 0 <= a.start - frame.end < 40 and _is_for(sentence.text[frame.end : a.start])),
        None,
    )
    noun = re.search(r"\b(treaty|convention|protocol|it)\b[^,;.]{0,30}$", head, re.IGNORECASE)
    code = code_of(sentence, before[-1]) if before else spoken_of(sentence, frame.start, noun[1] if noun else "it")
    dates = place.dates([TreatyAt(code, None, near.end if near else None)])[:1]
    if near is not None:
        actors, end = sentence.context.actors_of(sentence, near), near.end
    else:
        actors, end = _just_joined(place, code, dates), frame.end
    reading = reading_of(place, place.value(frame.negated), actors, [TreatyAt(code, None, None)], dates)
    return replace(reading, end=end) if actors else None


def _is_for(gap: str) -> bool:
    return bool(re.fullmatch(r"\s+(?:\w+\s+)?(?:for|on|upon)\s+(?:the\s+)?", gap))


def _just_joined(place: Place, code: str, dates: list[DateMention]) -> list[Actor]:
    """Whom an entry into force without "for" concerns: who has just joined, on a day that is not everybody's."""
    sentence, frame = place.sentence, place.hit.frame
    earlier = sentence.text[: frame.start] + (sentence.previous.text if sentence.previous else "")
    day = dates[0].edtf if dates else None
    if not word("joined_before").search(earlier) or not re.fullmatch(r"\d{4}-\d\d-\d\d", day or ""):
        return []
    party = place.preceding.frame.end if place.preceding is not None and place.preceding.rule.sense == "party" else None
    shared = party is not None and word("on_entry_into_force").fullmatch(sentence.text, party, frame.start)
    told_on = place.preceding is not None and word("and_in_force").search(
        sentence.text[place.preceding.frame.end : frame.start]
    )
    if day == _FOR_ALL.get(code) and not shared and not told_on:
        return []
    return frame.actors if frame.actors and frame.subject is not None else sentence.context.actors_of(sentence, None)
