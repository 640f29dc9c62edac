"""One hit of the use family read into claims: which weapon, who, when, and the value.

``read_use(hit, rules)`` is what ``pipeline/claims/use.py`` calls for verbs and nouns; ``Act`` and ``claims_of`` also serve
the accusations, answers and repeats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.claims.arguments import Object, dates_of, default_weapon, evidence_start, last_weapon, make_claim, object_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import RuleFile
from pipeline.claims.use_words import pattern
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Assertion, Claim

#: Kinds of agents that act.
ACTING = frozenset({"state", "group", "coalition", "reference"})
_ADMITS = re.compile(r"admi|acknowledg|conced|confess|boast|confirm|recogni[sz]", re.IGNORECASE)
# Between a verb and its weapon: "about 240,000", "between 20 and 30".
_ROUGHLY = re.compile(r"^\s+(?:(?:about|around|over|under|up to|at least|between|an estimated|more than|nearly)\s+)?[\d,.]+(?: (?:and|to|or) [\d,.]+)?\s+(?:[\w-]+\s+){0,4}$")
_BEFORE_NOUN = re.compile(r"^[- ]?$")
# Between two dates of one list of places: ", in Bosnia and Herzegovina " , " and ground-launched ones ".
_PLACE_GAP = re.compile(
    r"^(?:\[\d+\])*,?\s*(?:(?:and|then|again|as well as|later|also|or)\s+)*(?:(?:in|on|at|around|near|against|over|along|into|of)\s(?!which\b)[^;.:]{1,80}?|[\w-]+ ones\s)?$"
)
_NO_PLACE = re.compile(r"\b(?:was|were|had|has|have|that|which|who|when|after|before|until|while|said|by|for|is|are|did|but|because|as)\b")


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be claimed of each actor: value, weapon, dates, and the words from ``start`` to ``end`` of the sentence."""

    value: str
    weapon: str | None
    start: int
    end: int
    rule: str
    confidence: float
    dates: tuple[DateMention | str | None, ...] = (None,)
    hedged: bool = False
    quantity: int | None = None


def claims_of(frame: Frame, actors: list[Actor], act: Act) -> list[Claim]:
    """One claim an actor and date."""
    made = []
    for actor in actors:
        for position, date in enumerate(act.dates or (None,)):
            begin, end, edtf = act.start, act.end, date if isinstance(date, str) else None
            if isinstance(date, DateMention):
                edtf, end = date.edtf, max(end, date.end)
                if position == 0 and date.end <= begin and begin - date.end < 60:
                    begin = date.start
            made.append(
                make_claim(
                    frame, "use", act.value, actor, act.rule, start=begin, end=end, confidence=act.confidence, when=edtf, weapon=act.weapon,
                    hedged=act.hedged, quantity=act.quantity, quantity_unit="mines" if act.quantity is not None and act.weapon != "cluster_munition" else None,
                )  # fmt: skip
            )
    return made


def read_use(hit: Hit, rules: RuleFile) -> list[Claim]:
    """Claims of a verb or noun of use; none where it takes no weapon or nobody can be named who did it."""
    frame = hit.frame
    thing = weapon_of(hit)
    if thing is None:
        return []
    settle_mood(hit)
    dates = act_dates(frame, thing)
    sense = "use_noun" if hit.rule.sense in {"attack", "use_noun"} else hit.rule.sense
    sense = "use" if sense in {"mine_ground", "with"} else sense
    value = rules.value(sense, frame, since=any(d.relation == "since" for d in dates), dated=bool(dates))
    actors = actors_of(hit, value)
    if value is None or not actors:
        return []
    if value.startswith("future_use"):
        dates = pledge_dates(frame, hit)
    weapon = thing.weapon or last_weapon(frame.sentence, frame.end)
    starts = [evidence_start(frame), frame.start] + ([thing.start] if thing.start is not None else [])
    count = _count(frame.sentence, thing) if value == "used" else None
    act = Act(
        value, weapon, min(starts), max(frame.end, thing.end or 0), hit.rule.id, _confidence(hit, thing), tuple(dates) or (None,), frame.hedged, count
    )  # fmt: skip
    return claims_of(frame, actors, act)


def _confidence(hit: Hit, thing: Object) -> float:
    sure = hit.rule.confidence - (0.1 if thing.start is None else 0) - (0.1 if hit.kind == "noun" else 0)
    return max(0.3, sure)


# ------------------------------------------------------------------ weapon

