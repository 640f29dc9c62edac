"""Which words a regular expression cannot do without, so that most texts never meet it.

``re`` tries every alternative of a pattern at every place of a text, which takes a hundred times as long as asking
whether "attend" or "take part" is in it at all. ``Prefilter.of(pattern)`` reads off a pattern what each of its matches
must hold, as RE2's ``FilteredRE2`` and ripgrep do; it may let a text through that does not match, and never holds one
back that does. A text is asked about in the form that ``plain`` gives it: its words in lower case, one blank between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.matching.ways import Clause, ordered, without_longer


@dataclass(frozen=True, slots=True)
class Prefilter:
    """Ways in which a pattern can match: in each, every clause must hold. A way without clauses admits every text."""

    ways: tuple[tuple[Clause, ...], ...]

    @classmethod
    def of(cls, pattern: str, flags: int = 0) -> Prefilter:
        """The prefilter of a regular expression by itself; see ``PatternReader`` for those that hold ``{name}``.

        >>> Prefilter.of(r"\\btook\\s+(?:no\\s+)?part\\b|stay(?:s|ed)\\s+\\w+\\s+away").ways
        (((' took part ', ' took no part '),), ((' away',), ('stays ', 'stayed ')))
        """
        from pipeline.matching.reading import PatternReader

        return PatternReader({}).read(pattern, flags)

    @classmethod
    def of_words(cls, *lists: Iterable[str]) -> Prefilter:
        """The prefilter of whole words or phrases, one of each list: nothing has to be read off a pattern.

        >>> Prefilter.of_words(["take", "took"], ["part in"]).ways
        (((' part in ',), (' take ', ' took ')),)
        """
        return cls((ordered(frozenset(without_longer(map(plain, words)) for words in lists)),))

    def admits(self, text: str) -> bool:
        """Whether the pattern could match in a text, given as ``plain`` makes it."""
        for way in self.ways:
            for clause in way:
                for words in clause:
                    if words in text:
                        break
                else:
                    break
            else:
                return True
        return False


_WORDS = re.compile(r"\w+")


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """The words of a text in lower case, a blank around each.

    >>> plain("It took part, finally.")
    ' it took part finally '
    """
    if not text.isascii():  # letters that re.IGNORECASE takes for an "i" or "s"
        text = text.replace("İ", "i").replace("ı", "i").replace("ſ", "s")
    return f" {' '.join(_WORDS.findall(text.lower()))} "
