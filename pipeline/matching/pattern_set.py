"""Many patterns behind their prefilters, asked about all at once.

``PatternSet.able(words)`` says which of the patterns a text could match: an index by word names the few candidates, and
only their prefilters are asked. ``finditer`` finds what one pattern of several alternatives would, trying those alone.
Sets of patterns are integers here, a bit for each pattern: the words of a text have theirs joined by ``|``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.matching.prefilter import Prefilter, plain
from pipeline.matching.rows import Rows, words_in
from pipeline.matching.ways import Clause
from pipeline.matching.word_index import Piece, WordIndex

_GROUP = re.compile(r"\(\?P<(\w+)>")


class PatternSet:
    """Patterns by number."""

    def __init__(
        self,
        filters: Sequence[Prefilter],
        compiled: Callable[[int], re.Pattern[str]],
        index: WordIndex | None = None,
    ) -> None:
        """``compiled(n)`` is the pattern whose prefilter is ``filters[n]``; it is asked for when first needed.

        Sets that are asked about the same texts may share an ``index``.
        """
        self._size = len(filters)
        self._pattern = lru_cache(maxsize=None)(compiled)
        self._always = 0
        """The patterns that any text may match."""
        self._clauses: dict[Clause, int] = {}
        """Every clause of the filters with a bit of its own, above those of the patterns."""
        self._needs: list[list[tuple[int, list[tuple[int, Rows]]]]] = []
        """For each pattern the ways in which it can match: the bits of their clauses, and of those clauses that hold
        rows of words, the bit of their single words and the rows."""
        asked: list[tuple[int, list[Piece]]] = []
        for number, prefilter in enumerate(filters):
            self._enter(1 << number, prefilter, asked)
        bits = self._size + len(self._clauses)
        self._all = (1 << bits) - 1
        self._index = index or WordIndex()
        self._first = self._index.add(bits, asked)

    def _enter(self, bit: int, prefilter: Prefilter, asked: list[tuple[int, list[Piece]]]) -> None:
        needs = []
        for way in prefilter.ways:
            if not way:
                self._always |= bit
            else:
                asked.append((bit, max(map(_pieces, way), key=_tells)))
            # A row of words may stand in pieces where all its words are there.
            rows = [row for row in map(_rows, way) if row.by_word or row.others]
            single = [self._clause(row.single, asked) if row.single else 0 for row in rows]
            clauses = sum({self._clause(clause, asked) for clause in way})
            needs.append((clauses, list(zip(single, rows, strict=True))))
        self._needs.append(needs)

    def _clause(self, clause: Clause, asked: list[tuple[int, list[Piece]]]) -> int:
        if clause not in self._clauses:
            self._clauses[clause] = 1 << self._size + len(self._clauses)
            asked.append((self._clauses[clause], _pieces(clause)))
        return self._clauses[clause]

    def able(self, words: str, among: int = -1) -> int:
        """The patterns, of those ``among``, that could match in a text whose words ``prefilter.plain`` gives."""
        held = self._index.of_text(words) >> self._first & self._all | self._always
        found = 0
        for number in numbers_in(held & (1 << self._size) - 1 & among):
            for clauses, rows in self._needs[number]:
                if held & clauses != clauses:
                    continue
                for single, row in rows:
                    if not held & single and not row.stand_in(words, _distinct(words)):
                        break
                else:
                    found |= 1 << number
                    break
        return found

    def finditer(self, text: str, able: int, start: int = 0) -> Iterator[re.Match[str]]:
        """The matches of the ``able`` patterns from left to right, none over another; at one place the first's."""
        if able & (able - 1):
            return _first_of([self._pattern(number) for number in numbers_in(able)], text, start)
        return self._pattern(able.bit_length() - 1).finditer(text, start) if able else iter(())

    def __iter__(self) -> Iterator[re.Pattern[str]]:
        """All patterns, each compiled."""
        return map(self._pattern, range(self._size))


class Gate:
    """Named patterns that look through whole texts, each only where the text holds its words."""

    def __init__(
        self,
        sources: Mapping[str, str],
        compiled: Callable[[str], re.Pattern[str]],
        index: WordIndex | None = None,
    ) -> None:
        """``sources`` are the patterns by name, ``compiled(name)`` gives one to run.

        For ``index`` see ``PatternSet``.
        """
        self._names = names = list(sources)
        self._numbers = {name: number for number, name in enumerate(names)}
        filters = [Prefilter.of(sources[name]) for name in names]
        self._set = PatternSet(filters, lambda number: compiled(names[number]), index)
        self._able = lru_cache(maxsize=8)(lambda text: self._set.able(plain(text)))

    def may_match(self, name: str, text: str) -> bool:
        """Whether the pattern of that name could match in a text."""
        return bool(self._able(text) & 1 << self._numbers[name])

    def able(self, text: str) -> list[str]:
        """The names of all patterns that could match in a text, in the order in which they were given."""
        return [self._names[number] for number in numbers_in(self._able(text))]

    def finditer(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """The matches of the pattern of that name in a text."""
        return self._set.finditer(text, self._able(text) & 1 << self._numbers[name])

    def any_of_all(self, text: str) -> Iterator[re.Match[str]]:
        """The matches that one pattern with all of these as its alternatives, in their order, would find."""
        return self._set.finditer(text, self._able(text))


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest.

    >>> list(numbers_in(0b1010))
    [1, 3]
    """
    while bits:
        bit = bits & -bits
        bits ^= bit
        yield bit.bit_length() - 1


def groups_in(*sources: str) -> tuple[str, ...]:
    """The names of all groups of patterns."""
    return tuple(dict.fromkeys(name for source in sources for name in _GROUP.findall(source)))


def without_match(source: str, groups: Sequence[str]) -> str:
    """What to append to an alternative so that its matches have the groups of the others too, never matched."""
    missing = [f"(?P<{name}>)" for name in groups if f"(?P<{name}>" not in source]
    return f"|(?!){''.join(missing)}" if missing else ""


_rows = lru_cache(maxsize=1 << 12)(Rows.of)  # patterns share many clauses


@lru_cache(maxsize=1 << 12)
def _pieces(clause: Clause) -> list[Piece]:
    """For each of the clause's strings the longest piece of a word in it, and how that stands in the word."""
    return [max(words_in(string), key=lambda piece: (len(piece[1]), piece)) for string in clause]


@lru_cache(maxsize=16)
def _distinct(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _tells(pieces: list[Piece]) -> tuple[int, int, int]:
    """How much a clause tells: long words are rare."""
    return min(len(word) for _, word in pieces), sum(kind == "whole" for kind, _ in pieces), -len(pieces)


def _first_of(patterns: Sequence[re.Pattern[str]], text: str, start: int) -> Iterator[re.Match[str]]:
    """What one pattern of these alternatives would match: the leftmost, of those at one place the first one's."""
    waiting = [pattern.search(text, start) for pattern in patterns]
    at = start
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
