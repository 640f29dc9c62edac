"""Whether "hold", "have", "keep" and their like are about stocks: ``holds`` says it."""

from __future__ import annotations

import re

from pipeline.claims.holdings.figures import held, verb_start
from pipeline.claims.holdings.objects import about_retention, relative_weapon, speaks_of_stock
from pipeline.claims.holdings.seen import Seen, of_stock, of_today
from pipeline.claims.rulefile import Rule
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence


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


def holds(seen: Seen) -> bool:
    """The object of "hold", "have", "keep" … is weapons in store, not "a seminar on mines", "mines on its border"."""
    frame = seen.frame
    after = frame.text[frame.end :]
    if not of_stock(seen) or not of_today(seen) or is_adjective(seen) or _of_these_retained(seen, after):
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


def _of_these_retained(seen: Seen, after: str) -> bool:
    """ "It had 796 of these in 2010" behind what is kept for training."""
    return held("of_these").search(after) is not None and about_retention(seen.sentence)


def _is_held(seen: Seen, after: str) -> bool:
    """ "were held", "are kept": weapons, and not at a place that says nothing of the state."""
    frame = seen.frame
    start = verb_start(frame)
    if held("held_event").search(frame.text[max(0, start - 90) : start]):
        return False
    return not (frame.negated and held("elsewhere").search(after) and not _at_home(seen, after))


def _at_home(seen: Seen, after: str) -> bool:
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


def _object_fits(seen: Seen, after: str) -> bool:
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


def is_adjective(seen: Seen) -> bool:
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
