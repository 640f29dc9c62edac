"""Capitalised names in a report, and what each says of itself: an armed group's, or something else's.

``names_with_initials(text)`` reads them off a report, ``is_group_name(name)`` goes by a name's own words. Words are in
``agents.toml``, patterns in ``patterns.toml`` ("group.…").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.cuefile import agents, known_groups, state_forces
from pipeline.language.patterns import pattern
from pipeline.reference.countries import CountryMention, find_countries


@lru_cache(maxsize=1)  # several readers go through the names of one report
def names_with_initials(text: str) -> tuple[tuple[str, str | None], ...]:
    """Every capitalised name without its article, with the initials that follow in brackets."""
    return tuple(_read_names(text))


def _read_names(text: str) -> Iterator[tuple[str, str | None]]:
    in_country, bracket = pattern("group.in_country"), pattern("group.initials")
    for match in pattern("group.capitalised").finditer(text):
        end = match.end()
        longer = in_country.match(text, end) if text.startswith(" in ", end) else None
        if longer and initials_of(match.group() + longer.group("place")).endswith(longer.group("short")):
            yield without_article(match.group()) + longer.group("place"), longer.group("short")
            continue
        behind = text[end : end + 170]
        initials = bracket.match(behind) if behind.lstrip().startswith("(") else None
        yield without_article(match.group()), initials.group("short") if initials else None


def without_article(name: str) -> str:
    """A name as it is called: "the ELN’s Eastern Front" is the front."""
    if " " not in name:
        return name.removesuffix("’s")  # an article stands before nothing else
    while (leading := pattern("group.leading").match(name)) is not None:
        name = name[leading.end() :]
    owner, _, owned = name.removesuffix("’s").partition("’s ")
    # "the ELN’s Eastern Front" is the front of a group, under the group’s name elsewhere.
    if owned:
        return owned if owner in known_groups() else name
    someone, _, group = owner.partition(" of the ")
    # "Luis Ortiz of the Chin National Front" is a man.
    named_so = pattern("group.tell_tale").search(someone) or set(someone.split()) & group_heads()
    return group if group and not named_so and is_group_name(group) else owner


def initials_of(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def is_area(name: str) -> bool:
    """Whether a capitalised name is a piece of land's: "Valley of the Apurimac"."""
    return bool(set(name.split()) & frozenset(agents()["area_words"]))


def is_something_else(name: str, *, with_country: bool = True) -> bool:
    """Whether a capitalised name is a country's, an area's, an office's, an observer's: no armed group.

    ``with_country``: a name that holds a country's is none either; else only one that is a country's whole name.
    """
    if (
        len(name) < 3
        or any(out in name for out in [*agents()["not_groups"], *state_forces()])
        or name.lower() in _nsag()
    ):
        return True
    if name in agents()["observers"] or pattern("group.not_a_name").match(name) or is_area(name):
        return True
    countries = find_countries(name)
    if countries and (with_country or _is_one(name, countries) or pattern("group.direction").match(name)):
        return True
    words = set(name.split())
    if len(words) > 2:
        words -= {"Centre", "Center"}  # a movement may call itself one
    return bool(words & _office_words())


def _is_one(name: str, countries: list[CountryMention]) -> bool:
    return sum(country.end - country.start for country in countries) >= len(name.replace(" and ", "  ").strip()) - 2


@lru_cache(maxsize=2048)
def is_group_name(name: str) -> bool:
    """Whether a capitalised name is an armed group's by its words.

    >>> is_group_name("Chin National Front"), is_group_name("European Union")
    (True, False)
    """
    if name in state_forces() or pattern("group.numbered_unit").search(name):
        return False
    if pattern("group.islamic_state").match(name):
        return True
    if pattern("group.own_defence").match(name) and not find_countries(name):
        return True
    words = [word.partition("-")[0] for word in name.replace("/", "-").split()]
    if pattern("group.irregular_forces").match(name) and not find_countries(name):
        return True
    if not 2 <= len(words) <= 12 or not _has_head(name, words) or any(out in name for out in agents()["not_groups"]):
        return False
    if pattern("group.state_forces").search(name):
        return pattern("group.not_state_forces").search(name) is not None
    if any(country.start == 0 for country in find_countries(name)):
        if name not in known_groups() and pattern("group.national_army").match(name):
            return False
        if pattern("group.country_army").match(name):
            return pattern("group.not_country_army").search(name) is not None
    return pattern("group.tell_tale").search(name) is not None and not pattern("group.institution").search(name)


def _has_head(name: str, words: list[str]) -> bool:
    """Whether a head of groups stands first or last, or somewhere before "of" or "for"."""
    if words[-1] in group_heads() or words[0] in group_heads():
        return True
    return any(word in group_heads() for word in words[1:]) and pattern("group.of").search(name) is not None


@lru_cache(maxsize=1)
def _nsag() -> frozenset[str]:
    return frozenset(word.lower() for word in agents()["nsag"])


@lru_cache(maxsize=1)
def group_heads() -> frozenset[str]:
    return frozenset(agents()["group_heads"])


@lru_cache(maxsize=1)
def _office_words() -> frozenset[str]:
    heads = {word for head in agents()["state_heads"] for word in head.title().split()}
    return frozenset(heads | {"Monitor", "UN", "Operators", "Deminers"})
