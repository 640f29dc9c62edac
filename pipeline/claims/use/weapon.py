"""Which weapon an act of use is about: ``weapon_of(hit)``, by where it stands to the verb or noun.

None where the words speak of no weapon.
"""

from __future__ import annotations

import re

from pipeline.claims.arguments import Object, default_weapon, last_weapon, object_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.wording import wording
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence

_COMPOUND = re.compile(r"^[- ]?$")


def weapon_of(hit: Hit) -> Object | None:
    """The weapon that was used; its place is None where it is only understood."""
    sense = hit.rule.sense
    if sense == "with":
        return with_weapon(hit.frame.sentence, hit.frame.start, hit.frame.end)
    if sense == "attack":
        return _attack_weapon(hit)
    if sense == "use_noun":
        if hit.match.group().lower().startswith("mining of"):
            return Object(default_weapon(hit.frame.sentence), None, None)
        found = _compound_weapon(hit) or object_of(hit.frame, hit.rule.weapon)
        if found is not None and found.weapon is None:
            return Object(last_weapon(hit.frame.sentence, len(hit.frame.text)), None, None)
        return found
    if sense in {"use", "mine_ground"}:
        found = _against_vehicles(hit.frame, _verb_weapon(hit))
        return _first_of_two(hit.frame, found)
    return object_of(hit.frame, hit.rule.weapon)


def _verb_weapon(hit: Hit) -> Object | None:
    frame = hit.frame
    loose = hit.kind == "verb" and bool(wording("use", "loose_verbs").fullmatch(hit.match.group()))
    found = object_of(frame, hit.rule.weapon)
    if found is not None and found.start is not None:
        named = any(w.start == found.start for w in frame.sentence.weapons)
        if (loose and not named) or (frame.group is not None and frame.group.gerund and found.start < frame.start):
            found = None
    if found is not None and found.start is not None and _elsewhere(frame, found, loose):
        found = None
    if hit.rule.sense == "mine_ground":
        return _ground_weapon(hit, found)
    if found is not None:
        return found
    if frame.passive:
        return _passive_thing(hit)
    return _named_further_on(frame) or _leaning_on(frame, loose) or _laid_thing(hit)


def _elsewhere(frame: Frame, found: Object, loose: bool) -> bool:
    """Whether the weapon belongs to something else: "put the share of mines at", "mines there; a field was laid"."""
    if found.start is None or found.end is None:
        return False
    if found.end <= frame.start:
        between = frame.text[found.end : frame.start]
        # "a conference on mines, which launched the process": what the verb takes stands behind it
        subject = re.search(r"\b(?:which|that|who)\s+(?:(?:has|have|had|\w+ly)\s+)*$", between)
        return ";" in between if frame.passive else subject is not None
    if not frame.passive and wording("use", "not_the_object").search(frame.text[frame.end : found.start]):
        return True
    return loose and wording("use", "not_put").search(frame.text[frame.end : found.start]) is not None


def _ground_weapon(hit: Hit, found: Object | None) -> Object:
    """ "mined the road" means mines, whatever was spoken of before; "booby-trapped the house" means booby-traps."""
    named = [w for w in hit.frame.sentence.weapons if w.start >= hit.frame.end and w.weapon.endswith("mine")]
    if hit.match.group().lower().startswith("booby"):
        return Object("booby_trap", None, None)
    if named and found is not None and found.weapon == named[0].weapon:
        return Object(named[0].weapon, None, None)
    return Object("antipersonnel_mine", None, None)


def _named_further_on(frame: Frame) -> Object | None:
    """A weapon behind a rough count, or in what carried it: "about 2,000 mines", "a missile with a cluster warhead"."""
    right = frame.sentence.part_of(frame.start)[1]
    for mention in frame.sentence.weapons:
        if mention.start < frame.end:
            continue
        gap = frame.text[frame.end : mention.start]
        counted = mention.start < right and wording("use", "roughly").match(gap)
        if counted or wording("use", "carrier").match(gap):
            return Object(mention.weapon, mention.start, mention.end)
    return None


def _leaning_on(frame: Frame, loose: bool) -> Object | None:
    """ "used them too", "lay them at dusk": the weapon spoken of before."""
    found = wording("use", "leaning_object").match(frame.text[frame.end :])
    word = found.group("it").lower() if found is not None else ""
    owned_up = any(re.match("admi|acknowledg|conced|confess", g.word) for g in frame.governors)
    if found is None or (
        loose and not owned_up and word not in {"them", "none", "nothing"} and not word.startswith("the one")
    ):
        return None
    return Object(last_weapon(frame.sentence, frame.end), frame.end, frame.end + found.end("it"))


