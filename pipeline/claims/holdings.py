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
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

# A point in time at which a count was taken, as against the year in which somebody gave it.
_AS_OF = re.compile(r"(?:as (?:of|at)|by|at the (?:end|close|start|beginning) of|at (?:year|the year)|end of|on)\b", re.IGNORECASE)
_REPORTING_GERUND = re.compile(r"\b(?:report|declar|admit|acknowledg|announc|disclos|list|mention|not|stat)(?:s|ed|t?ing|es|ted)?(?:\s+(?:to|as|still|it|that it))*\s*$", re.IGNORECASE)
# "spoke of “about 6,000” retained mines": a word of the moment, in a report or on an occasion that is not when they were counted.
_SPOKE = re.compile(r"\b(?:spoke|speaks|spoken|mention(?:s|ed)|cit(?:es|ed)|gave (?:a|the) (?:figure|number)|name[ds])(?: of)?(?: (?:some|about|around|only|a total of|the figure of))*\s*[“\"]?(?:some|about|around)?\s*[\d,.]*\s*(?:million|thousand)?\s*[”\"]?\s*$", re.IGNORECASE)
_OCCASION = re.compile(r"\b(?:interview|meeting|statement|letter|speech|conference|told|press|email|briefing|questionnaire|article|workshop|seminar|visit|on that occasion)\b", re.IGNORECASE)
_DECLARED_STOCK = re.compile(r"(?:stockpiles?|stocks?|arsenal|holdings) (?:that [\w ]{1,30})?(?:declared|reported|listed)\b|\b(?:declared|reported|listed|stated) (?:stockpiles?|stocks?|holdings)", re.IGNORECASE)
# Before a date that belongs to a duty or to what is compared.
_NOT_ITS = re.compile(r"\b(?:deadlines?(?: of| was| is| on)?|(?:fewer|less|more) than(?: at)?|than(?: at| in)?|ahead of|due(?: by| on)?|(?:study|article|book|survey|publication|analysis|paper|list)(?: from| of| in| dated)?)\s*(?:the\s+)?$", re.IGNORECASE)
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
    figures = figures_of(frame, left=left, right=right, passive=frame.passive or weapon_is_subject(hit))
    thing = _thing(hit, figures, left)
    if thing is None:
        return []
    weapon, thing_start, thing_end = thing
    _speak(hit)
    dates = _dates(hit, left, right, max(frame.end, thing_end or 0))
    value = rules.value(sense, frame, since=any(d.relation == "since" for d in dates), dated=bool(dates))
    if value is None:
        return []
    if value not in reading.counted:
        figures = []
    begin = min([evidence_start(frame), frame.start] + ([thing_start] if thing_start is not None else []) + [f.start for f in figures[:1]])
    end = max([frame.end, thing_end or 0] + [f.end for f in figures[:1]])
    claims = []
    actors = holders(hit, left, right)
    respective = len(actors) > 1 and re.search(r"\brespectively\b", frame.text[frame.end :]) is not None
    for number, actor in enumerate(actors):
        own = [figures[number]] if respective and len(figures) == len(actors) else figures
        own_dates = [dates[number]] if respective and len(dates) == len(actors) else dates
        for position, figure in enumerate(own or [None]):
            for date in _when(hit, reading, value, figure, own_dates, [f.start for f in figures]):
                later = position > 0 or (respective and number > 0 and figure is not None)
                span = (begin, max(end, date.end if date and figure is None and date.start >= end and date.start < right else end)) if not later else (figure.start, figure.end)  # type: ignore[union-attr]
                if date is not None and not later and date.end <= begin and begin - date.end < 60:
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


def weapon_is_subject(hit: Hit) -> bool:
    """"1,500 mines remain in the depots", but not "that leaves 1,500 mines"."""
    return hit.rule.sense in _SUBJECT_IS_WEAPON and not re.match(r"(?:that|this|which|leaving)\b", hit.match.group(), re.IGNORECASE)


def unit_of(weapon: str | None) -> str:
    """What a count counts."""
    return {"cluster_munition": "munitions", "ied": "devices", "booby_trap": "devices"}.get(weapon or "", "mines")


