"""What a citation says of its work: date, period, pages, form, URL, author, title.

Read ``read_citation`` first. Everything is read from the words of the citation alone; a part that is not there is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipeline.language.cuefile import alternation
from pipeline.language.dates import find_dates
from pipeline.sources.authors import author_shape
from pipeline.sources.dating import date_of, period_of, without_cited
from pipeline.sources.kinds import Facets, is_head, words
from pipeline.sources.masking import QUOTED, blank, find_url, mask
from pipeline.sources.roles import without_signal

PAGES = re.compile(r"\bpp?\.\s?(\d+(?:\s?[-–]\s?\d+)?(?:(?:,\s|\sand\s)\d+(?:\s?[-–]\s?\d+)?(?![\w/]))*)")
"""p. 844; pp. 17–25; pp. 3, 5 and 8–9."""
PARAGRAPHS = re.compile(r"\b(paras?\.|paragraphs?)\s?(\d+(?:\s?[-–]\s?\d+)?)")
"""para. 24; paras. 14–52."""
FORM = re.compile(
    r"\b[Ff]orms?\s+([A-J]\d?\b(?![-‑]\w)(?:(?:\s?[-–]\s?|,\s?(?:and\s+)?|\s+and\s+|\s?&\s?)[A-J]\d?\b(?!\.\w))*)"
)
"""Form A; Forms C, E, and H. Not Form 8-K."""
ADDRESSEE = re.compile(
    r"\s+to\s+(?:the\s+)?(?:(?:Landmine\s+|Cluster\s+Munition\s+)?Monitor|ICBL|CMC|HRW|Human\s+Rights\s+Watch)\b.*$"
)
"""Letter from the ministry "to the Monitor"."""
MEETING = re.compile(
    r"\b(?:[Mm]eetings?|Conference|Committee|Session|[Ww]orkshop|[Ss]eminar|Assembly|Council|Symposium|Summit|Forum)\b"
)
"""Where a statement was made: "Third Review Conference"."""
WORK = re.compile(
    r"\b(?:Report|Law|Act|Decree|Resolution|Document|Declaration|Collection|Notification|Bill|Code|Request|Gazette|Order|"
    r"Monitor\s+(?:Report\s+)?(?:19|20)\d\d|record)\b"
)
"""Words in the name of a work, as against its author's."""
PUBLISHER = re.compile(r"\s*\([^()]*(?:19|20)\d\d\)")
"""(Oxford: Oxford University Press, 2009)."""
EDITOR = re.compile(r"\s*eds?\.?(?:,\s*|$)")
"""After an author: "Colin King, ed., …"."""
TRANSLATED = re.compile(r"^\s*\([“\"][^()]*[”\"]\),?")
"""The translation of a title: “Minas” (“Mines”), La Jornada."""
PLACE = re.compile(r"\s*\([A-Z][\w’ .,/-]*\)$")
"""After a newspaper's name: "Dawn (Karachi)"."""
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*|of|for|the|and|on|de|la|del|para|des|du|contra)"
IN_BRACKETS = re.compile(r"\((?:[^()]*,\s)?[A-Z][\w-]{1,12}\)")
"""What ``ACRONYM`` ends with."""
LONGEST_NAME = 250
"""Characters before it in which its name is looked for."""
ACRONYM = re.compile(rf"({_NAME_WORD}(?:\s+{_NAME_WORD}){{1,12}})\s+\((?:[^()]*,\s)?([A-Z][\w-]{{1,12}})\)")
"""National Mine Action Center (NMAC)."""


@dataclass(frozen=True, slots=True)
class Details:
    """The parts of one citation. ``date`` and ``period`` are EDTF."""

    facets: Facets
    date: str | None
    period: str | None
    pages: str | None
    form: str | None
    url: str | None
    author: str | None
    title: str | None
    container: str | None


def acronyms_of(text: str) -> dict[str, str]:
    """Initials that a text explains, with their full names: ``{"EMAO": "Ethiopian Mine Action Office"}``."""
    acronyms, done = {}, 0
    for bracket in IN_BRACKETS.finditer(text):  # few, while every word may begin a name
        found = ACRONYM.search(text, max(done, bracket.start() - LONGEST_NAME), bracket.end())
        if found:
            acronyms[found.group(2)] = re.sub(r"^(?:(?:of|for|the|and|on)\s+)+", "", found.group(1))
            done = found.end()
    return acronyms


def read_citation(text: str, acronyms: dict[str, str]) -> Details:
    """The details of a citation, signals allowed at its head.

    >>> d = read_citation("See Chad, Mine Ban Treaty Article 7 Report (for calendar year 2013), Form C.", {})
    >>> (d.date, d.period, d.form)
    (None, '2013', 'C')
    """
    _, begin = without_signal(text)
    body = text[begin:]
    period = period_of(body)
    date = date_of(body)
    author, title, outlet = _author_and_title(body)
    url = find_url(body)
    authors = _spellings(author, acronyms)
    facets = Facets(
        head=body,
        words=_squeezed(blank(body)),
        text=body,
        title=title or "",
        authors=authors,
        outlet=outlet,
        shape=_shape(body, authors, title, outlet, date, url),
    )
    return Details(
        facets=facets,
        date=date,
        period=period,
        pages=_pages(mask(body)),
        form=_form(mask(body)),
        url=url,
        author=author,
        title=title,
        container=outlet or None,
    )


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _pages(masked: str) -> str | None:
    found = PAGES.search(masked)
    if found:
        return found.group(1)
    paragraphs = PARAGRAPHS.search(masked)
    return paragraphs.group() if paragraphs else None


