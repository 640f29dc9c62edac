"""Tables of use in a chapter: a row says where, when, and by whom, under heads that name the columns.

"Location | Date | User", "Country | Used by | Year". A table without a column of users is none: the state where a
weapon was used is not the one that used it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.claims.arguments import default_weapon, make_claim
from pipeline.claims.wording import wording
from pipeline.language.agents import Agent
from pipeline.language.analysis import Analysis
from pipeline.language.frames import phrase_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

_RULE = "use.table"
_CONFIDENCE = 0.8
_ACTS = frozenset({"state", "group", "coalition"})

Span = tuple[int, int]
"""Where a cell stands in its row."""


def tabled(analysis: Analysis) -> Iterator[Claim]:
    """The claims of use in the rows of the report's tables."""
    told = ""
    for is_row, found in groupby(analysis.sentences, key=_is_row):
        sentences = list(found)
        if is_row:
            yield from _of_table(sentences[0], sentences[1:], told)
        told = sentences[-1].text


def _is_row(sentence: Sentence) -> bool:
    return sentence.zone == "body" and "\t" in sentence.text


def _of_table(head: Sentence, rows: list[Sentence], told: str) -> Iterator[Claim]:
    """The claims of the rows under a head; ``told``: the sentence before the table."""
    heads = [head.text[start:end] for start, end in _cells(head)]
    user = next((at for at, words in enumerate(heads) if wording("use", "column_user").match(words)), None)
    by = next((at for at, words in enumerate(heads) if wording("use", "column_by").match(words)), None)
    of_use = wording("use", "table_of_use").search(f"{head.section or ''} {told} {head.text}")
    column = user if user is not None else by if of_use else None
    if column is None:
        return
    alleged = wording("use", "cell_unsure").search(heads[column]) is not None
    for row in rows:
        cells = _cells(row)
        if len(cells) == len(heads):
            yield from _of_row(row, cells[column], alleged=alleged)


def _cells(row: Sentence) -> list[Span]:
    """The cells of a row, by offsets in it."""
    cells, start = [], 0
    for words in row.text.split("\t"):
        cells.append((start, start + len(words)))
        start += len(words) + 1
    return cells


def _of_row(row: Sentence, cell: Span, *, alleged: bool) -> Iterator[Claim]:
    """One claim a user and date of a row."""
    dates = [date for date in row.dates if date.edtf and not cell[0] <= date.start < cell[1]]
    hedged = alleged or wording("use", "cell_unsure").search(row.text) is not None
    weapon = row.weapons[0].weapon if row.weapons else default_weapon(row)
    for agent in _users(row, cell):
        frame = phrase_frame(row, agent.start, agent.end)
        frame.assertion, frame.speaker = "monitor", None
        for actor in row.context.actors_of(row, agent):
            for position, date in enumerate([*dates] or [None]):
                start = date.start if date is not None and position else 0
                yield make_claim(
                    frame, "use", "used", actor, _RULE, start=start, end=cell[1], confidence=_CONFIDENCE,
                    when=date.edtf if date else None, weapon=weapon, hedged=hedged,
                )  # fmt: skip


def _users(row: Sentence, cell: Span) -> list[Agent]:
    """Who is named in the cell of the users."""
    if wording("use", "cell_nobody").match(row.text, *cell):
        return []
    return [a for a in row.agents if a.kind in _ACTS and cell[0] <= a.start and a.end <= cell[1]]
