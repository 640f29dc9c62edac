"""``monitor-facts text``: a file's canonical text, or how the file was understood."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import safe

if TYPE_CHECKING:
    from pipeline.records import Report, Segment

EXIT_UNREADABLE = 3
_SECTION_CHARS, _WORDS_CHARS = 24, 72


@click.command(short_help="Print a file's canonical text, or how its blocks were understood.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--blocks", is_flag=True, help="Print what each report is and one line a block instead of the text.")
@click.option(
    "--part",
    metavar="N",
    type=click.IntRange(min=0),
    help="Only report N of a file that holds several.",
)
def text(file: Path, blocks: bool, part: int | None) -> None:
    """Prints the canonical text of the reports in FILE: what every offset in the tables counts in. FILE may also be a
    file in a zip (reports.zip/chad.html). Where it holds several reports, a line between them on the error stream
    tells which is which.

    With --blocks: for each block its offsets, page, zone, kind, section and first words.

    \b
    Exit status:
      0  the text was printed
      2  wrong usage
      3  FILE can't be read; the error stream says why and what to do
    """
    from pipeline.ingest import IngestError, find_inputs, read_file

    if file.suffix.lower() == ".zip" and len(inside := find_inputs([file])) > 1:
        example = safe(inside[0].source_path)
        raise click.UsageError(f"{safe(str(file))} holds {len(inside)} files; name one of them, for example {example}.")
    try:
        reports = read_file(file)
    except IngestError as error:
        click.echo(f"{safe(str(file))}: {safe(error.message)} ({error.stage})", err=True)
        sys.exit(EXIT_UNREADABLE)
    chosen = [report for report in reports if part in (None, report.part)]
    if not chosen:
        raise click.UsageError(f"{safe(str(file))} holds {len(reports)} reports, numbered from 0; there is no {part}.")
    for report in chosen:
        if blocks:
            click.echo("\n".join(_described(report)))
            continue
        if len(chosen) > 1:
            click.echo(f"--- report {report.part}: {safe(report.title or 'without a title')}", err=True)
        click.echo(safe(report.text), nl=False)


def _described(report: Report) -> Iterator[str]:
    yield f"report {report.part}: {safe(report.title or 'without a title')}"
    about = {
        "country": " ".join(filter(None, (report.country_iso3, report.country_name))),
        "theme": report.theme,
        "treaty": report.treaty,
        "year": report.report_year,
        "last updated": report.last_updated,
        "language": report.language,
    }
    yield "  " + "; ".join(f"{name}: {safe(str(value)) if value else '-'}" for name, value in about.items())
    yield f"  {'offsets':>15}  page  {'zone':<14}  {'kind':<9}  {'section':<{_SECTION_CHARS}}  words"
    for segment in report.segments:
        yield _segment_line(report, segment)
    yield ""


def _segment_line(report: Report, segment: Segment) -> str:
    offsets = f"{segment.start}-{segment.end}"
    page = "-" if segment.page is None else str(segment.page)
    section = _cut(segment.section or "-", _SECTION_CHARS)
    words = _cut(report.text[segment.start : segment.end], _WORDS_CHARS)
    return f"  {offsets:>15}  {page:>4}  {segment.zone:<14}  {segment.kind:<9}  {section:<{_SECTION_CHARS}}  {words}"


def _cut(words: str, length: int) -> str:
    """On one line: line ends and tabs spelled out."""
    line = safe(words).replace("\n", "\\n").replace("\t", "\\t")
    return line if len(line) <= length else line[: length - 1] + "…"
