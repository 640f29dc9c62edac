"""How the families of held weapons read a hit: whose they are, how many, as of when, and who says so.

``read`` gives one claim an actor and figure, ``read_list`` one a holder of a list.
What is held is worked out in ``objects.py``, how many in ``figures.py``, when in ``dates.py``, whose
and by whose word in ``holders.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.claims.arguments import Object, evidence_start, last_weapon, make_claim, unit_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.holdings.dates import figure_dates, predicate_dates
from pipeline.claims.holdings.figures import Figure, figures_of, held, verb_start
from pipeline.claims.holdings.holders import holders, settle_speaker
from pipeline.claims.holdings.lists import Holder, holders_before, holders_from, own_figure
from pipeline.claims.holdings.objects import Part, part_of, thing_of, weapon_is_subject
from pipeline.claims.holdings.parts import lots_of
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
    if (
        thing is None
        and hit.frame.subject is not None
        and own_figure(hit.frame.sentence, hit.frame.subject) is not None
    ):
        thing = Object(last_weapon(hit.frame.sentence, hit.frame.start), None, None)
    if thing is None:
        return []
    settle_speaker(hit)
    if hit.kind == "phrase" and held("hedged_size").search(frame.text[hit.match.end() :]):
        frame.hedged = True
    dates = predicate_dates(hit, part, max(frame.end, thing.end or 0))
    since = any(date.relation == "since" for date in dates)
    value = rules.value(hit.rule.sense, frame, since=since, dated=bool(dates), **_negation(hit, part))
    if value is None:
        return []
    fact = _Fact(hit, reading, value, thing, part, figures if value in reading.counted else [], dates)
    actors = _in_text_order(hit, holders(hit, part))
    claims = [claim for turn, actor in enumerate(actors) for claim in _claims_of(fact, actor, turn, len(actors))]
    return [*_told_of(fact, _joined(fact)), *claims, *_sharing(fact, claims), *_in_lots(fact, actors, claims)]


def _in_lots(fact: _Fact, actors: list[Actor], claims: list[Claim]) -> list[Claim]:
    """The dated lots of what one actor destroyed, told behind the sum."""
    if fact.value != "destroyed" or len(actors) != 1 or not claims:
        return []
    known = {(claim.quantity, claim.when and claim.when.edtf) for claim in claims}
    ends = [fact.hit.frame.end, *(figure.quantity.end for figure in fact.figures), fact.thing.end or 0]
    lots = lots_of(fact.hit.frame.sentence, max(ends))
    found = [_claim(fact, actors[0], lot, lot.date, later=True) for lot in lots]
    return [claim for claim in found if (claim.quantity, claim.when and claim.when.edtf) not in known]


def _joined(fact: _Fact) -> list[Holder]:
    """Holders before the subject, each with its own figure: "Peru, with 400, and Chile, with 300, keep the most"."""
    sentence, subject = fact.hit.frame.sentence, fact.hit.frame.subject
    if subject is None or fact.value not in fact.reading.counted or own_figure(sentence, subject) is None:
        return []
    return holders_before(sentence, subject)


def _negation(hit: Hit, part: Part) -> dict[str, bool]:
    """What the clause adds to the verb's own negation: "not one mine is left", "at no time has it had any"."""
    frame = hit.frame
    before = frame.text[part.left : frame.start]
    at_no_time = held("at_no_time").search(before) is not None
    none = frame.negative or at_no_time or held("not_one").search(before) is not None
    ever = frame.never or at_no_time or (none and held("ever").search(frame.text[verb_start(frame) : frame.start]))
    return {"negative": none, "never": bool(ever)}


def read_list(hit: Hit, rules: RuleFile, reading: Reading) -> list[Claim]:
    """The claims of a hit that announces holders: "the largest stocks are those of Peru (4,000) and Chile"."""
    frame = hit.frame
    value = rules.value(hit.rule.sense, frame)
    if value is None:
        return []
    thing = Object(last_weapon(frame.sentence, frame.end), None, None)
    fact = _Fact(hit, reading, value, thing, part_of(hit), [], [])
    return _told_of(fact, holders_from(frame.sentence, frame.end, "first_holder", bare=True))


