"""How the families of held weapons read a hit: whose they are, how many, as of when, and who says so.

``read`` is for stockpile and retention what ``weapon_family.read_hit`` is for the acts: one claim an actor and figure. Figures
come from ``figures.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.claims.arguments import dates_of, default_weapon, evidence_start, last_weapon, make_claim, object_of
from pipeline.claims.figures import Figure, figures_of, items, words
from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import RuleFile
from pipeline.language.agents import Agent
from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

# A point in time at which a count was taken, as against the year in which somebody gave it.
_AS_OF = re.compile(r"(?:as (?:of|at)|by|at the (?:end|close|start|beginning) of|at (?:year|the year)|end of|on)\b", re.IGNORECASE)
_REPORTING_GERUND = re.compile(r"\b(?:report|declar|admit|acknowledg|announc|disclos|list|mention|not|stat)(?:s|ed|t?ing|es|ted)?(?:\s+(?:to|as|still|it|that it))*\s*$", re.IGNORECASE)
_SAYS_ITSELF = frozenset({"declare"})
_SUBJECT_IS_WEAPON = frozenset({"remain"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How a family reads its hits."""

    family: str
    stative: frozenset[str]
    """Values that are standing states: only dates of a count, "since" and the past tense date them."""
    counted: frozenset[str]
    """Values that carry a quantity."""


def read(hit: Hit, rules: RuleFile, reading: Reading) -> list[Claim]:
    """The claims of one hit: one an actor and figure."""
    frame, sense = hit.frame, hit.rule.sense
    sentence = frame.sentence
    left, right = _bounds(hit)
    figures = figures_of(frame, left=left, right=right, passive=frame.passive or sense in _SUBJECT_IS_WEAPON)
    thing = _thing(hit, figures)
    if thing is None:
        return []
    weapon, thing_start, thing_end = thing
    _speak(hit)
    dates = _dates(hit, right, max(frame.end, thing_end or 0))
    value = rules.value(sense, frame, since=any(d.relation == "since" for d in dates), dated=bool(dates))
    if value is None:
        return []
    if value not in reading.counted:
        figures = []
    begin = min([evidence_start(frame), frame.start] + ([thing_start] if thing_start is not None else []) + [f.start for f in figures[:1]])
    end = max([frame.end, thing_end or 0] + [f.end for f in figures[:1]])
    claims = []
    for actor in holders(hit, left, right):
        for position, figure in enumerate(figures or [None]):
            for date in _when(hit, reading, value, figure, position, dates):
                span = (begin, max(end, date.end if date and figure is None and date.start >= end and date.start < right else end)) if position == 0 else (figure.start, figure.end)  # type: ignore[union-attr]
                if date is not None and position == 0 and date.end <= begin and begin - date.end < 60:
                    span = (date.start, span[1])
                named = figure.weapon.weapon if figure and figure.weapon else weapon
                count = figure.quantity.value if figure else None
                claims.append(
                    make_claim(
                        frame, reading.family, value, actor, hit.rule.id, start=span[0], end=span[1], confidence=_confidence(hit, thing_start, figure),
                        when=date.edtf if date else None, weapon=named, hedged=frame.hedged, quantity=count,
                        quantity_unit=unit_of(named) if count is not None else None,
                    )  # fmt: skip
                )
    return claims


def unit_of(weapon: str | None) -> str:
    """What a count counts."""
    return {"cluster_munition": "munitions", "ied": "devices", "booby_trap": "devices"}.get(weapon or "", "mines")


def _confidence(hit: Hit, thing_start: int | None, figure: Figure | None) -> float:
    sure = hit.rule.confidence - (0.1 if thing_start is None and figure is None else 0.0)
    return max(0.3, sure - (0.2 if hit.frame.denied and hit.frame.negated else 0.0))