def _confidence(hit: Hit, thing_start: int | None, figure: Figure | None) -> float:
    sure = hit.rule.confidence - (0.1 if thing_start is None and figure is None else 0.0)
    return max(0.3, sure - (0.2 if hit.frame.denied and hit.frame.negated else 0.0))


# A new count with a time of its own begins: ", and by April 2018 some …".
_NEW_COUNT = re.compile(r",\s(?=(?:and|but|then)\s(?:then\s)?(?:by|in|at|on|as of|during|from|between|since)\s)", re.IGNORECASE)


def _bounds(hit: Hit) -> tuple[int, int]:
    """The part of the sentence that the predicate stands in; a relative clause before a passive verb is stepped over."""
    sentence, frame = hit.frame.sentence, hit.frame
    left, right = sentence.part_of(frame.start)
    right = max(right, frame.end)
    if re.match(r"as (?:of|at)\b", sentence.text[right:]):
        _, right = sentence.part_of(right)
    for cut in _NEW_COUNT.finditer(sentence.text, left, right):
        if cut.end() <= frame.start:
            left = cut.end()
        elif cut.start() >= frame.end:
            right = cut.start()
            break
    if frame.passive and re.match(r"(?:which|who|that)\b[^;]*,\s*(?:were|was|are|had been|have been|will be)", sentence.text[left : frame.end]) and left:
        left, _ = sentence.part_of(left - 2)
    return left, right


# ------------------------------------------------------------------ what is held

def _thing(hit: Hit, figures: list[Figure], left: int) -> tuple[str | None, int | None, int | None] | None:
    """Weapon and its place; None where the predicate is about no weapon."""
    frame = hit.frame
    sentence = frame.sentence
    if figures and figures[0].weapon is not None:
        weapon = figures[0].weapon
        return weapon.weapon, weapon.start, weapon.end
    found = object_of(frame, hit.rule.weapon)
    if found is not None and found.end is not None and found.end <= frame.start and not frame.passive and hit.rule.weapon == "needed" and not relative(frame, found.end):
        found = None
    if found is not None and frame.passive and found.end is not None and found.end <= left and not _stands_for_weapons(frame, left):
        found = None
    if found is not None:
        weapon_name = found.weapon or (last_weapon(sentence, frame.end) if not sentence.weapons else _nearest(frame))
        return weapon_name, found.start, found.end
    if figures and (sentence.weapons or speaks_of_stock(sentence)):
        return last_weapon(sentence, frame.end), None, None
    if hit.rule.sense in {"hold", "retain"} and speaks_of_stock(sentence) and _names_items(frame):
        return default_weapon(sentence), None, None
    return None


def _stands_for_weapons(frame: Frame, left: int) -> bool:
    """Whether the subject of a passive is "which", "they", "all of them" for weapons named before."""
    text = frame.text
    start = frame.group.start if frame.group else frame.start
    return re.match(r"(?:which|that|they|these|those|all|most|some|none|both)\b", text[left:], re.IGNORECASE) is not None or re.search(
        r"\b(?:which|they|these|those|all|most|some|none|both)(?: of (?:them|these|those|which))?\s*$", text[left:start], re.IGNORECASE
    ) is not None  # fmt: skip


def relative(frame: Frame, end: int) -> bool:
    """Whether the words between a weapon and the holder make it the object: "mines (that) the army holds"."""
    start = frame.group.start if frame.group else frame.start
    stop = frame.subject.start if frame.subject is not None and end <= frame.subject.start < start else start
    return re.fullmatch(r"[”’\"]?(?:\s*\([^)]*\))?(?:\s+of [^,;]{1,40}?)?\s*,?\s*(?:(?:that|which)\b)?\s*(?:the\s+)?", frame.text[end:stop]) is not None


def _names_items(frame: Frame) -> bool:
    """Whether the object is what carries the weapon ("155mm projectiles"), or "some", "any" of what was spoken of before."""
    text, noun = frame.text, items(frame.sentence).pattern
    if re.compile(rf"\s+(?:[\w’'“”-]+\s+){{0,8}}?{noun}", re.IGNORECASE).match(text, frame.end):
        return True
    if re.match(r"\s+(?:some|any|none|them|many|others)\b(?:\s*(?:[.,;:\[)”]|in\b|at\b|$))", text[frame.end :], re.IGNORECASE):
        return True
    subject = frame.subject
    return subject is not None and re.search(rf"{noun}\s+(?:that|which)?\s*(?:the\s+)?$", text[: subject.start], re.IGNORECASE) is not None and subject.end <= frame.start


