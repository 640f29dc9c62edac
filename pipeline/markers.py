"""The numbers that a note marker names: ``[3]``, ``[3–5]``, ``[3, 5]``."""

from __future__ import annotations

import re

_LONGEST = 20
"""Notes in a row under one marker; more is no range of notes ("1999–2024")."""


def expand_marker(inside: str) -> list[int]:
    """The notes of a marker by what stands inside it; a note is never number 0.

    >>> expand_marker("3–5"), expand_marker("3, 5")
    ([3, 4, 5], [3, 5])
    """
    if inside.isdecimal():  # most markers name one note
        return [int(inside)] if int(inside) else []
    numbers: list[int] = []
    for part in re.split(r"\s*[,;]\s*", inside):
        bounds = [int(number) for number in re.findall(r"\d+", part)]
        if len(bounds) == 2 and bounds[0] < bounds[1] <= bounds[0] + _LONGEST:
            numbers.extend(range(bounds[0], bounds[1] + 1))
        else:
            numbers.extend(bounds)
    return [number for number in numbers if number > 0]
