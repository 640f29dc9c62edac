"""Whether two names are the same actor: a state by its code, a group by its full name, short name or initials."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+")
_STATE = re.compile(r"[A-Z]{3}")
_INTRODUCED = re.compile(r"\((?:[^()]*, )?([A-Z][\w–-]{1,14})\)")
_BEFORE_A_SHORT_NAME = 90
_GENERIC = frozenset(("the", "of", "for", "and", "in", "force", "militia", "group"))
"""Words that tell no group from another, in the singular."""

ShortNames = Mapping[str, frozenset[str]]


def short_names(text: str) -> ShortNames:
    """Short names that a text introduces in brackets, each with the words that stand before it.

    >>> sorted(short_names("the Free Hill Army (FHA)")["FHA"])
    ['army', 'free', 'hill']
    """
    return {found.group(1): _words_before(text, found.start()) for found in _INTRODUCED.finditer(text)}


def _words_before(text: str, start: int) -> frozenset[str]:
    """The words before an offset, back to the nearest bracket or line end."""
    before = re.split(r"[()\n]", text[max(0, start - _BEFORE_A_SHORT_NAME) : start])[-1]
    return frozenset(_words(before))


def same_actor(wanted: str, found: str, found_type: str, introduced: ShortNames) -> bool:
    """Whether an annotated actor and one found are the same; ``introduced`` are the report's short names."""
    if wanted == found:
        return True
    if found_type == "state" and _STATE.fullmatch(wanted) and _STATE.fullmatch(found):
        return False
    first, second = set(_words(wanted)), set(_words(found))
    if not first or not second:
        return False
    return (
        first <= second
        or second <= first
        or _stands_for(wanted, found, introduced)
        or _stands_for(found, wanted, introduced)
    )


def _stands_for(short: str, full: str, introduced: ShortNames) -> bool:
    initials = "".join(word[0] for word in _WORD.findall(full) if word[0].isupper())
    return (len(initials) > 1 and initials == short) or set(_words(full)) <= introduced.get(short, frozenset())


def _words(name: str) -> list[str]:
    """The telling words of a name, in lower case and without a plural's s; all of them where none tells."""
    words = [word.lower() for word in _WORD.findall(name)]
    words = [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words]
    return [word for word in words if word not in _GENERIC] or words
