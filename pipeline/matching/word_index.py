"""What each word of a text is for: the bits of the patterns and clauses that ask for it, or for a piece of it.

Several sets of patterns may share an index, each with a block of bits of its own: those that are asked about one
sentence after another then look its words up once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

Piece = tuple[str, str]
"""How it stands in a word (``whole``, ``start``, ``end`` or ``within``), and its letters."""
_WORDS_KEPT = 1 << 14
"""Words whose bits are remembered: some hundred bytes each."""


class WordIndex:
    """Bits by pieces of words."""

    def __init__(self) -> None:
        self.size = 0
        """Bits given out."""
        self._pieces: dict[Piece, int] = {}
        self._longest = 0
        self._by_word = _ByWord(self)
        self._of_text = lru_cache(maxsize=16)(self._joined)

    def add(self, bits: int, asked: Iterable[tuple[int, Iterable[Piece]]]) -> int:
        """Take in a set of patterns with so many bits: for each of them the pieces that set it. Gives its first bit."""
        first, self.size = self.size, self.size + bits
        for bit, pieces in asked:
            for piece in pieces:
                self._pieces[piece] = self._pieces.get(piece, 0) | bit << first
                self._longest = max(self._longest, len(piece[1]))
        self._by_word.clear()
        self._of_text.cache_clear()
        return first

    def of_text(self, words: str) -> int:
        """The bits of all words of a text, given as ``prefilter.plain`` makes it."""
        return self._of_text(words)

    def _joined(self, words: str) -> int:
        return reduce(or_, map(self._by_word.__getitem__, set(words.split())), 0)

    def of_word(self, word: str) -> int:
        """The bits that a word sets."""
        found, pieces = 0, self._pieces
        size = len(word)
        for start in range(size):
            for end in range(start + 1, min(size, start + self._longest) + 1):
                part = word[start:end]
                found |= pieces.get(("within", part), 0)
                if start == 0:
                    found |= pieces.get(("start", part), 0)
                if end == size:
                    found |= pieces.get(("end", part), 0)
        return found | pieces.get(("whole", word), 0)


class _ByWord(dict[str, int]):
    """The bits of words, worked out when a word is first met; with a word too many, all are forgotten."""

    def __init__(self, index: WordIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        bits = self[word] = self._index.of_word(word)
        return bits


OF_SENTENCES = WordIndex()
"""Shared by the sets that are asked about every sentence with a claim."""