def weapon_of(hit: Hit) -> Object | None:
    """The weapon that was used; ``None`` where the words speak of none."""
    frame, text = hit.frame, hit.frame.text
    if hit.rule.sense == "with":
        return _with_weapon(hit)
    loose = hit.kind == "verb" and bool(pattern("loose_verbs").fullmatch(hit.match.group()))
    if hit.rule.sense == "attack":
        return _attack_weapon(hit)
    if frame.group is None or hit.kind == "noun" or hit.rule.sense == "use_noun":
        before = [w for w in frame.sentence.weapons if w.end <= frame.start and _BEFORE_NOUN.match(text[w.end : frame.start])]
        inside = [w for w in frame.sentence.weapons if frame.start <= w.start < frame.end]
        for mention in (*before[-1:], *inside):
            return Object(mention.weapon, mention.start, mention.end)
    found = object_of(frame, hit.rule.weapon)
    if found is not None and found.start is not None and loose and not any(w.start == found.start for w in frame.sentence.weapons):
        return None
    if found is None and hit.kind == "verb" and not frame.passive:
        part = frame.sentence.part_of(frame.start)[1]
        for mention in frame.sentence.weapons:
            if frame.end <= mention.start < part and _ROUGHLY.match(text[frame.end : mention.start]):
                return Object(mention.weapon, mention.start, mention.end)
    if found is not None and found.weapon is None and hit.rule.sense == "use_noun":
        return Object(default_weapon(frame.sentence) if not frame.sentence.weapons else last_weapon(frame.sentence, len(text)), None, None)
    return found


def _with_weapon(hit: Hit) -> Object | None:
    """The weapon of "killed three soldiers with mines": behind "with", in the verb's own part."""
    frame, text = hit.frame, hit.frame.text
    right = frame.sentence.part_of(frame.start)[1]
    for mention in frame.sentence.weapons:
        gap = text[frame.end : mention.start] if frame.end <= mention.start < right else ""
        if gap and len(gap) < 110 and re.search(r"\bwith\s+(?:(?:an?|the|its|their|several|some|many|hundreds of|dozens of|thousands of|large numbers of|[\w-]+)\s+){0,4}$", gap) and not re.search(
            r"\b(?:that|which|who|because|warn\w*|signs?|treaty|clear\w*|detector\w*|about)\b", gap
        ):
            return Object(mention.weapon, mention.start, mention.end)
    return None


def _attack_weapon(hit: Hit) -> Object | None:
    frame = hit.frame
    inside = [w for w in frame.sentence.weapons if frame.start <= w.start < frame.end or 0 <= w.start - frame.end < 40]
    if inside:
        return Object(inside[0].weapon, inside[0].start, inside[0].end)
    if hit.match.groupdict().get("done") and frame.sentence.weapons:
        return Object(frame.sentence.weapons[0].weapon, None, None)
    return None


def _count(sentence: Sentence, thing: Object) -> int | None:
    """"laid 10,000 mines": the count directly before the weapon."""
    if thing.start is None:
        return None
    for quantity in reversed(sentence.quantities):
        gap = sentence.text[quantity.end : thing.start] if quantity.end <= thing.start else "x" * 99
        if len(gap.split()) <= 3 and not re.search(r"[,;:(]|\b(?:types?|of the|kinds?|models?|days|occasions)\b", gap):
            return quantity.value
    return None


# ------------------------------------------------------------------ mood

def settle_mood(hit: Hit) -> None:
    """What stands behind the act or right before its noun: "has been confirmed", "could not be verified", "no confirmed …"."""
    frame = hit.frame
    before, after = frame.text[: frame.start], frame.text[frame.end :]
    if frame.group is not None and frame.group.infinitive and pattern("carried_out").search(frame.text[: frame.group.start]):
        frame.irrealis = False
    if pattern("unverified_after").search(after) and pattern("report_before").search(before):
        frame.unverified = True
    if frame.group is None or frame.passive or hit.rule.sense == "use_noun":
        if pattern("confirmed_before").search(before) or (frame.negated and pattern("confirmed_after").match(after)):
            frame.unverified, frame.hedged = True, False
        elif frame.negated and pattern("unnoticed_after").match(after):
            frame.hedged = True
        elif re.search(r"\b(?:no|without any)\s+(?:[\w-]+\s+){0,3}$", before, re.IGNORECASE) and hit.rule.sense == "use_noun":
            frame.negated = True
    if hit.rule.id == "use.made_use" and re.search(r"\bno\b", hit.match.group()):
        frame.negated = True


# ------------------------------------------------------------------ who

def actors_of(hit: Hit, value: str | None) -> list[Actor]:
    """Who did it: as the frame says, else who admits or denies it, else (for what was not done) the report's country."""
    frame = hit.frame
    if frame.actors and (frame.subject is not None or frame.passive or frame.implied_actor):
        return frame.actors
    if frame.actors and frame.subject is None and frame.group is not None and not frame.passive:
        return frame.actors if value == "not_used" else []
    admitted = next((g for g in reversed(frame.governors) if g.speaker is not None and g.speaker.kind in ACTING and _owns_up(g.word, g.class_, frame)), None)
    if admitted is not None and admitted.speaker is not None:
        return frame.sentence.context.actors_of(frame.sentence, admitted.speaker)
    if value == "not_used" and not frame.denied and (frame.passive or frame.group is None) and not _has_foreign_by(frame):
        home = frame.sentence.context.actors_of(frame.sentence, None)
        return [Actor(actor.id, actor.type, 0.5) for actor in home] if frame.sentence.report.country_iso3 else []
    return []


