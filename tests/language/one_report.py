"""A report of a few paragraphs for tests of the language and claim stages, without files."""

from __future__ import annotations

from pipeline.language.analysis import Analysis, analyse
from pipeline.records import Report, Segment


def report_of(
    text: str, *, country: str | None = "PER", treaty: str = "MBT", year: int = 2016, section: str | None = "Policy"
) -> Report:
    """A report whose paragraphs are the lines of ``text``; a line that begins "[n] " is a note."""
    segments: list[Segment] = []
    position = 0
    for number, line in enumerate(text.split("\n")):
        note = int(line[1 : line.index("]")]) if line.startswith("[") else None
        segments.append(
            Segment(
                kind="note" if note else "paragraph",
                zone="note" if note else "body",
                start=position,
                end=position + len(line),
                section=None if note else section,
                paragraph=number,
                note_number=note,
            )
        )
        position += len(line) + 1
    return Report(
        doc_id="test-0",
        source_path="test.txt",
        source_sha256="0" * 64,
        media_type="text/plain",
        part=0,
        text=text,
        segments=tuple(segments),
        theme="mine_ban_policy" if country else "overview",
        treaty=treaty,
        country_iso3=country,
        country_name=None,
        report_year=year,
    )


def analysis_of(text: str, *, country: str | None = "PER", treaty: str = "MBT") -> Analysis:
    """The analysed sentences of ``report_of(text)``."""
    return analyse(report_of(text, country=country, treaty=treaty))
