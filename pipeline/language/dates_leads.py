"""What stands around a date: its preposition, "the", "end of"; and whether it is a date at all or part of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.dates_atoms import Atom
from pipeline.language.dates_vocabulary import vocabulary, words_pattern

HEDGE = r"(?:at\s+least|about|around|approximately|circa|some\s?time\s+in|roughly|both|either|only|or\s+around)"
"""Between preposition and date: "since at least 2005", "in both 2008 and 2009"."""
DETERMINER = r"(?:the|an?|its|his|her|their|our|this|that|each|every|another|any|[\w-]+[’']s|[\w-]+s[’'])"
"""Before a date that names something: "the 2014 conference", "Peru’s 2012 report"."""
WINDOW = 70
"""Characters before a date in which its preposition is looked for."""
NUMBERED = 40
"""Characters before a number in which what it is the number of is looked for: "Resolution ", "Tel. +41 22 "."""
_NEXT_WORD = re.compile(r"\s([\w²-]+)")
_NEXT_NAME = re.compile(r"\s([^\W\d_][\w-]*)")
_WAR = re.compile(r"\s(?:\w+\s)?(?:wars?|conflicts?)\b")
_PART_OF = re.compile(r"\b(?:of|in|years?|period)\b")
_BETWEEN_WORDS = re.compile(r"[\s-]+")
_LAST_PART = re.compile(r"[\w’'-]*$")
"""A word without the bracket or quotation mark before it."""
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_HYPHENED = re.compile(r"[^\W\d_][-‑]$")
"""Before a number that belongs to a name: "MON-2000"."""


@dataclass(slots=True)
class Dated:
    """An atom with what stands before it. ``content`` is where the date begins after its preposition."""

    atom: Atom
    start: int
    content: int
    preposition: str | None
    relation: str | None
    determiner: str | None
    part: str | None


@lru_cache(maxsize=1)
def _lead_pattern() -> re.Pattern[str]:
    words = vocabulary()
    before = words_pattern(tuple(word for row in words.before for word in row.words))
    parts = words_pattern(tuple(word for row in words.part for word in row.words))
    return re.compile(
        rf"(?:(?<![\w-])(?:(?P<prep>{before})\s+)?(?:{HEDGE}\s+)?(?:(?P<det>{DETERMINER})\s+)?"
        rf"(?P<part>(?:{parts}[\s-]+(?:the\s+)?)+)?)?$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _lead_words() -> frozenset[str]:
    """The words of ``_lead_pattern``, all but the possessives."""
    before = [word for row in vocabulary().before for word in row.words]
    parts = [word for row in vocabulary().part for word in row.words]
    others = re.sub(r"\[.*?\]|\\s|[^a-z]", " ", HEDGE + DETERMINER)
    return frozenset(re.split(r"[\s-]", " ".join([*before, *parts, others, "a an -"]).lower()))


@lru_cache(maxsize=1)
def _title_before() -> re.Pattern[str]:
    return re.compile(rf"\b{words_pattern(vocabulary().title_words)}\s+$")


@lru_cache(maxsize=1)
def _not_a_date() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.before})" for rule in vocabulary().not_a_date))


@lru_cache(maxsize=1)
def _relations() -> dict[str, str]:
    return {word: row.relation for row in vocabulary().before for word in row.words}


def read_leads(text: str, atoms: list[Atom]) -> list[Dated]:
    """Atoms with their prepositions, without the numbers that only look like dates."""
    dated: list[Dated] = []
    edge = 0
    for atom in atoms:
        item = _lead(text, atom, edge)
        if not _only_a_number(text, item, edge):
            dated.append(item)
            edge = atom.end
    return dated


def _lead(text: str, atom: Atom, edge: int) -> Dated:
    cell = text.rfind("\t", 0, atom.start) + 1  # the label of a table's row is no preposition of its cell
    base = max(edge, cell, atom.start - WINDOW)
    base = _run_before(text, base, atom.start)
    found = _lead_pattern().search(text[base : atom.start])
    assert found is not None  # every part is optional: it matches the empty end
    prep, det, part = found["prep"], found["det"], found["part"]
    inner = [found.start(name) for name in ("det", "part") if found[name]]
    content = base + min(inner, default=found.end())
    start = base + found.start() if prep else content
    key = _BETWEEN_WORDS.sub(" ", prep.lower()) if prep else None
    return Dated(atom, start, content, key, _relations()[key] if key else None, det, part)


def _run_before(text: str, base: int, end: int) -> int:
    """Where the words begin that ``_lead_pattern`` may match up to ``end``: looking at more of the text is slow."""
    known = _lead_words()
    words = text[base:end].split()
    count = 0
    for word in reversed(words):
        said = word.lower() if word.isalpha() else _LAST_PART.findall(word)[0].lower()
        if not (said in known or said.endswith(_POSSESSIVE) or known.issuperset(said.split("-"))):
            break
        count += 1
        if len(said) < len(word):  # a bracket or quotation mark opens it
            break
    if count == len(words):
        return base
    return base + len(text[base:end].rsplit(None, count)[0]) if count else end


def _only_a_number(text: str, item: Dated, edge: int) -> bool:
    """Whether a year is a number of something: "Resolution 2042", "1996 mines", "MON-2000"."""
    atom = item.atom
    if not text[atom.start].isdigit() or (atom.month and atom.day is None):
        return False
    if atom.month:
        return False
    following = _NEXT_WORD.match(text, atom.end)
    counted = bool(following and following[1] in vocabulary().counted_nouns)
    before = text[max(edge, atom.start - NUMBERED) : atom.start]
    if item.part is None and before.endswith(("-", "‑")) and _HYPHENED.search(before):
        return True
    if item.relation in ("at", "since") and item.preposition not in ("at", "of", "on"):
        counted = False
    return counted or _not_a_date().search(before) is not None


def yearless_counts(text: str, item: Dated) -> bool:
    """Whether "5 May" or "in March" without a year is a date: not "March on the capital", "May 12 mines"."""
    atom = item.atom
    if atom.day:
        following = _NEXT_WORD.match(text, atom.end)
        return not (following and following[1] in vocabulary().counted_nouns)
    return item.preposition is not None and item.preposition not in ("of", "at", "following", "preceding")


def naming(text: str, item: Dated, *, listed: bool) -> str | None:
    """ "title" or "adjectival" where the date is part of a name: "Monitor Report 2006", "the 2014 conference".

    ``listed`` says that the date goes on from another one: then only a determiner makes it an attribute.
    """
    atom = item.atom
    if item.preposition is None and not item.determiner and atom.month is None:
        before = text[max(0, atom.start - 20) : atom.start]
        if _title_before().search(before):
            return "title"
    if item.part and _PART_OF.search(item.part):
        return None
    if item.preposition and item.determiner in ("the", "The") and text[atom.end - 1] == "s":
        return None  # "in the 1990s Iraq still …"
    if item.preposition == "during" and atom.span and _WAR.match(text, atom.end):
        return None  # "during the 1998–1999 war"
    following = _NEXT_NAME.match(text, atom.end)
    if following is None or following[1].lower() in vocabulary().not_nouns:
        return None
    if item.determiner and item.determiner.lower() not in ("that", "this"):
        return "adjectival"
    if (
        item.preposition is None
        and not listed
        and (following[1][0].isupper() or following[1] in vocabulary().attribute_nouns)
    ):
        return "adjectival" if re.search(r"[\w’]\s$", text[max(0, atom.start - 2) : atom.start]) else None
    return None
