"""Passages of a report: the words that they are made of, and which of them hold a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

_WORDS = re.compile(r"\w+")


@lru_cache(maxsize=1 << 12)
def letters(text: str) -> str:
    """The words of a text without what stands between them: a reader's comma makes no new sentence of it.

    Claims and candidates both ask about the sentences of a report.

    >>> letters("Peru, in 2003, laid mines.")
    'peru in 2003 laid mines'
    """
    return " ".join(_WORDS.findall(text)).lower()


class Stretches:
    """Stretches of a text that are asked whether they hold a place; they may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int | None = None) -> bool:
        """Whether ``text[start:end]`` lies inside one of them; without ``end`` the character at ``start``.

        >>> cited = Stretches([(10, 20), (0, 30), (40, 50)])
        >>> cited.hold(29), cited.hold(30), cited.hold(20, 30), cited.hold(45, 51)
        (True, False, True, False)
        """
        before = bisect_right(self._starts, start)
        return before > 0 and self._furthest[before - 1] >= (start + 1 if end is None else end)
