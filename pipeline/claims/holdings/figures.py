"""How many weapons a predicate speaks of, and as of when: "held 500 at the end of 2015 and 400 as of 1 May 2016".

``figures_of`` gives the figures that belong to a predicate, each with its own date and weapon where it has them. Used
by the families of held weapons, stockpile and retention; their words are in ``words/holdings.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.language.quantities import Quantity
from pipeline.language.view import Sentence
from pipeline.reference.weapons import WeaponMention


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of weapons at ``sentence.text[start:end]``, its date and weapon included where they stand with it."""

    quantity: Quantity
    weapon: WeaponMention | None
    date: DateMention | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity of weapons, the weapon where it is named with it, and where the noun ends."""

    quantity: Quantity
    weapon: WeaponMention | None
    end: int


def held(name: str) -> re.Pattern[str]:
    """A wording of ``words/holdings.toml``."""
    return wording("holdings", name)


def verb_start(frame: Frame) -> int:
    """Where the frame's verb group begins."""
    return frame.group.start if frame.group else frame.start


def items(sentence: Sentence) -> re.Pattern[str]:
    """Nouns that count as weapons behind a figure in a report on this treaty."""
    return held("items_ccm" if sentence.report.treaty == "CCM" else "items")


def counted(sentence: Sentence, quantity: Quantity) -> Counted | None:
    """The quantity as a count of weapons; None where it counts something else ("13 types", "40 deminers")."""
    text = sentence.text
    after = text[quantity.end :]
    if held("uncounted").search(after) or held("difference").search(text[: quantity.start]):
        return None
    weapon = next((w for w in sentence.weapons if w.start >= quantity.end), None)
    if held("ellipsis").search(after):
        word = after.split()[0]
        start = text.index(word, quantity.end)
        end = start + len(word)
        return Counted(quantity, WeaponMention(start, end, "antipersonnel_mine", False), end)
    if weapon is not None and _plural(text[weapon.start : weapon.end], quantity.value):
        gap = text[quantity.end : weapon.start]
        if len(gap.split()) <= 5 and not held("not_with").search(gap):
            return Counted(quantity, weapon, weapon.end)
    noun = _noun(items(sentence).pattern).match(text, quantity.end)
    if noun:
        return Counted(quantity, None, noun.end())
    if designated := held("designated").search(after):
        return Counted(quantity, weapon, quantity.end + designated.end())
    return Counted(quantity, None, quantity.end) if held("alone").search(after) else None


def _noun(pattern: str) -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:(?!(?:and|or|of|in|on|at|by|to|for|with|were|was)\b)[\w’-]+\s+){0,3}?" + pattern, re.IGNORECASE
    )


def _plural(weapon: str, count: int | None) -> bool:
    """Whether a weapon's words can be counted: "mines", "PMN-2"; "landmine incidents" are not counted mines."""
    return count == 1 or weapon[-1:] in "sS" or weapon.isupper() or any(letter.isdigit() for letter in weapon)


def figures_of(frame: Frame, left: int, right: int, *, passive: bool) -> list[Figure]:
    """The predicate's figures in ``text[left:right]``, with those that continue their series.

    Behind the predicate; where ``passive``, before it. A range is a figure without a value.
    """
    sentence = frame.sentence
    within = [q for q in sentence.quantities if left <= q.start < right]
    usable = [count for q in within if (count := counted(sentence, q)) is not None]
    usable = [count for count in usable if not _left_out(frame, count)]
    first = _first(frame, usable, passive=passive)
    if first is None:
        return []
    return _series(frame, first, [c for c in usable if c.quantity.start > first.quantity.start], max(right, frame.end))


def _left_out(frame: Frame, count: Counted) -> bool:
    """ "destroyed all but 400 mines": the exception’s figure is none of the verb’s, unless the verb tells of it."""
    if not held("left_out").search(frame.text[: count.quantity.start]):
        return False
    if held("stock_destroyed").search(frame.text[frame.start : frame.end]):
        return True
    return not 0 <= frame.start - count.quantity.end <= 40


def _first(frame: Frame, usable: list[Counted], *, passive: bool) -> Counted | None:
    """The count that the predicate itself takes."""
    text, start, subject = frame.text, verb_start(frame), frame.subject
    inside = [c for c in usable if frame.start <= c.quantity.start and c.quantity.end <= frame.end]
    if inside:
        whole = [c for c in usable if c.end <= inside[0].quantity.start]
        part = (
            whole[-1:] if whole and held("of_the_whole").search(text[whole[-1].end : inside[0].quantity.start]) else []
        )
        return [*part, *inside][0]
    behind = [c for c in usable if c.quantity.start >= frame.end]
    before = [c for c in usable if c.quantity.end <= start]
    if passive and before:
        return _head(text, before, start)
    if before and not passive and _before_its_holder(text, before[-1], subject):
        return before[-1]
    if behind:
        gap = text[frame.end : behind[0].quantity.start]
        plain = len(gap) < 110 and not held("figure_stop").search(gap) and not held("part_of").search(gap)
        return behind[0] if plain else None
    if before and takes_them(frame):
        return before[-1]
    if before and held("quoted_count").search(text[before[-1].quantity.end : frame.start]):
        return before[-1]
    return None


