"""How the families of held weapons read a hit: whose they are, how many, as of when, and who says so.

``read`` is for stockpile and retention what ``weapon_family.read_hit`` is for the acts: one claim an actor and figure.
What is held is worked out in ``holdings_objects.py``, how many in ``figures.py``, when in ``holdings_dates.py``, whose
and by whose word in ``holders.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.claims.arguments import Object, evidence_start, make_claim
from pipeline.claims.figures import Figure, figures_of, held
from pipeline.claims.frames_of import Hit
from pipeline.claims.holders import holders, settle_speaker
from pipeline.claims.holdings_dates import figure_dates, predicate_dates
from pipeline.claims.holdings_objects import Part, part_of, thing_of, weapon_is_subject
from pipeline.claims.rulefile import RuleFile
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.records import Claim


@dataclass(frozen=True, slots=True)
class Reading:
    """How a family reads its hits."""

    family: str
    standing: frozenset[str]
    """Values that are states: only dates of a count, "since" and the past tense date them."""
    counted: frozenset[str]
    """Values that carry a quantity."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """What the claims of one hit share."""

    hit: Hit
    reading: Reading
    value: str
    thing: Object
    part: Part
    figures: list[Figure]
    dates: list[DateMention]


def read(hit: Hit, rules: RuleFile, reading: Reading) -> list[Claim]:
    """The claims of one hit: one an actor and figure."""
    frame = hit.frame
    part = part_of(hit)
    figures = figures_of(frame, part.left, part.right, passive=frame.passive or weapon_is_subject(hit))
    thing = thing_of(hit, figures, part)
    if thing is None:
        return []
    settle_speaker(hit)
    dates = predicate_dates(hit, part, max(frame.end, thing.end or 0))
    since = any(date.relation == "since" for date in dates)
    value = rules.value(hit.rule.sense, frame, since=since, dated=bool(dates))
    if value is None:
        return []
    fact = _Fact(hit, reading, value, thing, part, figures if value in reading.counted else [], dates)
    actors = _in_text_order(hit, holders(hit, part))
    respective = len(actors) > 1 and held("respectively").search(frame.text[frame.end :]) is not None
    return [claim for n, actor in enumerate(actors) for claim in _claims_of(fact, actor, n if respective else None)]


def _in_text_order(hit: Hit, actors: list[Actor]) -> list[Actor]:
    """Actors as the sentence names them, for "respectively"."""
    named = [agent.id for agent in hit.frame.sentence.agents]
    return sorted(actors, key=lambda actor: named.index(actor.id) if actor.id in named else len(named))


def _claims_of(fact: _Fact, actor: Actor, turn: int | None) -> Iterator[Claim]:
    """The claims about one actor; ``turn``: which of the figures and dates are its own, by "respectively"."""
    figures: list[Figure | None] = list(fact.figures) or [None]
    dates = fact.dates
    if turn is not None:
        figures = figures[turn : turn + 1] if turn < len(figures) > 1 else figures
        dates = dates[turn : turn + 1] if turn < len(dates) > 1 else dates
    standing = fact.value in fact.reading.standing
    for position, figure in enumerate(figures):
        later = figure is not None and (position > 0 or bool(turn))
        for date in figure_dates(fact.hit, figure, dates, fact.figures, standing=standing):
            yield _claim(fact, actor, figure, date, later=later)


def _claim(fact: _Fact, actor: Actor, figure: Figure | None, date: DateMention | None, *, later: bool) -> Claim:
    """``later``: the figure is one of a series, and not its first; then only its own words are the evidence."""
    hit, frame = fact.hit, fact.hit.frame
    start, end = (figure.start, figure.end) if figure is not None and later else _evidence(fact, figure, date)
    weapon = figure.weapon.weapon if figure is not None and figure.weapon is not None else fact.thing.weapon
    count = figure.quantity.value if figure is not None else None
    return make_claim(
        frame,
        fact.reading.family,
        fact.value,
        actor,
        hit.rule.id,
        start=start,
        end=end,
        confidence=_confidence(fact, figure),
        when=date.edtf if date is not None else None,
        weapon=weapon,
        hedged=frame.hedged,
        quantity=count,
        quantity_unit=unit_of(weapon) if count is not None else None,
    )


def _evidence(fact: _Fact, figure: Figure | None, date: DateMention | None) -> tuple[int, int]:
    """From the subject, or a date just before it, to the end of object, figure and date."""
    frame, thing = fact.hit.frame, fact.thing
    starts = [evidence_start(frame), frame.start, thing.start, figure.start if figure is not None else None]
    ends = [frame.end, thing.end, figure.end if figure is not None else None]
    begin = min(start for start in starts if start is not None)
    end = max(end for end in ends if end is not None)
    if date is None:
        return begin, end
    if figure is None and end <= date.start < fact.part.right:
        end = date.end
    if date.end <= begin < date.end + 60:
        begin = date.start
    return begin, end


def unit_of(weapon: str | None) -> str:
    """What a count counts."""
    return {"cluster_munition": "munitions", "ied": "devices", "booby_trap": "devices"}.get(weapon or "", "mines")


def _confidence(fact: _Fact, figure: Figure | None) -> float:
    """The rule's own figure, less where the weapon is only understood or a denial was denied."""
    sure = fact.hit.rule.confidence
    if fact.thing.start is None and figure is None:
        sure -= 0.1
    if fact.hit.frame.denied and fact.hit.frame.negated:
        sure -= 0.2
    return max(0.3, sure)
