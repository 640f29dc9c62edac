"""Works as BibTeX (with ``date`` and ``url`` as in BibLaTeX), written by bibtexparser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.export.items import Item, item
from pipeline.export.works import Work

if TYPE_CHECKING:
    from bibtexparser.model import Entry

ENTRY_TYPES = {
    "report": "techreport",
    "book": "book",
    "article-journal": "article",
    "article-newspaper": "article",
    "webpage": "online",
}
"""The BibTeX entry type of a CSL type; anything else is ``misc``."""
SPECIAL = {ord(sign): f"\\{sign}" for sign in "&%$#_"} | {
    ord("{"): r"\{", ord("}"): r"\}", ord("\\"): r"\textbackslash{}", ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}  # fmt: skip
"""What LaTeX would take for a command."""


def bibtex(works: Sequence[Work]) -> str:
    """A .bib file in UTF-8; the key of an entry is the ``work_id``."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library

    return write_string(Library([_entry(work) for work in works]))


def _entry(work: Work) -> Entry:
    from bibtexparser.model import Entry, Field

    told = item(work)
    values = {
        "author": _author(told),
        "title": f"{{{_escaped(told.title)}}}",
        "journal": _escaped(told.container) if ENTRY_TYPES.get(told.type) == "article" else None,
        "howpublished": _escaped(told.container) if ENTRY_TYPES.get(told.type) != "article" else None,
        "institution": _author(told) if told.type == "report" else None,
        "eventtitle": _escaped(told.event),
        "type": told.genre,
        "year": str(told.dates[0][0]) if told.dates else None,
        "date": "/".join("-".join(f"{part:02}" for part in date) for date in told.dates) or None,
        "url": work.url,
        "keywords": work.kind,
        "note": _escaped(work.citation),
    }
    fields = [Field(key, value) for key, value in values.items() if value]
    return Entry(ENTRY_TYPES.get(told.type, "misc"), f"w{work.work_id}", fields)


def _author(told: Item) -> str | None:
    """A person as "Family, Given"; anybody else in braces of its own, so that no part is taken for a surname."""
    if told.person:
        return _escaped(f"{told.person[1]}, {told.person[0]}")
    return f"{{{_escaped(told.author)}}}" if told.author else None


def _escaped(words: str | None) -> str:
    return (words or "").translate(SPECIAL)
