"""Date expressions in running text, as EDTF with a relation: "since mid-2012" is ``2012/..``, since.

Read ``find_dates`` first. Three steps: atoms ("24–26 November 2003", "1992–94", see ``dates_atoms``); what stands
before each atom (preposition, "the", "end of", see ``dates_leads``); atoms joined into ranges and lists. Expressions
that lean on another date ("the previous month") are in ``dates_relative``. Words are in ``dates.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.language import edtf_dates
from pipeline.language.dates_atoms import DASH, YEAR, find_atoms
from pipeline.language.dates_leads import Dated, naming, read_leads, yearless_counts
from pipeline.language.dates_relative import find_relative, shifted
from pipeline.language.dates_vocabulary import vocabulary
from pipeline.language.edtf_dates import bounds, make_when

__all__ = ["DateMention", "bounds", "find_dates", "make_when", "resolve_relative"]

ONWARD = re.compile(r"\s+(?:onwards?\b|on(?=[,.;)]|$)|and\s+(?:after|later|onwards?)\b|or\s+later\b)")
"""After "from 2005"."""
OPENING = re.compile(r"(?:[A-Z]\w+ing\b[^,;.]{0,80}\s)?")
"""Before "from 2005" where it opens the sentence, or the clause before the subject ("Retreating from 2005, …")."""
OPENED = re.compile(r"(?=,?\s+(?!(?:in|on|or|and|until|till|through|up)\b)(?:the\s+)?[A-Za-z])")
"""Behind it: somebody who acts."""
PRESENT = re.compile(rf"\s?(?:{DASH}|\bto\b|\buntil\b|\btill\b)\s?(?:the\s+)?(?:present(?:\s+day)?|date|today|now)\b")
"""2005–present, 2010 to date."""
RANGE_JOIN = re.compile(rf"\s?{DASH}\s?|\s+(?:to|until|till|through|up\s+to|up\s+until)\s+")
"""Between the two ends of a range."""
LIST_JOIN = re.compile(r"(?:,|,?\s+(?:and|or|as\s+well\s+as)|\s?&)(?:\s+(?:again\s+)?(?:in|on|during))?\s+")
"""Between the items of a list: "2008, 2009, and 2011"; "in February and in June 2004"."""
AND_JOIN = re.compile(r"\s+and\s+")
"""Between the two ends after "between"."""
WAR_BEFORE = re.compile(r"\b(?:war|conflict|fighting|hostilities|offensive|insurgency)\b[^.;,]{0,30}$")
"""Before the date of a war: "fought a war with Chile in "."""
WAR_BEHIND = re.compile(r"\s+(?:[\w’-]+\s+){0,2}(?:war|conflict|fighting|hostilities|offensive)\b")
"""Behind the date of a war: " border war"."""
OF_SAYING = re.compile(r"\s+that\s")
"""Behind a date on which something was said: "said in 2010 that"."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: ``text`` is ``text[start:end]`` of what was searched, its preposition included.

    ``edtf`` is None only where ``relation`` is "relative": an expression whose anchor is not known. Relations: at,
    since, until, before, after, by (edtf is the date itself), for (a period covered), range, adjectival ("the 2014
    conference"; the span has no preposition), title ("Monitor Report 2006"), relative.
    """

    start: int
    end: int
    edtf: str | None
    relation: str
    text: str


Anchor = DateMention | dt.date | int | str | None
Before = Callable[[], tuple[Anchor, str | None]]
"""The anchor and the period that a text's dates lean on, found when they are asked for."""


def find_dates(
    text: str, *, anchor: Anchor = None, period: str | None = None, before: Before | None = None
) -> list[DateMention]:
    """All date expressions of a text, in order, lists taken apart.

    ``anchor`` is the date (a mention, an EDTF string, a day or a year) before the text that "the previous month" or
    "on 5 May" lean on, ``period`` the EDTF of the one that "in those years" leans on; dates earlier in the text go
    before them. Most texts have no date that leans on another: where ``before`` is given, it is asked for both then.

    >>> [(m.edtf, m.relation) for m in find_dates("It voted for it in 2008 and 2009, but not since mid-2012.")]
    [('2008', 'at'), ('2009', 'at'), ('2012/..', 'since')]
    """
    relative = find_relative(text)
    dated = read_leads(text, [a for a in find_atoms(text) if not any(r.start <= a.start < r.end for r in relative)])
    mentions: list[DateMention] = []
    pending: list[DateMention | tuple[int, int]] = sorted(
        [*_absolute(text, dated), *((r.start, r.end) for r in relative)],
        key=lambda item: item.start if isinstance(item, DateMention) else item[0],
    )
    rules = {(r.start, r.end): r for r in relative}
    if before is not None and any(not isinstance(item, DateMention) or item.edtf is None for item in pending):
        anchor, period = before()
    last = told = _anchor_edtf(anchor)
    for item in pending:
        if isinstance(item, DateMention):
            mention = item if item.edtf else _lend_year(text, item, last)
        else:
            unit = rules[item].rule.unit
            edtf = period if unit == "period" else shifted(rules[item], told if unit == "since" else last)
            mention = DateMention(*item, edtf, _relation_of(edtf), text[item[0] : item[1]])
        mentions.append(mention)
        last = mention.edtf or last
        if told is None or not OF_SAYING.match(text, mention.end):
            told = last
        period = mention.edtf if relative and is_period(text, mention) else period
    return _spanned(text, mentions) if relative else mentions


def _spanned(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Ranges one end of which leans on another date: "between that date and 2008", "from June to May of that year"."""
    spanned: list[DateMention] = []
    for mention in mentions:
        span = _span(text, spanned[-1], mention) if spanned else None
        spanned[-1:] = [span] if span is not None else [*spanned[-1:], mention]
    return spanned


def _span(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    """One range of two mentions that "between … and" or "from … to" joins; None where they are apart."""
    between = left.text.lower().startswith("between")
    if not (AND_JOIN if between else RANGE_JOIN).fullmatch(text, left.end, right.start) or not right.edtf:
        return None
    first = left if re.search(rf"{YEAR}|\b(?:that|then)\b", left.text) else _lend_year(text, left, right.edtf)
    if not first.edtf or "/" in first.edtf + right.edtf:
        return None
    try:
        edtf = edtf_dates.between(first.edtf, right.edtf)
    except ValueError:
        return None
    return DateMention(left.start, right.end, edtf, "range", text[left.start : right.end])


def is_period(text: str, mention: DateMention) -> bool:
    """Whether "that war" or "those years" may lean on a date: a closed span, or the time of a war."""
    edtf = mention.edtf or ".."
    if ".." in edtf or mention.relation == "title":
        return False
    war = WAR_BEFORE.search(text, 0, mention.start) or WAR_BEHIND.match(text, mention.end)
    return "/" in edtf or (war is not None and mention.relation in {"at", "adjectival", "range"})


def _relation_of(edtf: str | None) -> str:
    if edtf is None:
        return "relative"
    if edtf.startswith("../"):
        return "until"
    return "since" if edtf.endswith("/..") else "range" if "/" in edtf else "at"


def resolve_relative(mention: DateMention, anchor_edtf: str) -> DateMention:
    """The mention with its date worked out from an anchor; unchanged where the anchor is too vague for it.

    "the previous month" needs an anchor with a month.
    """
    if mention.relation != "relative":
        return mention
    found = find_dates(mention.text, anchor=anchor_edtf)
    if len(found) != 1 or found[0].edtf is None:
        return mention
    return replace(mention, edtf=found[0].edtf, relation=found[0].relation)


def _anchor_edtf(anchor: Anchor) -> str | None:
    if isinstance(anchor, DateMention):
        return anchor.edtf
    if isinstance(anchor, dt.date):
        return anchor.isoformat()
    return str(anchor) if anchor is not None else None


# ------------------------------------------------------------------ ranges, lists, single dates


def _absolute(text: str, dated: list[Dated]) -> Iterator[DateMention]:
    """Mentions of the atoms, ranges put together, years lent along lists. ``edtf`` None: still without a year."""
    joins = [_join(text, left, right) for left, right in pairwise(dated)]
    _share_years(dated, joins)
    position, inherited = 0, "at"
    while position < len(dated):
        item = dated[position]
        if position and joins[position - 1] != "list":
            inherited = "at"
        if position < len(joins) and joins[position] == "range":
            merged = _range(text, item, dated[position + 1])
            if merged:
                yield merged
                position += 2
                continue
        listed = position > 0 and joins[position - 1] == "list"
        mention = _single(text, item, inherited, listed=listed)
        if mention:
            yield mention
            inherited = mention.relation if mention.relation in ("for", "title") else "at"
        position += 1


def _join(text: str, left: Dated, right: Dated) -> str | None:
    gap = text[left.atom.end : right.content]
    if left.relation == "between" and AND_JOIN.fullmatch(gap):
        return "range"
    if RANGE_JOIN.fullmatch(gap) or (AND_JOIN.fullmatch(gap) and _next_decade(left, right)):
        return "range"
    return "list" if LIST_JOIN.fullmatch(gap) else None


def _next_decade(left: Dated, right: Dated) -> bool:
    """ "in the 1970s and 1980s": one period of twenty years."""
    first, second = left.atom.span, right.atom.span
    if first is None or second is None or left.part or right.part or first[3::5] != "09":
        return False
    return int(second[:4]) == int(first[5:]) + 1


def _share_years(dated: list[Dated], joins: list[str | None]) -> None:
    """Lend a year along a list or range, backwards first: "6 August and 15 September 2020"."""
    for position in range(len(joins) - 1, -1, -1):
        if joins[position] and dated[position].atom.year is None and dated[position + 1].atom.month:
            dated[position].atom.year = dated[position + 1].atom.year
    for position, join in enumerate(joins, 1):
        if join and dated[position].atom.year is None and dated[position].atom.day:
            dated[position].atom.year = dated[position - 1].atom.year


def _range(text: str, left: Dated, right: Dated) -> DateMention | None:
    """One mention from two atoms, None where they run backwards or lack a year."""
    first, last = _with_part(left), _with_part(right)
    if first is None or last is None:
        return None
    try:
        edtf = edtf_dates.between(first, last)
    except ValueError:
        return None
    relation = "range" if left.relation not in ("for", "since") else left.relation
    start = left.start if left.determiner in (None, "the", "The") else left.atom.start
    return DateMention(
        start, right.atom.end, edtf, "range" if relation == "since" else relation, text[start : right.atom.end]
    )


def _with_part(item: Dated) -> str | None:
    """EDTF of an atom, cut down to the months of "first half of"."""
    atom = item.atom
    if item.part and atom.year and not (atom.month or atom.span):
        said = re.sub(r"[\s-]+", " ", item.part.lower()).strip().removesuffix(" the")
        for row in vocabulary().part:
            if row.months and said in row.words:
                return f"{edtf_dates.point(atom.year, row.months[0])}/{edtf_dates.point(atom.year, row.months[1])}"
    return atom.edtf()


def _single(text: str, item: Dated, inherited: str, *, listed: bool) -> DateMention | None:
    atom, edtf = item.atom, _with_part(item)
    if edtf is None and (atom.year is not None or not yearless_counts(text, item)):
        return None
    named = naming(text, item, listed=listed)
    if named and edtf:
        start = atom.start if not item.part else item.content + _skip_determiner(item)
        return DateMention(start, atom.end, edtf, named, text[start : atom.end])
    end, relation = atom.end, item.relation or inherited
    onward = PRESENT.match(text, end) or (ONWARD.match(text, end) if relation == "from" else None)
    if relation == "from" and onward is None and OPENING.fullmatch(text, 0, item.start):
        onward = OPENED.match(text, end)
    if onward:
        end, relation = onward.end(), "since"
    elif relation in ("from", "between"):
        relation = "at"
    if relation == "at" and edtf and (atom.last_day or (atom.span and not edtf.endswith("9"))):
        relation = "range"
    start = item.start if item.determiner in (None, "the", "The") else item.atom.start
    if item.determiner and not (item.preposition or item.part or atom.span):
        start = atom.start
    return DateMention(start, end, _opened(edtf, relation), relation, text[start:end])


def _skip_determiner(item: Dated) -> int:
    return len(item.determiner) + 1 if item.determiner else 0


def _opened(edtf: str | None, relation: str) -> str | None:
    if edtf is None:
        return None
    if relation in ("since", "after"):
        return edtf_dates.since(edtf)
    return edtf_dates.until(edtf) if relation in ("until", "before") else edtf


def _lend_year(text: str, mention: DateMention, anchor: str | None) -> DateMention:
    """A day or month without a year takes the year of the date before it; "relative" where there is none."""
    if anchor is None:
        return replace(mention, relation="relative")
    year, _, _ = edtf_dates.parts(anchor)
    atoms = find_atoms(mention.text)
    if not atoms:
        # cut out of a longer expression it says nothing by itself
        return replace(mention, relation="relative")
    atoms[0].year = year
    edtf = atoms[0].edtf()
    relation = mention.relation if edtf else "relative"
    return replace(mention, edtf=_opened(edtf, relation), relation=relation)
