"""The weapon that a verb makes or moves: named, called by a stand-in ("two types"), or meant by "them", "none",
"which".
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.claims.arguments import Object, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods.words import begin_of, clause_start, is_make, vocabulary
from pipeline.claims.rulefile import Rule
from pipeline.language.agents import Agent
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence

# Longest gap between a verb and its object, and how many commas it may hold.
_GAP, _COMMAS = 110, 4
_NO_RECEIVERS = frozenset({"each", "both", "we", "i"})


def thing_of(hit: Hit) -> Object | None:
    """The weapon that a verb makes or moves; None where it takes another object ("made a statement")."""
    frame = hit.frame
    if vocabulary("made_so" if is_make(frame) else "other_sense").match(frame.text, frame.end):
        return None
    if frame.passive or (frame.group is not None and frame.implied_actor):
        return None if vocabulary("by_which").search(frame.text[: frame.start]) else _subject(frame)
    return _object(frame) or _fronted(frame)


_VERBS_OF_WEAPONS = frozenset({"produce", "export", "import"})
_STEPS_BACK = 3
"""Sentences back, at most, in which a weapon has been spoken of that a verb may mean."""


def lacks_weapon(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """Whether a verb has nothing that it could make or move: neither it nor the sentences before speak of a weapon."""
    if rule.sense not in _VERBS_OF_WEAPONS or not match.groupdict().get("verb"):
        return False
    return "weapon" not in sentence.text.lower() and not _near_weapon(sentence, _STEPS_BACK)


def in_section(sentence: Sentence) -> bool:
    """Whether a sentence stands under a heading that names production or transfer: there "it", "types" are weapons."""
    return _names_goods(sentence.section or "")


@lru_cache(maxsize=256)
def _names_goods(heading: str) -> bool:
    return vocabulary("section").search(heading) is not None


def _object(frame: Frame) -> Object | None:
    sentence, text = frame.sentence, frame.text
    listed = vocabulary("more_verbs").match(text, frame.end)
    start = listed.end() if listed else frame.end
    _, right = sentence.part_of(max(frame.start, start - 1))
    start = _behind_receiver(frame, start, right)
    if re.match(r"\s+of\b", text[start:]):
        return None
    pronoun = vocabulary("pronoun_object").match(text, start)
    if pronoun and _is_anaphor(sentence, frame.end, pronoun.group().strip().lower()):
        return Object(last_weapon(sentence, frame.end), start, pronoun.end())
    for weapon in sentence.weapons:
        if weapon.start >= frame.end and weapon.end <= right:
            if _is_object(frame, start, weapon.start, weapon.end):
                return Object(weapon.weapon, weapon.start, weapon.end)
            break
    for first, last in _stand_ins(sentence, start, right):
        if _is_object(frame, start, first, last):
            return Object(last_weapon(sentence, frame.end), first, last)
    alone = vocabulary("no_object").match(text, frame.end) and vocabulary("plain_deed").match(text, frame.start)
    return Object(last_weapon(sentence, frame.end), None, None) if alone and _near_weapon(sentence, 1) else None


def _is_object(frame: Frame, verb_end: int, start: int, end: int) -> bool:
    """Between a verb and its object stand no clause, no preposition but "of", and nothing else that could be the
    object.
    """
    gap = frame.text[min(verb_end, start) : start]
    if len(gap) >= _GAP or gap.count(",") > _COMMAS:
        return False
    if vocabulary("no_gap").search(gap) or vocabulary("not_goods").search(gap):
        return False
    if is_make(frame) and vocabulary("made_later").match(frame.text, end):
        return False
    return not vocabulary("not_the_thing").match(frame.text, end)


def _behind_receiver(frame: Frame, start: int, right: int) -> int:
    """Past an indirect object: "supplied Bolivia with", "has sold it 500"."""
    for agent in frame.sentence.agents:
        if not start <= agent.start < right or agent.text.lower() in _NO_RECEIVERS:
            continue
        if re.fullmatch(r"\s+(?:the\s+)?", frame.text[start : agent.start] or "-"):
            after = vocabulary("behind_receiver").match(frame.text, _end_of_list(frame, agent))
            if after:
                return after.end()
    return start


def _end_of_list(frame: Frame, first: Agent) -> int:
    """Where a list of receivers ends: "supplied Iran, Iraq, and Saudi Arabia with"."""
    end = first.end
    for agent in frame.sentence.agents:
        if agent.start > end and re.fullmatch(r",?\s+(?:and\s+)?(?:the\s+)?", frame.text[end : agent.start]):
            end = agent.end
    return end


def _is_anaphor(sentence: Sentence, before: int, pronoun: str) -> bool:
    """Whether "it", "any", "none" can stand for a weapon: one was spoken of in the sentence or just before it."""
    if pronoun in {"the weapon", "the weapons", "such weapons", "these weapons"} and sentence.report.treaty is not None:
        return True
    if pronoun.endswith(("them", "weapon", "weapons", "mines", "munitions", "ones")) and _near_weapon(sentence, 3):
        return True
    if any(weapon.end <= before for weapon in sentence.weapons) or (
        pronoun in {"any", "none"} and in_section(sentence)
    ):
        return True
    return sentence.previous is not None and _near_weapon(sentence.previous, 1)


def _near_weapon(sentence: Sentence, steps: int) -> bool:
    step: Sentence | None = sentence
    while step is not None and steps >= 0:
        if step.weapons or in_section(step):
            return True
        step, steps = step.previous, steps - 1
    return False


def _stand_ins(sentence: Sentence, left: int, right: int) -> list[tuple[int, int]]:
    """ "types", "copies"; in a report on cluster munitions "bombs", "rockets" too; where weapons are what is spoken
    of.
    """
    found = [m.span() for m in vocabulary("stand_in").finditer(sentence.text, left, right)]
    if sentence.report.treaty == "CCM":
        found += [m.span() for m in vocabulary("munition_word").finditer(sentence.text, left, right)]
    return sorted(found) if found and _near_weapon(sentence, 2) else []


def _fronted(frame: Frame) -> Object | None:
    """ "the mines that Peru exported": the object of a relative clause stands before its subject."""
    limit = frame.subject.start if frame.subject is not None else begin_of(frame)
    before = [weapon for weapon in frame.sentence.weapons if weapon.end <= limit]
    if not before or not vocabulary("relative_gap").fullmatch(frame.text[before[-1].end : limit]):
        return None
    if re.match(r"\s+(?:[a-z]+ (?:that|to)|the|an?|its|their|no|any|some)\b", frame.text[frame.end :]):
        return None
    return Object(before[-1].weapon, before[-1].start, before[-1].end)


def _subject(frame: Frame) -> Object | None:
    """The subject of a passive: "Mines have never been made here", "none were", "three types with plastic cases
    were".
    """
    sentence, text = frame.sentence, frame.text
    apart = vocabulary("apart").search(text[: begin_of(frame)])
    limit = apart.start() if apart else begin_of(frame)
    left = min(clause_start(frame), limit)
    named = [(w.start, w.end, w.weapon) for w in sentence.weapons if left <= w.start and w.end <= limit]
    stand_ins = [(start, end, last_weapon(sentence, limit)) for start, end in _stand_ins(sentence, left, limit)]
    for start, end, weapon in sorted([*named, *stand_ins], key=lambda span: -span[0]):
        if vocabulary("other_subject").search(text[end:limit]) or vocabulary("not_the_thing").match(text, end):
            continue
        if not vocabulary("not_subject").search(text[left:start]):
            return Object(weapon, start, end)
    pronouns = list(vocabulary("pronoun_subject").finditer(text, left, frame.start))
    if not _near_weapon(sentence, 2):
        return None
    counted = pronouns and vocabulary("quantifier").fullmatch(pronouns[-1].group())
    if counted and vocabulary("more_subject").match(text, pronouns[-1].end(), limit):
        return None
    if pronouns and pronouns[-1].end() >= limit - 60:
        return Object(last_weapon(sentence, frame.start), *pronouns[-1].span())
    if re.search(r"\bany\b", text[limit : frame.start]):
        return Object(last_weapon(sentence, frame.start), None, None)
    return None
