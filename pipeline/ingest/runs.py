"""Runs: the strings and note references that make up a block, and the cleaning that every reader shares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pipeline.ingest.blocks import Block, NoteRef
from pipeline.markers import expand_marker

Runs = tuple[str | NoteRef, ...]

# "[3]", "[ 3 ]", "[3, 4]", "[3–5]"; numbers of four digits are years or pages, not notes.
MARKER = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\s*\]")
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# Soft hyphens, zero-width characters, direction marks, byte order marks: they print nothing.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f]"
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def clean(text: str) -> str:
    """NFC, no invisible characters, ligatures spelt out, every run of white space one space; ends are kept."""
    if text.isascii() and text.isprintable():
        return _SPACE.sub(" ", text) if "  " in text else text
    text = _INVISIBLE.sub("", text).translate(_LIGATURES)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text))


def split_markers(text: str, marker: re.Pattern[str] = MARKER) -> Runs:
    """Text with written markers to runs: ``"mines.[1] It"`` gives ``("mines.", NoteRef(1), " It")``."""
    runs: list[str | NoteRef] = []
    at = 0
    for found in marker.finditer(text):
        runs.append(text[at : found.start()])
        runs.extend(NoteRef(n) for n in expand_marker(found.group(1)))
        at = found.end()
    runs.append(text[at:])
    return tidy(runs)


def split_inside(piece: str | NoteRef) -> Runs:
    """Like ``split_markers`` for a piece of a longer text: white space at its ends is kept, a reference passes."""
    if isinstance(piece, NoteRef):
        return (piece,)
    lead = " " if piece[:1].isspace() else ""
    trail = " " if piece[-1:].isspace() else ""
    return (lead, *split_markers(piece), trail)


def merged(pieces: Iterable[str | NoteRef]) -> list[str | NoteRef]:
    """Neighbouring strings joined."""
    out: list[str | NoteRef] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        else:
            out.append(piece)
    return out


def tidy(runs: Iterable[str | NoteRef]) -> Runs:
    """Strings cleaned and joined, no white space before a reference or at the ends, no empty strings."""
    cleaned: list[str | NoteRef] = [clean(run) if isinstance(run, str) else run for run in merged(runs)]
    for i, run in enumerate(cleaned):
        if not isinstance(run, str):
            continue
        if i == 0:
            run = run.lstrip()
        if i + 1 == len(cleaned) or isinstance(cleaned[i + 1], NoteRef):
            run = run.rstrip()
        cleaned[i] = run
    return tuple(run for run in cleaned if run != "")


def runs_text(runs: Sequence[str | NoteRef]) -> str:
    """The runs as canonical text: references written ``[n]``."""
    return "".join(run if isinstance(run, str) else f"[{run.number}]" for run in runs)


def plain(runs: Sequence[str | NoteRef]) -> str:
    """The words alone, without references."""
    return "".join(run for run in runs if isinstance(run, str))


def block_words(block: Block) -> str:
    """The words of a block without references; cells separated by a tab."""
    return "\t".join(plain(cell) for cell in block.cells) if block.cells else plain(block.runs)
