"""Which resolutions and dates a vote takes: "every year since 2005, including Resolution 71/34 in 2016" is two ballots.

Read ``ballots_of`` first. Offsets are the sentence's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.claims.wording import wording
from pipeline.language.dates import DateMention, bounds, find_dates
from pipeline.language.view import Sentence
from pipeline.reference.meeting_heads import is_ordinal, number_of
from pipeline.reference.resolutions import ResolutionMention

_LIST_JOIN = re.compile(r"\s*(?:,|and|or|,\s*and|as\s+well\s+as)\s*(?:again\s+)?(?:in\s+|on\s+)?$")
_OF_MEETING = re.compile(r",?\s*(?:(?:held\s+)?in\s+[A-Z]\w+(?:,\s+[A-Z]\w+)?,?\s*)?")
_REACH = 140
"""Characters between a resolution and its date, at most."""


def _word(key: str) -> re.Pattern[str]:
    return wording("vote", key)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: a resolution, a date, or both; where they stand is their own."""

    resolution: ResolutionMention | None
    date: DateMention | None
    here: bool = True
    """Whether both stand in the sentence of the vote; False where an earlier sentence names them."""


def ballots_of(
    sentence: Sentence, left: int, right: int, predicate: int, *, skip: tuple[int, int] | None = None
) -> list[Ballot]:
    """The ballots in ``text[left:right)`` around a vote whose words begin at ``predicate``.

    ``skip`` is a stretch inside that belongs to another vote.
    """
    text = sentence.text
    resolutions = [r for r in sentence.resolutions if left <= r.start < right]
    dates = [d for d in _usable(sentence, left, right) if skip is None or not skip[0] <= d.start < skip[1]]
    found: list[Ballot] = []
    free = list(dates)
    for order, resolution in enumerate(resolutions):
        stop = resolutions[order + 1].start if order + 1 < len(resolutions) else right
        own = _own_date(text, resolution, free, stop)
        if own is None and not _word("instance").search(text[max(0, resolution.start - 60) : resolution.start]):
            own = _leading_date(text, free, resolution, predicate, shared=order > 0)
        if own is not None and own in free:
            free.remove(own)
        found.append(Ballot(resolution, own))
    found, free = _one_each(sentence, found, free)
    settled = [b.date for b in found if b.date is not None]
    for date in free:
        if _restates(date, settled + [d for d in free if d is not date]) or (
            date.relation == "adjectival" and not _word("names_vote").match(text[date.end :])
        ):
            continue
        found.append(Ballot(None, date))
    return sorted(found, key=lambda b: (b.date or b.resolution).start)  # type: ignore[union-attr]


def _usable(sentence: Sentence, left: int, right: int) -> list[DateMention]:
    """Dates that can be a vote's; "since it was introduced in 2015" and "every year since" are made periods."""
    text = sentence.text
    usable: list[DateMention] = []
    excluded: DateMention | None = None
    for date in sentence.dates:
        if not (left <= date.start < right) or not date.edtf or date.relation in {"title", "for", "relative"}:
            continue
        if any(r.start <= date.start < r.end for r in sentence.resolutions) or _of_meeting(sentence, date):
            continue
        if _is_left_out(text, date) or (excluded is not None and _LIST_JOIN.fullmatch(text, excluded.end, date.start)):
            excluded = date
            continue
        excluded = None
        usable.append(_period(text, date))
    usable = [_ended(sentence, left, date) for date in usable if not _is_explained(sentence, date)]
    usable = _until_then(usable)
    more = [_bare_since(sentence, usable, left, right), _in_a_row(sentence, left, right)]
    return [*usable, *(date for date in more if date is not None)]


def _is_explained(sentence: Sentence, date: DateMention) -> bool:
    """Whether the date named right behind it says better which day is meant: "Two weeks earlier, on 5 December"."""
    after = next((d for d in sentence.dates if d.start >= date.end), None)
    vague = not re.search(r"\d", date.text) and re.search(
        r"\b(?:earlier|later|before|after|following|next)\b", date.text
    )
    return bool(vague and after and re.fullmatch(r",\s*(?:on\s+|in\s+)?", sentence.text[date.end : after.start]))


