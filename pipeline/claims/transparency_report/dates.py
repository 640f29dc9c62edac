"""Which dates beside a predicate are those of submission: a list taken apart, without deadlines and periods covered.

The patterns are the [part] entries of ``rules/transparency_report.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.frames_of import Hit
from pipeline.claims.transparency_report.things import Thing, part, settle, spans
from pipeline.language.dates import DateMention
from pipeline.language.dates_since import since_event
from pipeline.language.deeds import dates_earlier_deed
from pipeline.language.edtf_dates import since
from pipeline.language.view import Sentence

_DATE_REACH, _NEGATIVE_REACH, _OPENING_REACH, _OPENING_WORD = 90, 45, 40, 10
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def submission_dates(sentence: Sentence, hit: Hit, thing: Thing, *, negative: bool) -> list[DateMention]:
    """The dates of submission, a list taken apart: behind predicate and thing, else before them in their clause."""
    found = _found(sentence, hit, thing, negative=negative)
    if not negative and part("in_since").search(sentence.text[: hit.frame.start]):
        # "since it submitted the last one in 2005": that submission is of 2005
        return [replace(d, edtf=(d.edtf or "").removesuffix("/.."), relation="at") for d in found]
    return _years_missed(sentence, max(hit.frame.end, thing.end)) if negative and not found else found


def _found(sentence: Sentence, hit: Hit, thing: Thing, *, negative: bool) -> list[DateMention]:
    text, frame = sentence.text, hit.frame
    usable = _usable(sentence, hit)
    first, end = min(frame.start, thing.start), max(frame.end, thing.end)
    inside = [d for d in usable if frame.start <= d.start and d.end <= frame.end]
    as_of = _opening_as_of(sentence, sentence.part_of(first)[0], first) if negative else None
    if inside and negative:
        return inside
    if as_of is not None:
        return [as_of]
    # "sent in 2017", "dates from 5 May": the preposition belongs to the verb as well.
    behind = [d for d in usable if d.start >= end - 5 and d.end > end]
    if behind and not _reaches(sentence, end, behind[0]):
        behind = []
    if negative:
        missed = _missed(sentence, hit, end, usable, behind)
        if missed is not None:
            return missed or _due(sentence, first, end)
    elif (not behind or behind[0].relation != "since") and (began := _each_year(sentence, hit, end)) is not None:
        return [began, *(listed(text, behind) if behind else [])]
    elif behind:
        return listed(text, behind)
    else:
        low, high = sorted([(frame.start, frame.end), (thing.start, thing.end)])
        between = [d for d in usable if low[1] <= d.start and d.end <= high[0]]
        if between:
            return listed(text, between)
    left, _ = sentence.part_of(first)
    leading = [d for d in usable if left <= d.start and d.end <= first and d.relation in {"at", "since", "range"}]
    leading = [
        d for d in leading if not part("as_of").search(text[: d.start]) and not (negative and len(d.edtf or "") > 4)
    ]
    leading = [d for d in leading if not dates_earlier_deed(sentence, left, d, (frame.group or frame).start)]
    if (
        not leading
        and left
        and usable
        and usable[0].start < 4
        and part("aside_only").fullmatch(text[usable[0].end : left])
    ):
        return usable[:1]
    return listed(text, leading) if leading and _opens(text, left, leading[0]) else []


def _usable(sentence: Sentence, hit: Hit) -> list[DateMention]:
    dated = [d for d in sentence.dates if d.edtf and d.relation not in {"title", "adjectival", "for"}]
    plain = [_plain(sentence.text, hit, d) for d in dated]
    return [d for d in plain if d.relation not in {"until", "before"} and not elsewhere(sentence.text, d)]


def _missed(
    sentence: Sentence, hit: Hit, end: int, usable: list[DateMention], behind: list[DateMention]
) -> list[DateMention] | None:
    """When none came: "in 2010 and 2012" close behind, "since" the last; None where an opening year may say it."""
    text = sentence.text
    bare = part("bare_since").match(text, end)
    if bare and part("since_first").search(bare.group()) and (first := _first_date(sentence, hit.frame.start)):
        return [_from(first, hit.frame.end, bare)]
    earlier = [d for d in usable if d.end <= hit.frame.start and d.relation == "at"]
    if bare and earlier:
        return [_from(earlier[-1].edtf or "", hit.frame.end, bare)]
    close = [d for d in behind if d.relation in {"at", "since"} and not part("as_of").search(text[: d.start])]
    gap = part("number").sub("", text[end : close[0].start]) if close else ""
    if close and len(gap) < _NEGATIVE_REACH and "," not in gap:
        return listed(text, close)
    if bare and (anchor := sentence.context.anchor(sentence)) and isinstance(anchor, str):
        return [_from(anchor, hit.frame.end, bare)]
    if not hit.frame.perfect:
        return None
    left, _ = sentence.part_of(hit.frame.start)
    opening = [d for d in usable if left <= d.start and d.end <= hit.frame.start and d.relation == "since"]
    return opening[:1] if opening and _opens(text, left, opening[0]) else []


def _due(sentence: Sentence, start: int, end: int) -> list[DateMention]:
    """The years of "None of the reports due from 2003 to 2006 has come"."""
    years = [d for d in sentence.dates if start <= d.start and d.end <= end and d.edtf and "/" in d.edtf]
    return [
        d for d in years if ".." not in (d.edtf or "") and part("due_range").search(sentence.text[: d.start] + _lead(d))
    ]


def _years_missed(sentence: Sentence, end: int) -> list[DateMention]:
    """The years of "did not submit the updates for 2006 and 2007", which nothing else dates."""
    years = [
        d for d in sentence.dates if d.relation == "for" and d.start >= end and re.fullmatch(r"\d{4}", d.edtf or "")
    ]
    if not years or sentence.text[end : years[0].start].strip():
        return []
    return [replace(d, relation="at") for d in listed(sentence.text, years)]


def _first_date(sentence: Sentence, before: int) -> str | None:
    """The first date of the paragraph, up to an offset of the sentence: what "since the first" counts from."""
    found = [d.edtf for d in sentence.dates if d.edtf and d.end <= before and d.relation == "at"][:1]
    step = sentence.previous
    while step is not None and step.paragraph == sentence.paragraph:
        found = [d.edtf for d in step.dates if d.edtf and d.relation == "at"][:1] or found
        step = step.previous
    return found[0] if found else None


def _each_year(sentence: Sentence, hit: Hit, end: int) -> DateMention | None:
    """ "on 7 May 2003, and has updated it each year since": from the date before on."""
    each = part("each_since").match(sentence.text, end)
    earlier = [d.edtf for d in sentence.dates if d.edtf and d.end <= hit.frame.start and d.relation == "at"]
    return _from(earlier[-1][:4], end, each) if each and earlier else None


def _from(edtf: str, start: int, words: re.Match[str]) -> DateMention:
    return DateMention(start, words.end(), since(edtf), "since", words.group())


def came_at_last(sentence: Sentence, hit: Hit, thing: Thing) -> list[DateMention]:
    """The date of "was not submitted until 5 May 2004": a submission after all."""
    end = max(hit.frame.end, thing.end)
    late = [
        d
        for d in map(_without_period, sentence.dates)
        if d.edtf
        and d.relation == "until"
        and end - 5 <= d.start < end + 60
        and re.match(r"until\b", d.text, re.IGNORECASE)
    ]
    return [replace(d, edtf=(d.edtf or "").strip("./"), relation="at") for d in late[:1] if _reaches(sentence, end, d)]


def _without_period(date: DateMention) -> DateMention:
    """ "for 2009 until 20 October 2010" read as one span: the period covered taken off."""
    last = date.text.find(" until ") + 1
    if date.relation != "for" or not last or "/" not in (date.edtf or ""):
        return date
    start, edtf = date.start + last, (date.edtf or "").rsplit("/", 1)[-1]
    return replace(date, start=start, edtf=edtf, relation="until", text=date.text[last:])


def _plain(text: str, hit: Hit, date: DateMention) -> DateMention:
    """The date itself where "dates from 5 May 2004" or "not until 5 May 2004" would make it the end of a period."""
    edtf = date.edtf or ""
    from_then = (
        re.match(r"dat|(?:is|was) from", hit.match.group(), re.IGNORECASE) is not None
        and date.relation == "since"
        and hit.frame.end - 6 <= date.start <= hit.frame.end + 6
    )
    not_until = date.relation == "until" and re.search(r"\bnot\s+$", text[: date.start]) is not None
    return replace(date, edtf=edtf.strip("./"), relation="at") if from_then or not_until else date


def _opens(text: str, left: int, date: DateMention) -> bool:
    """ "In May 2004, it submitted", "it was only on 5 May 2004 that it submitted"."""
    before = text[left : date.start].strip()
    return len(before) < _OPENING_REACH and not part("opening_block").search(before)


def elsewhere(text: str, date: DateMention) -> bool:
    """A period covered, a deadline: no date of submission."""
    if date.text.lower().startswith("not until"):
        return False
    return bool(part("not_submitted_on").search(text[max(0, date.start - 70) : date.start] + _lead(date)))


def _lead(date: DateMention) -> str:
    """The words of the date before its figures: "for calendar year " of "for calendar year 2004"."""
    return re.split(rf"\d|{_MONTHS}", date.text, maxsplit=1)[0]


def _opening_as_of(sentence: Sentence, left: int, first: int) -> DateMention | None:
    """The day that a clause opens with for which a report had not come: "As of 1 May 2016, it had not submitted"."""
    for date in sentence.dates:
        lead = sentence.text[: date.start] + date.text
        if (
            left <= date.start
            and date.end <= first
            and date.start - left < _OPENING_WORD
            and part("opening_as_of").search(lead)
        ):
            return replace(date, relation="at", edtf=(date.edtf or "").removeprefix("../") or None)
    return None


def _reaches(sentence: Sentence, end: int, date: DateMention) -> bool:
    gap = re.sub(r":\s*$", " ", sentence.text[end : date.start])
    plain = part("skipped").sub(" ", gap)
    return len(plain) < _DATE_REACH and not part("date_block").search(plain)


def listed(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The first date and those that go on with its list."""
    chosen = [dates[0]]
    for date in dates[1:]:
        if not part("join").fullmatch(text[chosen[-1].end : date.start]):
            break
        chosen.append(date)
    return [_since(text, date) for date in chosen]


def _since(text: str, date: DateMention) -> DateMention:
    return since_event(text, date) or date


def next_thing(sentence: Sentence, end: int) -> tuple[Thing, list[DateMention]] | None:
    """A second report under the same verb with its dates: "… and its Article 13 report on 5 May 2004"."""
    lead = part("and_also").match(sentence.text, end)
    named = (
        [span for span in spans(sentence, lead.end(), len(sentence.text)) if span[0] == lead.end() and not span[2]]
        if lead
        else []
    )
    thing = settle(sentence, *named[0]) if named else None
    if thing is None:
        return None
    dates = [
        d
        for d in sentence.dates
        if d.edtf
        and d.start >= thing.end
        and d.relation in {"at", "since", "range"}
        and not elsewhere(sentence.text, d)
    ]
    return (thing, listed(sentence.text, dates)) if dates and _reaches(sentence, thing.end, dates[0]) else None
