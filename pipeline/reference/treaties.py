"""Treaties named in text. ``find_treaties("party to the CCW and its Amended Protocol II")``: ``CCW``, ``CCW-APII``.

A bare "the treaty" or "the convention" names none: which one it is follows from the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.matching.prefilter import Prefilter, plain
from pipeline.reference.tables import entries, toml_data

_FILE = "treaties.toml"
_ALLOWED = frozenset({"id", "code", "pattern", "must_match", "must_not_match"})
FIRST_LETTERS = "A-Z1acilmopr"
"""What the patterns begin with: of most letters in a text that alone tells that no treaty's name begins there."""


@dataclass(frozen=True, slots=True)
class TreatyMention:
    """A treaty at ``text[start:end]``; ``code`` is MBT, CCM, CCW, CCW-APII, CCW-PV or OTHER."""

    start: int
    end: int
    code: str


def find_treaties(text: str) -> list[TreatyMention]:
    """Mentions in text order, never overlapping."""
    return list(_mentions(text))


@lru_cache(maxsize=8)  # weapons, meetings and treaties of one sentence ask in turn
def _mentions(text: str) -> tuple[TreatyMention, ...]:
    if not _prefilter().admits(plain(text)):
        return ()
    codes = _codes()
    return tuple(
        TreatyMention(match.start(), match.end(), codes[int((match.lastgroup or "")[1:])])
        for match in _pattern().finditer(text)
    )


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    rules = entries(toml_data(_FILE), "treaty", _ALLOWED, _FILE)
    return tuple((rule["code"], rule["pattern"]) for rule in rules)


@cache
def _codes() -> tuple[str, ...]:
    return tuple(code for code, _ in _rules())


@cache
def _prefilter() -> Prefilter:
    return Prefilter.of(_pattern().pattern, re.VERBOSE)


@cache
def _pattern() -> re.Pattern[str]:
    # One named group a rule, in file order; a blank in a pattern stands for any white space (names break over lines).
    # What a slash follows is a document's symbol ("APLC/CONF/2014/4"), not a mention.
    branches = (
        f"(?P<t{number}>{pattern.replace(chr(92) + ' ', chr(92) + 's+')})"
        for number, (_, pattern) in enumerate(_rules())
    )
    return re.compile(rf"(?=[{FIRST_LETTERS}])(?<![\w-])(?:{'|'.join(branches)})(?!\w|/\w)", re.VERBOSE)
