"""Where a claim says that something happened or lies: ``find_places`` fills ``place`` of the claims of use and
contamination.

Places are names that no list holds; the trained model finds them (``pipeline/language/entities.py``). It is asked
only about sentences that made such a claim and may name a place beside it, all of a report's at once. The words around
a name decide whether it says where; their patterns are ``place.…`` in ``patterns.toml``.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.language.analysis import Analysis
from pipeline.language.entities import find_entities
from pipeline.language.patterns import pattern
from pipeline.language.view import Sentence
from pipeline.records import Claim, Entity

_PLACED_TYPES = frozenset({"use", "contamination"})
_PLACED_VALUES = frozenset(
    {"used", "not_used", "unconfirmed", "contaminated", "suspected", "not_contaminated", "cleared"}
)


def find_places(analysis: Analysis, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of use and contamination with the place that their sentence names."""
    starts = [sentence.start for sentence in analysis.sentences]
    homes = {n: max(0, bisect.bisect_right(starts, c.start) - 1) for n, c in enumerate(claims) if _may_have_place(c)}
    asked = sorted({home for n, home in homes.items() if _may_name_place(claims[n], analysis.sentences[home])})
    names = find_entities([analysis.sentences[ordinal] for ordinal in asked]) if asked else []
    found = dict(zip(asked, names, strict=True))
    placed = list(claims)
    for number, ordinal in homes.items():
        if ordinal not in found:
            continue
        if (place := _place_of(claims[number], analysis.sentences[ordinal], found[ordinal])) is not None:
            placed[number] = replace(claims[number], place=place)
    return placed


def _may_have_place(claim: Claim) -> bool:
    return claim.claim_type in _PLACED_TYPES and claim.value in _PLACED_VALUES and bool(claim.cues)


def _may_name_place(claim: Claim, sentence: Sentence) -> bool:
    """Whether a capital stands behind a word like "in" or "near" in the claim's part of the sentence."""
    leads = [found.end() for found in pattern("place.lead").finditer(sentence.text)]
    if not leads:
        return False
    left, right = _part(claim, sentence)
    return any(left < end <= right for end in leads)


def _part(claim: Claim, sentence: Sentence) -> tuple[int, int]:
    """Where in its sentence a claim's place may stand: in the same part, and in what the same words govern."""
    start = claim.cues[0][1] - sentence.start
    left, right = sentence.part_of(start)
    return max([left, *(g.content for g in sentence.governors if g.class_ != "irrealis" and g.content <= start)]), right


def _place_of(claim: Claim, sentence: Sentence, entities: Sequence[Entity]) -> str | None:
    """The last place in the claim's words, else the first behind them in their part of the sentence, else the last
    before; None for none. A list of places is one: "Loreto and Ucayali"."""
    start, end = claim.cues[0][1] - sentence.start, claim.end - sentence.start
    left, right = _part(claim, sentence)
    where = [(a, b) for a, b in _where(sentence.text, entities) if left <= a and b <= right]
    inside = [place for place in where if start < place[0] < end]
    behind = [place for place in where if place[0] >= end]
    before = [place for place in where if place[0] < start]
    chosen = next(iter([*reversed(inside), *behind, *reversed(before)]), None)
    return sentence.text[slice(*chosen)] if chosen else None


def _where(text: str, entities: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    """Bounds of the places that say where: behind "in", "near", "the road from", not those that own, act, or name a
    war."""
    for start, end in _lists(text, entities):
        leads = pattern("place.before").search(text[:start]) and not pattern("place.of_a_time").search(text[:start])
        if leads and not pattern("place.not_after").match(text[end:]):
            yield start, end


def _lists(text: str, entities: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    """Bounds of places, each with its whole name, those joined by "and" or a comma as one."""
    start = end = -1
    for entity in entities:
        if entity.label != "PLACE" or entity.start < end:
            continue
        rest = pattern("place.rest").match(text[entity.end :])
        whole = entity.end + (rest.end() if rest else 0)
        joined = start >= 0 and pattern("place.joins").fullmatch(text, end, entity.start)
        if joined and pattern("place.acts").match(text[whole:]):
            continue
        if start >= 0 and not joined:
            yield start, end
        start, end = start if joined else entity.start, whole
    if start >= 0:
        yield start, end
