"""The data dictionary: the declared tables written out for people (text, Markdown) and for programs (JSON)."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping

from pipeline.tables.review_schema import REVIEW_TABLES
from pipeline.tables.schema import SCHEMA_VERSION, TABLES, Column, Table
from pipeline.tables.vocabulary import CLAIM_VALUES

_ALL = TABLES | REVIEW_TABLES
_NOTE = (
    "Days of unknown extent are strings in EDTF (ISO 8601-2, level 0 and 1): 2017-10-23, 2016, 1994/.. (since 1994). "
    "All offsets count Unicode code points of documents.text."
)


def as_text() -> str:
    """For a terminal: a column a line, its values indented below."""
    return "\n".join(_text_lines()) + "\n"


def _text_lines() -> Iterator[str]:
    yield f"Tables, schema version {SCHEMA_VERSION}"
    yield ""
    yield from textwrap.wrap(_NOTE, 100)
    for table in _ALL.values():
        width = max(len(column.name) for column in table.columns)
        yield ""
        yield f"{table.name}: {table.description}"
        for column in table.columns:
            yield f"  {column.name:{width}}  {_type(column):16}  {column.description}"
            if column.vocabulary and column.name != "value":
                indent = " " * (width + 22)
                words = ", ".join(column.vocabulary)
                yield from textwrap.wrap(words, 120, initial_indent=indent, subsequent_indent=indent)
    yield ""
    yield "Claim types and their values (+ positive, - negative, 0 neutral)"
    width = max(map(len, CLAIM_VALUES))
    for claim_type in CLAIM_VALUES:
        yield from textwrap.wrap(
            f"  {claim_type:{width}}  {_values(claim_type)}", 100, subsequent_indent=" " * (width + 4)
        )


def as_markdown() -> str:
    """For the docs: a table a section."""
    return "\n".join(_markdown_lines()) + "\n"


def _markdown_lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield f"Schema version {SCHEMA_VERSION}. Written by `make docs`; edit `pipeline/tables/schema.py` instead."
    yield ""
    yield _NOTE
    for table in _ALL.values():
        yield from ("", f"## {table.name}", "", f"{table.description} Key: {_key(table)}.", "")
        yield "| column | type | meaning |"
        yield "| --- | --- | --- |"
        for column in table.columns:
            values = ""
            if column.vocabulary and column.name != "value":
                values = " One of " + ", ".join(f"`{word}`" for word in column.vocabulary) + "."
            yield f"| `{column.name}` | {_type(column)} | {column.description}{values} |"
    yield from ("", "## Claim types and values", "", "`+` positive, `-` negative, `0` neutral.", "")
    yield "| claim_type | values |"
    yield "| --- | --- |"
    for claim_type in CLAIM_VALUES:
        yield f"| `{claim_type}` | {_values(claim_type)} |"
    yield from ("", "## What the values mean", "", "| column | value | meaning |", "| --- | --- | --- |")
    for columns, meanings in _vocabularies():
        for value, meaning in meanings.items():
            yield f"| {columns} | `{value}` | {meaning} |"


def _vocabularies() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every vocabulary once, with the columns that have it: ("`citations.basis`", {...})."""
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for table in _ALL.values():
        for column in table.columns:
            if column.meanings and table.name != "claims_reviewed":
                found.setdefault(tuple(column.meanings.items()), []).append(f"`{table.name}.{column.name}`")
    for items, columns in found.items():
        yield ", ".join(columns), dict(items)


def as_json() -> str:
    """For programs: ``{"schema_version", "tables": [...], "claim_values": {type: {value: polarity}}}``."""
    tables = [
        {
            "name": table.name,
            "description": table.description,
            "key": list(table.key),
            "columns": [_column_json(column) for column in table.columns],
        }
        for table in _ALL.values()
    ]
    document = {"schema_version": SCHEMA_VERSION, "tables": tables, "claim_values": CLAIM_VALUES}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _column_json(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "type": column.type,
        "nullable": column.nullable,
        "description": column.description,
        "vocabulary": list(column.vocabulary) or None,
        "meanings": dict(column.meanings) or None,
        "notation": column.notation,
        "unit": column.unit,
        "refers_to": column.refers_to,
    }


def _type(column: Column) -> str:
    return f"{column.type} or null" if column.nullable else column.type


def _key(table: Table) -> str:
    return ", ".join(f"`{name}`" for name in table.key)


def _values(claim_type: str) -> str:
    signs = {"positive": "+", "negative": "-", "neutral": "0"}
    return ", ".join(f"{value} {signs[sign]}" for value, sign in CLAIM_VALUES[claim_type].items())


FORMATS: dict[str, Callable[[], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
"""The dictionary in each format that ``monitor-facts schema`` knows."""
