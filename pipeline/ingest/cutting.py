"""One file, several reports: where one ends and the next begins, and which notes go with it.

Begin with ``cut_reports``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.blocks import Block, NoteRef

from .country_line import place_of_line
from .runs import block_words, plain
from .vocabulary import match_line

_MIN_BODY_CHARS = 200
_BAN_THEMES = frozenset({"mine_ban_policy", "cluster_munition_ban_policy"})


def cut_reports(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each report, in order. A report begins where notes are numbered anew, or with a head of its own.

    A head is a run of headings (country, theme, edition) with a "Last updated" line; an edition line that names a
    country ("ANGOLA, Landmine Monitor Report 2004"); a country's name above a theme; or the other ban policy's theme.
    """
    starts = sorted({0, *_note_restarts(blocks), *_heads(blocks)})
    parts = [list(blocks[a:b]) for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    return _notes_to_their_parts(_with_bodies(parts))


def _note_restarts(blocks: Sequence[Block]) -> list[int]:
    """Indexes of the first body block after a run of notes, where later notes begin again at a number seen before."""
    starts: list[int] = []
    last_number = 0
    candidate: int | None = None
    for index, block in enumerate(blocks):
        if block.kind == "note":
            number = block.number or 0
            if candidate is not None and number <= last_number:
                starts.append(candidate)
                last_number = 0
            last_number = max(last_number, number)
            candidate = None
        elif candidate is None and index > 0 and blocks[index - 1].kind == "note":
            candidate = index
    return starts


# ------------------------------------------------------------------ heads


def _heads(blocks: Sequence[Block]) -> list[int]:
    starts: list[int] = []
    theme: str | None = None
    for index, block in enumerate(blocks):
        line = block_words(block).strip()
        if block.kind not in ("heading", "paragraph") or len(line) > 150:
            continue
        edition = match_line("edition", line)
        found = match_line("theme", line)
        if match_line("last_updated", line):
            starts.append(_head_start(blocks, index))
        elif (edition is not None and edition.parts.get("name")) or _is_country_head(blocks, index):
            starts.append(_head_start(blocks, index))
            theme = None
        elif found is not None and found.value in _BAN_THEMES and block.kind == "heading":
            if theme is not None and found.value != theme:
                starts.append(_head_start(blocks, index))
            theme = found.value
    # The lines of one head ("ANGOLA, Landmine Monitor Report 2004", "Last updated: ...") begin one report, not two.
    merged: list[int] = []
    for start in sorted(set(starts)):
        if not merged or _body_chars(blocks[merged[-1] : start]) >= _MIN_BODY_CHARS:
            merged.append(start)
    return [start for start in merged if _body_chars(blocks[:start]) >= _MIN_BODY_CHARS]


def _is_country_head(blocks: Sequence[Block], index: int) -> bool:
    """A heading that is a country's name, with a theme, a section or a date of update right below it; in a part of a
    volume ("STATES PARTIES") any name in capitals.

    "Syria" above a paragraph is a section of an overview instead.
    """
    name = plain(blocks[index].runs).strip()
    if blocks[index].kind != "heading" or place_of_line(name) is None:
        return False
    following = [block_words(block).strip() for block in blocks[index + 1 : index + 2]]
    if any(match_line(kind, line) for line in following for kind in ("theme", "last_updated", "edition")):
        return True
    return name.isupper() and _in_volume(blocks[:index])


def _in_volume(before: Sequence[Block]) -> bool:
    """Whether a part of a volume is open in which one country's report follows another's: "SIGNATORIES" in capitals."""
    lines = (plain(block.runs).strip() for block in before if block.kind in {"heading", "paragraph"})
    return any(line.isupper() and match_line("volume_part", line) for line in lines)


def _head_start(blocks: Sequence[Block], index: int) -> int:
    start = index
    while start > 0 and index - start < 4 and blocks[start - 1].kind == "heading":
        line = plain(blocks[start - 1].runs)
        if match_line("section", line) and not match_line("theme", line):
            break
        start -= 1
    return start


# ------------------------------------------------------------------ what belongs together


def _body_chars(blocks: Sequence[Block]) -> int:
    return sum(len(block_words(block)) for block in blocks if block.kind in ("paragraph", "table_row"))


def _with_bodies(parts: list[list[Block]]) -> list[list[Block]]:
    """A part that is only a head belongs to what follows; one at the end to what is before."""
    whole: list[list[Block]] = []
    pending: list[Block] = []
    for part in parts:
        pending += part
        if _body_chars(pending) >= _MIN_BODY_CHARS or any(block.kind == "note" for block in pending):
            whole.append(pending)
            pending = []
    if pending:
        if whole:
            whole[-1] += pending
        else:
            whole.append(pending)
    return whole


def _notes_to_their_parts(parts: list[list[Block]]) -> list[list[Block]]:
    """Notes counted through several reports stand behind the last; each goes to the report that refers to it."""
    open_parts: list[int] = []
    for index, part in enumerate(parts):
        open_parts.append(index)
        notes = [block for block in part if block.kind == "note"]
        if not notes:
            continue
        if len(open_parts) > 1:
            parts[index] = [block for block in part if block.kind != "note"]
            referred = [_referred(parts[i]) for i in open_parts]
            for note in notes:
                owner = _owner(note.number or 0, referred)
                parts[open_parts[owner]].append(note)
        open_parts = []
    return parts


def _referred(part: Sequence[Block]) -> set[int]:
    return {
        run.number
        for block in part
        if block.kind != "note"
        for runs in (block.runs, *block.cells)
        for run in runs
        if isinstance(run, NoteRef)
    }


def _owner(number: int, referred: Sequence[set[int]]) -> int:
    """The first part that refers to the note; for a note without a reference, the part of the note before it."""
    for index, numbers in enumerate(referred):
        if number in numbers:
            return index
    below = [index for index, numbers in enumerate(referred) if numbers and min(numbers) < number]
    return below[-1] if below else len(referred) - 1
