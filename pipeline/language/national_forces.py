"""A state's forces under a name of their own, with the initials that a report then uses: "Royal Nepalese Army (RNA)".

``national_forces(names)`` gives the full name, the initials, and the state's ISO 3166-1 alpha-3 code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.language.cuefile import known_groups
from pipeline.language.patterns import pattern
from pipeline.reference.countries import find_countries


def national_forces(names: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str | None, str]]:
    """Those of the capitalised names (each with its initials) that are an army's or another force's of a state."""
    for name, short in names:
        if pattern("forces.last_word").search(name) is None or name in known_groups():
            continue
        code = _state_of(name)
        if code is not None:
            yield name, short, code


def _state_of(name: str) -> str | None:
    """The state whose forces bear this name; None where they may be anybody's ("Free Syrian Army")."""
    leading = pattern("forces.leading").match(name)
    begun = leading.end() if leading else 0
    for country in find_countries(name):
        if country.start == begun and pattern("forces.named").match(name[country.end :]):
            return country.iso3
    return None
