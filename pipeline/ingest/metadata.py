"""What a report says about itself: title, country, theme, treaty, year, date of the last update, language.

Begin with ``read_metadata``. The head (the lines above the first paragraph) is asked first, then the first sentence,
then the whole text, and for the year at last the file's name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.blocks import Block
from pipeline.reference.countries import find_countries, name_of

from .country_line import Place, place_of_line
from .runs import block_words, plain
from .vocabulary import LineMatch, guess_language, match_line

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january janvier", "february février", "march mars", "april avril", "may mai", "june juin", "july juillet",
         "august août", "september septembre", "october octobre", "november novembre", "december décembre"), start=1)
    for name in names.split()
}  # fmt: skip
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items() if name.isascii() and name not in ("juin", "juillet")}
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?\s+(?:of\s+)?([^\W\d_]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH_YEAR = re.compile(r"\b([A-Z][a-z]{2,8})\s+((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEAD_BLOCKS = 12
_KICKER = 40  # characters of a short line above the title
# An overview chapter names dozens of states, none of them much more often than the others.
_OVERVIEW_COUNTRIES, _OVERVIEW_SHARE = 12, 0.25
# Below a head that names an edition and no state, fewer will do.
_CHAPTER_COUNTRIES, _CHAPTER_SHARE = 4, 0.5
_COUNTRY_SECTIONS = 3


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str | None
    theme: str
    treaty: str | None
    country_iso3: str | None
    country_name: str | None
    report_year: int | None
    last_updated: dt.date | None
    language: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known from outside the text: the file's name, and the title that a page or document gives itself."""

    file_name: str = ""
    page_title: str | None = None
    place: Place | None = None
    """Country of the report before, in a file of several reports of which only the first names it in its head."""
    cited_year: int | None = None
    """Latest year cited anywhere in the file; the reports of one book are of one year."""


def read_metadata(blocks: Sequence[Block], hints: Hints) -> Metadata:
    """Metadata of one report. Nothing is invented: what no evidence gives is None (theme: ``other``)."""
    head = head_lines(blocks)
    body = [block_words(block) for block in blocks if block.kind in ("paragraph", "table_row", "caption")]
    text = "\n".join(body)
    edition = _edition(head, hints)
    if _has_country_sections(blocks, head):
        head = [line for line in head if not place_of_line(line)]
    place = _place(head, body, hints)
    theme = _theme(head, hints, text, overview=place is None and _is_overview(text, edition))
    updated = _last_updated(blocks)
    return Metadata(
        title=_title(head) or hints.page_title,
        theme=theme,
        treaty=_treaty(theme, edition, text),
        country_iso3=place.iso3 if place else None,
        country_name=place.name if place else None,
        report_year=_report_year(updated, edition, blocks, hints),
        last_updated=updated,
        language=guess_language(text),
    )


def head_lines(blocks: Sequence[Block]) -> list[str]:
    """The headings above the first paragraph or section; a short line above them all ("Country Profile") is passed."""
    lines: list[str] = []
    for block in blocks[:_HEAD_BLOCKS]:
        line = block_words(block).strip()
        if match_line("last_updated", line) or (not lines and block.kind == "paragraph" and len(line) < _KICKER):
            continue
        known = match_line("theme", line) or match_line("edition", line)
        if block.kind != "heading" or (
            not known and (match_line("section", line) or match_line("overview_heading", line))
        ):
            break
        lines.append(line)
    return lines


def _has_country_sections(blocks: Sequence[Block], head: Sequence[str]) -> bool:
    """Whether countries head sections of a chapter ("States Parties", "Chad", "Mali", "Peru"), not the report."""
    if head and place_of_line(head[0]):
        return False
    places = {place_of_line(plain(block.runs)) for block in blocks if block.kind == "heading"}
    return len(places - {None}) >= _COUNTRY_SECTIONS


def _place(head: Sequence[str], body: Sequence[str], hints: Hints) -> Place | None:
    for line in head:
        edition = match_line("edition", line)
        name = (edition.parts.get("name") or "") if edition else re.split(r"\s*[:|–—]\s*", line)[0]
        found = place_of_line(name) or place_of_line(line)
        if found:
            return found
    for piece in re.split(r"\s*[|:–—]\s*|\s-\s", hints.page_title or ""):
        found = place_of_line(piece)
        if found:
            return found
    chapter = not head or any(match_line("edition", line) for line in head)
    return _place_of_body(body, chapter=chapter) or hints.place


