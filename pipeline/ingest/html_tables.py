"""Tables of a page: rows where a table holds data, nothing where it only lays out the page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from pipeline.ingest.blocks import Block, NoteRef

from .html_notes import NoteLinks
from .runs import Runs, merged, plain, split_inside, tidy
from .vocabulary import match_line

_LONG_CELL = 1500
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})


def is_data_table(table: html.HtmlElement) -> bool:
    """A table without tables, headings or long text in its cells, and with more than one cell."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    cells = list(table.iter("td", "th"))
    if len(cells) < 2 or any(True for _ in table.iter("h1", "h2")):
        return False
    return all(len("".join(cell.itertext())) <= _LONG_CELL for cell in cells)


def table_blocks(table: html.HtmlElement, links: NoteLinks) -> Iterator[Block]:
    """One ``table_row`` a row; the caption and rows of one cell over the whole width are headings or captions."""
    for caption in table.iter("caption"):
        runs = cell_runs(caption, links)
        if plain(runs):
            yield _title_block(runs)
    for row in table.iter("tr"):
        cells = [(cell, cell_runs(cell, links)) for cell in row.iterchildren("td", "th")]
        if not any(plain(runs) or runs for _, runs in cells):
            continue
        if len(cells) == 1:
            yield _title_block(cells[0][1])
        else:
            yield Block("table_row", cells=tuple(runs for _, runs in cells))


def _title_block(runs: Runs) -> Block:
    text = plain(runs).strip()
    if match_line("overview_heading", text):
        return Block("heading", runs=runs, level=4)
    return Block("caption" if len(text) < 200 else "paragraph", runs=runs)


def cell_runs(cell: html.HtmlElement, links: NoteLinks) -> Runs:
    """The words and references of a cell; lines and paragraphs within it are joined by a space."""
    pieces: list[str | NoteRef] = []
    within: html.HtmlElement | None = None
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if within is not None:
            if event == "start" or element is not within:
                continue
            within = None
        elif event == "start":
            pieces.append(" " if element.tag in _BREAKS else "")
            if element in links.references:
                pieces.append(NoteRef(links.references[element]))
                within = element
            else:
                pieces.append(element.text or "")
            continue
        if element is not cell:
            pieces.append(element.tail or "")
    return tidy(run for piece in merged(pieces) for run in split_inside(piece))
