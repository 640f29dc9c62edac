"""Whether rows may be written: types, nulls, vocabularies, unique keys, references, quoted words.

``check_rows`` is the only thing to call. It raises at the first row that the declared tables do not allow and names
that row, so that a slip in a stage is seen at once and never reaches a reader of the tables.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.records import Rows
from pipeline.tables.schema import TABLES, Column, Table
from pipeline.tables.vocabulary import polarity


class RowError(ValueError):
    """A row that the declared tables do not allow; the message names the table, the row and the column."""


def check_rows(rows: Rows) -> None:
    """Raises RowError for the first row that is not allowed; returns None when all are."""
    keys = {table.name: _unique_keys(table, getattr(rows, table.name)) for table in TABLES.values()}
    for table in TABLES.values():
        for column in table.columns:
            _check_column(table, column, getattr(rows, table.name), keys)
    _check_claims(rows)
    _check_quotes(rows)


def check_values(table: Table, rows: Sequence[Any]) -> None:
    """Raises RowError for the first row of one table with a value of the wrong type or outside its vocabulary."""
    for column in table.columns:
        _check_column(table, replace(column, refers_to=None), rows, {})


def _check_column(table: Table, column: Column, rows: Sequence[Any], keys: dict[str, set[tuple[Any, ...]]]) -> None:
    has_type = _TYPE_TESTS[column.type]
    allowed = frozenset(column.vocabulary)
    known = keys[column.refers_to] if column.refers_to else None
    for row in rows:
        value = getattr(row, column.name)
        if value is None:
            if not column.nullable:
                raise _error(table, row, f"{column.name} is null")
        elif not has_type(value):
            raise _error(table, row, f"{column.name} is {value!r}, which is no {column.type}")
        elif allowed and value not in allowed:
            raise _error(table, row, f"{column.name} is {value!r}; allowed are {', '.join(column.vocabulary)}")
        elif not _in_range(column, value):
            raise _error(table, row, f"{column.name} is {value}, which is not {_range(column)}")
        elif known is not None and (value,) not in known:
            raise _error(table, row, f"{column.name} {value!r} is not in {column.refers_to}")


def _in_range(column: Column, value: Any) -> bool:
    # written so that NaN is outside
    least = column.minimum is None or value >= column.minimum
    return least and (column.maximum is None or value <= column.maximum)


def _range(column: Column) -> str:
    return f"{column.minimum} or more" if column.maximum is None else f"from {column.minimum} to {column.maximum}"


def _unique_keys(table: Table, rows: Sequence[Any]) -> set[tuple[Any, ...]]:
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(getattr(row, name) for name in table.key)
        if key in seen:
            raise _error(table, row, f"there is another row with the same {', '.join(table.key)}")
        seen.add(key)
    return seen


def _check_claims(rows: Rows) -> None:
    for claim in rows.claims:
        try:
            expected = polarity(claim.claim_type, claim.value)
        except ValueError as error:
            raise _error(TABLES["claims"], claim, str(error)) from error
        if claim.polarity != expected:
            raise _error(TABLES["claims"], claim, f"polarity is {claim.polarity!r}; of {claim.value} it is {expected}")


def _check_quotes(rows: Rows) -> None:
    """Offsets are sacred: what a row quotes is what stands in the report at its offsets."""
    texts = {document.doc_id: document.text for document in rows.documents}
    quoting: Iterable[tuple[str, str]] = (
        ("sentences", "text"),
        ("claims", "evidence"),
        ("sources", "text"),
        ("candidates", "text"),
    )
    for name, words in quoting:
        for row in getattr(rows, name):
            if not 0 <= row.start < row.end or texts[row.doc_id][row.start : row.end] != getattr(row, words):
                raise _error(TABLES[name], row, f"{words} is not documents.text[{row.start}:{row.end}]")


def _error(table: Table, row: Any, what: str) -> RowError:
    key = ", ".join(f"{name} {getattr(row, name)!r}" for name in table.key)
    return RowError(f"{table.name}, row {key}: {what}")


def _is_text(value: object) -> bool:
    """A string that UTF-8 can hold (a lone surrogate can't be written)."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_int(value: object, bits: int = 32) -> bool:
    # bool is an int to Python, but a column of numbers should hold none
    return isinstance(value, int) and not isinstance(value, bool) and -(2 ** (bits - 1)) <= value < 2 ** (bits - 1)


_TYPE_TESTS: dict[str, Callable[[Any], bool]] = {
    "string": _is_text,
    "int32": _is_int,
    "int64": lambda value: _is_int(value, 64),
    "float64": lambda value: isinstance(value, (float, int)) and not isinstance(value, bool),
    "bool": lambda value: isinstance(value, bool),
    # a datetime is a date to Python, but would lose its time of day
    "date32": lambda value: isinstance(value, dt.date) and not isinstance(value, dt.datetime),
    "list<int32>": lambda value: isinstance(value, (tuple, list)) and all(map(_is_int, value)),
}
