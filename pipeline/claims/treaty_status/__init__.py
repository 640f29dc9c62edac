"""Treaty status and joining events. Rules: ``rules/treaty_status.toml``.

``find`` has each match read (``acts.py``, ``states.py``, ``papers.py``) and spreads the reading over its actors,
treaties and dates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.claims.arguments import make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import TreatyAt
from pipeline.claims.treaty_status.acts import read_act
from pipeline.claims.treaty_status.papers import read_in_force, read_instrument
from pipeline.claims.treaty_status.readings import Place, Reading
from pipeline.claims.treaty_status.rows import row_claims
from pipeline.claims.treaty_status.states import read_beside, read_made, read_state
from pipeline.claims.treaty_status.subjects import is_sure
from pipeline.language.dates import DateMention, make_when
from pipeline.language.gapping import gapped
from pipeline.language.view import Sentence
from pipeline.records import Claim

_DATED = frozenset({"signed", "ratified", "acceded", "entered_into_force", "withdrew", "state_party"})
"""Values that take a date; the others are states without a beginning."""
_OPPOSITE = {"state_party": "not_party", "acceded": "not_party", "signed": "not_party", "ratified": "signatory"}
_LEADING_DATE_REACH = 60
_READERS: dict[str, Callable[[Place], Reading | None]] = {
    "beside": read_beside, "made_party": read_made,
    "party": read_state, "signatory": read_state, "unratified": read_state, "not_party": read_state,
    "signed": read_act, "ratified": read_act, "acceded": read_act, "withdrew": read_act,
    "instrument": read_instrument, "in_force": read_in_force,
}  # fmt: skip
"""Who reads a rule's sense."""


def find(sentence: Sentence) -> list[Claim]:
    """Claims of treaty status in a sentence: one an actor, treaty and date."""
    if sentence.label_end and (row := row_claims(sentence)):
        return row
    rules = rule_file("treaty_status")
    found = sorted(find_hits(sentence, rules), key=lambda hit: hit.frame.start)
    claims: list[Claim] = []
    for preceding, hit, following in zip([None, *found], found, [*found[1:], None], strict=False):
        reading = _READERS[hit.rule.sense](Place(sentence, hit, rules, following, preceding))
        if reading is not None and reading.value is not None:
            told = _claims(hit, reading)
            claims.extend([*told, *_gapped(sentence, told)])
    return _consistent(claims)


def _gapped(sentence: Sentence, told: list[Claim]) -> list[Claim]:
    """The same act of states that are named behind its date with their own: "Peru ratified in 2004, Chile in 2005"."""
    dated = [claim for claim in told if claim.when is not None]
    if not dated:
        return []
    shift = sentence.start
    return [
        replace(
            dated[-1], actor=actor.id, actor_type=actor.type, when=make_when(date.edtf or ""),
            start=shift + state.start, end=shift + date.end,
        )
        for state, date in gapped(sentence, dated[-1].end - shift)
        for actor in sentence.context.actors_of(sentence, state)
    ]  # fmt: skip


def _claims(hit: Hit, reading: Reading) -> list[Claim]:
    """One claim an actor and treaty; as many dates as actors go one each."""
    claims = []
    actors = [a for a in reading.actors if a.type == "state" and is_sure(hit.frame.sentence, a)]
    each = len(reading.dates) == len(actors) > 1
    saying = [
        g for g in hit.frame.governors if g.end <= hit.frame.start and not g.parenthetical and g.class_ != "irrealis"
    ]
    told = any(g.group is None or not g.group.negated for g in saying)
    for number, actor in enumerate(actors):
        for order, treaty in enumerate(reading.treaties):
            value = _OPPOSITE.get(reading.value or "") if treaty.negated else reading.value
            if value is None:
                continue
            date = reading.dates[number] if each else _date_of(hit, reading, treaty, order)
            date = date if value in _DATED else None
            start, end = _span(reading, treaty, order, date)
            claim = make_claim(
                hit.frame, "treaty_status", value, actor, hit.rule.id, start=start, end=end,
                confidence=hit.rule.confidence,
                when=_day(date), treaty=treaty.code, hedged=hit.frame.hedged and not reading.aside,
            )  # fmt: skip
            unsaid = reading.aside or (saying and not told) or (hit.frame.alleged and claim.assertion == "third_party")
            claims.append(replace(claim, assertion="monitor", speaker=None) if unsaid else claim)
    return claims


def _date_of(hit: Hit, reading: Reading, treaty: TreatyAt, order: int) -> DateMention | None:
    """The treaty's own date, or the reading's: one before the predicate holds for all, one behind it for the first, and
    for both of two that stand before it."""
    if treaty.date is not None or not reading.dates or any(t.date for t in reading.treaties):
        return treaty.date
    taken_up = all(t.end is not None and t.end <= hit.frame.start for t in reading.treaties)
    return reading.dates[0] if not order or taken_up or reading.dates[0].start < hit.frame.start else None


def _day(date: DateMention | None) -> str | None:
    """The date as EDTF; "a State Party since D" dates the becoming: D, not the time after it."""
    return date.edtf.removesuffix("/..") if date is not None and date.edtf else None


def _span(reading: Reading, treaty: TreatyAt, order: int, date: DateMention | None) -> tuple[int, int]:
    """The words that state the claim: for the treaties after the first only their own."""
    if order and treaty.start is not None and treaty.end is not None:
        start, end = treaty.start, treaty.end
    else:
        start, end = reading.start, max(reading.end, treaty.end or 0)
    if date is None:
        return start, end
    leads = 0 <= start - date.end < _LEADING_DATE_REACH
    return (min(start, date.start) if leads else start), max(end, date.end)


def _consistent(claims: list[Claim]) -> list[Claim]:
    """Each fact once; "signed but not ratified" is ``signatory``, "neither signed nor ratified" is ``not_party``."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.value, claim.actor, claim.treaty, claim.when), claim)
    said = {(c.value, c.actor, c.treaty) for c in kept.values()}
    dated = {(c.value, c.actor, c.treaty) for c in kept.values() if c.when is not None and c.value != "state_party"}

    def stands(claim: Claim) -> bool:
        others = {value for value, actor, treaty in said if (actor, treaty) == (claim.actor, claim.treaty)}
        if claim.when is None and (claim.value, claim.actor, claim.treaty) in dated:
            return False
        if claim.value == "signed":
            return claim.when is not None or "signatory" not in others
        if claim.value == "signatory":
            return "not_party" not in others or "signed" in others or claim.extractor == "treaty_status.signatory"
        return claim.value != "not_party" or not {"signatory", "signed"} <= others

    return [claim for claim in kept.values() if stands(claim)]
