"""One claim, candidate or report, told from the tables.

``describe`` decides from an id (or the beginning of one) what is to be shown; the pages are in ``claim.py``,
``candidate.py`` and ``document.py``.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.show.candidate import candidate_lines
from pipeline.show.claim import claim_lines
from pipeline.show.document import document_lines
from pipeline.show.lines import Line, Piece, Style
from pipeline.tables.read import read_column, read_rows

__all__ = ["Line", "NoSuchIdError", "Piece", "Style", "describe", "resolve"]

_IDS = {"claims": "claim_id", "candidates": "candidate_id", "documents": "doc_id"}
_IDS_SHOWN = 10


class NoSuchIdError(LookupError):
    """The tables hold no row with that id, or several that begin so; the message says which."""


def describe(out_dir: Path, id_or_prefix: str) -> list[Line]:
    """Lines about the claim, candidate or report with that id, or with the only id that begins so.

    Report text is as it stands in the report: who prints it must make it safe for a terminal. Raises NoSuchIdError, and
    TablesError where ``out_dir`` holds no tables.
    """
    table, found = resolve(out_dir, id_or_prefix)
    row = read_rows(out_dir, table, **{_IDS[table]: found})[0]
    if table == "claims":
        return list(claim_lines(out_dir, row))
    if table == "candidates":
        return list(candidate_lines(out_dir, row))
    return list(document_lines(out_dir, row))


def resolve(out_dir: Path, prefix: str) -> tuple[str, str]:
    """The table and the full id. A whole id wins over longer ones that begin with it. Raises NoSuchIdError."""
    ids = [(table, row_id) for table, column in _IDS.items() for row_id in read_column(out_dir, table, column)]
    exact = [entry for entry in ids if entry[1] == prefix]
    matching = exact or [entry for entry in ids if prefix and entry[1].startswith(prefix)]
    # a report's id begins the ids of its claims
    documents = [entry for entry in matching if entry[0] == "documents"]
    if len(documents) == 1 and all(entry[1].startswith(documents[0][1]) for entry in matching):
        return documents[0]
    if not matching:
        raise NoSuchIdError(
            f"no claim, candidate or report in {out_dir} has an id that begins with {prefix!r}.{_near(ids, prefix)}"
        )
    if len(matching) > 1:
        names = ", ".join(entry[1] for entry in matching[:_IDS_SHOWN])
        more = "" if len(matching) <= _IDS_SHOWN else f" and {len(matching) - _IDS_SHOWN} more"
        raise NoSuchIdError(f"{len(matching)} ids begin with {prefix!r}: {names}{more}. Give more of the id.")
    return matching[0]


def _near(ids: list[tuple[str, str]], prefix: str) -> str:
    """The ids that share the longest beginning with what was asked for: most likely one of them is meant."""
    for length in range(len(prefix) - 1, 3, -1):
        near = [row_id for _, row_id in ids if row_id.startswith(prefix[:length])]
        if near:
            return f" Near it: {', '.join(near[:_IDS_SHOWN])}."
    return ""
