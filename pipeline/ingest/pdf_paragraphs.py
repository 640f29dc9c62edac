"""Body lines of a PDF to paragraphs, headings and rows; words broken over lines made whole."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.records import Block, NoteRef

from .pdf_chars import BROKEN_WORD
from .pdf_lines import Line
from .runs import Runs, plain, tidy
from .structure import is_title_or_section
from .vocabulary import match_line

_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*\s*$")
_LAST_PART = re.compile(r"([^\W\d_]+)[-\u2010\u2011\x02]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_FIRST_PART = re.compile(r"\s*([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in this file: body size and leading in points, and how often each word is printed unbroken."""

    size: float
    leading: float
    words: dict[str, int]


def read_words(lines: Iterable[Line]) -> dict[str, int]:
    """Counts of the words of a file in lower case, hyphenated compounds whole; parts of broken words left out."""
    counts: dict[str, int] = {}
    broken = False
    for line in lines:
        words = _WORD.findall(line.text.lower())
        begin, broken = int(broken), bool(_LAST_PART.search(line.text))
        for word in words[begin : len(words) - broken]:
            counts[word] = counts.get(word, 0) + 1
    return counts


def paragraphs(lines: Sequence[Line], layout: Layout) -> list[Block]:
    """Blocks of the body in order, each with the page on which it begins."""
    edges = _column_edges(lines)
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and _begins_block(group, line, layout, edges):
            blocks.append(_block(group, layout))
            group = []
        group.append(line)
    if group:
        blocks.append(_block(group, layout))
    return [block for block in blocks if plain(block.runs).strip() or block.cells]


def join_lines(lines: Sequence[Line], words: dict[str, int]) -> Runs:
    """The runs of several lines as one text."""
    runs: list[str | NoteRef] = []
    for line in lines:
        following = list(line.runs)
        if runs and following and isinstance(runs[-1], str) and isinstance(following[0], str):
            runs[-1], following[0] = _join(runs[-1], following[0], words)
        elif runs:
            runs.append(" ")
        runs += following
    return tidy(run.replace(BROKEN_WORD, "-") if isinstance(run, str) else run for run in runs)


def _join(left: str, right: str, words: dict[str, int]) -> tuple[str, str]:
    """Two line edges: a space between, or a broken word made whole ("acces-" "sion"), or a compound kept."""
    last, first = _LAST_PART.search(left), _FIRST_PART.match(right)
    if not last or not first:
        if left.endswith(BROKEN_WORD):
            return left[:-1] + "-", right.lstrip()
        glue = "" if re.search(r"[-–—/]\s*$", left) and re.match(r"\s*\d", right) else " "
        return left.rstrip() + glue, right.lstrip()
    whole = left[: last.end(1)]
    if keeps_hyphen(last.group(1), first.group(1), words):
        return whole + "-", right.lstrip()
    return whole, right.lstrip()


def keeps_hyphen(first: str, second: str, words: dict[str, int]) -> bool:
    """Whether "anti-" and "personnel" are a compound. The file's own spelling elsewhere decides, then the prefix."""
    compound, joined = f"{first}-{second}".lower(), f"{first}{second}".lower()
    seen_compound, seen_joined = words.get(compound, 0), words.get(joined, 0)
    if seen_compound != seen_joined:
        return seen_compound > seen_joined
    if second[:1].isupper() or first.lower() in _compounds("strong"):
        return True
    return first.lower() in _compounds("weak") and words.get(second.lower(), 0) > 0


@lru_cache(maxsize=2)
def _compounds(key: str) -> frozenset[str]:
    source = files(__package__).joinpath("rules/compounds.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)[key])


# ------------------------------------------------------------------ where a block begins


def _column_edges(lines: Sequence[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """Left and right edge of each column, by page and which half of the page it begins in (in steps of 100 points)."""
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        key = _column(line)
        left, right = edges.get(key, (line.x0, line.x1))
        edges[key] = (min(left, line.x0), max(right, line.x1))
    return edges


def _column(line: Line) -> tuple[int, int]:
    return line.page, round(line.x0 / 120)


def _begins_block(
    group: Sequence[Line], line: Line, layout: Layout, edges: dict[tuple[int, int], tuple[float, float]]
) -> bool:
    last = group[-1]
    if line.page == last.page and abs(line.y - last.y) < 0.2 * line.size and line.x0 > last.x0:
        return False  # a wide gap within one printed line
    if _is_display(last, layout) != _is_display(line, layout) or abs(last.size - line.size) > 0.6:
        return True
    if match_line("last_updated", last.text.strip()) or match_line("last_updated", line.text.strip()):
        return True
    if _is_display(line, layout):
        return not 0 < last.y - line.y < 1.6 * line.size or is_title_or_section(last.text.strip())
    moved = line.page != last.page or line.y > last.y
    ends = bool(_SENTENCE_END.search(last.text)) or isinstance(last.runs[-1], NoteRef)
    if moved:
        return ends and not line.text.lstrip()[:1].islower()
    if last.y - line.y > 1.35 * layout.leading:
        return True
    left, right = edges[_column(line)]
    indented = 0.8 * line.size < line.x0 - left < 5 * line.size and last.x0 - left < 0.5 * line.size
    short = last.x1 < right - 0.25 * (right - left)
    return ends and (indented or short)


def _is_display(line: Line, layout: Layout) -> bool:
    """A heading by its looks: larger than the body, or bold and short."""
    text = line.text.strip()
    if line.size > layout.size + 0.7:
        return len(text) < 150
    return line.bold and len(text) < 110 and not _SENTENCE_END.search(text)


def _block(group: Sequence[Line], layout: Layout) -> Block:
    runs = join_lines(group, layout.words)
    first = group[0]
    if _is_display(first, layout) and len(plain(runs)) <= 200:
        level = 1 if first.size > 1.35 * layout.size else 2 if first.size > layout.size + 0.7 else 3
        return Block("heading", runs=runs, level=level, page=first.page)
    return Block("paragraph", runs=runs, page=first.page)
