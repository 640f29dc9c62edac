"""What commands print with: consoles, and report text made safe for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controls import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from pipeline.show import Line

__all__ = ["csv_page", "plain_console", "print_lines", "safe"]


def plain_console(*, stderr: bool = False) -> Console:
    """A console that prints text as it is: square brackets are note markers here, not markup.

    Long lines are left to the terminal or, in a file, stay whole.
    """
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)


def print_lines(lines: Iterable[Line]) -> None:
    """Prints a page, its words made safe for a terminal, headings and marks standing out where there are styles."""
    from rich.text import Text

    styles = {"plain": "", "heading": "bold", "mark": "bold reverse"}
    console = plain_console()
    for line in lines:
        console.print(*[Text(safe(piece.words), style=styles[piece.style]) for piece in line], sep="")


def csv_page(columns: Sequence[str], rows: Iterable[Iterable[str | None]]) -> str:
    """A CSV file with a head, its cells made safe for a terminal; a cell that is None stays empty."""
    import csv
    import io

    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe(cell or "") for cell in row] for row in rows)
    return page.getvalue()
