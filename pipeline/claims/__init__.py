"""The claim families: one module and one rule file each. ``find_claims`` runs them all over a report's sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from types import ModuleType
from typing import Any

from pipeline.claims import (
    attendance,
    contamination,
    national_law,
    position,
    production,
    retention,
    stockpile,
    transfer,
    transparency_report,
    treaty_status,
    use,
    vote,
)
from pipeline.claims.confidence import calibration
from pipeline.claims.continued import with_its_number
from pipeline.claims.rulefile import FAMILIES, families_able
from pipeline.claims.use.tables import tabled
from pipeline.language.analysis import Analysis
from pipeline.language.view import Sentence
from pipeline.passages import Stretches
from pipeline.records import Claim

#: Families in the order in which they read a sentence, that of ``rulefile.FAMILIES``.
FAMILY_MODULES = (
    treaty_status,
    position,
    vote,
    attendance,
    transparency_report,
    use,
    production,
    transfer,
    stockpile,
    retention,
    national_law,
    contamination,
)


_NAME_REACH = 300
"""Characters between the words of a claim and the name of its state, at most, for the words to be extended to it."""


def find_claims(analysis: Analysis, cited: Sequence[tuple[int, int]] = ()) -> list[Claim]:
    """All claims of a report, in text order, each fact of a sentence once.

    ``cited`` are the places of cited works, whose words state nothing: a sentence that is nothing else is passed over.
    """
    found: dict[tuple[object, ...], Claim] = {}
    inside = Stretches(cited)
    for sentence in analysis.sentences:
        # A row of an overview table says "Contamination: None" without any word that the gate knows.
        both = with_its_number(sentence)
        if sentence.ordinal not in analysis.gated and not sentence.label_end and both is None:
            continue
        if inside.hold(sentence.start, sentence.end):
            continue
        for claim in _claims_of(sentence, both):
            key = (sentence.ordinal, *_fact(claim))
            kept = found.get(key)
            if kept is None or kept.confidence < claim.confidence:
                found[key] = claim
    found |= {("table", claim.start, *_fact(claim)): claim for claim in tabled(analysis)}
    shares = calibration()
    claims = [_as_sure(claim, shares.of(claim.confidence, claim.claim_type)) for claim in found.values()]
    return sorted(claims, key=lambda c: (c.start, c.end, c.claim_type, c.value, c.actor))


_COLUMNS = tuple(column.name for column in fields(Claim))
_before_confidence: Callable[[Claim], tuple[Any, ...]] = attrgetter(*_COLUMNS[: _COLUMNS.index("confidence")])
_behind_confidence: Callable[[Claim], tuple[Any, ...]] = attrgetter(*_COLUMNS[_COLUMNS.index("confidence") + 1 :])


def _as_sure(claim: Claim, confidence: float) -> Claim:
    """The claim with this confidence: three times as fast as ``replace``, and every claim is made anew."""
    return Claim(*(*_before_confidence(claim), confidence, *_behind_confidence(claim)))


def _claims_of(sentence: Sentence, both: Sentence | None) -> Iterator[Claim]:
    """What a sentence states, and what its list of states says together with the number in the one before."""
    for family in _readers(sentence):
        for claim in family.find(sentence):
            yield _with_name(sentence, claim)
    if both is None:
        return
    for family in _readers(both):
        for claim in family.find(both):
            named = _with_name(both, claim)
            if named.end > sentence.start:
                # The list is the evidence, and its notes are the sources; the number before it may rest on others.
                yield replace(named, start=max(named.start, sentence.start))


def _readers(sentence: Sentence) -> Iterator[ModuleType]:
    """The families that may find something: where none of its rules can match, a family has nothing to say, but for
    rows of tables, read by their labels, and the tallies of votes, which need no predicate."""
    able = families_able(sentence.tokens, sentence.plain)
    for name, module in zip(FAMILIES, FAMILY_MODULES, strict=True):
        if sentence.label_end or name in able or module is vote:
            yield module


def _with_name(sentence: Sentence, claim: Claim) -> Claim:
    """In a chapter on many countries, the words of a claim hold the name of its state: "12 states make them: Cuba"."""
    profile = sentence.report.country_iso3 is not None and not sentence.context.chapter
    if profile or sentence.zone == "note":
        return claim
    start, end = claim.start - sentence.start, claim.end - sentence.start
    named = [agent for agent in sentence.agents if agent.kind == "state" and agent.id == claim.actor]
    if not named or any(start <= agent.start and agent.end <= end for agent in named):
        return claim
    nearest = min(named, key=lambda agent: max(start - agent.end, agent.start - end))
    if max(start - nearest.end, nearest.start - end) > _NAME_REACH:
        return claim
    start, end = min(start, nearest.start), max(end, nearest.end)
    return replace(claim, start=sentence.start + start, end=sentence.start + end)


def _fact(claim: Claim) -> tuple[object, ...]:
    """What makes two claims of one sentence the same fact."""
    weapon = claim.weapon if claim.claim_type == "use" else None
    what = (claim.claim_type, claim.value, claim.treaty, claim.actor, claim.assertion)
    return (*what, claim.event, claim.when, weapon, claim.quantity)