def _sharing(fact: _Fact, claims: list[Claim]) -> list[Claim]:
    """The same of others with the verb left out: "Peru retains 400 mines and Chile 300"."""
    sentence = fact.hit.frame.sentence
    if not claims or (fact.value in fact.reading.counted and not fact.figures and not fact.dates):
        return []
    at = max(claim.end for claim in claims) - sentence.start
    others = holders_from(sentence, at, "holder_shares", bare=False)
    known = {(claim.actor, claim.quantity, claim.when) for claim in claims}
    return [claim for claim in _told_of(fact, others) if (claim.actor, claim.quantity, claim.when) not in known]


def _told_of(fact: _Fact, others: list[Holder]) -> list[Claim]:
    sentence = fact.hit.frame.sentence
    claims = []
    for other in others:
        date = other.date or (fact.dates[0] if fact.dates and other.figure is not None else None)
        for actor in sentence.context.actors_of(sentence, other.agent):
            claim = _claim(fact, actor, other.figure, date, later=False)
            claims.append(replace(claim, start=sentence.start + other.start, end=sentence.start + other.end))
    return claims


def _in_text_order(hit: Hit, actors: list[Actor]) -> list[Actor]:
    """Actors as the sentence names them, for "respectively"."""
    named = [agent.id for agent in hit.frame.sentence.agents]
    return sorted(actors, key=lambda actor: named.index(actor.id) if actor.id in named else len(named))


def _claims_of(fact: _Fact, actor: Actor, turn: int, several: int) -> Iterator[Claim]:
    """The claims about one actor, the ``turn``-th of ``several``."""
    figures, dates = _share(fact, actor, turn, several)
    standing = fact.value in fact.reading.standing
    for position, figure in enumerate(figures or [None]):
        later = position > 0 or figure in fact.figures[1:] or _within(fact.hit, figure)
        for date in figure_dates(fact.hit, figure, dates, fact.figures, standing=standing):
            yield _claim(fact, actor, figure, date, later=later)


def _share(fact: _Fact, actor: Actor, turn: int, several: int) -> tuple[list[Figure], list[DateMention]]:
    """An actor's own figures and dates: all where it is alone, else by "respectively", "each" or its own bracket."""
    figures, dates, frame = fact.figures, fact.dates, fact.hit.frame
    own = _figure_apart(fact, actor) if several > 1 or not figures else None
    if own is not None or several < 2:
        return [own] if own is not None else figures, dates
    if held("respectively").search(frame.text[frame.end :]):
        figures = figures[turn : turn + 1] if turn < len(figures) > 1 else []
        return figures, dates[turn : turn + 1] if turn < len(dates) > 1 else dates
    # "destroyed a total of 2,000": nobody's own number
    together = fact.value == "destroyed" and len(figures) == 1 and not held("sum").search(frame.text)
    return figures if together or held("each").search(frame.text) else [], dates


def _within(hit: Hit, figure: Figure | None) -> bool:
    """ "the 500 that it wanted to keep": the phrase holds the figure, so that the words before it are another's."""
    inside = figure is not None and hit.kind == "phrase" and hit.match.start() <= figure.start < hit.match.end()
    return inside and hit.rule.sense == "number"


def _figure_apart(fact: _Fact, actor: Actor) -> Figure | None:
    sentence = fact.hit.frame.sentence
    if fact.value not in fact.reading.counted:
        return None
    named = [a for a in sentence.agents if a.id == actor.id and a.end <= fact.hit.frame.start]
    return next((figure for agent in named if (figure := own_figure(sentence, agent)) is not None), None)


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
        when=_when(fact.value, date),
        weapon=weapon,
        hedged=frame.hedged,
        quantity=count,
        quantity_unit=unit_of(weapon) if count is not None else None,
    )


def _when(value: str, date: DateMention | None) -> str | None:
    """The EDTF of a date; what was destroyed by a date was destroyed up to it."""
    edtf = date.edtf if date is not None else None
    by = date is not None and date.relation == "by" and edtf is not None and "/" not in edtf
    return f"../{edtf}" if by and value == "destroyed" else edtf


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


def _confidence(fact: _Fact, figure: Figure | None) -> float:
    """The rule's own figure, less where the weapon is only understood or a denial was denied."""
    sure = fact.hit.rule.confidence
    if fact.thing.start is None and figure is None:
        sure -= 0.1
    if fact.hit.frame.denied and fact.hit.frame.negated:
        sure -= 0.2
    return max(0.3, sure)
