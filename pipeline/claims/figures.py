"""How many weapons a predicate speaks of, and as of when: "held 16,500 at the end of 2015 and 16,167 as of 31 December 2016".

``figures_of(frame)`` gives the figures that belong to a predicate, each with its own date and weapon where it has them. Vocabulary:
``holdings.toml``. Used by the families of held weapons, stockpile and retention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pipeline.language.cuefile import alternation, curly, read_toml
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
class Words:
    """``holdings.toml``, compiled."""

    items: dict[str, re.Pattern[str]]
    uncounted: re.Pattern[str]
    alone: re.Pattern[str]
    link: re.Pattern[str]
    breakdown: re.Pattern[str]
    stop_figure: re.Pattern[str]
    stop_date: re.Pattern[str]
    stores: str
    training: re.Pattern[str]
    retained: re.Pattern[str]
    stock: re.Pattern[str]
    clearance: re.Pattern[str]
    found: re.Pattern[str]
    duty: re.Pattern[str]
    underway: re.Pattern[str]
    ending_only: re.Pattern[str]
    being_destroyed: re.Pattern[str]
    other_object: re.Pattern[str]
    have_object: re.Pattern[str]
    have_not: re.Pattern[str]
    placed: re.Pattern[str]
    held_event: re.Pattern[str]
    aside: re.Pattern[str]
    past: re.Pattern[str]
    not_held: re.Pattern[str]
    many_states: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The vocabulary of held weapons."""
    raw: dict[str, Any] = read_toml("pipeline.claims", "holdings.toml")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(curly(pattern), re.IGNORECASE)

    common = raw["items"]["any"]
    stores = [form for word in raw["stores"]["words"] for form in (word, word + "s")]
    return Words(
        items={
            "MBT": compiled(rf"(?:{'|'.join(common)})\b"),
            "CCM": compiled(rf"(?:{'|'.join([*common, *raw['items']['CCM']])})\b"),
        },
        uncounted=compiled(rf"\s*(?:{'|'.join(raw['uncounted']['patterns'])})"),
        alone=compiled(raw["alone"]["pattern"]),
        link=compiled(raw["series"]["link"]),
        breakdown=compiled(raw["series"]["breakdown"]),
        stop_figure=compiled(raw["stops"]["figure"]),
        stop_date=compiled(raw["stops"]["date"]),
        stores=alternation(stores),
        training=compiled(raw["training"]["pattern"]),
        retained=compiled(raw["training"]["nouns"]),
        **{name: compiled(pattern) for name, pattern in raw["stockpile"].items()},
    )


def items(sentence: Sentence) -> re.Pattern[str]:
    """Nouns that count as weapons behind a figure in a report on this treaty."""
    return words().items["CCM" if sentence.report.treaty == "CCM" else "MBT"]


def counted(sentence: Sentence, quantity: Quantity) -> tuple[bool, WeaponMention | None, int]:
    """Whether a quantity counts weapons, the weapon named with it, and where both end."""
    text = sentence.text
    after = text[quantity.end :]
    if words().uncounted.match(after):
        return False, None, quantity.end
    weapon = next((w for w in sentence.weapons if w.start >= quantity.end), None)
    if weapon is not None:
        gap = text[quantity.end : weapon.start]
        if len(gap.split()) <= 5 and _plural(text[weapon.start : weapon.end], quantity.value) and not re.search(r"[,;:()\[]|\b(?:and|or|on|in|at|by|to|were|was|are|is|as|of(?! (?:its|the|these|those|their))|types?|with|without|for)\b", gap):
            return True, weapon, weapon.end
    noun = re.compile(r"\s+(?:(?!(?:and|or|of|in|on|at|by|to|for|with|were|was)\b)[\w’-]+\s+){0,3}?" + items(sentence).pattern, re.IGNORECASE).match(text, quantity.end)
    if noun:
        return True, None, noun.end()
    return bool(words().alone.match(after)), None, quantity.end


def _plural(weapon: str, count: int | None) -> bool:
    """Whether a weapon's words can be counted: "mines", "PMN-2"; "landmine incidents" are not counted mines."""
    return count == 1 or weapon[-1:] in "sS" or weapon[-1:].isdigit() or weapon.isupper() or any(c.isdigit() for c in weapon)


def figures_of(frame: Frame, *, left: int, right: int, passive: bool) -> list[Figure]:
    """The predicate's figures in ``text[left:right]``: behind it, else (``passive``: only) before it, with those that continue their series.

    A range or a number nobody gave is no figure, and its claim has no quantity.
    """
    sentence = frame.sentence
    usable = [q for q in sentence.quantities if left <= q.start < right and counted(sentence, q)[0]]
    first = _first(frame, usable, passive=passive)
    if first is None:
        return []
    return _series(frame, first, [q for q in usable if q.start > first.start], max(right, frame.end))