def _nearest(frame: Frame) -> str | None:
    left, right = frame.sentence.part_of(frame.start)
    here = [w for w in frame.sentence.weapons if left <= w.start < right] or frame.sentence.weapons
    return min(here, key=lambda w: min(abs(w.start - frame.end), abs(w.end - frame.start))).weapon


def retention_section(sentence: Sentence) -> bool:
    """Whether the sentence stands under a heading about retained mines alone."""
    return sentence.section_kind == "retention" and re.search(r"stock|destr|transfer", sentence.section or "", re.IGNORECASE) is None


def speaks_of_stock(sentence: Sentence) -> bool:
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
    if words().many_states.search(frame.text[left : frame.group.start if frame.group else frame.start]) and (frame.subject is None or frame.sentence.report.country_iso3 is None):
        return []
    own = _store_owner(frame.sentence, left, right)
    speaks_for_others = frame.subject is not None and frame.subject.kind in {"observer", "monitor"}
    if own is not None and (hit.rule.sense in _SUBJECT_IS_WEAPON | {"size", "stock", "none"} or not frame.actors or speaks_for_others):
        actors = context.actors_of(frame.sentence, own)
        if actors:
            return actors
    named = [a for a in frame.sentence.agents if hit.rule.sense == "declare" and hit.match.start() < a.start and a.end <= hit.match.end() and a.kind in {"state", "group"}]
    if named and re.match(r"list|credit", hit.match.group(), re.IGNORECASE):
        return context.actors_of(frame.sentence, named[0])
    if frame.actors:
        return frame.actors
    if frame.subject is not None and frame.subject.kind in {"reference", "group"}:
        return []  # "the group", and no group was named
    return [Actor(a.id, a.type, 0.5) for a in context.actors_of(frame.sentence, None)]


def _store_owner(sentence: Sentence, left: int, right: int) -> Agent | None:
    """The owner in "the depots of Peru", "Peru’s stockpile", "Peruvian army depots", "in the hands of the police"."""
    text = sentence.text
    for store in re.finditer(rf"\b(?:{words().stores})\b", text[left:right], re.IGNORECASE):
        start, end = store.start() + left, store.end() + left
        for agent in sentence.agents:
            if agent.kind in {"observer", "monitor", "paper"}:
                continue
            if agent.start >= end and not agent.modifier and re.fullmatch(r"\s+(?:of|belonging to|held by|owned by)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+)?", text[end : agent.start]):
                return agent
            if agent.end <= start and re.fullmatch(r"[’']s?\s+(?:[\w-]+\s+){0,4}", text[agent.end : start]):
                return agent
            if agent.modifier and agent.end <= start and re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", text[agent.end : start]):
                return agent
            if agent.official and agent.end <= start and re.fullmatch(r"\s+", text[agent.end : start]):
                return agent
    return None


# ------------------------------------------------------------------ who says so

def _says_itself(hit: Hit) -> bool:
    """"declared 4,000 mines", "reported retaining 400"."""
    frame = hit.frame
    if hit.rule.sense in _SAYS_ITSELF or _SPOKE.search(frame.text[: frame.start]) or (hit.rule.sense == "stock" and _DECLARED_STOCK.search(frame.text[max(0, frame.start - 12) : frame.end + 30])):
        return True
    return bool(_REPORTING_GERUND.search(frame.text[: frame.start]) and re.match(r"\w+ing\b", frame.text[frame.start :]))


