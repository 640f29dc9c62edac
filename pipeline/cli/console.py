"""What commands print with: consoles, and report text made safe for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.controls import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from pipeline.show import Line

__all__ = ["plain_console", "print_lines", "safe"]


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