def _laid_thing(hit: Hit) -> Object | None:
    """ "laid minefields", "planted the device that killed two"."""
    frame = hit.frame
    if not _is_laying(hit):
        return None
    found = wording("use", "laid_thing").search(frame.text, frame.end, min(len(frame.text), frame.end + 90))
    if found is None or not re.fullmatch(r"\s+“?(?:[\w-]+\s+){0,4}“?", frame.text[frame.end : found.start()]):
        return None
    return Object(_understood(frame.sentence, frame.start, found.group()), frame.end, found.end())


def _passive_thing(hit: Hit) -> Object | None:
    """ "minefields had been laid", "none of these weapons has been used"."""
    frame = hit.frame
    before = frame.text[: frame.group.start if frame.group else frame.start]
    thing = wording("use", "laid_before").search(before)
    if thing and _is_laying(hit):
        return Object(_understood(frame.sentence, frame.start, thing.group()), thing.start(), thing.end())
    if wording("use", "weapon_word").search(before):
        return Object(last_weapon(frame.sentence, frame.start), None, None)
    return None


def _is_laying(hit: Hit) -> bool:
    return wording("use", "laying_verbs").fullmatch(hit.match.group()) is not None


def _understood(sentence: Sentence, at: int, word: str) -> str | None:
    if re.search(r"mine", word, re.IGNORECASE):
        return default_weapon(sentence)
    step: Sentence | None = sentence
    while step is not None and step.paragraph == sentence.paragraph:
        if step.weapons:
            return last_weapon(sentence, at)
        step = step.previous
    return "ied" if re.search(r"device|charge|bomb", word, re.IGNORECASE) else default_weapon(sentence)


def _compound_weapon(hit: Hit) -> Object | None:
    """ "cluster munition use", "mine-laying"."""
    frame = hit.frame
    before = [w for w in frame.sentence.weapons if w.end <= frame.start]
    before = [w for w in before if _COMPOUND.match(frame.text[w.end : frame.start])]
    inside = [w for w in frame.sentence.weapons if frame.start <= w.start < frame.end]
    for mention in (*before[-1:], *inside):
        return Object(mention.weapon, mention.start, mention.end)
    return None


def with_weapon(sentence: Sentence, start: int, end: int) -> Object | None:
    """The weapon of "killed three soldiers with mines": behind "with", in the part of the verb at [start, end)."""
    text = sentence.text
    right = sentence.part_of(start)[1]
    for mention in sentence.weapons:
        gap = text[end : mention.start] if end <= mention.start < right else ""
        if (
            gap
            and len(gap) < 110
            and wording("use", "with_before").search(gap)
            and not wording("use", "not_with").search(gap)
        ):
            return Object(mention.weapon, mention.start, mention.end)
    found = wording("use", "with_them").match(text, end, right)
    if found and any(w.end <= start for w in sentence.weapons):
        return Object(last_weapon(sentence, start), found.start("it"), found.end("it"))
    return None


def _attack_weapon(hit: Hit) -> Object | None:
    frame = hit.frame
    inside = [w for w in frame.sentence.weapons if frame.start <= w.start < frame.end or 0 <= w.start - frame.end < 40]
    if inside:
        return Object(inside[0].weapon, inside[0].start, inside[0].end)
    if hit.match.groupdict().get("done") and frame.sentence.weapons:
        return Object(frame.sentence.weapons[0].weapon, None, None)
    return None


def _against_vehicles(frame: Frame, found: Object | None) -> Object | None:
    """ "mines against tanks" are antivehicle mines."""
    if found is None or found.end is None or found.start is None or found.weapon != "antipersonnel_mine":
        return found
    plain = re.fullmatch(r"(?:land)?mines?", frame.text[found.start : found.end], re.IGNORECASE)
    meant = plain and wording("use", "vehicles_behind").match(frame.text, found.end)
    return Object("antivehicle_mine", found.start, found.end) if meant else found


def _first_of_two(frame: Frame, found: Object | None) -> Object | None:
    """ "antipersonnel and improvised mines": the first named."""
    if found is None or found.start is None:
        return found
    joined = wording("use", "and_antipersonnel").search(frame.text[: found.start])
    if joined is None or joined.start() < frame.end:
        return found
    weapon = "antipersonnel_mine" if "personnel" in joined["ap"].lower() else "antivehicle_mine"
    return Object(weapon, joined.start(), found.end)