def takes_them(frame: Frame) -> bool:
    """Whether the object is what was spoken of before: "destroyed them", "blew them up"."""
    inside = held("them").search(frame.text, frame.start, frame.end)
    return inside is not None or held("them").match(frame.text, frame.end) is not None


def _before_its_holder(text: str, count: Counted, subject: Agent | None) -> bool:
    """ "the 10,000 mines (that) it intended to keep"."""
    if subject is None or count.end > subject.start:
        return False
    return held("plain_relative").search(text[count.end : subject.start]) is not None


def _head(text: str, before: list[Counted], start: int) -> Counted:
    """Of the counts before a passive verb the one that it is about: a list's first, and no part named in an aside."""
    head = before[-1]
    for earlier in reversed(before[:-1]):
        gap = text[earlier.end : head.quantity.start]
        if held("out_of").search(text[: earlier.quantity.start]):
            break
        closed = held("breakdown").search(gap) and held("head_closed").search(text[head.end : start])
        if closed or held("head_list").search(gap) or held("of_the_whole").search(gap):
            head = earlier
    return head


def _series(frame: Frame, first: Counted, rest: list[Counted], right: int) -> list[Figure]:
    chain = [first]
    for count in rest:
        if not _continues(frame, chain[-1], count, right):
            break
        chain.append(count)
    starts = [c.quantity.start for c in [first, *rest]]
    found = []
    for count in chain:
        behind = (at for at in starts if at > count.quantity.start and not bracketed(frame.text, count.end, at))
        stop = min([*behind, right])
        date = _date_of(frame, count, stop)
        end = max(count.end, date.end if date else 0)
        found.append(Figure(count.quantity, count.weapon, date, count.quantity.start, end))
    return found


def _continues(frame: Frame, last: Counted, count: Counted, right: int) -> bool:
    """Whether a count goes on from another: with a date of its own, a type of its own, or "respectively"."""
    text = frame.text
    gap = text[_own_end(frame, last, count.quantity.start) : count.quantity.start]
    linked = held("link").search(gap) or held("service_share").search(gap)
    if held("breakdown").search(gap) or not linked or held("own_verb").search(text[count.end :]):
        return False
    if held("respectively").search(text[count.quantity.end :]) or held("service_share").search(gap):
        return True
    if held("changed_from").search(text[: last.quantity.start]) and held("changed_to").search(gap):
        return True  # "cut the number from 16,000 to 4,000"
    weapon = text[count.weapon.start : count.weapon.end] if count.weapon else None
    if weapon is not None and "submunition" in weapon.lower():
        return False
    if _date_of(frame, count, right) is not None:
        return True
    if count.weapon is None or last.weapon is None or count.weapon.weapon != last.weapon.weapon:
        return False
    return text[last.weapon.start : last.weapon.end] != weapon


def bracketed(text: str, start: int, at: int) -> bool:
    """Whether ``at`` lies in brackets that are opened behind ``start``: the parts of a sum, told apart."""
    return text.count("(", start, at) > text.count(")", start, at)


def _own_end(frame: Frame, count: Counted, limit: int) -> int:
    """Where a count's own words end: its weapon, the verb that it is the subject of, then its date."""
    end = frame.end if count.end <= verb_start(frame) and frame.end <= limit else count.end
    date = next((d for d in frame.sentence.dates if end <= d.start < limit), None)
    if date is not None and date.end <= limit and not held("date_stop").search(frame.text[end : date.start]):
        return date.end
    return end


_NO_DATE = frozenset({"title", "adjectival", "relative", "for", "after", "before"})


def _date_of(frame: Frame, count: Counted, stop: int) -> DateMention | None:
    """The date of a figure: behind it, before ``stop``, with nothing between them that says something else."""
    for date in frame.sentence.dates:
        if not count.quantity.end <= date.start < stop or not date.edtf or date.relation in _NO_DATE:
            continue
        start = frame.end if count.end < frame.end <= date.start else count.end
        gap = frame.text[start : date.start]
        if len(gap) < 90 and not held("date_stop").search(gap) and not held("date_gap").search(gap):
            return date
        return None
    return None
