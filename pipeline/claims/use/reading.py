"""One hit of the use family read into claims: which weapon, who, when, and the value.

``read_use(hit, rules)`` is what ``pipeline/claims/use.py`` calls for verbs and nouns; ``Act``, ``act_of`` and
``claims_of`` also serve the accusations, answers and repeats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.claims.arguments import Object, evidence_start, last_weapon, make_claim
from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import RuleFile
from pipeline.claims.use.actors import actors_at, actors_of
from pipeline.claims.use.assertion import each_other, settle_assertion
from pipeline.claims.use.dates import act_dates, pledge_dates
from pipeline.claims.use.mood import active_after_all, settle_mood
from pipeline.claims.use.weapon import weapon_of
from pipeline.claims.wording import wording
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.records import Claim


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be claimed of each actor; ``start`` and ``end`` are the sentence's."""

    value: str
    weapon: str | None
    start: int
    end: int
    rule: str
    confidence: float
    dates: tuple[DateMention | str | None, ...] = (None,)
    hedged: bool = False
    quantity: int | None = None


def act_of(
    hit: Hit,
    value: str,
    weapon: str | None,
    span: tuple[int, int],
    dates: Sequence[DateMention | str | None] = (),
    *,
    hedged: bool = False,
) -> Act:
    """The act of a hit, as sure as its rule."""
    return Act(value, weapon, *span, hit.rule.id, hit.rule.confidence, tuple(dates) or (None,), hedged)


def claims_of(frame: Frame, actors: list[Actor], act: Act) -> list[Claim]:
    """One claim an actor and date."""
    fields: dict[str, object] = {"weapon": act.weapon, "hedged": act.hedged, "quantity": act.quantity}
    if act.quantity is not None and act.weapon != "cluster_munition":
        fields["quantity_unit"] = "mines"
    made = []
    for actor in actors:
        for position, date in enumerate(act.dates):
            start, end, when = act.start, act.end, date if isinstance(date, str) else None
            if isinstance(date, DateMention):
                when, end = date.edtf, max(end, date.end)
                if position == 0 and date.end <= start < date.end + 60:
                    start = date.start
            place = {"start": start, "end": end, "confidence": act.confidence}
            made.append(make_claim(frame, "use", act.value, actor, act.rule, when=when, **place, **fields))  # type: ignore[arg-type]
    each = frame.speaker is not None and _each_speaks(frame, frame.speaker)
    return [_own_word(frame, claim) if each else _not_of_itself(claim) for claim in made]


def _each_speaks(frame: Frame, speaker: str) -> bool:
    """Whether several speak, each for himself: "Each side says", "Neither the army nor the rebels admit"."""
    if wording("use", "each_of_two").match(speaker):
        return True
    places = (g.speaker.start for g in frame.governors if g.speaker is not None and g.speaker.text == speaker)
    return any(wording("use", "beside_speaker").search(frame.text, 0, at) for at in places)


def _own_word(frame: Frame, claim: Claim) -> Claim:
    """ "Each side says that it has laid none": each for itself."""
    home = frame.sentence.own_government
    if claim.actor_type == "armed_group":
        return replace(claim, assertion="armed_group")
    return replace(claim, assertion="government" if home in {None, claim.actor} else "third_party")


def _not_of_itself(claim: Claim) -> Claim:
    """What a group says of a state, beside itself or alone, is a third party's word."""
    if claim.assertion == "armed_group" and claim.actor_type != "armed_group":
        return replace(claim, assertion="third_party")
    return claim


#: Senses that share the values of another.
_SAME_VALUES = {"attack": "use_noun", "mine_ground": "use", "with": "use"}


