"""Deeds told one after another with the same subject, and which of them a date belongs to.

"Hosted a workshop in May 2013, provided its report, and destroyed its stockpile": May is when the workshop was.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.dates import DateMention
from pipeline.language.inflect import forms
from pipeline.language.lexicon import lemmas
from pipeline.language.patterns import pattern

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


def dates_earlier_deed(sentence: Sentence, left: int, date: DateMention, verb: int) -> bool:
    """Whether a date before the verb group at ``verb`` stands behind another deed of the clause from ``left`` on.

    A date that opens its clause is all the deeds'; so is one whose deed goes on with "it" or "them".
    """
    text = sentence.text
    between, before = text[date.end : verb], text[left : date.start]
    if date.relation == "since" or pattern("deeds.subordinate").search(before):
        return False
    last = pattern("deeds.last").match(between) or (
        pattern("deeds.listed").match(between) and pattern("deeds.next").match(text, verb)
    )
    if not last or pattern("deeds.same_thing").match(text[verb:]):
        return False
    words = enumerate(sentence.words)
    return any(left <= word.start and word.end <= date.start and _acts(sentence, at) for at, word in words)


def dates_later_deed(sentence: Sentence, start: int, date: DateMention) -> bool:
    """Whether a date behind the predicate at ``start`` is another deed's: "made a law, and reported in May"."""
    joined = pattern("deeds.next").match(sentence.text[: date.start], start)
    return joined is not None and _is_finite(joined.group("verb").lower())


def _acts(sentence: Sentence, index: int) -> bool:
    """Whether a word is the verb of a deed, and no participle before a noun ("its stockpiled mines")."""
    word = sentence.words[index].lower
    before = sentence.words[index - 1].lower if index else ""
    return before not in _BEFORE_NOUN and is_past(word)


_BEFORE_NOUN = frozenset(
    {"the", "its", "their", "a", "an", "of", "all", "some", "any", "no", "with", "other", "was", "were"}
)


def is_past(word: str) -> bool:
    """Whether a word can be a verb in the past tense."""
    return _has_tag(word, "VBD")


def _is_finite(word: str) -> bool:
    return is_past(word) or word in {"has", "is"} or (word.endswith("s") and _has_tag(word, "VBZ"))


@lru_cache(maxsize=4096)
def _has_tag(word: str, tag: str) -> bool:
    verbs = lemmas(word).get("VERB", ())
    return any(tag in forms(verb).get(word, frozenset()) for verb in verbs if verb != word)
