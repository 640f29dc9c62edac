"""Line ends of a PDF: words broken by a hyphen made whole, compounds kept, dashes closed up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.ingest.blocks import NoteRef

from .pdf_lines import Line
from .pdf_pieces import BROKEN_WORD
from .runs import Runs, tidy

_HYPHENS = ("-", "\u2010", "\u2011", BROKEN_WORD)
_LAST_PART = re.compile(r"([^\W\d_]+)[-\u2010\u2011\x02]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_FIRST_PART = re.compile(r"\s*([^\W\d_]+)")
# "2016–" before "2017", "November–" before "December"; not a dash with a space before it
_OPEN_RANGE = re.compile(r"(?:[-/]\s*$|\w[–—]\s*$)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How often a file prints each word unbroken, and whether it breaks words at line ends other than compounds."""

    counts: Mapping[str, int]
    breaks_words: bool = True


def read_spelling(lines: Iterable[Line]) -> Spelling:
    """Words in lower case, hyphenated compounds whole; the parts of broken words are not counted."""
    counts: dict[str, int] = {}
    breaks: list[tuple[str, str]] = []
    left = ""
    for line in lines:
        text = line.text
        words = _WORD.findall(text.lower())
        last = _LAST_PART.search(text) if text.rstrip().endswith(_HYPHENS) else None
        first = _FIRST_PART.match(text) if left else None
        if first:
            breaks.append((left, first.group(1)))
        for word in words[bool(left) : len(words) - bool(last)]:
            counts[word] = counts.get(word, 0) + 1
        left = last.group(1) if last else ""
    return Spelling(counts, any(_is_plain_break(first, second, counts) for first, second in breaks))


def _is_plain_break(first: str, second: str, counts: Mapping[str, int]) -> bool:
    """Whether "acces-" "sion" shows that the file breaks words: the second part is no word, the first no prefix."""
    prefix = first.lower() in _compounds("strong") | _compounds("weak")
    return second.islower() and counts.get(second, 0) == 0 and not prefix


def join_lines(lines: Sequence[Line], spelling: Spelling) -> Runs:
    """The runs of several lines as one text."""
    runs: list[str | NoteRef] = []
    for line in lines:
        following = list(line.runs)
        if runs and following and isinstance(runs[-1], str) and isinstance(following[0], str):
            runs[-1], following[0] = _join(runs[-1], following[0], spelling)
        elif runs:
            runs.append(" ")
        runs += following
    return tidy(run.replace(BROKEN_WORD, "-") if isinstance(run, str) else run for run in runs)


def _join(left: str, right: str, spelling: Spelling) -> tuple[str, str]:
    """Two line edges: a space between, or a broken word made whole ("acces-" "sion"), or a compound kept."""
    hyphen = left.rstrip().endswith(_HYPHENS)
    last, first = _LAST_PART.search(left) if hyphen else None, _FIRST_PART.match(right)
    if not last or not first:
        if left.endswith(BROKEN_WORD):
            return left[:-1] + "-", right.lstrip()
        dash = left.rstrip()[-1:] in ("–", "—")
        closed = _OPEN_RANGE.search(left) and re.match(r"\s*\w" if dash else r"\s*\d", right)
        return left.rstrip() + ("" if closed else " "), right.lstrip()
    whole = left[: last.end(1)]
    if keeps_hyphen(last.group(1), first.group(1), spelling):
        return whole + "-", right.lstrip()
    return whole, right.lstrip()


def keeps_hyphen(first: str, second: str, spelling: Spelling) -> bool:
    """Whether "anti-" and "personnel" are a compound. The file's own spelling elsewhere decides, then the prefix.

    In a file that breaks no words, every hyphen at the end of a line is one that its writer wrote.
    """
    if not spelling.breaks_words:
        return True
    compound, joined = f"{first}-{second}".lower(), f"{first}{second}".lower()
    seen_compound, seen_joined = spelling.counts.get(compound, 0), spelling.counts.get(joined, 0)
    if seen_compound != seen_joined:
        return seen_compound > seen_joined
    if second[:1].isupper() or first.lower() in _compounds("strong"):
        return True
    return first.lower() in _compounds("weak") and spelling.counts.get(second.lower(), 0) > 0


@lru_cache(maxsize=2)
def _compounds(key: str) -> frozenset[str]:
    source = files(__package__).joinpath("rules/compounds.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)[key])