def _owns_up(word: str, class_: str, frame: Frame) -> bool:
    return class_ == "deny" or bool(_ADMITS.match(word)) or (class_ == "say" and frame.negated)


def _has_foreign_by(frame: Frame) -> bool:
    """Whether somebody who is no agent of ours is named: "by private companies"."""
    return bool(re.match(r"[^.;]{0,60}?\bby\b(?! (?:the end|then|now|any means|means))", frame.text[frame.end :]))


def assertion_of(sentence: Sentence, speaker: Agent | None, actors: list[Actor]) -> Assertion:
    """What an act said by ``speaker`` of ``actors`` is asserted as; see the contract."""
    if speaker is None:
        return "third_party"
    if speaker.kind == "monitor":
        return "monitor"
    who = sentence.context.actors_of(sentence, speaker)
    if not who:
        return "third_party"
    own = any(actor.id == who[0].id for actor in actors)
    if who[0].type == "state":
        home = sentence.report.country_iso3
        return "government" if (who[0].id == home if home else own) else "third_party"
    return "armed_group" if who[0].type == "armed_group" and own else "third_party"


# ------------------------------------------------------------------ when

def act_dates(frame: Frame, thing: Object) -> list[DateMention]:
    """The act's dates, lists of places and dates taken apart; two months in a row that share a year are one span."""
    after = max(frame.end, thing.end or 0) if not frame.passive else None
    found = dates_of(frame, after=after) or dates_of(frame)
    return merge_months(frame.text, with_places(frame.sentence, found))


def with_places(sentence: Sentence, found: list[DateMention]) -> list[DateMention]:
    """"in Iraq in 1991, in Bosnia in 1995, and in Iraq in 2003": the dates that continue the list, place by place."""
    if not found or found[-1].relation not in {"at", "since", "range"}:
        return found
    listed = list(found)
    for date in sentence.dates:
        gap = sentence.text[listed[-1].end : date.start] if date.start >= listed[-1].end else None
        if gap is None or not date.edtf or date.relation not in {"at", "since", "range"}:
            continue
        if not gap.strip() or not _PLACE_GAP.match(gap) or _NO_PLACE.search(gap) or not (gap.strip(" ,") or "," in gap):
            break
        if re.match(r"\s+(?:[\w’]+\s+)?(?:to|was|were|is|has|had|said|told|reported|it|the)\b", sentence.text[date.end :]) and "," not in gap and "and" not in gap:
            break
        listed.append(date)
    return listed


def merge_months(text: str, dates: list[DateMention]) -> list[DateMention]:
    """"in July and August 2006" is ``2006-07/2006-08``."""
    merged: list[DateMention] = []
    for date in dates:
        last = merged[-1] if merged else None
        if last is not None and last.edtf and date.edtf and _next_month(last.edtf) == date.edtf and not re.search(r"\d{4}", last.text) and re.fullmatch(r"\s+(?:and|or)\s+", text[last.end : date.start]):
            merged[-1] = replace(last, end=date.end, edtf=f"{last.edtf}/{date.edtf}", relation="range", text=text[last.start : date.end])
            continue
        merged.append(date)
    return merged


def _next_month(edtf: str) -> str | None:
    if not re.fullmatch(r"\d{4}-\d{2}", edtf) or edtf.endswith("12"):
        return None
    return f"{edtf[:5]}{int(edtf[5:]) + 1:02d}"


def pledge_dates(frame: Frame, hit: Hit) -> list[DateMention]:
    """The date of a pledge is the pledge's own; intentions and reservations have none."""
    if hit.match.groupdict().get("plan") or hit.rule.sense == "reserve":
        return []
    governors = [g for g in frame.governors if pattern("pledge").match(g.word)]
    if not pattern("pledge").match(hit.match.group()) and not governors:
        return []
    left, right = frame.sentence.part_of(frame.start)
    usable = [d for d in frame.sentence.dates if d.edtf and d.relation in {"at", "adjectival", "title"} and "/" not in d.edtf]
    after = [d for d in usable if frame.end <= d.start and len(frame.text[frame.end : d.start]) < 60 and not re.search(r"[;:]|\bafter\b|\bbefore\b|\buntil\b", frame.text[frame.end : d.start])]
    if after and not governors:
        return after[:1]
    anchor = governors[-1].start if governors else frame.start
    before = [d for d in usable if d.end <= frame.start and anchor - d.end < 80]
    return before[-1:]
