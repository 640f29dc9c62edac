"""Sentences of a report with the claim's words and its cues marked in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.explain.cues import Cue
from pipeline.show.lines import MARK_BEGIN, MARK_END, Line, Piece


def marked(text: str, start: int, end: int, evidence: tuple[int, int], cues: Sequence[Cue]) -> Line:
    """``text[start:end]`` with the evidence in >> <<, and each cue as {words: role}.

    Of cues that overlap the first is marked. All offsets are the report's.
    """
    signs: list[tuple[int, int, str]] = [(evidence[0], 1, MARK_BEGIN), (evidence[1], -1, MARK_END)]
    for cue in _apart(cues):
        signs.extend([(cue.start, 2, "{"), (cue.end, -2, f": {cue.role}}}")])
    signs = sorted(sign for sign in signs if start <= sign[0] <= end)
    return tuple(_pieces(text, start, end, evidence, signs))


def _pieces(
    text: str, start: int, end: int, evidence: tuple[int, int], signs: list[tuple[int, int, str]]
) -> Iterator[Piece]:
    position = start
    yield Piece("  ")
    for offset, _, sign in [*signs, (end, 0, "")]:
        inside = evidence[0] <= position < evidence[1]
        yield Piece(text[position:offset], "mark" if inside else "plain")
        yield Piece(sign, "heading")
        position = offset


def _apart(cues: Sequence[Cue]) -> list[Cue]:
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if not kept or kept[-1].end <= cue.start:
            kept.append(cue)
    return kept
