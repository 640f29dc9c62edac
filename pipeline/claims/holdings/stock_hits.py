"""Which hits of the stockpile rules are about stocks, and not clearance, training, plans or other things held."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.claims.frames_of import Hit
from pipeline.claims.holdings.figures import figures_of, held, verb_start
from pipeline.claims.holdings.holding_verbs import holds, is_adjective
from pipeline.claims.holdings.objects import (
    about_retention,
    found_or_taken,
    keeps_for_training,
    own_words,
    speaks_of_stock,
    weapon_is_subject,
)
from pipeline.claims.holdings.seen import Seen, of_stock, of_today


def is_stock(hit: Hit) -> bool:
    """Whether a hit of a stockpile rule is about stocks."""
    frame, sentence = hit.frame, hit.frame.sentence
    left, right = sentence.part_of(frame.start)
    part = own_words(held("aside").sub("", sentence.text[left:right]), frame.start - left)
    lead = sentence.text[max(0, verb_start(frame) - 70) : frame.start]
    return _BY_SENSE[hit.rule.sense](Seen(hit, frame, sentence, left, right, part, lead))


def _unknown(seen: Seen) -> bool:
    words = seen.hit.match.group()
    if held("meeting").search(words) or (held("training").search(seen.part) and not held("stock").search(words)):
        return False
    return bool(seen.sentence.weapons or held("possess").search(words) or speaks_of_stock(seen.sentence))


def _size(seen: Seen) -> bool:
    words = seen.hit.match.group()
    return not held("past").search(words) and not held("destroyed_size").search(words)


def _none(seen: Seen) -> bool:
    if held("none_kept").search(seen.hit.match.group()) and keeps_for_training(seen.hit):
        return False
    if held("none_there").search(seen.hit.match.group()):
        told = seen.sentence.text[: seen.frame.start]
        if not speaks_of_stock(seen.sentence) or (held("other_told").search(told) and not held("stock").search(told)):
            return False
    if not held("training").search(seen.part):
        return True
    return bool(held("stock").search(seen.part)) and not held("retained").search(seen.part)


def _destroyed(seen: Seen) -> bool:
    frame, sentence = seen.frame, seen.sentence
    before = seen.sentence.text[: seen.left] + (sentence.previous.text if sentence.previous else "")
    if held("no_destruction_word").search(seen.hit.match.group()) and not held("stock_destroyed").search(before):
        return False
    if held("duty").search(seen.lead) or found_or_taken(sentence, seen.part, frame.text[: frame.end]):
        return False
    if seen.hit.kind == "verb" and is_adjective(seen):
        return False
    if frame.passive and held("tools").search(frame.text[seen.left : verb_start(frame)]):
        return False
    if frame.subject is not None and frame.subject.kind == "observer" and not held("stock").search(seen.part):
        return False
    if held("clearance").search(seen.part) and not held("stock").search(seen.part):
        return False
    elsewhere = sentence.section_kind in {"contamination", "action", "use"}
    if elsewhere and seen.hit.rule.id == "stockpile.destroy" and not held("stock").search(sentence.text):
        return False
    if held("underway").search(seen.lead) and (not frame.passive or held("being").search(seen.lead)):
        return False
    return frame.passive or not held("blast").search(frame.text[frame.end :])


def _stock(seen: Seen) -> bool:
    if not of_stock(seen) or held("stock_destroyed").search(seen.part):
        return False
    if held("not_held").search(seen.frame.text[: verb_start(seen.frame)]) or not of_today(seen):
        return False
    if held("gone_soon").search(seen.frame.text[seen.hit.match.end() :]):
        return False
    if seen.hit.rule.id != "stockpile.number":
        return True
    return seen.has_figure(passive=False) and not _figure_of_retention(seen)


def _figure_of_retention(seen: Seen) -> bool:
    """ "The figure stood at 400" after a sentence about retained mines."""
    if held("stock").search(seen.hit.match.group()):
        return False
    return about_retention(seen.sentence) or held("retaining").search(seen.frame.text[: seen.left]) is not None


def _remains(seen: Seen) -> bool:
    if not of_stock(seen) or (
        held("figure_stands").search(seen.frame.text[: seen.frame.start]) and _figure_of_retention(seen)
    ):
        return False
    if about_retention(seen.sentence) and not held("in_store").search(seen.sentence.text):
        return False
    frame, subject = seen.frame, weapon_is_subject(seen.hit)
    before = frame.text[seen.left : frame.start]
    if seen.hit.match.group()[0].isdigit() and held("clearance").search(seen.sentence.text[: frame.start]):
        return False
    there = seen.hit.match.group().lower().startswith("there ")
    limit = frame.end if there else frame.start
    weapons = [w for w in seen.sentence.weapons if seen.left <= w.start and (w.end <= limit or not subject)]
    if weapons or seen.has_figure(passive=subject) or held("some_of").search(before):
        return True
    return speaks_of_stock(seen.sentence) and held("rest_of").search(before) is not None


def _declares(seen: Seen) -> bool:
    if not of_stock(seen) or _figure_of_retention(seen):
        return False
    frame, words = seen.frame, seen.hit.match.group()
    if held("stock").search(words):
        return True
    if held("counts").search(words) and not held("in_store").search(seen.sentence.text):
        return False
    near = any(frame.start <= w.start < min(seen.right, frame.end + 70) for w in seen.sentence.weapons)
    figures = figures_of(frame, seen.left, seen.right, passive=False)
    if held("gives_figure").search(words) and not near:
        return bool(figures) and speaks_of_stock(seen.sentence)
    if held("lists").search(words):
        return bool(figures) or near
    return bool(figures) and not held("other_fate").search(frame.text[figures[0].end :])


def _perishes(seen: Seen) -> bool:
    """ "The last of the mines went up in smoke", "300 more went the same way" behind what was destroyed."""
    frame = seen.frame
    before = frame.text[seen.left : frame.start]
    weapons = [w for w in seen.sentence.weapons if seen.left <= w.start and w.end <= frame.start]
    pronoun = held("some_of").search(before) or held("stock_subject").search(before)
    subject = bool(weapons) or seen.has_figure(passive=True) or pronoun is not None
    spoken = seen.sentence.text[: seen.left] + " " + (seen.sentence.previous.text if seen.sentence.previous else "")
    if held("like_others").search(seen.hit.match.group()):
        return subject and held("stock_destroyed").search(spoken) is not None
    own = held("stock").search(spoken + frame.text) or held("owned_mines").search(before)
    return subject and own is not None and not held("found").search(before)


def _left(seen: Seen) -> bool:
    """A stock that departing foreign troops left behind."""
    subject, home = seen.frame.subject, seen.sentence.context.home(seen.sentence)
    return bool(subject and home and subject.kind == "state" and subject.id not in {None, home.id})


_BY_SENSE: dict[str, Callable[[Seen], bool]] = {
    "unknown": _unknown, "size": _size, "none": _none, "destroy": _destroyed, "stock": _stock, "remain": _remains,
    "declare": _declares, "hold": holds, "perish": _perishes, "left": _left,
}  # fmt: skip