def _is_left_out(text: str, date: DateMention) -> bool:
    """Whether a vote leaves the date out: "except in 2003", "2003 being the only exception", "its first since 2003"."""
    if date.relation == "since" and _word("first_since").search(text[: date.start]):
        return True
    return bool(_word("except").search(text[: date.start]) or _word("excepted").match(text[date.end :]))


def _of_meeting(sentence: Sentence, date: DateMention) -> bool:
    """Whether the date is that of a meeting just before it: "the First Meeting of States Parties in May 1999"."""
    gaps = (sentence.text[m.end : date.start] for m in sentence.meetings if m.end <= date.start)
    inside = any(m.start <= date.start < m.end for m in sentence.meetings)
    return inside or any(_OF_MEETING.fullmatch(gap) for gap in gaps)


def _period(text: str, date: DateMention) -> DateMention:
    """The date as a period where "since" makes it one ("since its adoption in 2015"); "since then" keeps the year."""
    if re.match(r"(?:ever\s+)?since\s+(?:then|that)", date.text, re.IGNORECASE) and date.edtf:
        return replace(date, edtf=date.edtf[:4] + "/..")
    opened = (
        _since_event(text, date)
        if date.relation in {"at", "adjectival"} and not _word("has_since").search(text[: date.start])
        else None
    )
    lead = text[: date.start] + ("in " if date.text.startswith("in ") else "")
    if (
        opened is None
        and date.relation == "at"
        and date.edtf
        and "/" not in date.edtf
        and _word("starting").search(lead)
    ):
        opened = f"{date.edtf}/.."
    return replace(date, edtf=opened, relation="since") if opened is not None else date


def _since_event(text: str, date: DateMention) -> str | None:
    """The period from the date on in "since the Assembly first took it up in 2015"; None without such a "since"."""
    opener = _word("since_event").search(text[: date.start])
    if (
        opener is None
        or date.edtf is None
        or "/" in date.edtf
        or any(d.relation != "title" for d in find_dates(opener.group()))
    ):
        return None
    return f"{date.edtf}/.."


def _until_then(dates: list[DateMention]) -> list[DateMention]:
    """ "before that, it had abstained since 1998": one period from the one to the year before the other.

    What is told of the votes "until then" is told of whole years.
    """
    ends = [d for d in dates if d.relation == "until" and not re.search(r"\d", d.text) and d.edtf]
    if not ends or ends[0].edtf is None:
        return dates
    last = int(_last_year(ends[0].edtf)) - 1
    begun = next((d for d in dates if d.relation == "since" and d.edtf and int(d.edtf[:4]) <= last), None)
    if begun is None or begun.edtf is None:
        return [replace(d, edtf=f"../{last}") if d is ends[0] else d for d in dates]
    span = replace(begun, edtf=f"{begun.edtf[:4]}/{last}", relation="range")
    return [span if d is begun else d for d in dates if d is not ends[0]]


def _last_year(edtf: str) -> str:
    """The year of a date, the last one of a period: what "since then" counts from."""
    return edtf.removesuffix("/..").split("/")[-1][:4]


def _bare_since(sentence: Sentence, usable: list[DateMention], left: int, right: int) -> DateMention | None:
    """A "since" without a date: from the last year named before it."""
    match = _word("bare_since").search(sentence.text, left, right)
    if match is None or any(d.start <= match.start() < d.end for d in sentence.dates):
        return None
    before = [d for d in sentence.dates if d.end <= match.start() and d.edtf and d.relation != "title"]
    anchor = before[-1].edtf if before else _earlier_year(sentence)
    if anchor is None or not re.match(r"\d{4}", str(anchor)):
        return None
    return DateMention(match.start(), match.end(), f"{_last_year(str(anchor))}/..", "since", match.group())


def _earlier_year(sentence: Sentence) -> str | None:
    anchor = sentence.context.anchor(sentence)
    return str(anchor) if anchor is not None else None


def _in_a_row(sentence: Sentence, left: int, right: int) -> DateMention | None:
    """ "the fifth consecutive year", up to the last year named: five years."""
    match = _word("consecutive").search(sentence.text, left, right)
    if match is None:
        return None
    years = _run(sentence, match)
    if years is None:
        return None
    return DateMention(match.start(), match.end(), f"{years[0]}/{years[1]}", "range", match.group())