def _bounds(hit: Hit) -> tuple[int, int]:
    """The part of the sentence that the predicate stands in, and the parts that only go on with its figures."""
    sentence = hit.frame.sentence
    left, right = sentence.part_of(hit.frame.start)
    right = max(right, hit.frame.end)
    for cut in sentence.breaks:
        if cut >= right and cut < len(sentence.text) and re.match(r"(?:and|but|then|with|which (?:had |has )?(?:fell|fallen|rose|risen|dropped))\s+(?:another|a further|by|about|some|only|\d)", sentence.text[cut:]) and cut == right:
            _, right = sentence.part_of(cut)
    return left, right


# ------------------------------------------------------------------ what is held

def _thing(hit: Hit, figures: list[Figure]) -> tuple[str | None, int | None, int | None] | None:
    """Weapon and its place; None where the predicate is about no weapon."""
    frame = hit.frame
    sentence = frame.sentence
    if figures:
        weapon = figures[0].weapon
        if weapon is not None:
            return weapon.weapon, weapon.start, weapon.end
    found = object_of(frame, hit.rule.weapon)
    if found is not None:
        weapon_name = found.weapon or (last_weapon(sentence, frame.end) if not sentence.weapons else _nearest(frame))
        return weapon_name, found.start, found.end
    if figures and (sentence.weapons or _speaks_of_stock(sentence)):
        return last_weapon(sentence, frame.end), None, None
    part_left, part_right = sentence.part_of(frame.start)
    noun = re.compile(rf"\s+(?:[\w’“”-]+\s+){{0,5}}?{items(sentence).pattern}", re.IGNORECASE)
    if hit.rule.sense == "hold" and noun.match(sentence.text, frame.end) and sentence.section_kind in {"stockpiling", "production_transfer_stockpiling", "retention"}:
        return default_weapon(sentence), None, None
    return None


def _nearest(frame: Frame) -> str | None:
    left, right = frame.sentence.part_of(frame.start)
    here = [w for w in frame.sentence.weapons if left <= w.start < right] or frame.sentence.weapons
    return min(here, key=lambda w: min(abs(w.start - frame.end), abs(w.end - frame.start))).weapon


def _speaks_of_stock(sentence: Sentence) -> bool:
    """Whether the sentence, its section or the sentence before is about stocks, so that "1,500" or "240 projectiles" are some of them."""
    if sentence.section_kind in {"stockpiling", "production_transfer_stockpiling", "retention"}:
        return True
    near = sentence.text + " " + (sentence.previous.text if sentence.previous else "")
    return bool(re.search(rf"\b(?:{words().stores}|stockpil\w*|retain\w*)\b", near, re.IGNORECASE))


# ------------------------------------------------------------------ whose

def holders(hit: Hit, left: int, right: int) -> list[Actor]:
    """Who holds: the subject, else the owner of the store that is named, else the report's state."""
    frame = hit.frame
    context = frame.sentence.context
    own = _store_owner(frame.sentence, left, right)
    speaks_for_others = frame.subject is not None and frame.subject.kind in {"observer", "monitor"}
    if own is not None and (hit.rule.sense in _SUBJECT_IS_WEAPON | {"size", "stock", "none"} or not frame.actors or speaks_for_others):
        actors = context.actors_of(frame.sentence, own)
        if actors:
            return actors
    if frame.actors:
        return frame.actors
    home = context.actors_of(frame.sentence, None)
    return [Actor(a.id, a.type, 0.5) for a in home] or [UNKNOWN]


def _store_owner(sentence: Sentence, left: int, right: int) -> Agent | None:
    """The owner in "the depots of Peru", "Peru’s stockpile", "Peruvian army depots", "in the hands of the police"."""
    text = sentence.text
    for store in re.finditer(rf"\b(?:{words().stores})\b", text[left:right], re.IGNORECASE):
        start, end = store.start() + left, store.end() + left
        for agent in sentence.agents:
            if agent.kind in {"observer", "monitor", "paper"}:
                continue
            if agent.start >= end and re.fullmatch(r"\s+(?:of|belonging to|held by|owned by)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+)?", text[end : agent.start]):
                return agent
            if agent.end <= start and re.fullmatch(r"[’']s?\s+(?:[\w-]+\s+){0,4}", text[agent.end : start]):
                return agent
            if agent.modifier and agent.end <= start and re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", text[agent.end : start]):
                return agent
            if agent.official and agent.end <= start and re.fullmatch(r"\s+", text[agent.end : start]):
                return agent
    return None


