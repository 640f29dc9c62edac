"""What the candidate model sees of a sentence: the beginnings of its words, where it stands, what the heading is about.

The features lean on no rule, vocabulary or named entity of the claim families, so that a wording which these do not
know still counts, and a new rule leaves the trained weights as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.language.view import Sentence

BIAS = ""
"""The feature that every sentence has: how common claims of a type are."""
_STEM = 6
_MONTH = re.compile("January|February|March|April|May|June|July|August|September|October|November|December")
_YEAR = re.compile(r"(?:19|20)\d\d(?:s|[–-]\d+)?")
_HEADING_WORD = re.compile(r"\w+")
_LENGTHS = (6, 12, 25)
_WORDS_KEPT = 100_000


def features(sentence: Sentence) -> list[str]:
    """The features of a sentence, each once.

    >>> from types import SimpleNamespace as Simple
    >>> words = [(0, 4, "peru"), (5, 9, "laid"), (10, 15, "mines")]
    >>> row = Simple(text="Peru laid mines", words=words, zone="body", section="Use", section_kind="use")
    >>> sorted(features(row))
    ['', 'heading:use', 'kind:use', 'laid', 'length:0', 'mine', 'peru', 'zone:body']
    """
    text = sentence.text
    found = {_BY_WORD[text[start:end]] for start, end, _ in sentence.words}
    found.add(BIAS)  # which is also what punctuation has become
    found.update(_heading_features(sentence.section))
    length = sum(len(sentence.words) >= limit for limit in _LENGTHS)
    found.update((f"zone:{sentence.zone}", f"kind:{sentence.section_kind}", f"length:{length}"))
    return list(found)


def word_feature(token: str) -> str:
    """A word's first letters without a plural's s, which holds a word's forms together; "<year>", "<month>" and the
    like for figures; the bias for punctuation.

    >>> [word_feature(token) for token in ("stockpiling", "mines", "May", "2016", "4,000", "[12]", ",")]
    ['stockp', 'mine', '<month>', '<year>', '<number>', '<marker>', '']
    """
    if _MONTH.fullmatch(token):
        return "<month>"
    if _YEAR.fullmatch(token):
        return "<year>"
    if any(letter.isdigit() for letter in token):
        return "<marker>" if token.startswith("[") else "<number>"
    return _stem(token.lower()) if any(letter.isalpha() for letter in token) else BIAS


def _stem(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:_STEM]


class _ByWord(dict[str, str]):
    """The features of words, worked out when a word is first met; with a word too many, all are forgotten."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        feature = self[token] = word_feature(token)
        return feature


_BY_WORD = _ByWord()


@lru_cache(maxsize=10_000)
def _heading_features(section: str | None) -> frozenset[str]:
    return frozenset(f"heading:{_stem(word)}" for word in _HEADING_WORD.findall((section or "").lower()))
