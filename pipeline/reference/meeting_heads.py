"""Heads of meeting names ("Meeting of States Parties") and the pieces before them, taken one by one backwards.

``meeting_words.toml`` holds the heads. Before them may stand a year, a place, a treaty, "that convention's", ordinals.
What follows a head is read in ``meeting_words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.matching.pattern_set import PatternSet
from pipeline.matching.prefilter import Prefilter, plain
from pipeline.reference.date_words import NAMED_DATE, read_dates
from pipeline.reference.phrases import phrase_source
from pipeline.reference.tables import entries, toml_data
from pipeline.reference.treaties import TreatyMention

_FILE = "meeting_words.toml"
_ALLOWED = frozenset(
    {"id", "kind", "treaty", "needs_number", "needs_treaty", "pattern", "must_match", "must_not_match"}
)

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = tuple(f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine"))
_TWENTIES = ("twentieth", *(f"twenty-{unit}" for unit in _UNITS))
_ORDINALS = {
    word: number for number, word in enumerate([*_UNITS, "tenth", "eleventh", "twelfth", *_TEENS, *_TWENTIES], start=1)
}

# "Third", "15th", "twenty-first"
ORDINAL = rf"(?:(?i:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})|\d{{1,2}}(?:st|nd|rd|th))"
# "First", "First and Second", "First, Second, and Third"
_ORDINAL_LIST = re.compile(
    rf"({ORDINAL}(?:(?:,\s+|,?\s+(?:and|or|nor|but\s+not)\s+(?:the\s+)?){ORDINAL})*)\s+(?:[Aa]nnual\s+|[Ff]ormal\s+)?$"
)
_ONE_ORDINAL = re.compile(ORDINAL)
# "its first Meeting of States Parties" counts the state's meetings, not the treaty's.
_OWN_COUNT = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+$")
_DATE_BEFORE = re.compile(rf"({NAMED_DATE}|(?:19|20)\d\d)\s+$")
# "the 2011 and 2012 Meetings": what stands before the last date.
_MORE_BEFORE = re.compile(rf"({NAMED_DATE}|(?:19|20)\d\d)(?:,|,?\s+and)\s+$")
# "a preparatory meeting for the First Review Conference" is another meeting.
_PREPARED = re.compile(
    r"\b(?:[Pp]reparatory\s+\w+|[Pp]reparations?|[Pp]repcoms?|[Pp]repare[sd]?|[Rr]un-?up|[Ll]ead-?up|[Aa]head)\s+"
    r"(?:for|of|to|towards?)\s+"
    r"(?:(?:the|an?|its|each|every|both)\s+)*$"
)
_BEFORE_PREPARED = frozenset(["for", "of", "to", "toward", "towards", "the", "a", "an", "its", "each", "every", "both"])
"""The last words of what ``_PREPARED`` matches."""
_REFERENCE = re.compile(r"(?:\b([Tt]hat|[Tt]his|[Tt]he|[Ii]ts)\s+)?\b([Tt]reaty|[Cc]onvention|[Pp]rotocol)['’]s\s+$")
_REFERENCE_AFTER = re.compile(
    r"\s+(?:to|of|under)\s+(?:the|that|this)\s+(?:treaty|convention)\b(?!['’])", re.IGNORECASE
)
# "the convention, whose meetings", "the treaty or any of its meetings"
_OWNED = re.compile(r"\b(?:treaty|convention|protocol|CCM|CCW)\b[^.;]{0,60}\b(?:whose|its|those)\s+$", re.IGNORECASE)
_WHOSE = re.compile(r"[^.;]{0,50}\bwhose\s+")
_TREATY_JOINER_AFTER = re.compile(r"\s+(?:to|of|under)\s+(?:the\s+)?")
_QUALIFIER = re.compile(r"\b(?:annual|formal|latest|most\s+recent|next|previous|last|same)\s+$")
_LAST_QUALIFIERS = frozenset(["annual", "formal", "latest", "recent", "next", "previous", "last", "same"])
_POSSESSIVE = ("'s", "’s")


class MeetingWords(NamedTuple):
    """What the words at ``text[start:end]`` say.

    ``reference`` is "treaty", "convention" or "protocol" where they say "the treaty's"; ``points_back`` with "that" or
    "this" before it.
    """

    start: int
    end: int
    kind: str
    treaty: str | None = None
    reference: str | None = None
    points_back: bool = False
    number: int | None = None
    place: str | None = None
    dates: str | None = None
    year: int | None = None
    more_dates: tuple[tuple[int, int, str, int], ...] = ()
    """Dates that stand in a list before the head with the nearest one: start, end, EDTF, year of each."""


_REACH = 90
"""Characters before a head in which each next piece is looked for."""
Numbers = list[tuple[int, int, int]]
"""Each number before a head, with the start and end of its words."""


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    treaty: str | None
    needs_number: bool
    needs_treaty: bool


def find_heads(text: str, treaties: list[TreatyMention], since: int) -> Iterator[tuple[MeetingWords, Numbers]]:
    """Each head from ``since`` on with the pieces before it, in text order."""
    ends = {mention.end: mention for mention in treaties}
    starts = {mention.start for mention in treaties}
    heads = _heads()
    for match in heads.finditer(text, _able(text[since:]), since):
        rule = _rules()[int((match.lastgroup or "k0")[1:])]
        words, numbers = _before(text, match, rule, ends)
        last = _word_before(text, words.start)
        if last.endswith("whose") and words.treaty is None and words.reference is None:
            owner = next((m for m in reversed(treaties) if _WHOSE.fullmatch(text, m.end, words.start)), None)
            words = words._replace(treaty=owner.code if owner else None)
        if rule.needs_number and not numbers:
            continue
        if rule.needs_treaty and not _has_treaty(text, words, starts):
            continue
        if last not in _BEFORE_PREPARED or not _PREPARED.search(text, max(0, words.start - 60), words.start):
            yield words, numbers


def _has_treaty(text: str, words: MeetingWords, treaty_starts: set[int]) -> bool:
    """Whether a treaty or "the convention" stands before or behind the head."""
    if words.treaty is not None or words.reference is not None or _REFERENCE_AFTER.match(text, words.end):
        return True
    if _OWNED.search(text, max(0, words.start - 120), words.start):
        return True
    joiner = _TREATY_JOINER_AFTER.match(text, words.end)
    return joiner is not None and joiner.end() in treaty_starts


def _before(
    text: str, head: re.Match[str], rule: _Rule, treaty_ends: dict[int, TreatyMention]
) -> tuple[MeetingWords, Numbers]:
    """The head with the pieces before it."""
    place = next((head[name] for name in ("place", "town", "site") if head.groupdict().get(name)), None)
    words = MeetingWords(head.start(), head.end(), rule.kind, rule.treaty, place=place and tidy(place))
    numbers: Numbers = []
    if short := head.groupdict().get("number_short"):
        numbers = [(int(short), head.start(), head.end())]
    # Looking for the end of a piece is slow, so the last word tells first which one it can be.
    while last := _word_before(text, words.start):
        here = (text, max(0, words.start - _REACH), words.start)
        if not numbers and _may_be_ordinal(last) and (match := _ORDINAL_LIST.search(*here)):
            if not (match[1][0].islower() and _OWN_COUNT.search(text, here[1], match.start())):
                ordinals = _ONE_ORDINAL.finditer(text, *match.span(1))
                numbers = [(number_of(ordinal.group()), *ordinal.span()) for ordinal in ordinals]
            words = words._replace(start=match.start())
        elif words.dates is None and last[-1].isdigit() and (match := _DATE_BEFORE.search(*here)):
            date = read_dates(match[1])[0]
            words = words._replace(start=match.start(), dates=date.edtf, year=date.year)
            words = _more_dates_before(text, words)
        elif words.place is None and last.endswith(_place_ends()) and (match := _place_before().search(*here)):
            words = words._replace(start=match.start(), place=tidy(match[1]))
        elif words.treaty is None and (mention := _treaty_before(text, words.start, treaty_ends)):
            words = words._replace(start=mention.start, treaty=mention.code)
        elif words.reference is None and last.endswith(_POSSESSIVE) and (match := _REFERENCE.search(*here)):
            back = (match[1] or "").lower() in ("that", "this")
            words = words._replace(start=match.start(), reference=match[2].lower(), points_back=back)
        elif last in _LAST_QUALIFIERS and (match := _QUALIFIER.search(*here)):
            words = words._replace(start=match.start())
        else:
            break
    return words, numbers


def _word_before(text: str, start: int) -> str:
    """The word that white space parts from what begins at a place; empty where none does."""
    before = text[max(0, start - _REACH) : start]
    return before.rsplit(None, 1)[-1] if before[-1:].isspace() and not before.isspace() else ""


def _may_be_ordinal(word: str) -> bool:
    """Whether ``_ORDINAL_LIST`` can end with a word."""
    return word[-2:].lower() in ("st", "nd", "rd", "th") or word.lower() in ("annual", "formal")


def _more_dates_before(text: str, words: MeetingWords) -> MeetingWords:
    """With the dates that are listed before the one at ``words.start``."""
    while match := _MORE_BEFORE.search(text, max(0, words.start - 40), words.start):
        date = read_dates(match[1])[0]
        more = (match.start(1), match.end(1), date.edtf, date.year)
        words = words._replace(start=match.start(), more_dates=(more, *words.more_dates))
    return words


def _treaty_before(text: str, start: int, ends: dict[int, TreatyMention]) -> TreatyMention | None:
    """The treaty that ends before white space, or before "’s" and white space."""
    end = len(text[:start].rstrip())
    return ends.get(end - 2 if text.endswith(_POSSESSIVE, 0, end) else end)


def is_ordinal(word: str) -> bool:
    """Whether ``number_of`` can read a word: "fifth", "15th"."""
    return word.casefold() in _ORDINALS or re.fullmatch(r"\d+(?:st|nd|rd|th)", word) is not None


def number_of(ordinal: str) -> int:
    """ "Fifteenth" and "15th" are 15."""
    return _ORDINALS.get(ordinal.casefold()) or int(re.sub(r"\D", "", ordinal))


def tidy(place: str) -> str:
    """A place's name on one line."""
    return " ".join(place.split())


