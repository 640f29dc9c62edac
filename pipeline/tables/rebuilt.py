"""A report put together again from the tables of a run: checks and explanations need no file that was read then.

The canonical text is in ``documents``, the place of every paragraph, row and note follows from ``sentences``. What the
tables don't hold (headings without a sentence, empty notes) bears on no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from pipeline.records import DocumentRow, Report, Segment, SentenceRow

_NOTE_NUMBER = re.compile(r"\[(\d+)\]\s*$")
_KINDS: dict[str, Literal["paragraph", "table_row", "note"]] = {
    "body": "paragraph",
    "overview_table": "table_row",
    "note": "note",
}


def rebuilt(document: DocumentRow, sentences: Iterable[SentenceRow]) -> Report:
    """The report of a row of ``documents`` and its rows of ``sentences``, in text order."""
    return Report(
        doc_id=document.doc_id,
        source_path=document.source_path,
        source_sha256=document.source_sha256,
        media_type=document.media_type,
        part=document.part,
        text=document.text,
        segments=tuple(_segments(document.text, sentences)),
        title=document.title,
        theme=document.theme,
        treaty=document.treaty,
        country_iso3=document.country_iso3,
        country_name=document.country_name,
        report_year=document.report_year,
        last_updated=document.last_updated,
        language=document.language,
    )


def _segments(text: str, sentences: Iterable[SentenceRow]) -> Iterator[Segment]:
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        rows = list(group)
        first, start, number = rows[0], rows[0].start, None
        if first.zone == "note":
            line = text.rfind("\n", 0, start) + 1
            own = _NOTE_NUMBER.search(text[line:start])
            if own is not None:
                start, number = line + own.start(), int(own[1])
        yield Segment(
            kind=_KINDS[first.zone],
            zone=first.zone,
            start=start,
            end=rows[-1].end,
            section=first.section,
            paragraph=first.paragraph,
            page=first.page,
            note_number=number,
        )
