"""A work as a bibliographic item, before any format: its type, names, title, and date by its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.export.works import Work

TYPES = {
    "article_7_report": "report",
    "statement": "speech",
    "interview": "interview",
    "correspondence": "personal_communication",
    "note_verbale": "personal_communication",
    "un_record": "report",
    "legislation": "legislation",
    "government_document": "report",
    "monitor_report": "report",
    "ngo_report": "report",
    "media": "article-newspaper",
    "publication": "book",
    "website": "webpage",
}
"""The CSL type of each kind of source."""
GENRES = {"article_7_report": "Article 7 report", "note_verbale": "Note verbale", "un_record": "UN document"}
"""What kind of report or letter it is, where the CSL type says too little."""
SPOKEN = ("speech", "interview", "personal_communication")
LONGEST_TITLE = 150
FAMILY = re.compile(
    r"(?P<given>[A-ZÀ-Þ][\w.’-]*(?:\s[A-ZÀ-Þ]\.)*)\s(?P<family>(?:(?:van|von|de|da|del|al-)\s?)*[A-ZÀ-Þ][\w’-]+)"
)
"""A person's name of two parts: Ann Roe, S. Perera."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a bibliography. ``dates`` holds year, month and day as far as they are known, twice for a span."""

    type: str
    title: str
    author: str | None
    person: tuple[str, str] | None
    """Given and family name, where the author is a person beyond doubt."""
    event: str | None
    container: str | None
    genre: str | None
    dates: tuple[tuple[int, ...], ...]


def item(work: Work) -> Item:
    """What a reference manager asks of a work; the title is made of the citation where it has none of its own."""
    kind = TYPES[work.kind]
    quoted = work.title is not None and re.search(r"[“\"‘]" + re.escape(work.title), work.citation) is not None
    if work.kind == "publication" and quoted:
        kind = "article-journal" if work.container else "article"
    spoken = kind in SPOKEN and not quoted
    title = _first_part(work.citation) if spoken or work.title is None else work.title
    name = FAMILY.fullmatch(work.author) if work.author and kind in ("book", "article", *PERSONAL) else None
    return Item(
        type=kind,
        title=title,
        author=work.author,
        person=(name["given"], name["family"]) if name else None,
        event=work.title if kind == "speech" and not quoted else None,
        container=work.container or (work.title if work.kind == "media" and not quoted else None),
        genre=GENRES.get(work.kind),
        dates=_dates(work.date or work.period or ""),
    )


PERSONAL = ("article-journal", "article-newspaper")
"""Types whose author is a person where the name has two parts, besides books."""


def _first_part(citation: str) -> str:
    """The citation up to its first comma: "Statement of Chad", "Email from Ann Roe"."""
    plain = re.sub(r"^(?:see(?:\s+also)?|cf\.?),?\s+(?:for\s+example,\s+)?", "", citation, flags=re.IGNORECASE)
    first = plain.split(",")[0].strip(" .")
    return (first[:1].upper() + first[1:])[:LONGEST_TITLE] or citation[:LONGEST_TITLE]


def _dates(edtf: str) -> tuple[tuple[int, ...], ...]:
    """(("2016-11/2016-12")) → ((2016, 11), (2016, 12)). Nothing for a span that is open."""
    ends = edtf.split("/")
    if not all(re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", end) for end in ends):
        return ()
    return tuple(tuple(int(part) for part in end.split("-")) for end in dict.fromkeys(ends))
