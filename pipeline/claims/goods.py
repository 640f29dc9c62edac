"""What production and transfer share: the weapon that is made or moved, whose act it is, when, and the claims that follow.

Read ``claims_of`` first. The words that it asks about ("formerly", "types", "statement") are the [part] tables of
``rules/production.toml``. All offsets are the sentence's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object, dates_of, default_weapon, evidence_start, last_weapon, make_claim
from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import RuleFile, part_pattern
from pipeline.claims.weapon_family import confidence, find_count, unit_of
from pipeline.language.agents import Agent
from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

NEVER = frozenset({"never_produced", "never_exported"})
STANDING = frozenset({"produces", "does_not_produce", "exports", "does_not_export"})
COUNTED = frozenset({"produces", "produced_in_past", "exports", "exported_in_past", "imported"})


_PARTICIPLE = re.compile(r"\b(?:been|were|was|are|is|be)\s+(?:(?:ever|also|\w+ly)\s+)*(\w+(?:ed|de|ld|ught|lt|nt))\b")
# "under a contract of 2013" dates the paper; "the last of them in 1985" dates a part.
_PAPER = re.compile(r"\b(?:contract|agreement|deal|law|decree|report|resolution|order|budget|letter|statement|model|design|act|regulation)s?\s+$", re.IGNORECASE)
_PART_OF_THEM = re.compile(r",\s+(?:the (?:last|first|latest|oldest|newest)|some|most|mainly)\b")
# A second verb between an object and a date takes the date: "bought bombs from Spain and took others in 1996".
_NEXT_VERB = re.compile(r"\b(?:and|but|or)\s+(?:later\s+|then\s+|also\s+|\w+ly\s+)?(?:[a-z]+ed|took|bought|sold|made|laid|gave|sent|got|held|kept|began|came|went|has|have|had|is|was|did|does|stopped)\b")
_NO_COUNT = re.compile(r"\s+(?:\w+\s+)?(?:decades?|centur\w+|weeks?|years?|months?|days?|firms|compan\w+|factories|plants|countries|states|nations|types?|models?|kinds|versions?|variants?|occasions|times|buyers|customers)\b", re.IGNORECASE)
_OWN_OBJECT = re.compile(r"\s+(?:anti|them\b|it\b|mines?\b|landmines?\b|cluster|\d|any\b|none\b|some\b|the\b)", re.IGNORECASE)


def vocabulary(name: str) -> re.Pattern[str]:
    """A [part] of ``rules/production.toml``, compiled."""
    return part_pattern("production", name)


def settled(hit: Hit) -> Hit:
    """A second participle that shares the auxiliaries of a first one: "made in Peru or exported from it"."""
    frame = hit.frame
    if frame.assertion == "third_party" and frame.speaker is None and vocabulary("generic_makers").search(frame.text[: frame.start]):
        hit = replace(hit, frame=replace(frame, assertion="monitor"))
        frame = hit.frame
    if frame.group is not None and frame.group.gerund and frame.actors:
        # "has admitted selling mines": the one who admits it says it.
        within = [g for g in frame.governors if g.class_ in {"say", "deny"} and frame.group.start <= g.start < frame.start]
        if within and not re.search(r"\b(?:is|are|was|were|been)\s", frame.text[frame.group.start : within[-1].start]):
            own = frame.actors[0].id == frame.sentence.report.country_iso3 or frame.sentence.report.country_iso3 is None
            speaker = frame.subject.text if frame.subject is not None else None
            group_speaks = frame.actors[0].type == "armed_group"
            hit = replace(hit, frame=replace(frame, assertion="armed_group" if group_speaks else "government" if own else "third_party", speaker=speaker))
            frame = hit.frame
    if not frame.negative and vocabulary("no_subject").search(frame.text[: frame.group.start if frame.group else frame.start]):
        hit = replace(hit, frame=replace(frame, negated=not frame.denied))
        frame = hit.frame
    if frame.passive or frame.group is None or frame.group.start != frame.start or not re.search(r"\b(?:and|or|nor)\s+$", frame.text[: frame.start]):
        return hit
    left, _ = frame.sentence.part_of(frame.start)
    first = list(_PARTICIPLE.finditer(frame.text, left, frame.start))
    if not first or _OWN_OBJECT.match(frame.text, frame.end):
        return hit
    shared = verb_frame(frame.sentence, first[-1].start(1), first[-1].end(1), frozenset({"VBN"}))
    return replace(hit, frame=replace(shared, start=frame.start, end=frame.end)) if shared is not None and shared.passive else hit


# ------------------------------------------------------------------ the weapon


def thing_of(hit: Hit) -> Object | None:
    """The weapon that a verb makes or moves; None where it takes another object ("made a statement")."""
    frame = hit.frame
    if vocabulary("made_so" if frame.text[frame.start : frame.start + 2].lower() == "ma" else "other_sense").match(frame.text, frame.end):
        return None
    if frame.passive or is_reduced(frame):
        return None if re.search(r"\b(?:with|on|in|for|from|by) which\b[^.;]{0,40}$", frame.text[: frame.start]) else _subject_thing(frame)
    return _object_thing(frame) or _fronted_thing(frame)


def is_reduced(frame: Frame) -> bool:
    """"none of those sold": a participle without an auxiliary."""
    return frame.group is not None and frame.implied_actor


def _object_thing(frame: Frame) -> Object | None:
    sentence, text = frame.sentence, frame.text
    _, right = sentence.part_of(frame.start)
    listed = vocabulary("more_verbs").match(text, frame.end)
    start = listed.end() if listed else frame.end
    start = _skip_receiver(frame, start, right)
    if re.match(r"\s+of\b", text[start:]):
        return None
    pronoun = vocabulary("pronoun_object").match(text, start)
    if pronoun and _is_anaphor(sentence, frame.end, pronoun.group().strip().lower()):
        return Object(last_weapon(sentence, frame.end), start, pronoun.end())
    for weapon in sentence.weapons:
        if weapon.start >= frame.end and weapon.end <= right:
            gap = text[min(start, weapon.start) : weapon.start]
            made_so = text[frame.start : frame.end].lower().startswith("ma") and vocabulary("made_later").match(text, weapon.end)
            if _plain(gap) and not made_so and not vocabulary("not_the_thing").match(text, weapon.end):
                return Object(weapon.weapon, weapon.start, weapon.end)
            break
    for stand_in in _stand_ins(sentence, start, right):
        if _plain(text[start : stand_in[0]]) and not (text[frame.start : frame.start + 2].lower() == "ma" and vocabulary("made_later").match(text, stand_in[1])):
            return Object(last_weapon(sentence, frame.end), *stand_in)
    return None


def _plain(gap: str) -> bool:
    """Between a verb and its object stand no clause, no preposition but "of", and nothing else that could be the object."""
    return len(gap) < 110 and gap.count(",") <= 4 and not vocabulary("no_gap").search(gap) and not vocabulary("not_goods").search(gap)


def _skip_receiver(frame: Frame, start: int, right: int) -> int:
    """Past an indirect object: "supplied Bolivia with", "has sold it"."""
    for agent in frame.sentence.agents:
        if start <= agent.start < right and re.fullmatch(r"\s+(?:the\s+)?", frame.text[start : agent.start] or "-"):
            after = re.compile(r"\s+with\b|(?=\s+(?:\d|(?:some|several|many|an?|about|large|more|cluster)\b|anti))").match(frame.text, agent.end)
            if after and (agent.kind != "reference" or agent.text.lower() not in {"each", "both", "we", "i"}):
                return after.end()
    return start


def _is_anaphor(sentence: Sentence, before: int, pronoun: str) -> bool:
    """Whether "it", "any", "none" can stand for a weapon: one was spoken of in the sentence or just before it."""
    if pronoun.endswith(("them", "weapon", "weapons", "mines", "munitions", "ones")) and _near_weapon(sentence, 3):
        return True
    return any(w.end <= before for w in sentence.weapons) or (sentence.previous is not None and _near_weapon(sentence.previous, 1))


def _near_weapon(sentence: Sentence, steps: int) -> bool:
    step: Sentence | None = sentence
    while step is not None and steps >= 0:
        if step.weapons or in_section(step):
            return True
        step, steps = step.previous, steps - 1
    return False


def in_section(sentence: Sentence) -> bool:
    """Whether a sentence stands under a heading that names production or transfer: there "it", "types" are weapons."""
    return bool(vocabulary("section").search(sentence.section or ""))


def _stand_ins(sentence: Sentence, left: int, right: int) -> list[tuple[int, int]]:
    """"types", "copies"; in a report on cluster munitions also "bombs", "rockets", where weapons are what is spoken of."""
    found = [m.span() for m in vocabulary("stand_in").finditer(sentence.text, left, right)]
    if sentence.report.treaty == "CCM":
        found += [m.span() for m in vocabulary("munition_word").finditer(sentence.text, left, right)]
    return sorted(found) if found and _near_weapon(sentence, 2) else []


def _fronted_thing(frame: Frame) -> Object | None:
    """"the mines that Peru exported", "which it sells": the object of a relative clause stands before its subject."""
    limit = frame.subject.start if frame.subject is not None else frame.group.start if frame.group else frame.start
    for weapon in reversed([w for w in frame.sentence.weapons if w.end <= limit]):
        gap = frame.text[weapon.end : limit]
        if re.fullmatch(r"\s*(?:\([^)]*\))?(?:\[\d+\])?,?\s+(?:that|which)\s+(?:the\s+)?", gap) and not re.match(r"\s+[a-z]+ (?:that|to)\b", frame.text[frame.end :]):
            return Object(weapon.weapon, weapon.start, weapon.end)
        break
    return None


def _subject_thing(frame: Frame) -> Object | None:
    """The subject of a passive: "Mines have never been made here", "none were", "three types with plastic cases were"."""
    sentence, text = frame.sentence, frame.text
    limit = frame.group.start if frame.group else frame.start
    apart = re.search(r"\b(?:has|have|had|is|are|was|were)\s+(?:at no (?:time|point)|to date|so far|until now|in the past)\s+$", text[:limit])
    limit = apart.start() if apart else limit
    left = _clause_start(frame, limit)
    inside = re.search(r"\bany\b", text[limit : frame.start])
    spans: list[tuple[int, int, str | None]] = [(w.start, w.end, w.weapon) for w in sentence.weapons if left <= w.start and w.end <= limit]
    spans += [(start, end, None) for start, end in _stand_ins(sentence, left, limit)]
    for start, end, weapon in sorted(spans, reverse=True):
        if not vocabulary("other_subject").search(text[end:limit]) and not vocabulary("not_the_thing").match(text, end) and not _inside_phrase(text[left:start]):
            return Object(weapon or last_weapon(sentence, limit), start, end)
    pronoun = next(reversed(list(vocabulary("pronoun_subject").finditer(text, left, frame.start))), None)
    if (pronoun and pronoun.end() >= limit - 60 or inside) and _near_weapon(sentence, 2):
        return Object(last_weapon(sentence, frame.start), pronoun.start() if pronoun else None, pronoun.end() if pronoun else None)
    return None


def _inside_phrase(before: str) -> bool:
    """Whether a weapon is no head of the subject: "laws on mines", "the size of its stock of mines"."""
    return bool(vocabulary("not_subject").search(before))


def _clause_start(frame: Frame, limit: int) -> int:
    left, _ = frame.sentence.part_of(frame.start)
    content = max((g.content for g in frame.governors if not g.parenthetical and g.content <= limit), default=0)
    opener = max((m.end() for m in re.finditer(r"\b(?:that,?|while|although|but)\s", frame.text[:limit]) if not re.match(r"(?:has|have|had|is|are|was|were|\w+ed|lack)\b", frame.text[m.end() :])), default=0)
    return max(left, content, opener)


# ------------------------------------------------------------------ the actor


def doers(hit: Hit, place: str, *, nominal: bool = False) -> list[Actor]:
    """Whose act it is. A passive or a noun takes it from a by-phrase, else from where it happened (``place``: "in" or
    "from", "produced in Chile") or whose weapon it is ("Chilean mines were sold"), else the report's country.

    Empty where the grammatical subject only observes. ``nominal``: the predicate's subject is the act itself ("production
    ended"), so that an agent before it in another part of the sentence has no share in it.
    """
    frame = hit.frame
    context = frame.sentence.context
    if (generic := vocabulary("generic_subject").search(frame.text[: frame.group.start if frame.group else frame.start])) is not None:
        return _enumerated(frame) if not generic.group().strip().endswith("parties") else []
    if nominal:
        left, _ = frame.sentence.part_of(frame.start)
        for agent in [*_placed(frame, place), *([frame.subject] if frame.subject is not None and frame.subject.start >= left else [])]:
            if found := context.actors_of(frame.sentence, agent):
                return found
        return [Actor(a.id, a.type, 0.6) for a in context.actors_of(frame.sentence, None)] or [UNKNOWN]
    if frame.group is not None and (
        generic := vocabulary("generic_makers").search(frame.text[: frame.group.start])
        or (vocabulary("generic_gerund").search(frame.text[: frame.group.start]) if frame.group.gerund else None)
    ):
        return _listed(frame, generic.start())
    if frame.subject is None and frame.group is not None and not frame.passive:
        owner = re.search(r"\b(its|their)\s+(?:[\w-]+\s+){0,3}(?:workshops?|factor(?:y|ies)|plants?|facilit(?:y|ies)|arsenals?|industry|engineers|bomb-?makers)\b[^.;,]{0,40}$", frame.text[: frame.group.start], re.IGNORECASE)
        last = next((a for a in reversed(frame.sentence.agents) if a.end <= frame.group.start), None)
        if last is not None and not frame.text[last.end : frame.group.start].strip() and vocabulary("some_of").search(frame.text[: last.start]):
            return context.actors_of(frame.sentence, last)
        if owner:
            return context.actors_of(frame.sentence, Agent(owner.start(1), owner.end(1), "reference", None, owner.group(1)))
    if frame.actors and not (frame.implied_actor and hit.kind == "verb"):
        return frame.actors
    if frame.subject is not None and not frame.passive and frame.group is not None and hit.kind == "verb":
        return []
    for agent in _placed(frame, place):
        return context.actors_of(frame.sentence, agent)
    return [Actor(a.id, a.type, 0.6) for a in context.actors_of(frame.sentence, None)] or [UNKNOWN]


def _enumerated(frame: Frame) -> list[Actor]:
    """"Sixteen states are believed to produce mines: China, Cuba, and India"; empty where no list follows."""
    states = [a for a in frame.sentence.agents if a.kind == "state" and a.id and not a.modifier and a.start >= frame.end]
    for position, agent in enumerate(states):
        if re.search(r"(?:[:—–]|\b(?:including|namely))\s*(?:the\s+)?$", frame.text[frame.end : agent.start]):
            return [actor for item in states[position:] for actor in frame.sentence.context.actors_of(frame.sentence, item)]
    return []


def _listed(frame: Frame, before: int) -> list[Actor]:
    """Who stands on the list: "names Peru among the states that produce", "Peru figures on the list of countries that produce"."""
    context = frame.sentence.context
    agents = [a for a in frame.sentence.agents if a.end <= before and a.kind in {"state", "group", "reference"} and not a.modifier]
    beside = [a for a in agents if re.match(r"\s+(?:as|among|on|one|in|to)\b", frame.text[a.end :])]
    for agent in beside[-1:]:
        if found := context.actors_of(frame.sentence, agent):
            return found
    return frame.actors or (context.actors_of(frame.sentence, agents[0]) if agents else context.actors_of(frame.sentence, None))


def _placed(frame: Frame, place: str) -> list[Agent]:
    text = frame.text
    limit = frame.group.start if frame.group else frame.start
    left, right = frame.sentence.part_of(frame.start)
    named = [a for a in frame.sentence.agents if a.id and left <= a.start and a.end <= right]
    states = [a for a in named if a.kind == "state"]
    behind = [a for a in states if a.start >= frame.start and a.start - frame.end < 60 and re.search(rf"\b{place}\s+(?:the\s+|a\s+factory\s+in\s+)?$", text[frame.start : a.start])]
    opening = [a for a in states if a.end <= limit and re.fullmatch(r"(?:and |but |while )?in\s+(?:the\s+)?", text[left : a.start], re.IGNORECASE)]
    owners = [a for a in named if a.kind in {"state", "group"} and a.end <= limit and re.match(r"(?:[’']s?)?\s+(?:[\w-]+\s+){0,3}?(?:mines?|landmines?|cluster|anti|munitions|production|exports?|sub|[A-Z]{2,}-)", text[a.end : a.end + 60])]
    return behind or opening or owners


# ------------------------------------------------------------------ time and sense


def times(hit: Hit, thing: Object) -> list[DateMention]:
    """The dates of the act; "under a contract of 2013" dates the contract."""
    frame = hit.frame
    text = frame.text
    dates = dates_of(frame, after=max(frame.end, thing.end or 0)) if not frame.passive and thing.start is not None else []
    dates = [d for d in dates or dates_of(frame) if not (d.text.lower().startswith("of ") and _PAPER.search(text[: d.start]))]
    dates = [d for d in dates if d.end > frame.start or not re.search(r"\bthat\s+(?:\w+\s+){0,4}$", text[d.end : frame.start])]
    dates = [d for d in dates if d.start < frame.end or not _PART_OF_THEM.search(text[frame.end : d.start])]
    dates = [d for d in dates if thing.end is None or not frame.end <= thing.end <= d.start or not _NEXT_VERB.search(text[thing.end : d.start])]
    dates = dates[:1] + [d for d in dates[1:] if not re.match(r"\s+(?:it\s+|they\s+)?[a-z]+(?:ed|ght|ew)\b", text[d.end :])]
    if not dates:
        dates = same_time(frame)
    return [opened(text, d) for d in dates]


def same_time(frame: Frame) -> list[DateMention]:
    """"ceased in 1996, when Peru also announced": the part that "when" opens has the time of the part before."""
    left, _ = frame.sentence.part_of(frame.start)
    if not re.match(r"when\s", frame.text[left:]):
        return []
    return [d for d in frame.sentence.dates if d.edtf and d.relation in {"at", "since"} and 0 <= left - d.end < 4]


def opened(text: str, date: DateMention) -> DateMention:
    """"since the same year": what leans on another date is open too."""
    return onward([date])[0] if date.relation == "at" and re.search(r"\bsince\s+$", text[: date.start]) else date


def sense_of(stem: str, frame: Frame) -> str:
    """``stem`` with what the clause adds: "_never" (not … ever, not … in the past), "_formerly", "_ongoing"."""
    left, right = frame.sentence.part_of(frame.start)
    clause = frame.text[left:right]
    begin = frame.group.start if frame.group else left
    group = frame.text[begin : frame.start]
    if frame.negative:
        around = re.split(r"\b(?:and|but)\b", frame.text[left:begin])[-1] + group + re.split(r"\b(?:and|but)\b", frame.text[frame.end : right])[0]
        return f"{stem}_never" if frame.never or vocabulary("ever").search(group) or vocabulary("before_now").search(around) else stem
    if vocabulary("formerly").search(clause) or re.search(r"\bused to\s+(?:\w+ly\s+)?$", group):
        return f"{stem}_formerly"
    if frame.perfect and not frame.past and vocabulary("ongoing").search(clause):
        return f"{stem}_ongoing"
    return stem


def is_idle(frame: Frame) -> bool:
    """A gerund or a relative clause that tells of no act: "companies that make", "capable of producing"."""
    group = frame.group
    if group is None:
        return False
    before = frame.text[: group.start]
    generic = vocabulary("generic_makers").search(before) or (vocabulary("generic_gerund").search(before) if group.gerund else None)
    if generic:
        return not vocabulary("listing").search(before[: generic.start()]) or vocabulary("unlisted").search(before) is not None
    if frame.negative and vocabulary("refrain").search(frame.text[: frame.start]):
        return False
    if vocabulary("unknown_how").search(before) or vocabulary("any_person").search(frame.text[: frame.start]):
        return True
    if not frame.negative and vocabulary("bound").search(before) or frame.negative and vocabulary("bound").search(frame.text[: frame.start]):
        return True
    if not group.gerund or group.raised:
        return False
    words = frame.text[group.start : frame.start]
    if vocabulary("begun").search(words) or vocabulary("going_on").search(words):
        return False
    close = [g for g in frame.governors if g.class_ in {"say", "deny", "allege", "no_evidence", "unverified"} and g.end <= frame.start]
    return not any(vocabulary("before_gerund").fullmatch(frame.text[g.end : frame.start]) for g in close)


def is_since(frame: Frame) -> bool:
    """"has produced none since independence": a beginning without a date."""
    _, right = frame.sentence.part_of(frame.start)
    begin = frame.group.start if frame.group else frame.start
    behind = any(vocabulary(name).search(frame.text, frame.end, right) for name in ("since_event", "since_open"))
    return behind or re.match(r"(?:and\s+|but\s+)?(?:that,?\s+)?(?:ever )?since\s", frame.text[_clause_start(frame, begin) :], re.IGNORECASE) is not None


def _since_then(frame: Frame) -> list[DateMention]:
    """"… in 2005, and none has been made since": from the last date before on."""
    left, right = frame.sentence.part_of(frame.start)
    late = [d for d in frame.sentence.dates if d.edtf and d.relation == "since" and frame.negative and frame.end <= d.start < right]
    bare = vocabulary("since_open").search(frame.text, left, right)
    if bare is None:
        return late[:1]
    before = [d.edtf for d in frame.sentence.dates if d.edtf and d.end <= frame.start and d.relation in {"at", "since"}]
    anchor = before[-1] if before else frame.sentence.context.anchor(frame.sentence)
    if not anchor:
        return []
    begin = str(anchor).partition("/")[0]
    return [DateMention(bare.start(), bare.end(), f"{begin}/..", "since", bare.group())] if begin not in {"", ".."} else []


def _fitting(value: str, frame: Frame, dates: list[DateMention]) -> list[DateMention]:
    """The dates that a value takes: none for "never"; for a standing state periods, and single times only of the past."""
    if value in NEVER:
        return []
    if value in STANDING:
        periods = [d for d in dates if d.relation in {"since", "range", "until"}]
        past = frame.negative and (frame.past or frame.perfect)
        return periods or [d for d in dates if past and d.relation in {"at", "by"}]
    return dates


# ------------------------------------------------------------------ the claims


def claims_of(
    hit: Hit, rules: RuleFile, sense: str, thing: Object, actors: list[Actor], dates: list[DateMention] | None = None
) -> list[Claim]:
    """The claims of one hit: one an actor and date; none where the sense under these factors says nothing."""
    frame = hit.frame
    found = times(hit, thing) if dates is None else dates
    found = found or (_since_then(frame) if dates is None else [])
    reported = any(g.class_ == "say" and g.group is not None and not g.parenthetical for g in frame.governors)
    words = frame.text[frame.group.start : frame.start] if frame.group else ""
    going_on = " being " in f" {words}" or (" been " in f" {words}" and frame.text[: frame.end].endswith("ing"))
    value = rules.value(
        sense, frame, since=any(d.relation == "since" for d in found) or is_since(frame), dated=bool(found), gerund=going_on,
        perfect=frame.perfect or bool(vocabulary("shared_perfect").search(frame.text[: frame.start])),
        present=reported and going_on, past=frame.past or bool(vocabulary("begun").search(words)),
        bare=frame.group is not None and frame.group.gerund and not going_on,
        unverified=frame.unverified or bool(vocabulary("unclear").search(frame.text[: frame.start])),
    )  # fmt: skip
    if value is None:
        return []
    weapon = thing.weapon or last_weapon(frame.sentence, frame.end) or default_weapon(frame.sentence)
    count = find_count(hit, thing) if value in COUNTED and thing.start is not None and not frame.negative else None
    if count is not None and _NO_COUNT.match(frame.text, count.end):
        count = None
    start = min([evidence_start(frame), frame.start, *([thing.start] if thing.start is not None else [])])
    claims = []
    for actor in actors:
        for position, date in enumerate(_fitting(value, frame, found) or [None]):
            begin = date.start if date is not None and position == 0 and 0 <= start - date.end < 60 else start
            end = max(frame.end, thing.end or 0, count.end if count else 0, date.end if date else 0)
            claims.append(
                make_claim(
                    frame, rules.family, value, actor, hit.rule.id, start=begin, end=end, confidence=confidence(hit, thing),
                    when=date.edtf if date else None, weapon=weapon, hedged=frame.hedged, quantity=count.value if count else None,
                    quantity_unit=unit_of(weapon) if count and count.value is not None else None,
                )  # fmt: skip
            )
    return claims


def onward(dates: list[DateMention]) -> list[DateMention]:
    """Dates of a beginning as open periods: "ceased exports in 1994" is ``1994/..``."""
    return [replace(d, edtf=f"{d.edtf}/..", relation="since") if d.edtf and "/" not in d.edtf else d for d in dates]
