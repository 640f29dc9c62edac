"""When a cited work was made, and what period it covers, in EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language import edtf_dates
from pipeline.language.dates import DateMention, find_dates
from pipeline.sources.kinds import is_head
from pipeline.sources.masking import BRACKETED, QUOTED

ACCESSED = re.compile(
    r"\b(?:last\s+)?(?:accessed|visited|viewed|consulted|retrieved|checked|reviewed)"
    r"(?:\s+by\s+[\w ]{2,40}?)?(?:\s+on)?\s+$",
    re.IGNORECASE,
)
"""Before a date of access, which is not the date of the source."""
LONGEST_ACCESS = 100
"""Characters before a date in which ``ACCESSED`` is looked for."""
CITING = re.compile(r",?\s+(?:citing|quoting|reporting\s+on|referring\s+to|summarizing)\b.*$", re.DOTALL)
"""What a work cites in its turn: "Landmine Monitor Report 2007, citing a letter of 4 May 2006"."""
IN_CITING = ("citing", "quoting", "reporting", "referring", "summarizing")
"""One of these is in all that ``CITING`` matches; few works cite another."""
LAW_NUMBER = re.compile(
    r"\b(?:[Ll]aw|[Aa]ct|[Dd]ecree|[Bb]ill|[Oo]rdinance|Loi|Ley|Lei)\s+(?:[Nn][Oo]?[.°]\s?)?\d+/(?P<year>(?:19|20)\d\d)\b"
)
"""The year in a law's number: "Law No. 12/2008"."""
AFTER_COMMA = re.compile(r"(?:[,(”]|^|dated)\s*$")
"""Before the date of a work, as against one in a phrase."""
ALTERNATIVE = re.compile(r"\s*(?:,|and|,\s+and|&)\s*$")
"""Between the dates of a list: "2 and 9 August 2019"."""
PERIOD = re.compile(
    r"\(?\b(?:for|covering)\s+(?:the\s+)?(?P<what>(?:reporting\s+|calendar\s+|fiscal\s+)?(?:periods?|years?))?\s*"
    r"(?P<dates>(?:from\s+|to\s+|until\s+)?[^();]{0,40}?(?:19|20)\d\d(?:\s*(?:[-–]|to|and|until)\s*[^();,]{0,40}?(?:19|20)\d\d)?)"
)
"""(for the period June 2000–November 2008); (for calendar year 2015); (for the period to September 2007)."""


def without_cited(body: str) -> str:
    """A citation without what the work cites in its turn."""
    return CITING.sub("", body) if any(map(body.__contains__, IN_CITING)) else body


def _periods(text: str) -> Iterator[re.Match[str]]:
    """Where periods stand, in brackets or called so: "(for 2015)", "for the reporting period 2015"."""
    if "for" in text or "covering" in text:
        yield from (found for found in PERIOD.finditer(text) if found["what"] or found.group().startswith("("))


def period_of(body: str) -> str | None:
    """What the work covers, from "for the period …" or "for calendar year …" outside quotation marks."""
    unquoted = QUOTED.sub(lambda found: " " * len(found.group()), body)
    for found in _periods(unquoted):
        dates = [mention for mention in find_dates(found["dates"]) if mention.edtf]
        if len(dates) == 1 and dates[0].edtf:
            open_start = re.match(r"(?:to|until)\s", found["dates"]) and not dates[0].edtf.startswith("..")
            return edtf_dates.until(dates[0].edtf) if open_start else dates[0].edtf
        if len(dates) > 1 and dates[0].edtf and dates[-1].edtf:
            return edtf_dates.between(dates[0].edtf, dates[-1].edtf)
    return None


def date_of(body: str) -> str | None:
    """The date of the work: after a comma rather than in a phrase, precise rather than vague, outside brackets first.

    Dates in quotation marks, of access, and of the period covered do not count; a year in a title counts last.
    """
    unquoted = QUOTED.sub(lambda found: "“" + "_" * (len(found.group()) - 2) + "”", without_cited(body))
    covered = [found.span() for found in _periods(unquoted)]
    best: tuple[tuple[int, ...], DateMention, str] | None = None
    brackets = [found.span() for found in BRACKETED.finditer(unquoted)]
    mentions = find_dates(unquoted)
    for mention in mentions:
        if mention.edtf is None or mention.relation == "for" or _inside(mention, covered):
            continue
        before = unquoted[max(0, mention.start - LONGEST_ACCESS) : mention.start]
        if ACCESSED.search(before):
            continue
        rank = (
            mention.relation not in ("title", "adjectival"),
            AFTER_COMMA.search(before) is not None,
            edtf_dates.parts(mention.edtf)[1] is not None,
            not _inside(mention, brackets),
            edtf_dates.parts(mention.edtf)[2] is not None,
        )
        if best is None or rank > best[0]:
            best = (rank, mention, mention.edtf)
    if best is None:
        numbered = LAW_NUMBER.search(unquoted)
        return numbered["year"] if numbered else None
    return _listed(unquoted, mentions, best[1], is_head(body))


def _listed(text: str, mentions: list[DateMention], first: DateMention, spoken: bool) -> str | None:
    """The date, up to the last of its list: "2 and 9 August 2019".

    Years in a list or span are what a work covers, not when it was made, unless it was said or written to someone.
    """
    made = (first.edtf or "").removesuffix("/..")
    last = first
    for mention in mentions:
        if mention.start > last.start and mention.edtf and ALTERNATIVE.fullmatch(text[last.end : mention.start]):
            last = mention
    if last is first:
        years = re.fullmatch(r"\d{4}/\d{4}", made)
        return None if years and not spoken else made
    if len(made) == 4:
        return made if spoken else None
    return edtf_dates.between(made, last.edtf or made) if len(made) == len(last.edtf or "") == 10 else made


def _inside(mention: DateMention, spans: list[tuple[int, int]]) -> bool:
    return any(start <= mention.start < end for start, end in spans)
