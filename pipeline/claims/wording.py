"""Reads ``pipeline/claims/words/*.toml``: what stands around a family's predicates, each wording with examples.

``wording("treaty_status", "never_done").search(text)``. An entry's ``regex`` is a list of pieces that are put together;
``{name}`` stands for the entry of that name before it. Tests run ``must_match`` and ``must_not_match``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.language.cuefile import RuleFileError, build, curly, read_toml

FILES = ("holdings", "treaties", "treaty_status", "use", "vote")
_PART = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Wording:
    """One [[wording]]: ``why`` it is there, ``case``: capitals count, ``whole``: it has to match all of the words."""

    id: str
    why: str
    regex: tuple[str, ...]
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    case: bool = False
    whole: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pieces put together and compiled; a typographic apostrophe stands for the straight one too."""
        return re.compile(curly("".join(self.regex)), 0 if self.case else re.IGNORECASE)


@cache
def wordings(name: str) -> dict[str, Wording]:
    """A file's wordings by id. Raises RuleFileError, naming file and entry, where it does not read."""
    found: dict[str, Wording] = {}
    raw = read_toml("pipeline.claims", f"words/{name}.toml")
    if set(raw) != {"wording"}:
        raise RuleFileError(
            f"words/{name}.toml: unknown table {', '.join(sorted(set(raw) - {'wording'}))}; allowed: wording"
        )
    for entry in raw["wording"]:
        where = f"words/{name}.toml, wording {entry.get('id', '?')}"
        read: Wording = build(Wording, entry, where)
        pieces = tuple(_filled(piece, found, where) for piece in read.regex)
        found[read.id] = Wording(read.id, read.why, pieces, read.must_match, read.must_not_match, read.case, read.whole)
    return found


def _filled(piece: str, found: dict[str, Wording], where: str) -> str:
    """A piece with every ``{name}`` replaced by that earlier entry."""

    def part(match: re.Match[str]) -> str:
        if match[1] not in found:
            raise RuleFileError(f"{where}: unknown part {{{match[1]}}}; allowed: {', '.join(sorted(found))}")
        return f"(?:{''.join(found[match[1]].regex)})"

    return _PART.sub(part, piece)


@cache
def wording(name: str, key: str) -> re.Pattern[str]:
    """The compiled pattern of one wording."""
    return wordings(name)[key].pattern