def _first(frame: Frame, usable: list[Quantity], *, passive: bool) -> Quantity | None:
    """The count that the predicate itself takes."""
    sentence, text = frame.sentence, frame.text
    start = frame.group.start if frame.group else frame.start
    behind = [q for q in usable if q.start >= frame.end]
    before = [q for q in usable if q.end <= start]
    if passive and before:
        return _head(sentence, before, start)
    if before and frame.subject is not None and not passive:
        # "the 10,000 mines (that) it intended to keep"
        ends = counted(sentence, before[-1])[2]
        if ends <= frame.subject.start and re.fullmatch(r"\s*(?:that|which)?\s*", text[ends : frame.subject.start]):
            return before[-1]
    if behind:
        gap = text[frame.end : behind[0].start]
        if len(gap) < 110 and not words().stop_figure.search(gap) and not re.search(r"\b(?:of which|of whom|including|among (?:them|which))\b", gap):
            return behind[0]
        return None
    if before and re.fullmatch(r"[”\"’'\s]*(?:[\w-]+\s+){0,2}", text[before[-1].end : frame.start]):
        # "about 6,000" retained mines
        return before[-1]
    return None


def _head(sentence: Sentence, before: list[Quantity], start: int) -> Quantity:
    """Of the counts before a passive verb the one that the verb is about: the first of a list, not a part in an aside."""
    head = before[-1]
    for earlier in reversed(before[:-1]):
        gap = sentence.text[counted(sentence, earlier)[2] : head.start]
        closed = re.search(r"[,)]\s*(?:\w+\s+){0,4}$", sentence.text[counted(sentence, head)[2] : start])
        if words().breakdown.search(gap) and closed or re.fullmatch(r"\s*,?\s*(?:and|,)?\s*(?:some|about)?\s*", gap):
            head = earlier
    return head


def _series(frame: Frame, first: Quantity, rest: list[Quantity], right: int) -> list[Figure]:
    sentence, text = frame.sentence, frame.text
    chain = [first]
    for quantity in rest:
        end = _own_end(sentence, chain[-1], quantity.start)
        gap = text[end : quantity.start]
        typed = counted(sentence, quantity)[1]
        if words().breakdown.search(gap) or not words().link.fullmatch(gap):
            break
        if typed is not None and "submunition" in text[typed.start : typed.end].lower():
            break
        respective = re.match(r"[^.;]{0,80}\brespectively\b", text[quantity.end :]) is not None
        if not respective and _date_between(frame, quantity.end, right, counted(sentence, quantity)[2]) is None and (typed is None or not _types(sentence, chain[-1], quantity)):
            break
        chain.append(quantity)
    found = []
    for index, quantity in enumerate(chain):
        later = [q.start for q in [*chain, *rest] if q.start > quantity.start]
        stop = min([*later, right])
        _, weapon, end = counted(sentence, quantity)
        date = _date_between(frame, quantity.end, stop, end)
        found.append(Figure(quantity, weapon, date, quantity.start, max(end, date.end if date else 0)))
    return found


def _types(sentence: Sentence, one: Quantity, other: Quantity) -> bool:
    """"45,425 PMN and 57,324 POM-2 mines": each count has a weapon of its own, and neither is only "mines"."""
    first, second = counted(sentence, one)[1], counted(sentence, other)[1]
    return first is not None and second is not None and sentence.text[first.start : first.end] != sentence.text[second.start : second.end]


def _own_end(sentence: Sentence, quantity: Quantity, limit: int) -> int:
    """Where a count's own words end: its weapon, then its date."""
    end = counted(sentence, quantity)[2]
    date = next((d for d in sentence.dates if end <= d.start < limit), None)
    if date is not None and not words().stop_date.search(sentence.text[end : date.start]) and date.end <= limit:
        return date.end
    return end


def _date_between(frame: Frame, start: int, stop: int, own_end: int) -> DateMention | None:
    """The date of a figure: behind it, before the next figure, with nothing between them that says something else."""
    sentence = frame.sentence
    for date in sentence.dates:
        if not start <= date.start < stop or not date.edtf or date.relation in {"title", "adjectival", "relative", "for", "after", "before"}:
            continue
        gap_start = max(own_end, frame.end) if own_end < frame.end <= date.start else own_end
        gap = sentence.text[gap_start : date.start]
        if len(gap) < 90 and not words().stop_date.search(gap) and not re.search(r"\[\d+\]|[“”]\s+\w|\.\s", gap):
            return date
        return None
    return None