# ------------------------------------------------------------------ who says so

def _speak(hit: Hit) -> None:
    """A predicate that itself says so ("declared 4,000 mines"), or follows one ("reported retaining 400"), is its subject’s word."""
    frame = hit.frame
    if frame.assertion != "monitor":
        return
    start = frame.group.start if frame.group else frame.start
    if hit.rule.sense not in _SAYS_ITSELF and not (_REPORTING_GERUND.search(frame.text[:start]) and re.match(r"\w+ing\b", frame.text[frame.start :])):
        return
    sentence, subject = frame.sentence, frame.subject
    if subject is not None and subject.kind == "monitor":
        return
    if subject is not None and subject.kind == "observer":
        frame.assertion, frame.speaker = "third_party", subject.text
        return
    if subject is None and re.match(r"(?:put|estimate|credit)", frame.text[frame.start :], re.IGNORECASE):
        # "One observer put the total at": nobody that the vocabularies know.
        if re.search(r"\b(?:[Aa]n?|[Tt]he|[Oo]ne) [^,;]{0,60}$", frame.text[:start]) and not frame.text[:start].strip().endswith(","):
            frame.assertion = "third_party"
            return
    actors = frame.actors or sentence.context.actors_of(sentence, None)
    if not actors:
        return
    if actors[0].type == "armed_group":
        frame.assertion = "armed_group"
    elif sentence.report.country_iso3 in {None, actors[0].id}:
        frame.assertion = "government"
    else:
        frame.assertion = "third_party"
    frame.speaker = subject.text if subject is not None else None


# ------------------------------------------------------------------ when

def _dates(hit: Hit, right: int, after: int) -> list[DateMention]:
    """The dates of the predicate, not beyond its own part."""
    frame = hit.frame
    found = dates_of(frame, after=None if frame.passive else after) or dates_of(frame)
    if found and found[0].start >= right:
        return []
    return [d for d in found if d.relation not in {"after", "before", "until"} or d.start < frame.start]


def _when(hit: Hit, reading: Reading, value: str, figure: Figure | None, position: int, dates: list[DateMention]) -> list[DateMention | None]:
    """The dates of one figure: its own, else those of the predicate that date the fact and not the saying."""
    own = figure.date if figure else None
    if own is not None and _dates_fact(hit, reading, value, own, figure):
        later = [d for d in dates if d.start > own.start]
        if value in reading.stative or len(dates) < 2 or not later or dates[0].start != own.start:
            return [own]
    usable = [d for d in dates if _dates_fact(hit, reading, value, d, figure)]
    if own is not None:
        usable = [d for d in usable if d.start < hit.frame.start]
    if value in reading.stative:
        usable = usable[:1]
    return list(usable) or [None]


def _dates_fact(hit: Hit, reading: Reading, value: str, date: DateMention, figure: Figure | None) -> bool:
    """Whether a date is when the state held: "as of", "since", or a plain date with a count or a verb in the past."""
    if value not in reading.stative:
        return True
    frame = hit.frame
    if date.relation in {"since", "range"} or _AS_OF.match(date.text):
        return date.relation != "by" or frame.past or figure is not None or frame.perfect or True
    if hit.rule.sense in _SAYS_ITSELF or _REPORTING_GERUND.search(frame.text[: frame.group.start if frame.group else frame.start]):
        return date.end <= frame.start and figure is not None
    leading = date.end <= frame.start
    if leading and frame.governors and frame.assertion != "monitor":
        return date.start >= max((g.content for g in frame.governors if not g.parenthetical), default=0) and (figure is not None or frame.past)
    return figure is not None and not leading or frame.past or (figure is not None and frame.passive)
