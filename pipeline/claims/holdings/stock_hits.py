"""Which hits of the stockpile rules are about stocks, and not clearance, training, plans or other things held."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.claims.frames_of import Hit
from pipeline.claims.holdings.figures import figures_of, held, verb_start
from pipeline.claims.holdings.objects import (
    about_retention,
    found_or_taken,
    keeps_for_training,
    own_words,
    relative_weapon,
    retention_section,
    speaks_of_stock,
    weapon_is_subject,
)
from pipeline.claims.rulefile import Rule
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence


@dataclass(frozen=True, slots=True)
class _Seen:
    """A hit with the words around it that decide."""

    hit: Hit
    frame: Frame
    sentence: Sentence
    left: int
    right: int
    part: str
    """The part of the sentence, without what is only said apart from it."""
    lead: str
    """The words before the verb."""

    def has_figure(self, *, passive: bool) -> bool:
        return bool(figures_of(self.frame, self.left, self.right, passive=passive))


def is_stock(hit: Hit) -> bool:
    """Whether a hit of a stockpile rule is about stocks."""
    frame, sentence = hit.frame, hit.frame.sentence
    left, right = sentence.part_of(frame.start)
    part = own_words(held("aside").sub("", sentence.text[left:right]), frame.start - left)
    lead = sentence.text[max(0, verb_start(frame) - 70) : frame.start]
    return _BY_SENSE[hit.rule.sense](_Seen(hit, frame, sentence, left, right, part, lead))


def is_no_stock(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """Whether the words behind a verb of holding show that the hit is about no stock, before anything else is asked."""
    if rule.sense != "hold":
        return False
    after = sentence.text[match.end() :]
    if any(held(name).search(after) for name in _NO_STOCK_BEHIND):
        return True
    if match.group().lower() not in _HAVE:
        return False
    had = held("have_object").search(after) or held("closed").search(after)
    return had is None or held("have_not").search(after) is not None


def _unknown(seen: _Seen) -> bool:
    words = seen.hit.match.group()
    if held("meeting").search(words) or (held("training").search(seen.part) and not held("stock").search(words)):
        return False
    return bool(seen.sentence.weapons or held("possess").search(words) or speaks_of_stock(seen.sentence))


def _size(seen: _Seen) -> bool:
    words = seen.hit.match.group()
    return not held("past").search(words) and not held("destroyed_size").search(words)


def _none(seen: _Seen) -> bool:
    if held("none_kept").search(seen.hit.match.group()) and keeps_for_training(seen.hit):
        return False
    if held("none_there").search(seen.hit.match.group()):
        told = seen.sentence.text[: seen.frame.start]
        if not speaks_of_stock(seen.sentence) or (held("other_told").search(told) and not held("stock").search(told)):
            return False
    if not held("training").search(seen.part):
        return True
    return bool(held("stock").search(seen.part)) and not held("retained").search(seen.part)


def _destroyed(seen: _Seen) -> bool:
    frame, sentence = seen.frame, seen.sentence
    before = seen.sentence.text[: seen.left] + (sentence.previous.text if sentence.previous else "")
    if held("no_destruction_word").search(seen.hit.match.group()) and not held("stock_destroyed").search(before):
        return False
    if held("duty").search(seen.lead) or found_or_taken(sentence, seen.part, frame.text[: frame.end]):
        return False
    if seen.hit.kind == "verb" and _is_adjective(seen):
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


def _of_stock(seen: _Seen) -> bool:
    """Neither for training, nor a plan, nor under a heading about retained mines."""
    behind = seen.part[max(0, seen.frame.start - seen.left) :]
    if held("training").search(seen.part) and (
        not held("stock").search(behind) or held("stock_for_training").search(seen.part)
    ):
        return False
    if held("duty").search(seen.lead) or held("retained").search(seen.part):
        return False
    return not retention_section(seen.sentence) or held("stock").search(seen.part) is not None


def _of_today(seen: _Seen) -> bool:
    return not held("past").search(seen.part) or seen.has_figure(passive=seen.frame.passive)


def _stock(seen: _Seen) -> bool:
    if not _of_stock(seen) or held("stock_destroyed").search(seen.part):
        return False
    if held("not_held").search(seen.frame.text[: verb_start(seen.frame)]) or not _of_today(seen):
        return False
    if held("gone_soon").search(seen.frame.text[seen.hit.match.end() :]):
        return False
    if seen.hit.rule.id != "stockpile.number":
        return True
    return seen.has_figure(passive=False) and not _figure_of_retention(seen)


def _figure_of_retention(seen: _Seen) -> bool:
    """ "The figure stood at 400" after a sentence about retained mines."""
    if held("stock").search(seen.hit.match.group()):
        return False
    return about_retention(seen.sentence) or held("retaining").search(seen.frame.text[: seen.left]) is not None


def _remains(seen: _Seen) -> bool:
    if not _of_stock(seen) or (
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


def _declares(seen: _Seen) -> bool:
    if not _of_stock(seen) or _figure_of_retention(seen):
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


def _holds(seen: _Seen) -> bool:
    """The object of "hold", "have", "keep" … is weapons in store, not "a seminar on mines", "mines on its border"."""
    frame = seen.frame
    after = frame.text[frame.end :]
    if not _of_stock(seen) or not _of_today(seen) or _is_adjective(seen) or _of_these_retained(seen, after):
        return False
    if any(held(name).search(after) for name in _NO_STOCK_BEHIND):
        return False
    if seen.hit.match.group() == "Had" and held("had_been").search(after):
        return False
    lead = frame.text[seen.left : verb_start(frame)]
    if held("land_subject").search(lead) and not held("stock").search(after):
        return False
    if (
        held("once_owned").search(lead)
        and seen.hit.match.group().lower() in _ONCE
        and not seen.has_figure(passive=True)
    ):
        return False
    if held("anyone").search(lead) or held("kept_off").search(after):
        return False
    if held("taken").search(lead) and not held("stock").search(after):
        return False
    if held("any_of_it").search(after) and held("not_mines").search(frame.text[: verb_start(frame)]):
        return False
    if frame.passive and seen.hit.match.group().lower() not in _HAVE:
        return _is_held(seen, after)
    return not _idle_gerund(frame) and _object_fits(seen, after)


def _of_these_retained(seen: _Seen, after: str) -> bool:
    """ "It had 796 of these in 2010" behind what is kept for training."""
    return held("of_these").search(after) is not None and about_retention(seen.sentence)


def _is_held(seen: _Seen, after: str) -> bool:
    """ "were held", "are kept": weapons, and not at a place that says nothing of the state."""
    frame = seen.frame
    start = verb_start(frame)
    if held("held_event").search(frame.text[max(0, start - 90) : start]):
        return False
    return not (frame.negated and held("elsewhere").search(after) and not _at_home(seen, after))


def _at_home(seen: _Seen, after: str) -> bool:
    """Whether the place named right behind the verb is the report’s own country."""
    home = seen.sentence.context.home(seen.sentence)
    return any(a.id == (home and home.id) and a.start - seen.frame.end < 6 for a in seen.sentence.agents if a.id)


def _idle_gerund(frame: Frame) -> bool:
    """ "thought of storing mines": a gerund that nobody admits, denies or reports."""
    if frame.group is None or not frame.group.gerund:
        return False
    if held("idle_of").search(frame.text[: frame.start]):
        return True
    start, said = frame.group.start, {"say", "deny", "allege"}
    return not any(g.class_ in said and 0 <= start - g.end <= 25 for g in frame.governors)


_NO_STOCK_BEHIND = ("other_object", "placed", "of_opinion")
_ONCE = frozenset({"possessed", "held", "owned", "stored", "stocked", "had"})
_HAVE = frozenset({"have", "has", "had", "having"})
_NOUN_FORMS = frozenset({"stockpile", "stockpiles", "stock", "stocks", "store", "stores"})


def _object_fits(seen: _Seen, after: str) -> bool:
    """What each verb of holding must take to mean a stock."""
    frame, form = seen.frame, seen.hit.match.group().lower()
    if form in _HAVE:
        if held("have_not").search(after) or (frame.subject and held("contractor").search(frame.subject.text)):
            return False
        return bool(held("have_object").search(after) or (held("closed").search(after) and relative_weapon(frame)))
    if form in _NOUN_FORMS and held("no_object").search(after):
        return held("listed_verb").search(frame.text[: frame.start]) is not None or relative_weapon(frame)
    if form.startswith("contain"):
        if held("packed").search(frame.text[: frame.start]):
            return False
        return speaks_of_stock(seen.sentence)
    if held("mere_keeping").search(form) and not held("stock").search(frame.text[: frame.end + 90]):
        return held("keep_object").search(after) is not None
    return True


def _is_adjective(seen: _Seen) -> bool:
    """ "400 stockpiled mines": a participle before the weapon, with no verb of its own before it."""
    frame, form = seen.frame, seen.hit.match.group().lower()
    if frame.passive or not form.endswith(("ed", "ept", "eld")):
        return False
    if frame.group is not None and frame.group.perfect:
        # "has no stockpiled mines": the verb is "has" alone.
        return held("determined").search(frame.text[: frame.start]) is not None
    if not held("before_adjective").search(frame.text[: frame.start]):
        return False
    return held("weapon_noun").search(frame.text[frame.end :]) is not None


def _perishes(seen: _Seen) -> bool:
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


def _left(seen: _Seen) -> bool:
    """A stock that departing foreign troops left behind."""
    subject, home = seen.frame.subject, seen.sentence.context.home(seen.sentence)
    return bool(subject and home and subject.kind == "state" and subject.id not in {None, home.id})


_BY_SENSE: dict[str, Callable[[_Seen], bool]] = {
    "unknown": _unknown, "size": _size, "none": _none, "destroy": _destroyed, "stock": _stock, "remain": _remains,
    "declare": _declares, "hold": _holds, "perish": _perishes, "left": _left,
}  # fmt: skip
