"""What the author of a cited work is, by the name alone: a country, an armed group, a person or an organization."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.cuefile import alternation, known_groups, state_forces
from pipeline.language.group_names import is_group_name
from pipeline.reference.countries import by_name
from pipeline.sources.kinds import words

OF_A_STATE = re.compile(r"\b(?:US|U\.S\.|Engineers|Corps|Materiel|Logistics|Ministry|Department)\b")
"""In the name of an army that is no armed group's."""
UNIT = (
    r"(?:[A-Z][\w’-]*\s+)*(?:Bloc|Bloque|Front|Frente|Command|Comando|Secretariat|Estado\s+Mayor|"
    r"Media\s+(?:Office|Center)|[Ss]pokes(?:man|person))"
)
"""What a part of a group, or its voice, is called: "Northern Bloc", "spokesman"."""


@lru_cache(maxsize=1 << 10)  # most reports cite the same few
def author_shape(authors: tuple[str, ...]) -> str:
    """One of "country", "group", "person" (two to nine capitalized words, none of an organization's name) or "org".

    ``authors`` holds every spelling of the one author, the printed one first.
    """
    author = authors[0]
    if any(_is_group(spelling) for spelling in authors):
        return "group"
    plain = re.sub(r"\s*\([^()]*\)", "", author)
    state = re.sub(r"^(?:the\s+)?(?:(?:Government|Republic|State)\s+of\s+)?(?:the\s+)?", "", plain)
    if by_name(state):
        return "country"
    tokens = re.split(r"\s+(?:and\s+)?", plain.replace(",", ""))
    capitalized = all(
        re.fullmatch(r"[A-ZÀ-Þ][\w’'.-]*|al-\w+|bin|van|von|de|da|del|el|ed\.?|eds\.?|et|al\.", word) for word in tokens
    )
    organization = (
        not set(words().organization_words).isdisjoint(tokens)
        or any(re.fullmatch(r"[A-Z]{2,}s?", word) for word in tokens)
        or plain in words().ngos
    )
    return "person" if 2 <= len(tokens) <= 9 and capitalized and not organization else "org"


def _is_group(author: str) -> bool:
    """Whether an author is an armed group, or a part of one: "Northern Bloc of the FARC"."""
    plain = re.sub(r"\s*\([^()]*\)$", "", author)
    if plain in _no_groups() or OF_A_STATE.search(plain):
        return False
    return plain in known_groups() or is_group_name(plain) or _part_of_group().fullmatch(plain) is not None


@lru_cache(maxsize=1)
def _no_groups() -> frozenset[str]:
    """Names that are a group's too, but another's in a note: NPA, SLA."""
    lists = words()
    others = (lists.ngos, lists.governments, lists.agencies, lists.research_bodies, lists.un_bodies, state_forces())
    return frozenset(name for names in others for name in names)


@lru_cache(maxsize=1)
def _part_of_group() -> re.Pattern[str]:
    """A front, bloc or spokesman of a known group."""
    names = alternation(name for name in known_groups() if len(name) > 2)
    part_of = rf"{UNIT}(?:\s+[A-Z][\w’-]*)?\s+(?:of|de|del|du)\s+(?:the\s+|la\s+|las\s+|los\s+)?"
    return re.compile(rf"(?:{part_of})?(?:{names})(?:-[A-Z]+)?(?:\s+{UNIT}(?:\s+[A-Z].*)?)?")
