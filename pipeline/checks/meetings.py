"""Meetings: do number, place and date go together?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.registry import Context, Slip, check
from pipeline.language.patterns import pattern
from pipeline.reference.meetings import (
    Meeting,
    MeetingMention,
    find_meetings,
    last_meeting_year,
    meeting,
    meetings_of_kind,
    same_place,
)

_NAMES = {"MSP": "Meeting of States Parties", "RC": "Review Conference"}
_TREATY_NAMES = {"MBT": "Mine Ban Treaty", "CCM": "Convention on Cluster Munitions", "CCW": "CCW"}
IN_NAMES = ("eeting", "MSP", "onference", "ummit")
"""One of these is in every name of such a meeting; most paragraphs have none."""
_REFERENCE = "meetings.csv"
_BEFORE = 500
"""Characters before a paragraph in which the treaty is named that it may mean."""


@check("meeting_mismatch")
def meeting_mismatch(context: Context) -> Iterator[Slip]:
    """Number, place and year of a meeting do not go together."""
    for mention in _mentions(context):
        if mention.kind not in _NAMES or mention.treaty is None:
            continue
        if mention.place is None and mention.dates is None:
            continue
        if pattern("meeting.not_its_date").search(context.text[: mention.start][-60:]):
            # "Letter to the President of the Twelfth Meeting, 2 July 2013": the date is the letter's
            continue
        if mention.event_id is not None:
            row = meeting(mention.event_id)
            if row is not None and not (_place_fits(mention, row) and _dates_fit(mention, row)):
                yield _slip(context, mention, row)
        elif mention.number is None and mention.place is not None and mention.year is not None:
            near = _half_fitting(mention, mention.place, mention.year)
            if near is not None:
                yield _slip(context, mention, near)


def _mentions(context: Context) -> Iterator[MeetingMention]:
    """The meetings of the text. Each paragraph that may name one is read, with what stands before it."""
    report = context.report
    for segment in report.segments:
        words = report.text[segment.start : segment.end]
        if not any(part in words for part in IN_NAMES):
            continue
        begin = max(0, segment.start - _BEFORE)
        text = report.text[begin : segment.end]
        for mention in find_meetings(text, report.treaty, report.report_year, segment.start - begin):
            yield replace(mention, start=begin + mention.start, end=begin + mention.end)


def _place_fits(mention: MeetingMention, row: Meeting) -> bool:
    # Meetings held online have been given the place where they should have been.
    unsure = mention.place is None or "virtual" in (mention.place, row.place)
    return unsure or same_place(mention.place or "", row.place)


def _dates_fit(mention: MeetingMention, row: Meeting) -> bool:
    if mention.dates is None:
        return True
    first, last = mention.dates.split("/")[0], mention.dates.split("/")[-1]
    if len(first) == 4:
        return int(first) in row.years
    return first[:7] <= row.ends and row.starts <= last[:7]


def _half_fitting(mention: MeetingMention, place: str, year: int) -> Meeting | None:
    """The meeting that has the place or the year said, where none has both; None where that is unsure."""
    last = last_meeting_year(mention.treaty or "")
    if last is None or year > last:
        return None
    rows = meetings_of_kind(mention.treaty or "", mention.kind)
    if any(same_place(place, row.place) and year in row.years for row in rows):
        return None
    if any(row.place == "virtual" and year in row.years for row in rows):
        return None
    by_year = [row for row in rows if year in row.years]
    by_place = [row for row in rows if same_place(place, row.place)]
    return next((found[0] for found in (by_year, by_place) if len(found) == 1), None)


def _slip(context: Context, mention: MeetingMention, row: Meeting) -> Slip:
    expected = _by_place_and_date(mention) or row
    when = row.starts if row.starts == row.ends else f"{row.starts}/{row.ends}"
    treaty = _TREATY_NAMES.get(row.treaty, row.treaty)
    message = (
        f"The {treaty} {_NAMES[row.kind]} number {row.number} was held in {row.place}, {when}; "
        f"the report says “{' '.join(mention.text.split())}”."
    )
    claims = context.claims_over(mention.start, mention.end, "attendance")
    claim_id = next((claim.claim_id for claim in claims if claim.event == mention.event_id), None)
    return Slip(mention.start, mention.end, message, mention.text, expected.event_id, _REFERENCE, claim_id)


def _by_place_and_date(mention: MeetingMention) -> Meeting | None:
    """The meeting of this kind that was held at the place and the time said, where both are said."""
    if mention.place is None or mention.dates is None:
        return None
    rows = meetings_of_kind(mention.treaty or "", mention.kind)
    fitting = [row for row in rows if same_place(mention.place, row.place) and _dates_fit(mention, row)]
    return fitting[0] if len(fitting) == 1 else None