def _speak(hit: Hit) -> None:
    """A predicate that itself says so ("declared 4,000 mines"), or follows one ("reported retaining 400"), is its subject’s word."""
    frame = hit.frame
    if frame.assertion != "monitor" and frame.speaker is not None:
        return
    start = frame.group.start if frame.group else frame.start
    if not _says_itself(hit):
        return
    sentence, subject = frame.sentence, frame.subject
    if subject is not None and subject.kind == "monitor":
        return
    if subject is not None and subject.kind == "observer":
        frame.assertion, frame.speaker = "third_party", subject.text
        return
    if (subject is None or subject.kind == "reference") and re.match(r"(?:put|estimate|credit|list)", frame.text[frame.start :], re.IGNORECASE):
        # "One observer put the total at": nobody that the vocabularies know.
        left, _ = sentence.part_of(frame.start)
        lead = frame.text[max(left, subject.end if subject else 0) : start]
        if re.search(r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[A-Z][\w’]+) [^,;]{0,60}$|\b[A-Z]\w+(?:’s)?\s*$", lead) and not lead.strip().endswith(","):
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

def _dates(hit: Hit, left: int, right: int, after: int) -> list[DateMention]:
    """The dates of the predicate, not beyond its own part."""
    frame = hit.frame
    found = dates_of(frame, after=None if frame.passive else after) or dates_of(frame) or _opening(hit, left)
    found = [d for d in found if left <= d.start < right or (d.start < left and left == frame.sentence.part_of(frame.start)[0])]
    kept = [d for d in found if (d.relation not in {"after", "before", "until"} or d.start < frame.start) and not _NOT_ITS.search(frame.text[: d.start])]
    if found and not kept:
        start = frame.group.start if frame.group else frame.start
        edge = frame.sentence.part_of(frame.start)[0]
        kept = [d for d in frame.sentence.dates if edge <= d.start and d.end <= start and d.edtf and d.relation in {"at", "range", "by"} and not _NOT_ITS.search(frame.text[: d.start])][:1]
    return kept


def _opening(hit: Hit, left: int) -> list[DateMention]:
    """For "In 2006, officials put the total at 4,000": the date that opens the clause, unless an occasion of saying stands with it."""
    frame = hit.frame
    start = frame.group.start if frame.group else frame.start
    if not _says_itself(hit) or _OCCASION.search(frame.text[left:start]):
        return []
    opening = re.compile(r"(?:(?:and|but)\s*|.*,\s*)?(?:of\s+)?$")
    return [d for d in frame.sentence.dates if left <= d.start and d.end <= start and d.edtf and d.relation == "at" and opening.fullmatch(frame.text[left : d.start])][:1]


def _when(hit: Hit, reading: Reading, value: str, figure: Figure | None, dates: list[DateMention], starts: list[int]) -> list[DateMention | None]:
    """The dates of one figure: its own, else those of the predicate that date the fact and not the saying."""
    own = figure.date if figure else None
    if own is not None and _dates_fact(hit, reading, value, own, figure):
        later = [d for d in dates if d.start > own.start]
        if value in reading.stative or len(dates) < 2 or not later or dates[0].start != own.start:
            return [own]
    usable = [d for d in dates if _dates_fact(hit, reading, value, d, figure)]
    if figure is not None:
        text = hit.frame.text
        counts = [q.start for q in hit.frame.sentence.quantities if q.start >= max(figure.end, hit.frame.end)]
        # "1,200 munitions and 8,000 submunitions in 2015": one date for both, unless the second has a place in the series.
        counts = [at for at in counts if at in starts or not words().link.fullmatch(text[figure.end : at])]
        usable = [d for d in usable if d.start < figure.end or not any(at < d.start for at in counts)]
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
    leading = date.end <= frame.start
    if not leading and figure is None and words().stop_date.search(frame.text[frame.end : date.start]):
        return False
    if not leading and figure is not None and words().stop_date.search(frame.text[max(frame.end, figure.end) : date.start]):
        return False
    if leading and _says_itself(hit) and (_SPOKE.search(frame.text[: frame.start]) or _OCCASION.search(frame.text[: frame.start])):
        return False
    if date.relation in {"since", "range"} or _AS_OF.match(date.text):
        return True
    if _says_itself(hit):
        return leading and not _DECLARED_STOCK.search(frame.text[: date.start]) and (figure is not None or frame.assertion == "third_party")
    said = [g.content for g in frame.governors if not g.parenthetical]
    if leading and said and frame.assertion != "monitor":
        return date.start >= max(said) and (figure is not None or frame.past)
    return frame.past or (figure is not None and (not leading or frame.passive))
