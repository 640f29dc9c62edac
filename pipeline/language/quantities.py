"""Counts in text: "50,659", "some 4,000", "1.18 million", "more than six million", "dozens".

A range ("between 10,000 and 15,000") takes no figure, as the annotation rules say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

# "50,659", "1 360", "3.37 million", "six million", "twenty-four"
_FIGURE = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?"
_WORD = rf"(?:{'|'.join(WORDS)})(?:-(?:{'|'.join(list(WORDS)[:9])}))?"
_NUMBER = re.compile(
    rf"(?<![\w.,/–-])(?P<figure>{_FIGURE})(?:\s+(?P<scale>{'|'.join(SCALES)}))?(?![\d/%]|,\d|-\w|\.\d|\s?(?:%|percent|per cent|US\$|km|square|kilomet|met(?:er|re)s|hectares|years?|months?|days?|weeks?|hours?|kilo|grams?|kg|tons?|tonnes?))"
    rf"|(?<![\w-])(?P<words>{_WORD})(?:\s+(?P<wscale>{'|'.join(SCALES)}))?(?![\w-])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\bbetween\s+[^ ]+\s+(?:\w+\s+)?(?:and)\s+$|\bfrom\s+\S+\s+to\s+$|\d\s?(?:–|-|to)\s?$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"^\s?(?:–|to|-)\s?\d", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"(?:[$€£]|\b(?:Resolution|Article|Articles|No\.|Nos\.|Form|Protocol|p\.|pp\.|para\.|paras\.|Law|Decree|Act|Section|type|Type|Public Law|Order|category|Category|Battalion|Brigade|Division)\s*)$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count at ``text[start:end]``. ``value`` is None for a range; ``rough`` for "some", "about", "more than"."""

    start: int
    end: int
    value: int | None
    rough: bool


def find_quantities(text: str) -> list[Quantity]:
    """Counts in text order. Years, dates, resolution numbers and measures of area, money and time are none.

    >>> [q.value for q in find_quantities("It holds some 4,000 mines and 1.18 million fuzes.")]
    [4000, 1180000]
    """
    found = []
    for match in _NUMBER.finditer(text):
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 12]
        if _NOT_BEFORE.search(before):
            continue
        if match.group("figure"):
            digits = re.sub(r"[,\u00a0\u202f]", "", match.group("figure"))
            if not match.group("scale") and re.fullmatch(r"(?:19|20)\d\d", match.group("figure")):
                continue
            if re.match(r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", after):
                continue
            number = float(digits) * SCALES.get((match.group("scale") or "").lower(), 1)
            if number != int(number):
                continue
        else:
            parts = match.group("words").lower().split("-")
            number = sum(WORDS[part] for part in parts) * SCALES.get((match.group("wscale") or "").lower(), 1)
        ranged = bool(_RANGE.search(before) or _RANGE_AFTER.search(after) or (re.search(r"\bbetween\s+$", before) and " and " in after + text[match.end() + 12 : match.end() + 24]))
        rough = bool(re.search(r"\b(?:some|about|around|approximately|nearly|almost|over|more than|at least|roughly|an estimated|up to|fewer than|less than|close to|in excess of)\s+$", before, re.IGNORECASE))
        found.append(Quantity(match.start(), match.end(), None if ranged else int(number), rough))
    return found