def _run(sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """First and last year of "the fifth consecutive year"; None where no year was named before it."""
    before = [d.edtf for d in sentence.dates if d.edtf and d.end <= match.start() and d.relation != "title"]
    last = before[-1] if before else _earlier_year(sentence)
    count = number_of(match["nth"]) if is_ordinal(match["nth"]) else 0
    if last is None or not re.match(r"\d{4}", last) or count < 2:
        return None
    return int(last[:4]) - count + 1, int(last[:4])


def _ended(sentence: Sentence, left: int, date: DateMention) -> DateMention:
    """ "all previous resolutions since 1996" beside years in a row: only up to the year before these."""
    run = _word("consecutive").search(sentence.text)
    if date.relation != "since" or run is None or not _word("all_before").search(sentence.text, left, date.start):
        return date
    years = _run(sentence, run)
    if years is None or date.edtf is None or int(date.edtf[:4]) >= years[0]:
        return date
    return replace(date, edtf=f"{date.edtf.removesuffix('/..')}/{years[0] - 1}", relation="range")


def _own_date(text: str, resolution: ResolutionMention, free: list[DateMention], stop: int) -> DateMention | None:
    """The date behind a resolution that is its vote's: "Resolution 71/34 on 5 December 2016", "…, adopted on …"."""
    for date in free:
        if not resolution.end <= date.start < stop or date.relation not in {"at", "adjectival"}:
            continue
        gap = text[resolution.end : date.start]
        if len(gap) > _REACH or _word("not_its_date").search(gap):
            return None
        return date
    return None


def _leading_date(
    text: str, free: list[DateMention], resolution: ResolutionMention, predicate: int, *, shared: bool
) -> DateMention | None:
    """The date before a resolution: the one nearest to its left; the finest of those that agree."""
    before = [d for d in free if d.end <= resolution.start and d.relation in {"at", "adjectival"}]
    if not before or shared:
        return None
    best = before[-1]
    for date in before:
        if _contains(best, date):
            best = date
    if best.start > predicate and _word("row").search(text[best.end : resolution.start]):
        return None
    return best


def _one_each(
    sentence: Sentence, found: list[Ballot], free: list[DateMention]
) -> tuple[list[Ballot], list[DateMention]]:
    """As many dates as resolutions go one each ("58/53 and 59/84 in 2003 and 2004"); one session shares its date."""
    if len(found) < 2 or any(b.date for b in found[1:-1]) or (found[0].date and found[-1].date):
        return found, free
    last = found[-1].date
    if last is not None and last.start > (found[-1].resolution or last).start:
        dates = [last, *(d for d in free if d.start > last.start)][: len(found)]
        joined = all(_LIST_JOIN.fullmatch(sentence.text, a.end, b.start) for a, b in pairwise(dates))
        if len(dates) == len(found) and joined:
            return [replace(b, date=d) for b, d in zip(found, dates, strict=True)], [d for d in free if d not in dates]
    date = found[0].date or last
    sessions = {b.resolution.session for b in found if b.resolution is not None}
    return ([replace(b, date=date) for b in found] if len(sessions) == 1 else found), free


def _restates(date: DateMention, others: list[DateMention]) -> bool:
    """Whether a date only says again, less finely, what another one says: "A month later, on 3 December 2012, …"."""
    if "/" in (date.edtf or "") or date.relation not in {"at", "adjectival", "by"}:
        return False
    return any(other.edtf != date.edtf and _contains(date, other) for other in others) or any(
        other.edtf == date.edtf and other.start < date.start for other in others
    )


def _contains(wide: DateMention, fine: DateMention) -> bool:
    """Whether ``fine`` is a point within the point ``wide``."""
    if "/" in (fine.edtf or "/") or "/" in (wide.edtf or "/"):
        return False
    (wide_first, wide_last), (first, last) = bounds(wide.edtf or ""), bounds(fine.edtf or "")
    if wide_first is None or wide_last is None or first is None or last is None:
        return False
    return wide_first <= first and last <= wide_last
