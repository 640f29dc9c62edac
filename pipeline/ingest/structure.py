"""From raw blocks to understood ones, the same way for every format.

``find_headings`` tells headings from paragraphs where the format does not say; ``fold_overview`` finds the overview
table, also where its labels and values are lines in turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.blocks import Block, NoteRef

from .country_line import place_of_line
from .runs import block_words, plain
from .settings import DEFAULT_SETTINGS, IngestSettings
from .vocabulary import match_line

_FINAL = re.compile(r"[.!?:;,…][\"”’')\]]*$")
_FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_STARTS_LIKE_HEADING = re.compile(r"[A-ZÀ-ÞА-Я0-9“\"(]")


def find_headings(
    blocks: Sequence[Block], settings: IngestSettings = DEFAULT_SETTINGS, *, only_known: bool = False
) -> list[Block]:
    """Paragraphs that are headings made so; other blocks as they are.

    ``only_known`` is for formats with styles of their own, where only the usual headings and titles may be unmarked.
    """
    found: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        line = plain(block.runs).strip()
        if block.kind == "paragraph" and (
            is_title_or_section(line) if only_known else _is_heading(block, following, settings)
        ):
            block = replace(block, kind="heading", level=heading_level(plain(block.runs)))
        found.append(block)
    return found


def heading_level(line: str) -> int:
    """1 for what names the report (country, theme, edition), 2 for a known section, 3 for any other."""
    if match_line("theme", line) or match_line("edition", line) or place_of_line(line):
        return 1
    return 2 if match_line("section", line) or match_line("overview_heading", line) else 3


def is_title_or_section(line: str) -> bool:
    """A usual heading or the name of a state, short enough to be a line of its own."""
    return len(line) <= 90 and (is_known_heading(line.rstrip(":")) or place_of_line(line) is not None)


def is_known_heading(line: str) -> bool:
    """Whether the line is one of the headings that reports of every year use."""
    kinds = ("theme", "edition", "overview_heading", "section")
    return any(match_line(kind, line) for kind in kinds)


def _is_heading(block: Block, following: Block | None, settings: IngestSettings) -> bool:
    line = plain(block.runs).strip()
    if not line or len(line) > settings.max_heading_chars or match_line("last_updated", line):
        return False
    if is_known_heading(line.rstrip(":")):
        return True
    if following is None or following.kind == "note" or len(line.split()) > settings.max_heading_words:
        return False
    if any(isinstance(run, NoteRef) for run in block.runs) and following.kind == "heading":
        return False
    if match_line("overview_label", line.split(": ")[0]) and ": " in line:
        return False
    if _FINAL.search(line) or " | " in line or not _STARTS_LIKE_HEADING.match(line) or line[0].isdigit():
        return False
    return any(character.isalpha() for character in line)


# ------------------------------------------------------------------ the overview table


def fold_overview(blocks: Sequence[Block]) -> tuple[list[Block], frozenset[int]]:
    """Overview rows made of label and value lines, and the indexes of all blocks of overview tables.

    Raw lines ``Treaty status`` / ``State Party`` become one ``table_row`` whose ``runs`` keep the line end between
    them, so that the text stays as it was printed.
    """
    out: list[Block] = []
    rows: set[int] = set()
    index = 0
    while index < len(blocks):
        end = _stacked_end(blocks, index)
        if end > index:
            for row in _stack_rows(blocks[index:end]):
                rows.add(len(out))
                out.append(row)
            index = end
            continue
        if _is_overview_row(blocks, index, rows, len(out)):
            rows.add(len(out))
            if blocks[index].kind == "paragraph":
                out.append(replace(blocks[index], kind="table_row"))
                index += 1
                continue
        out.append(blocks[index])
        index += 1
    return out, frozenset(rows)


def _label(block: Block) -> str | None:
    if block.kind not in ("heading", "paragraph") or any(isinstance(run, NoteRef) for run in block.runs):
        return None
    line = plain(block.runs).strip().rstrip(":")
    return line if match_line("overview_label", line) else None


def _opens_table(blocks: Sequence[Block], index: int) -> bool:
    """A status label with a short value below opens a table of lines; any label does under an overview heading, or
    where two more pairs of a label and a few words follow."""
    label = _label(blocks[index])
    if label is None or index + 1 >= len(blocks) or not _is_value(blocks[index + 1]):
        return False
    found = match_line("overview_label", label)
    if found is not None and found.value == "opens":
        return True
    if index > 0 and match_line("overview_heading", plain(blocks[index - 1].runs)) is not None:
        return True
    return all(_is_pair(blocks[index + step : index + step + 2]) for step in (0, 2, 4))


def _is_pair(blocks: Sequence[Block]) -> bool:
    """A label and a few words that are no sentence."""
    if len(blocks) < 2 or not _label(blocks[0]) or not _is_value(blocks[1]):
        return False
    return _FULL_STOP.search(plain(blocks[1].runs).strip()) is None


def _is_value(block: Block) -> bool:
    if block.kind not in ("heading", "paragraph"):
        return False
    line = plain(block.runs).strip()
    if block.kind == "heading" and is_known_heading(line) and not match_line("overview_label", line):
        return False
    return len(line) <= 600


def _stacked_end(blocks: Sequence[Block], start: int) -> int:
    """Index behind the last line of the table of lines that begins at ``start``; ``start`` where none does."""
    if not _opens_table(blocks, start):
        return start
    index = start
    while index + 1 < len(blocks):
        label = _label(blocks[index])
        if label is not None and _is_value(blocks[index + 1]):
            # "Use" or "Transparency reporting" opens the body where sentences follow, a row where a few words do.
            if _opens_body(label) and _is_prose(blocks[index + 1]):
                break
            index += 2
        elif _continues_value(blocks, index):
            index += 1
        else:
            break
    return index


def _opens_body(label: str) -> bool:
    found = match_line("overview_label", label)
    return match_line("section", label) is not None and found is not None and found.value != "long"


def _is_prose(block: Block) -> bool:
    line = plain(block.runs).strip()
    return len(line) > 120 and bool(_FULL_STOP.search(line))


def _continues_value(blocks: Sequence[Block], index: int) -> bool:
    """A second line of a value: no sentence, no known heading, and a label or known heading right after it."""
    line = plain(blocks[index].runs).strip()
    if blocks[index].kind not in ("heading", "paragraph") or is_known_heading(line) or _FULL_STOP.search(line):
        return False
    following = blocks[index + 1]
    return _label(following) is not None or is_known_heading(plain(following.runs).strip())


def _stack_rows(blocks: Sequence[Block]) -> list[Block]:
    rows: list[Block] = []
    position = 0
    while position < len(blocks):
        row = [blocks[position]]
        position += 1
        while position < len(blocks) and (len(row) == 1 or _label(blocks[position]) is None):
            row.append(blocks[position])
            position += 1
        runs: list[str | NoteRef] = []
        for block in row:
            runs += [*(["\n"] if runs else []), *block.runs]
        rows.append(Block("table_row", runs=tuple(runs), page=row[0].page))
    return rows


def _is_overview_row(blocks: Sequence[Block], index: int, rows: set[int], position: int) -> bool:
    """Whether a finished row (cells, or "Treaty status: State Party" in one line) belongs to the overview table."""
    block = blocks[index]
    words = block_words(block)
    first = words.split("\t")[0].strip().rstrip(":")
    goes_on = position - 1 in rows
    if block.cells:
        after_heading = index > 0 and match_line("overview_heading", plain(blocks[index - 1].runs)) is not None
        two = sum(bool(plain(cell).strip()) for cell in block.cells) <= 2
        if goes_on and two:
            return True
        return two and (after_heading or match_line("overview_label", first) is not None)
    if block.kind == "paragraph" and ": " in words and len(words) <= 300:
        found = match_line("overview_label", words.split(": ")[0])
        return found is not None and (found.value == "opens" or goes_on)
    return False