@cache
def _rules() -> tuple[_Rule, ...]:
    raw = entries(toml_data(_FILE), "kind", _ALLOWED, _FILE)
    needs = ("needs_number", "needs_treaty")
    return tuple(_Rule(rule["kind"], rule.get("treaty"), *(rule.get(need, False) for need in needs)) for rule in raw)


def may_name_meeting(text: str) -> bool:
    """Whether the words of any head are in a text."""
    return _able(text) != 0


@lru_cache(maxsize=2)
def _able(text: str) -> int:
    return _heads().able(plain(text))


@cache
def _heads() -> PatternSet:
    raw = entries(toml_data(_FILE), "kind", _ALLOWED, _FILE)
    patterns = (str(rule["pattern"]).replace(" ", r"\s+") for rule in raw)
    heads = [rf"(?<![\w/-])(?P<k{number}>{pattern})(?!\w)" for number, pattern in enumerate(patterns)]
    return PatternSet(list(map(Prefilter.of, heads)), lambda number: re.compile(heads[number]))


@cache
def place_source() -> str:
    """Regular expression source for the places where meetings are held."""
    return phrase_source(toml_data(_FILE)["places"])


@cache
def _place_ends() -> tuple[str, ...]:
    return tuple({re.split("[ -]", place)[-1] for place in toml_data(_FILE)["places"]})


@cache
def _place_before() -> re.Pattern[str]:
    return re.compile(rf"\b({place_source()})\s+$")
