"""What commands print with: consoles, and report text made safe for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from pipeline.show import Line

# C0 and C1 controls but tab and line feed, and the characters that turn the direction of text: a report could hold
# sequences that recolour the terminal, retitle it or hide words.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    r"""Text from outside with its control characters spelled out: an escape becomes the four characters ``\x1b``."""
    return _UNSAFE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


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
