"""Alternatives of a pattern, each tried only on texts that hold its words.

``Alternatives(sources).finditer(text, words)`` finds what ``re.compile("|".join(sources)).finditer(text)`` finds, some
ten times as fast: a prefilter picks the few alternatives that the text can hold, and only those are compiled and run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.language.prefilter import Prefilter

_GROUP = re.compile(r"\(\?P<(\w+)>")


class Alternatives:
    """Patterns of which at every place the first that matches counts; case is ignored."""

    def __init__(self, filters: Sequence[Prefilter], source: Callable[[int], str], groups: Sequence[str] = ()) -> None:
        """``source(n)`` is the pattern whose prefilter is ``filters[n]``; every match has all the ``groups``."""
        self._filters = filters
        self._source = source
        self._groups = groups
        self._compiled: dict[int, re.Pattern[str]] = {}

    def finditer(self, text: str, words: str) -> Iterator[re.Match[str]]:
        """The matches in ``text``, whose words ``prefilter.plain`` gives, from left to right, none over another."""
        able = [self._pattern(n) for n, admitting in enumerate(self._filters) if admitting.admits(words)]
        return able[0].finditer(text) if len(able) == 1 else _first_of(able, text)

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._compiled:
            source = self._source(number)
            missing = [name for name in self._groups if f"(?P<{name}>" not in source]
            # An alternative that never matches declares the groups of the other ones.
            never = f"|(?!){''.join(f'(?P<{name}>)' for name in missing)}" if missing else ""
            self._compiled[number] = re.compile(source + never, re.IGNORECASE)
        return self._compiled[number]


def groups_in(sources: Sequence[str]) -> tuple[str, ...]:
    """The names of all groups of patterns."""
    return tuple(dict.fromkeys(name for source in sources for name in _GROUP.findall(source)))


def _first_of(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """What one pattern of these alternatives would match: the leftmost, of those at one place the first one's."""
    waiting = [pattern.search(text) for pattern in patterns]
    at = 0
    while True:
        found: re.Match[str] | None = None
        for number, match in enumerate(waiting):
            if match is not None and match.start() < at:
                match = waiting[number] = patterns[number].search(text, at)
            if match is not None and (found is None or match.start() < found.start()):
                found = match
        if found is None:
            return
        yield found
        at = max(found.end(), found.start() + 1)
