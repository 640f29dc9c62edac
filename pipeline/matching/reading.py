"""Reads off regular expressions what each of their matches must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from pipeline.matching.prefilter import Prefilter
from pipeline.matching.stored import Stored, asked, mark_of, stored_ways
from pipeline.matching.ways import ALWAYS, Ways, both, clause_of, merged, ordered

parser: Any = import_module("re._parser")  # no other way to see a pattern's parts

_MOST_STRINGS = 64
"""Fixed strings that a part of a pattern may match: of more, none is asked for."""
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
        self._marks: dict[str, str] = {}
        self._trees: dict[int, list[Any]] = {}
        self._sequences: dict[int, tuple[Any, list[str] | None]] = {}
        self._parts_ways: dict[tuple[int, str], Ways] = {}

    def read(self, pattern: str, flags: int = 0) -> Prefilter:
        """The prefilter of a pattern, as it is stored or else as read now."""
        mark = mark_of(str(flags), self._marked(pattern))
        if mark not in asked:
            stored = stored_ways(mark)
            asked[mark] = stored if stored is not None else self._read(pattern, flags)
        return Prefilter(asked[mark])

    def _read(self, pattern: str, flags: int) -> Stored:
        return tuple(map(ordered, merged(self._ways(self._parse(pattern, flags), ""))))

    def _marked(self, pattern: str) -> str:
        """A pattern with marks of all parts that it names, and of those that they name."""
        names = dict.fromkeys(_NAME.findall(pattern))
        return "\0".join([pattern, *(self._part_mark(name) for name in names)])

    def _part_mark(self, name: str) -> str:
        if name not in self._marks:
            self._marks[name] = mark_of(self._marked(self._parts[name]))
        return self._marks[name]

    def _parse(self, pattern: str, flags: int = 0) -> list[Any]:
        return list(parser.parse(_NAME.sub(lambda name: chr(self._codes[name[1]]), pattern), flags))

    def _tree(self, code: int) -> list[Any]:
        """A part, parsed."""
        if code not in self._trees:
            self._trees[code] = self._parse(self._parts[self._names[code]])
        return self._trees[code]

    def _ways(self, parsed: Iterable[Any], before: str) -> Ways:
        """The alternatives in which a sequence matches, with what each must hold.

        ``before`` is a blank where the sequence begins at a word, else empty.
        """
        found, strings = ALWAYS, [before]
        for operator, argument in parsed:
            exact = self._exact(operator, argument)
            if exact is not None and len(exact) * len(strings) <= _MOST_STRINGS:
                strings = _joined(strings, exact)
                continue
            found = both(found, clause_of(strings))
            edge = " " if all(string.endswith(" ") for string in strings) else ""
            strings = exact or [""]
            if exact is None:
                found = both(found, self._ways_of(operator, argument, edge))
        return both(found, clause_of(strings))

    def _ways_of(self, operator: Any, argument: Any, before: str) -> Ways:
        """The alternatives of one piece of a sequence that is not a few fixed strings."""
        if operator is parser.LITERAL and argument in self._names:
            if (argument, before) not in self._parts_ways:
                self._parts_ways[argument, before] = self._ways(self._tree(argument), before)
            return self._parts_ways[argument, before]
        if operator is parser.SUBPATTERN:
            return self._ways(argument[3], before)
        if operator is parser.BRANCH:
            return merged([way for branch in argument[1] for way in self._ways(branch, before)])
        if operator in _REPEATS and argument[0] > 0:
            return self._ways(argument[2], before)
        if operator is parser.ASSERT:  # stands outside the match, but in the text
            return self._ways(argument[1], "")
        return ALWAYS

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
