"""What is held: the weapon that a predicate of holding is about, and where in the sentence it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.claims.arguments import Object, default_weapon, last_weapon, object_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.holdings.figures import Figure, held, items, takes_them, verb_start
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence

_STOCK_SECTIONS = frozenset({"stockpiling", "production_transfer_stockpiling", "retention"})


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the sentence that a predicate reaches for its figures, dates and weapons."""

    left: int
    right: int


def part_of(hit: Hit) -> Part:
    """The predicate's part; a relative clause before a passive verb is stepped over."""
    sentence, frame = hit.frame.sentence, hit.frame
    text = sentence.text
    left, right = sentence.part_of(frame.start)
    right = max(right, frame.end)
    if held("as_of_part").search(text[right:]) or held("more_counts").search(text[right:]):
        _, right = sentence.part_of(right)
    for cut in held("new_count").finditer(text, left, right):
        if cut.end() <= frame.start:
            left = cut.end()
        elif cut.start() >= frame.end:
            right = cut.start()
            break
    if frame.passive and left and held("relative_part").search(text[left : frame.end]):
        left, _ = sentence.part_of(left - 2)
    return Part(left, right)


def weapon_is_subject(hit: Hit) -> bool:
    """ "1,500 mines remain in the depots", but not "that leaves 1,500 mines"; "400 were set aside"."""
    if hit.rule.sense == "remain":
        return not held("leaves").search(hit.match.group())
    frame = hit.frame
    return hit.rule.sense == "perish" or (
        hit.rule.sense == "retain" and held("passive_before").search(frame.text[: frame.start]) is not None
    )


def thing_of(hit: Hit, figures: list[Figure], part: Part) -> Object | None:
    """The weapon of the predicate; None where it is about none."""
    frame = hit.frame
    sentence = frame.sentence
    if figures and figures[0].weapon is not None:
        named = figures[0].weapon
        return Object(named.weapon, named.start, named.end)
    found = object_of(frame, hit.rule.weapon)
    if found is not None and _really_its_object(hit, found, part):
        weapon = found.weapon or (_nearest(frame) if sentence.weapons else last_weapon(sentence, frame.end))
        return Object(weapon, found.start, found.end)
    if figures and (sentence.weapons or speaks_of_stock(sentence)):
        return Object(last_weapon(sentence, frame.end), None, None)
    if hit.rule.sense == "destroy" and hit.kind == "verb" and takes_them(frame):
        return Object(last_weapon(sentence, frame.start), None, None)
    spoken = speaks_of_stock(sentence) or _loaded_items(frame)
    if hit.rule.sense in {"hold", "retain", "destroy"} and spoken and _names_items(frame):
        return Object(default_weapon(sentence), None, None)
    if hit.rule.sense == "destroy" and frame.passive and speaks_of_stock(sentence):
        items_destroyed = held("subject_items").search(frame.text[part.left : verb_start(frame)])
        return Object(default_weapon(sentence), None, None) if items_destroyed else None
    return None


def _really_its_object(hit: Hit, found: Object, part: Part) -> bool:
    """A weapon before the verb is its object only in a passive of the same part, or where a relative clause says so."""
    frame = hit.frame
    if found.end is None or found.end > frame.start:
        return True
    if frame.passive:
        return found.end > part.left or _stands_for_weapons(frame, part)
    return hit.rule.weapon != "needed" or relative(frame, found.end)


def _stands_for_weapons(frame: Frame, part: Part) -> bool:
    """Whether the subject of a passive is "which", "they", "all of them" for weapons named before."""
    opens = held("pronoun_opens").search(frame.text[part.left :])
    return bool(opens or held("pronoun_before").search(frame.text[part.left : verb_start(frame)]))


def relative(frame: Frame, end: int) -> bool:
    """Whether the words between a weapon and the holder make it the object: "mines (that) the army holds"."""
    subject = frame.subject
    if subject is None or not end <= subject.start < verb_start(frame):
        return False
    return held("relative_gap").search(frame.text[end : subject.start]) is not None


