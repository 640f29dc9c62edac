"""Words in a row that a text must hold: a clause of a prefilter, asked about with the text's words at hand.

A word that stands alone in a clause is told by the index of words (``pattern_set.PatternSet``). For the others only
those rows are looked for of which a word is there: of "been laid by", "been sown by" mostly none.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from pipeline.matching.ways import Clause


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one clause."""

    single: Clause
    """Its strings of one word, or part of one."""
    by_word: dict[str, Clause]
    """Its rows, by the longest whole word in each."""
    others: Clause
    """Its rows that have no whole word."""

    @classmethod
    def of(cls, clause: Clause) -> Rows:
        """Sorts the strings of a clause.

        >>> rows = Rows.of((" ban", " been laid by ", "mine fi"))
        >>> rows.single, rows.by_word, rows.others
        ((' ban',), {'laid': (' been laid by ',)}, ('mine fi',))
        """
        by_word: dict[str, Clause] = {}
        single, others = [], []
        for string in clause:
            if len(string.split()) == 1:
                single.append(string)
            elif whole := [word for word in string.split(" ")[1:-1] if word]:
                word = max(whole, key=lambda word: (len(word), word))
                by_word[word] = (*by_word.get(word, ()), string)
            else:
                others.append(string)
        return cls(tuple(single), by_word, tuple(others))

    def stand_in(self, text: str, words: Set[str]) -> bool:
        """Whether one of the rows stands in a text, given as ``prefilter.plain`` makes it, and as its words."""
        for word in self.by_word.keys() & words:
            for row in self.by_word[word]:
                if row in text:
                    return True
        return any(row in text for row in self.others)


_KINDS = {(True, True): "whole", (True, False): "start", (False, True): "end", (False, False): "within"}
"""How a piece stands in its word, by whether the string holds the word's beginning, and its end."""


def words_in(string: str) -> list[tuple[str, str]]:
    """The pieces of words in a string, each with how it stands in its word.

    >>> words_in("eply to th")
    [('end', 'eply'), ('whole', 'to'), ('start', 'th')]
    """
    words = string.split(" ")
    last = len(words) - 1
    return [(_KINDS[number > 0, number < last], word) for number, word in enumerate(words) if word]
