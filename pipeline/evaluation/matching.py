"""When a claim found is a claim annotated.

*Core*: the words overlap, and type, value, actor and (of claims about a treaty) treaty agree. *Full*: core, and who
asserts it, time and event agree, and quantity, weapon and hedge where they are annotated. *Linked*: full, and the
cited notes and the basis agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluation.actors import ShortNames, same_actor
from pipeline.evaluation.annotations import GoldClaim, date_bounds
from pipeline.records import ClaimRow

TREATY_TYPES = frozenset({"treaty_status", "position", "vote", "attendance", "transparency_report"})
"""Types whose claims are about a treaty, which must agree."""
LINKS = "links"
_WHERE_GIVEN = ("quantity", "weapon", "hedged")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A claim found, with the numbers of the notes that it cites and why they are its own."""

    claim: ClaimRow
    notes: tuple[int, ...]
    basis: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim annotated, and where its quote stands in the report; None where the report's text does not hold it."""

    claim: GoldClaim
    span: Span | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A core match by position in the two lists, and the fields on which the two disagree (``links`` for the notes)."""

    wanted: int
    found: int
    wrong: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether all fields but the notes agree."""
        return not set(self.wrong) - {LINKS}

    @property
    def linked(self) -> bool:
        """Whether everything agrees."""
        return not self.wrong


def is_core(wanted: GoldClaim, found: ClaimRow, introduced: ShortNames) -> bool:
    """Whether type, value, treaty and actor agree."""
    if (wanted.claim_type, wanted.value) != (found.claim_type, found.value):
        return False
    if wanted.claim_type in TREATY_TYPES and wanted.treaty != found.treaty:
        return False
    return same_actor(wanted.actor, found.actor, found.actor_type, introduced)


def wrong_fields(wanted: GoldClaim, found: Found) -> tuple[str, ...]:
    """The fields, beyond those of a core match, on which the two disagree."""
    claim = found.claim
    wrong = []
    if wanted.assertion != claim.assertion:
        wrong.append("assertion")
    if date_bounds(wanted.when) != ((claim.when_earliest, claim.when_latest) if claim.when else None):
        wrong.append("when")
    if (wanted.event or None) != (claim.event or None):
        wrong.append("event")
    for key in _WHERE_GIVEN:
        value = getattr(wanted, key)
        if value is not None and value != getattr(claim, key):
            wrong.append(key)
    if sorted(wanted.notes) != sorted(found.notes) or (wanted.basis or None) != found.basis:
        wrong.append(LINKS)
    return tuple(wrong)


def pair_up(wanted: Sequence[Wanted], found: Sequence[Found], introduced: ShortNames) -> list[Pair]:
    """Core matches, those that agree best first, each claim in one at most."""
    candidates = []
    for i, gold in enumerate(wanted):
        for j, row in enumerate(found):
            if _overlap(gold.span, row.claim) and is_core(gold.claim, row.claim, introduced):
                candidates.append(_ranked(gold, row, Pair(i, j, wrong_fields(gold.claim, row))))
    taken_wanted: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, pair in sorted(candidates, key=lambda candidate: candidate[0]):
        if pair.wanted not in taken_wanted and pair.found not in taken_found:
            taken_wanted.add(pair.wanted)
            taken_found.add(pair.found)
            pairs.append(pair)
    return pairs


def _overlap(span: Span | None, claim: ClaimRow) -> bool:
    return span is not None and claim.start < span[1] and span[0] < claim.end


def _ranked(gold: Wanted, row: Found, pair: Pair) -> tuple[tuple[int, ...], Pair]:
    """Fewest wrong fields first, then right notes, then nearest words, then the order of the report."""
    fields = len(set(pair.wrong) - {LINKS})
    distance = abs(row.claim.start - gold.span[0]) if gold.span else 0
    return (fields, int(LINKS in pair.wrong), distance, pair.wanted, pair.found), pair
