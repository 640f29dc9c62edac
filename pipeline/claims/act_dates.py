"""When a predicate's act was: ``dates_of(frame)`` chooses among the dates of the sentence.

Shared by all families; dates that belong to a saying, a title or an aside are none of the act's.
"""

from __future__ import annotations

from pipeline.language.dates import DateMention
from pipeline.language.dates_since import since_event
from pipeline.language.deeds import dates_earlier_deed, dates_later_deed
from pipeline.language.edtf_dates import since
from pipeline.language.frames import Frame
from pipeline.language.governors import Governor
from pipeline.language.patterns import pattern
from pipeline.language.subjects import closed_aside
from pipeline.language.view import Sentence

_NO_DATE_OF_THE_ACT = frozenset({"title", "adjectival", "relative", "for"})


def dates_of(frame: Frame, *, after: int | None = None) -> list[DateMention]:
    """The dates of the frame's act, a list taken apart; empty where the sentence dates only the saying.

    Dates behind the predicate (or behind ``after``) come first, then those that open its clause ("In May 2009, …").
    "since the war
    ended in 1993" is ``1993/..``.
    """
    sentence, text = frame.sentence, frame.text
    if not sentence.dates:
        return []
    end = after if after is not None else frame.end
    content = max((g.content for g in _sayings(frame)), default=0)
    usable = _usable_dates(frame)
    _, right = sentence.part_of(max(frame.end - 1, frame.start))
    following = [d for d in usable if end <= d.start < right and _reaches(text[end : d.start])]
    following = [d for d in following if not dates_later_deed(sentence, frame.start, d)]
    following = following or _resumed(text, end, usable)
    start = frame.group.start if frame.group else frame.start
    left = max(content, _left_edge(sentence, frame.start))
    leading = [d for d in usable if left <= d.start and d.end <= start]
    leading = [d for d in leading if not pattern("date.new_content").search(text[d.end : start])]
    leading = [d for d in leading if not (_conceded(text, d, start) or _of_subject(frame, d, start))]
    leading = [d for d in leading if not dates_earlier_deed(sentence, left, d, start)]
    if leading and following and leading[0].start - left < 4 and "," in text[end : following[0].start]:
        following = []
    if following:
        return _listed(text, following)
    if leading:
        listed = len(leading) > 1 and pattern("date.join").match(text[leading[0].end : leading[1].start])
        return _listed(text, leading) if listed else [leading[-1]]
    return _dates_of_saying(frame, usable)


def _conceded(text: str, date: DateMention, start: int) -> bool:
    """Whether a date stands in a clause that only concedes something: "Although it signed in 2003, it laid mines"."""
    opened = pattern("date.concession").match(text[: date.start])
    return opened is not None and "," in text[date.end : start]


def _of_subject(frame: Frame, date: DateMention, start: int) -> bool:
    """Whether a date only tells which ones are meant: "The troops that left in 2011 have", "arms used in 2006 were"."""
    subject, text = frame.subject, frame.text
    if pattern("date.verb_follows").match(text[date.end : start]) is None:
        return False
    which = subject is not None and pattern("date.of_subject").match(text[subject.end : date.start]) is not None
    return which or pattern("date.used_weapons").search(text[: date.start]) is not None


def _resumed(text: str, end: int, usable: list[DateMention]) -> list[DateMention]:
    """The date that goes on behind an aside: "submitted a report, which covers 2010, on 7 March 2011"."""
    return [d for d in usable if resumes(text, end, d)]


def resumes(text: str, end: int, date: DateMention) -> bool:
    """Whether a date goes on with what ends at ``end`` behind an aside."""
    aside = pattern("date.resumed").match(text[end:])
    return aside is not None and date.start == end + aside.end()


def _sayings(frame: Frame) -> list[Governor]:
    speech = {"say", "deny", "allege"}
    return [g for g in frame.governors if not g.parenthetical and g.class_ in speech and g.group is not None]


def _usable_dates(frame: Frame) -> list[DateMention]:
    """Dates that can be the act's: no titles, none of an aside's own; "never" takes only spans."""
    dates = _with_events(frame.sentence, after=frame.negative)
    start = frame.group.start if frame.group else frame.start
    aside = closed_aside(frame.text[:start])
    goods = pattern("date.goods_aside").match(frame.text, frame.end)
    bought = goods.span("aside") if goods else (0, 0)
    return [
        d
        for d in dates
        if d.edtf
        and (aside is None or not aside <= d.start < start)
        and not bought[0] <= d.start < bought[1]
        and d.relation not in _NO_DATE_OF_THE_ACT
        and not _inside_governor(frame, d)
        and (not frame.never or d.relation in {"since", "range"})
    ]