def read_use(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of a verb or noun of use; none where it takes no weapon or nobody can be named who did it."""
    frame = hit.frame
    active_after_all(hit)
    thing = weapon_of(hit)
    if thing is None:
        return []
    settle_mood(hit)
    if _not_owned_up(frame):
        return []
    dates = _outside_aside(frame, act_dates(hit, thing.end))
    sense = _SAME_VALUES.get(hit.rule.sense, hit.rule.sense)
    if sense == "stop" and wording("use", "by_agreement").search(frame.text[: frame.start]):
        sense = "renounce"
    value = rules.value(sense, frame, since=any(d.relation == "since" for d in dates), dated=bool(dates))
    if value is None:
        return []
    actors = actors_of(hit, value)
    settle_assertion(hit, value, actors)
    if value.startswith("future_use"):
        dates = pledge_dates(hit)
        listed = _pledgers(hit) if value == "future_use_renounced" else []
        if listed:
            return listed
    weapon = thing.weapon or last_weapon(frame.sentence, frame.end)
    start = min([evidence_start(frame), frame.start] + ([thing.start] if thing.start is not None else []))
    count = _count(frame, thing) if value == "used" and hit.rule.sense == "use" else None
    act = act_of(hit, value, weapon, (start, max(frame.end, thing.end or 0)), dates, hedged=frame.hedged)
    act = replace(act, confidence=_confidence(hit, thing), quantity=count)
    return each_other(frame, claims_of(frame, actors, act)) + _exceptions(hit, actors, act)


def _outside_aside(frame: Frame, dates: list[DateMention]) -> list[DateMention]:
    """Without the dates of what stands between subject and verb: "the X, which disbanded in 2003, has used"."""
    subject = frame.subject
    start = frame.group.start if frame.group is not None else frame.start
    if subject is None or not wording("use", "told_aside").match(frame.text[subject.end : max(start, subject.end)]):
        return dates
    return [date for date in dates if not subject.end <= date.start < start]


def _not_owned_up(frame: Frame) -> bool:
    """ "has not acknowledged any use": neither a use nor a denial."""
    return not frame.unverified and any(
        g.group is not None
        and (g.group.negated or g.group.never)
        and re.match(r"admi|acknowledg|conced|recogni", g.word)
        for g in frame.governors
    )


def _confidence(hit: Hit, thing: Object) -> float:
    sure = hit.rule.confidence - (0.1 if thing.start is None else 0) - (0.1 if hit.kind == "noun" else 0)
    return max(0.3, sure)


def _count(frame: Frame, thing: Object) -> int | None:
    """ "laid 10,000 mines": the count directly before the weapon."""
    if thing.start is None:
        return None
    sentence = frame.sentence
    for quantity in reversed(sentence.quantities):
        if quantity.end > thing.start or quantity.end <= frame.start < thing.start:
            continue
        gap = sentence.text[quantity.end : thing.start]
        if len(gap.split()) <= 3 and not re.search(r"[,;:(]|\b(?:types?|of the|kinds?|models?|days|occasions)\b", gap):
            return quantity.value
    return None


def _exceptions(hit: Hit, actors: list[Actor], act: Act) -> list[Claim]:
    """ "Except for one strike in 2009, X has not used": the exception is a use."""
    frame = hit.frame
    found = wording("use", "exception").search(frame.text) if act.value == "not_used" else None
    if found is None:
        return []
    dates = [d for d in frame.sentence.dates if found.start() <= d.start < found.end() and d.relation == "at"]
    dates = [d for d in dates if d.edtf]
    return claims_of(frame, actors, act_of(hit, "used", act.weapon, found.span(), dates)) if dates else []


def _pledgers(hit: Hit) -> list[Claim]:
    """ "Others have signed the Deed of Commitment, among them A in July 2006 and, in April 2007, B"."""
    frame, sentence = hit.frame, hit.frame.sentence
    lead = wording("use", "likewise_list").match(frame.text[hit.match.end() :])
    if lead is None:
        return []
    at = hit.match.end() + lead.end()
    groups = [a for a in sentence.agents if a.start >= at and a.kind == "group"]
    dates = [d for d in sentence.dates if d.start >= at and d.edtf and d.relation == "at"]
    weapon = last_weapon(sentence, len(frame.text))
    made: list[Claim] = []
    for group in groups:
        if any(claim.actor == group.id for claim in made):
            continue
        beside = [d for d in dates if min(abs(d.start - group.end), abs(group.start - d.end)) < 12]
        act = act_of(hit, "future_use_renounced", weapon, (group.start, group.end), beside[:1])
        made.extend(claims_of(frame, actors_at(sentence, [group]), act))
    return made
