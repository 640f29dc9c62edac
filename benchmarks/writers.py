"""Made-up reports as files: plain text, a web page as the Monitor's site saves it, a PDF with notes in small print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import jinja2

from benchmarks.reports import MadeReport, report
from pipeline.ingest.blocks import NoteRef

if TYPE_CHECKING:
    from reportlab.platypus.flowables import Flowable

Runs = Iterable[str | NoteRef]

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ country }} | {{ theme }} | Monitor</title></head>
<body><nav><a href="/">Home</a> <a href="/reports">Reports</a></nav>
<article><h1>{{ country }}</h1>
<h2>{{ theme }}</h2>
<p>Last updated: {{ updated }}</p>
{% for kind, value in parts -%}
{% if kind == "heading" %}<h3>{{ value }}</h3>
{% elif kind == "table" %}<table>{% for row in value %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table>
{% else %}<p>{% for run in value %}{% if run is string %}{{ run }}{% else -%}
<a href="#_ftn{{ run.number }}" name="_ftnref{{ run.number }}"><sup>[{{ run.number }}]</sup></a>
{%- endif %}{% endfor %}</p>
{% endif %}{% endfor %}<hr>
{% for number, words in notes %}<div id="ftn{{ number }}"><p><a href="#_ftnref{{ number }}" name="_ftn{{ number }}">
[{{ number }}]</a> {{ words }}</p></div>
{% endfor %}</article></body></html>
"""


def write_corpus(folder: Path, numbers: Iterable[int], *, format: str = "text", seed: int = 0) -> list[Path]:
    """Writes the reports of these numbers into a folder, one a file; their paths. ``format``: a key of ``FORMATS``."""
    suffix, write = FORMATS[format]
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in numbers:
        made = report(number, seed)
        path = folder / f"{made.name}{suffix}"
        path.write_bytes(write(made))
        paths.append(path)
    return paths


def as_text(made: MadeReport) -> bytes:
    """Lines as the canonical text has them, a blank one between paragraphs."""
    parts = [*made.title, f"Last updated: {made.updated}"]
    for kind, value in _parts(made):
        if kind == "table":
            parts.append("\n".join("\t".join(row) for row in value))
        else:
            parts.append(value if kind == "heading" else "".join(_plain(run) for run in value))
    parts += [f"[{number}] {words}" for number, words in _notes(made)]
    return ("\n\n".join(parts) + "\n").encode()


def as_html(made: MadeReport) -> bytes:
    """A web page with linked notes at its end."""
    country, theme = made.title
    page = _template().render(
        country=country, theme=theme, updated=made.updated, parts=_parts(made), notes=_notes(made)
    )
    return page.encode()


def as_pdf(made: MadeReport) -> bytes:
    """A PDF of A4 pages: raised note numbers, the notes at the end in smaller letters, page numbers at the foot."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=styles["Normal"], fontSize=10, leading=12.5, spaceAfter=6)
    small = ParagraphStyle("note", parent=body, fontSize=8, leading=9.5, spaceAfter=1)
    country, theme = made.title
    flow: list[Flowable] = [
        Paragraph(escape(country), styles["Title"]),
        Paragraph(escape(theme), styles["Heading2"]),
        Paragraph(f"Last updated: {made.updated}", body),
    ]
    for kind, value in _parts(made):
        if kind == "table":
            flow += [
                Table([[Paragraph(escape(cell), body) for cell in row] for row in value], style=_GRID),
                Spacer(1, 8),
            ]
        elif kind == "heading":
            flow.append(Paragraph(escape(value), styles["Heading3"]))
        else:
            flow.append(Paragraph("".join(_marked_up(run) for run in value), body))
    flow += [Paragraph(f"<super>{number}</super> {escape(words)}", small) for number, words in _notes(made)]
    file = BytesIO()
    document = SimpleDocTemplate(file, pagesize=A4, title=f"{country}: {theme}", invariant=1)  # no time of writing
    document.build(flow, onFirstPage=_page_number, onLaterPages=_page_number)
    return file.getvalue()


_GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
Write = Callable[[MadeReport], bytes]
FORMATS: dict[str, tuple[str, Write]] = {"text": (".txt", as_text), "html": (".html", as_html), "pdf": (".pdf", as_pdf)}
"""By name: the suffix of its files, and what writes one."""


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(297, 40, str(document.page))


def _plain(run: str | NoteRef) -> str:
    return run if isinstance(run, str) else f"[{run.number}]"


def _marked_up(run: str | NoteRef) -> str:
    return escape(run) if isinstance(run, str) else f"<super>{run.number}</super>"


@cache
def _template() -> jinja2.Template:
    return jinja2.Environment(autoescape=True).from_string(_PAGE)


def _notes(made: MadeReport) -> list[tuple[int | None, str]]:
    return [(block.number, "".join(map(_plain, block.runs))) for block in made.blocks if block.kind == "note"]


def _parts(made: MadeReport) -> list[tuple[str, Any]]:
    """The body: headings as strings, paragraphs as runs, table rows that follow each other as one table of cells."""
    parts: list[tuple[str, Any]] = []
    for block in made.blocks:
        if block.kind == "table_row":
            row = ["".join(map(_plain, cell)) for cell in block.cells]
            if parts and parts[-1][0] == "table":
                parts[-1][1].append(row)
            else:
                parts.append(("table", [row]))
        elif block.kind == "heading":
            parts.append(("heading", "".join(map(_plain, block.runs))))
        elif block.kind == "paragraph":
            parts.append(("paragraph", block.runs))
    return parts
