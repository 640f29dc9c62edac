"""Which words a regular expression cannot do without, so that most texts never meet it.

``re`` tries every alternative of a pattern at every place of a text, which takes a hundred times as long as asking
whether "attend" or "take part" is in it at all. ``Prefilter.of(pattern)`` reads off a pattern what each of its matches
must hold, as RE2's ``FilteredRE2`` and ripgrep do; it may let a text through that does not match, and never holds one
back that does. A text is asked about in the form that ``plain`` gives it: its words in lower case, one blank between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from re import _parser as parser  # type: ignore[attr-defined]  # no other way to see a pattern's parts
from typing import Any

Clause = tuple[str, ...]
"""Words (or parts of words, or words in a row) one of which a text must hold."""

_SHORTEST = 2
_MOST_STRINGS = 64
_MOST_WAYS = 64
"""Longer words, fewer strings, fewer ways: beyond these a filter costs more than it saves."""


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
        return PatternReader({}).read(pattern, flags)

    @classmethod
    def of_words(cls, *lists: Iterable[str]) -> Prefilter:
        """The prefilter of whole words or phrases, one of each list: nothing has to be read off a pattern.

        >>> Prefilter.of_words(["take", "took"], ["part in"]).ways
        (((' part in ',), (' take ', ' took ')),)
        """
        return cls((_ordered(frozenset(_without_longer(map(plain, words)) for words in lists)),))

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


# ------------------------------------------------------------------ reading a pattern

_Ways = list[frozenset[Clause]]
"""Alternatives: in each, all clauses must hold."""
_ALWAYS: _Ways = [frozenset()]
_REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT)
_NAME = re.compile(r"\{([a-z_]+)\}")
_FIRST_PART = 0xE000
"""In a pattern that is read, a letter of the private use area stands for each part."""


class PatternReader:
    """Reads prefilters off patterns in which ``{name}`` stands for the part of that name, each part read once.

    Written out, patterns are ten times as long, and reading them would take as long as compiling them.
    """

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._parts = parts
        self._codes = {name: _FIRST_PART + number for number, name in enumerate(parts)}
        self._names = {code: name for name, code in self._codes.items()}
        self._trees: dict[int, list[Any]] = {}
        self._sequences: dict[int, tuple[Any, list[str] | None]] = {}
        self._parts_ways: dict[tuple[int, str], _Ways] = {}

    def read(self, pattern: str, flags: int = 0) -> Prefilter:
        """The prefilter of a pattern."""
        return Prefilter(tuple(map(_ordered, _merged(self._ways(self._parse(pattern, flags), "")))))

    def _parse(self, pattern: str, flags: int = 0) -> list[Any]:
        return list(parser.parse(_NAME.sub(lambda name: chr(self._codes[name[1]]), pattern), flags))

    def _tree(self, code: int) -> list[Any]:
        """A part, parsed."""
        if code not in self._trees:
            self._trees[code] = self._parse(self._parts[self._names[code]])
        return self._trees[code]

    def _ways(self, parsed: Iterable[Any], before: str) -> _Ways:
        """The alternatives in which a sequence matches, with what each must hold.

        ``before`` is a blank where the sequence begins at a word, else empty.
        """
        found, strings = _ALWAYS, [before]
        for operator, argument in parsed:
            exact = self._exact(operator, argument)
            if exact is not None and len(exact) * len(strings) <= _MOST_STRINGS:
                strings = _joined(strings, exact)
                continue
            found = _both(found, _clause(strings))
            edge = " " if all(string.endswith(" ") for string in strings) else ""
            strings = exact or [""]
            if exact is None:
                found = _both(found, self._ways_of(operator, argument, edge))
        return _both(found, _clause(strings))

    def _ways_of(self, operator: Any, argument: Any, before: str) -> _Ways:
        """The alternatives of one piece of a sequence that is not a few fixed strings."""
        if operator is parser.LITERAL and argument in self._names:
            if (argument, before) not in self._parts_ways:
                self._parts_ways[argument, before] = self._ways(self._tree(argument), before)
            return self._parts_ways[argument, before]
        if operator is parser.SUBPATTERN:
            return self._ways(argument[3], before)
        if operator is parser.BRANCH:
            return _merged([way for branch in argument[1] for way in self._ways(branch, before)])
        if operator in _REPEATS and argument[0] > 0:
            return self._ways(argument[2], before)
        if operator is parser.ASSERT:  # stands outside the match, but in the text
            return self._ways(argument[1], "")
        return _ALWAYS

    def _part(self, code: int) -> list[str] | None:
        """The strings that a part can match, where they are few."""
        return self._sequence(self._tree(code))

    def _exact(self, operator: Any, argument: Any) -> list[str] | None:
        """All strings that a piece can match, as ``plain`` would write them; None where they are too many."""
        if operator is parser.LITERAL:
            return self._part(argument) if argument in self._names else _letter(argument)
        if operator is parser.IN:
            return _all_of([_member(*member) for member in argument])
        if operator is parser.SUBPATTERN:
            return self._sequence(argument[3])
        if operator is parser.BRANCH:
            return self._branches(argument[1])
        if operator in _REPEATS:
            return self._repeated(*argument)
        if operator is parser.AT:
            return [" "] if argument is parser.AT_BOUNDARY else [""]
        if operator is parser.ASSERT_NOT:
            return [" "] if _is_letter(argument[1]) else [""]  # a word ends where no letter may follow
        return None

    def _repeated(self, least: int, most: int, parsed: Iterable[Any]) -> list[str] | None:
        inner = self._sequence(parsed)
        if inner is None or (most > 1 and inner != [" "]):
            return None
        return inner if least else [*inner, ""]

    def _branches(self, branches: Iterable[Any]) -> list[str] | None:
        strings: dict[str, None] = {}
        for branch in branches:
            some = self._sequence(branch)
            if some is None or len(strings) + len(some) > 2 * _MOST_STRINGS:
                return None
            strings.update(dict.fromkeys(some))
        return list(strings) if len(strings) <= _MOST_STRINGS else None

    def _sequence(self, parsed: Any) -> list[str] | None:
        """The strings of a sequence, each worked out once: the sequences around it ask for them too."""
        known = self._sequences.get(id(parsed))
        if known is None:
            # the tree is kept with its strings, so that no other one takes its id
            known = self._sequences[id(parsed)] = parsed, self._strings_of(parsed)
        return known[1]

    def _strings_of(self, parsed: Iterable[Any]) -> list[str] | None:
        strings = [""]
        for item in parsed:
            exact = self._exact(*item)
            if exact is None or len(exact) * len(strings) > _MOST_STRINGS:
                return None
            strings = _joined(strings, exact)
        return strings


# ------------------------------------------------------------------ ways


def _ordered(way: frozenset[Clause]) -> tuple[Clause, ...]:
    """The clauses of a way, those first that most texts lack."""
    return tuple(sorted(way, key=lambda clause: (len(clause), -len(clause[0]), clause)))


def _clause(strings: list[str]) -> _Ways:
    words = _without_longer(strings)
    return _ALWAYS if len(words[0].strip()) < _SHORTEST else [frozenset({words})]


def _both(left: _Ways, right: _Ways) -> _Ways:
    """What two parts of a sequence ask for together; alternatives that grow too many are made one clause."""
    if frozenset() in right:
        return left
    if len(left) * len(right) > _MOST_WAYS:
        left, right = (left, _one_clause(right)) if len(right) > 1 else (_one_clause(left), right)
    if len(left) * len(right) > _MOST_WAYS:
        left = _one_clause(left)
    return [one | other for one in left for other in right]


def _one_clause(ways: _Ways) -> _Ways:
    """One way for many: it asks for the longest words that each of them asks for."""
    if frozenset() in ways:
        return _ALWAYS
    return [frozenset({_without_longer(word for way in ways for word in max(way, key=_length))})]


def _length(clause: Clause) -> tuple[int, Clause]:
    return min(map(len, clause)), clause


def _merged(ways: _Ways) -> _Ways:
    """Ways that differ in one clause made one: "took" or "takes", and "part"."""
    if frozenset() in ways:
        return _ALWAYS
    groups: dict[frozenset[Clause], list[str]] = {}
    for way in ways:
        for clause in way:
            groups.setdefault(way - {clause}, []).extend(clause)
    kept: dict[frozenset[Clause], None] = {}
    for way in ways:
        rest, words = max(((way - {c}, groups[way - {c}]) for c in way), key=lambda pair: len(pair[1]))
        kept[rest | {_without_longer(words)}] = None
    return list(kept)


def _without_longer(words: Iterable[str]) -> Clause:
    """The words without those that hold another one of them: where "attended" stands, "attend" does."""
    kept: list[str] = []
    distinct = set(words)
    if len(distinct) == 1:
        return tuple(distinct)
    for word in sorted(distinct, key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in kept):
            kept.append(word)
    return tuple(kept)


# ------------------------------------------------------------------ fixed strings


def _letter(code: int) -> list[str] | None:
    letter = chr(code)
    if letter.isascii() and letter.isalnum():
        return [letter.lower()]
    return None if letter == "_" or letter.isalnum() else [" "]


def _member(operator: Any, argument: Any) -> list[str] | None:
    if operator is parser.LITERAL:
        return _letter(argument)
    spaces = operator is parser.CATEGORY and argument in (parser.CATEGORY_SPACE, parser.CATEGORY_NOT_WORD)
    return [" "] if spaces else None


def _is_letter(parsed: Iterable[Any]) -> bool:
    """Whether what is looked for is any letter: "\\w" or "[\\w-]"."""
    items = list(parsed)
    return len(items) == 1 and items[0][0] is parser.IN and (parser.CATEGORY, parser.CATEGORY_WORD) in items[0][1]


def _all_of(found: list[list[str] | None]) -> list[str] | None:
    strings: dict[str, None] = {}
    for some in found:
        if some is None:
            return None
        strings.update(dict.fromkeys(some))
    return list(strings) if len(strings) <= _MOST_STRINGS else None


def _joined(left: list[str], right: list[str]) -> list[str]:
    """Each of the left strings before each of the right ones, never two blanks in a row."""
    if len(left) == len(right) == 1 and not (left[0].endswith(" ") and right[0].startswith(" ")):
        return [left[0] + right[0]]  # letter after letter, for most of a pattern
    joined = ((one, other) for one in left for other in right)
    return list(
        dict.fromkeys(
            one + (other[1:] if one.endswith(" ") and other.startswith(" ") else other) for one, other in joined
        )
    )