def _place_of_body(body: Sequence[str], *, chapter: bool) -> Place | None:
    """The state that the first sentences are about, if the whole text speaks of it more than of others.

    ``chapter``: the head names an edition of a yearly report, and so mostly a chapter on many states.
    """
    counts = Counter(m.iso3 for m in find_countries("\n".join(body)[:60_000]) if m.iso3)
    if not counts:
        return None
    total = sum(counts.values())
    top, top_count = counts.most_common(1)[0]
    if len(counts) >= _OVERVIEW_COUNTRIES and top_count < _OVERVIEW_SHARE * total:
        return None
    if chapter and len(counts) >= _CHAPTER_COUNTRIES and top_count < _CHAPTER_SHARE * total:
        return None
    opening = next((line for line in body if not match_line("last_updated", line)), "")
    first = next((m.iso3 for m in find_countries(opening) if m.iso3), None)
    iso3 = first if first is not None and counts[first] * 2 >= top_count else top
    return Place(iso3, name_of(iso3) or iso3)


def _is_overview(text: str, edition: LineMatch | None) -> bool:
    counts = Counter(m.iso3 for m in find_countries(text[:60_000]) if m.iso3)
    return edition is not None or len(counts) >= _OVERVIEW_COUNTRIES


def _theme(head: Sequence[str], hints: Hints, text: str, *, overview: bool) -> str:
    if overview:
        return "overview"
    pieces = [*head, *(p for line in head for p in re.split(r"\s*[:|–—]\s*", line))]
    pieces += re.split(r"\s*[|:–—]\s*|\s-\s", hints.page_title or "")
    for piece in pieces:
        found = match_line("theme", piece)
        if found is not None and found.value is not None:
            return found.value
    mines, clusters = _weight(text)
    if mines == clusters == 0:
        return "other"
    return "mine_ban_policy" if mines >= clusters else "cluster_munition_ban_policy"


def _weight(text: str) -> tuple[int, int]:
    """How often the text speaks of mines and of cluster munitions."""
    low = text.lower()
    mines = low.count("mine ban") + len(re.findall(r"anti-?personnel (?:land)?mine|landmines?\b(?! monitor)", low))
    clusters = len(re.findall(r"cluster (?:munition|bomb)", low))
    return mines, clusters


def _treaty(theme: str, edition: LineMatch | None, text: str) -> str | None:
    if theme == "mine_ban_policy":
        return "MBT"
    if theme == "cluster_munition_ban_policy":
        return "CCM"
    if theme == "overview":
        mines, clusters = _weight(text)
        if max(mines, clusters) == 0:
            return None
        return "MBT" if mines >= clusters else "CCM"
    return None


def _title(head: Sequence[str]) -> str | None:
    """The head in one line: country, then theme ("Belarus: Mine Ban Policy"), or the first line as printed."""
    lines: list[str] = []
    for line in head:
        if not any(line.lower() in kept.lower() for kept in lines):
            lines.append(line)
    return ": ".join(lines[:3]) or None


def _edition(head: Sequence[str], hints: Hints) -> LineMatch | None:
    lines = [*head, *re.split(r"\s*\|\s*", hints.page_title or "")]
    return next((found for line in lines if (found := match_line("edition", line))), None)


def _last_updated(blocks: Sequence[Block]) -> dt.date | None:
    for block in blocks:
        if block.kind not in ("paragraph", "heading", "table_row") or len(line := block_words(block)) > 300:
            continue
        found = match_line("last_updated", line)
        date = parse_date(found.parts["date"] or "") if found else None
        if date:
            return date
    return None


def parse_date(words: str) -> dt.date | None:
    """A full date: "23 October 2017", "October 23, 2017", "2017-10-23"; None for anything less."""
    iso = _ISO_DATE.search(words)
    day_first, month_first = _DAY_FIRST.search(words), _MONTH_FIRST.search(words)
    if iso:
        year, month, day = (int(group) for group in iso.groups())
    elif day_first:
        day, month, year = int(day_first[1]), _month(day_first[2]), int(day_first[3])
    elif month_first:
        day, month, year = int(month_first[2]), _month(month_first[1]), int(month_first[3])
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return _MONTHS.get(word.lower(), _MONTHS.get(word.lower()[:3], 0))


def latest_cited_year(blocks: Sequence[Block]) -> int | None:
    """The year of the latest "June 2014" in the notes."""
    notes = "\n".join(plain(block.runs) for block in blocks if block.kind == "note")
    return max((int(year) for month, year in _MONTH_YEAR.findall(notes) if _month(month)), default=None)


def _report_year(
    updated: dt.date | None, edition: LineMatch | None, blocks: Sequence[Block], hints: Hints
) -> int | None:
    if updated:
        return updated.year
    if edition and edition.parts.get("year"):
        return int(edition.parts["year"] or 0)
    if hints.cited_year is not None:
        return hints.cited_year
    in_name = [int(year) for year in _YEAR.findall(hints.file_name)]
    if in_name:
        return in_name[-1]
    text = "\n".join(block_words(block) for block in blocks)
    dated = Counter(int(year) for month, year in _MONTH_YEAR.findall(text) if _month(month))
    return max(dated, default=None)