def relative_weapon(frame: Frame) -> bool:
    """Whether some weapon of the sentence is the object of a relative clause of this verb."""
    return any(w.end <= frame.start and relative(frame, w.end) for w in frame.sentence.weapons)


def _loaded_items(frame: Frame) -> bool:
    """ "rockets with submunitions": what carries the weapon, and the weapon told behind it."""
    sentence, text = frame.sentence, frame.text
    near = (text[frame.end : w.start] for w in sentence.weapons if 0 <= w.start - frame.end < 80)
    return sentence.report.treaty == "CCM" and any(held("loaded").search(gap) for gap in near)


def _names_items(frame: Frame) -> bool:
    """Whether the object is what carries the weapon ("155mm projectiles"), or "some" of what was spoken of before."""
    text, noun, subject = frame.text, items(frame.sentence).pattern, frame.subject
    if re.compile(rf"\s+(?:[\w’'“”-]+\s+){{0,8}}?{noun}", re.IGNORECASE).match(text, frame.end):
        return True
    if held("some_object").search(text[frame.end :]):
        return True
    if subject is None or subject.end > frame.start:
        return False
    return re.search(rf"{noun}\s+(?:that|which)?\s*(?:the\s+)?$", text[: subject.start], re.IGNORECASE) is not None


def _nearest(frame: Frame) -> str | None:
    left, right = frame.sentence.part_of(frame.start)
    here = [w for w in frame.sentence.weapons if left <= w.start < right] or frame.sentence.weapons
    return min(here, key=lambda w: min(abs(w.start - frame.end), abs(w.end - frame.start))).weapon


def retention_section(sentence: Sentence) -> bool:
    """Whether the sentence stands under a heading about retained mines alone."""
    return sentence.section_kind == "retention" and not held("stock_section").search(sentence.section or "")


def speaks_of_stock(sentence: Sentence) -> bool:
    """Whether section, sentence or the one before is about stocks, so that "1,500" or "240 projectiles" are of them."""
    if sentence.section_kind in _STOCK_SECTIONS:
        return True
    before = sentence.previous.text if sentence.previous else ""
    return held("in_store").search(sentence.text + " " + before) is not None


def found_or_taken(sentence: Sentence, part: str, told: str) -> bool:
    """Whether what was destroyed had been found or taken, and not among the holder's own: in a store, or where a
    chapter on stocks tells of it. ``told``: the sentence up to the verb."""
    if not held("found").search(part) and not held("found_first").search(told):
        return False
    own = held("found_in_store").search(part) is not None or sentence.section_kind in _STOCK_SECTIONS
    return not own or held("taken_from").search(told) is not None


def about_retention(sentence: Sentence) -> bool:
    """Whether a sentence that names no purpose is about retained mines: by its section, or by the sentences before."""
    if retention_section(sentence):
        return True
    before = sentence.previous
    for _ in range(2):
        if before is None or before.paragraph != sentence.paragraph or held("for_defence").search(before.text):
            return False
        if any(held(name).search(before.text) for name in ("retained", "training", "meant_number")):
            return True
        if not held("goes_on").search(sentence.text):
            return False
        before = before.previous
    return False


def keeps_for_training(hit: Hit) -> bool:
    """Whether "keeps none" goes on from mines retained: "Peru retains 400 mines and Chile keeps none"."""
    frame = hit.frame
    told = held("retained").search(frame.text[: frame.start]) is not None
    return told or held("training").search(frame.text) is not None or about_retention(frame.sentence)


def own_words(part: str, at: int) -> str:
    """The words of a part without those of a verb of keeping or destroying that is joined to the one at ``at``.

    For "has no stock and retains none for training" with the place of "has" the first half.
    """
    share = held("share").search(part)
    if share is not None and at < share.start():
        part = part[: share.start()]
    for joint in held("next_act").finditer(part):
        if joint.start() > at:
            return part[: joint.start()]
    return part