def _with_events(sentence: Sentence, *, after: bool) -> list[DateMention]:
    """The sentence's dates, those of events made periods: the same for all its predicates, so that it remembers."""
    key = "dates of events", after
    if key not in sentence.known:
        sentence.known[key] = [_since(sentence.text, date, after=after) for date in sentence.dates]
    dates: list[DateMention] = sentence.known[key]
    return dates


def _dates_of_saying(frame: Frame, usable: list[DateMention]) -> list[DateMention]:
    """ "alleged in October that fighters were laying mines": what goes on while somebody speaks is of that time."""
    sayings, group = _sayings(frame), frame.group
    if not sayings or group is None or group.gerund or not frame.text[frame.start : frame.end].endswith("ing"):
        return []
    if not pattern("date.progressive").search(frame.text[group.start : frame.start]):
        return []
    content = max(g.content for g in sayings)
    return [d for d in usable if d.relation == "at" and sayings[-1].start < d.start < content][:1]


def _left_edge(sentence: Sentence, offset: int) -> int:
    """Where the clause of ``offset`` begins, an opening adverbial ("On 31 March 2008, with a day to spare, …")
    included."""
    left, _ = sentence.part_of(offset)
    return 0 if pattern("date.opening").match(sentence.text[:left]) else left


def _reaches(gap: str) -> bool:
    """Whether a date behind this gap still dates the predicate before it."""
    stop = pattern("date.out_of_reach").search(gap)
    if stop and pattern("date.since").search(gap[: stop.start()]):
        stop = None
    return stop is None and len(gap) < 200 and not pattern("date.stop").search(gap)


def _inside_governor(frame: Frame, date: DateMention) -> bool:
    """Whether the date is the saying's: between a parenthetical governor and its comma."""
    for governor in frame.governors:
        if governor.parenthetical and governor.group is not None and governor.class_ in {"say", "deny", "allege"}:
            comma = frame.text.find(",", governor.end)
            if governor.end <= date.start < (comma if comma >= 0 else len(frame.text)):
                return True
    return False


def _listed(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The first date and those that continue its list."""
    chosen = [dates[0]]
    for date in dates[1:]:
        if not pattern("date.join").match(text[chosen[-1].end : date.start]):
            break
        chosen.append(date)
    return chosen


def _since(text: str, date: DateMention, *, after: bool = False) -> DateMention:
    """ "since the 2003 invasion", "since the war ended in 1993": since that date; "until its defeat in 2009": up to
    it; "after the truce of 2009": since it, where ``after`` says that nothing was done then."""
    before = text[: date.start]
    begun = pattern("date.from_outset").search(before)
    if begun is None and after:
        begun = pattern("date.after_event").search(before)
    if begun is not None and date.edtf and date.relation in {"at", "adjectival"}:
        edtf = since(date.edtf)
        return DateMention(begun.start(), date.end, edtf, "since", text[begun.start() : date.end])
    if pattern("date.until_event").search(before) and date.relation in {"at", "adjectival", "title"}:
        return _until(before, date)
    adjectival = date.relation == "adjectival" and pattern("date.since_the").search(before)
    if date.edtf and (adjectival or ("/" not in date.edtf and _right_after_since(before, date))):
        last = date.edtf.rsplit("/", 1)[-1]
        return DateMention(date.start, date.end, f"{last}/..", "since", date.text)
    if pattern("date.since_ends").search(before, max(before.rfind("since"), 0)):
        return date
    return since_event(text, date) or date


def _right_after_since(before: str, date: DateMention) -> bool:
    return date.relation == "at" and before.rstrip().endswith("since")


def _until(before: str, date: DateMention) -> DateMention:
    """The time up to a dated event, from the word "until" on."""
    found = pattern("date.until_event").search(before)
    if found is None or not date.edtf or date.edtf.startswith(".."):
        return date
    last = date.edtf.rsplit("/", 1)[-1]
    return DateMention(found.start(), date.end, f"../{last}", "until", date.text)