def _form(masked: str) -> str | None:
    """The letters of Article 7 forms: "C, E, H"; a range as printed."""
    found = FORM.search(masked)
    if found is None:
        return None
    letters = found.group(1)
    return letters if re.search("[-–]", letters) else ", ".join(re.findall(r"[A-J]\d?\b", letters))


# ------------------------------------------------------------------ author, title, outlet


def _author_and_title(body: str) -> tuple[str | None, str | None, str]:
    """Author, title, and what stands between a quoted title and the date."""
    body = without_cited(body)
    quoted = next((q for q in QUOTED.finditer(body) if re.search(r"(?:^|[,:(]\s*|\s)$", body[: q.start()])), None)
    if quoted:
        before = body[: quoted.start()].strip(" ,:")
        title = re.sub(r"[,.;]$", "", quoted.group()[1:-1])
        sentence = re.search(r"\b(?:in|as|at|was|is|titled|entitled|called)$", before) is not None
        return None if sentence else _person(before), title, _outlet(TRANSLATED.sub("", body[quoted.end() :]))
    masked = mask(body)
    parts = [part.strip(" .") for part in _comma_parts(body, masked)]
    if is_head(body):
        meeting = next((part for part in parts[1:] if MEETING.search(part)), None)
        return _speaker(parts[0]), meeting, ""
    if len(parts) > 1 and _form_word().match(parts[1]):
        return re.split(r"\s*\(", parts[0])[0] or None, None, ""
    book = PUBLISHER.search(body)
    if (
        len(parts) < 2
        or (not _is_title(parts[1]) and not EDITOR.match(parts[1]))
        or (book and book.start() < len(parts[0]))
    ):
        return None, re.split(r"\s*\(", parts[0])[0] or None, ""
    if WORK.search(parts[0]) and not WORK.search(parts[1]):
        return None, re.split(r"\s*\(", parts[0])[0], ""
    rest = EDITOR.sub("", body[len(_comma_parts(body, masked)[0]) :].lstrip(", "))
    title = re.split(r"\s*\(", rest)[0] if book else EDITOR.sub("", rest).split(",")[0]
    return _person(parts[0]), title.strip(" ,.") or None, ""


@lru_cache(maxsize=1)
def _form_word() -> re.Pattern[str]:
    """A work named by its form alone, in small letters: "press release"."""
    return re.compile(rf"(?:{alternation(words().form_words)})\b(?!\s+(?:of|on|by|to)\s)")


def _is_title(part: str) -> bool:
    """Whether a part of a citation may be a title: capitalized, and neither a date nor a page."""
    return (
        re.match(r"[A-ZÀ-Þ]|(?:19|20)\d\d\s+[A-Z]", part) is not None
        and not re.match(r"(?:Forms?\s+[A-J]\b|Annex|No\.|Vol|Part\b|Art)", part)
        and not _begins_with_date(part.split("(")[0].strip())
    )


def _begins_with_date(part: str) -> bool:
    return any(mention.start == 0 for mention in find_dates(part))


def _speaker(part: str) -> str | None:
    """Who speaks or writes in "Letter No. 5 from the Ministry of Defense to the Monitor": the Ministry of Defense."""
    found = re.search(r"\b(?:by|from)\s+(?:the\s+)?(.+)", part) or re.search(
        r"\b(?:of|with|to)\s+(?:the\s+)?(.+)", part
    )
    return ADDRESSEE.sub("", found.group(1)).strip() or None if found else None


def _comma_parts(body: str, masked: str) -> list[str]:
    edges = [-1, *[found.start() for found in re.finditer(",", masked)], len(body)]
    return [body[a + 1 : b] for a, b in pairwise(edges)]


def _person(author: str) -> str | None:
    """An author without "ed." and the like; None where nothing is left."""
    return re.sub(r",?\s*\b(?:eds?|trans|comp)\.?$", "", author.strip(" ,")).strip(" ,") or None


def _outlet(after: str) -> str:
    """The newspaper, agency or site after a quoted title: "Dawn (Karachi)" without its place; "" where none is."""
    masked = mask(after)
    first = next((part.strip() for part in _comma_parts(after, masked) if part.strip(" .")), "")
    first = PLACE.sub("", first.strip(" ."))
    brief = tuple(words().brief_words)
    if not first or first[0] in "(_" or find_url(first) or first.startswith(brief) or first[0].islower():
        return ""
    return "" if re.match(r"pp?\.\s?\d", first) or _begins_with_date(first) else first


def _spellings(author: str | None, acronyms: dict[str, str]) -> tuple[str, ...]:
    if not author:
        return ()
    full = acronyms.get(author)
    return (author, full) if full else (author,)


def _shape(
    body: str, authors: tuple[str, ...], title: str | None, outlet: str, date: str | None, url: str | None
) -> str:
    quoted = title is not None and any(mark + title in body for mark in '“"‘')
    parts = [author_shape(authors)] if authors else []
    if title:
        parts.append("title" if quoted else "book" if authors or PUBLISHER.search(body) else "name")
    parts += ["outlet"] * bool(outlet) + ["date"] * bool(date) + ["url"] * bool(url)
    return " ".join(parts)
