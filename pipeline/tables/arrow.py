"""Rows as Arrow tables, with the descriptions and vocabularies of the schema in the metadata."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipeline.tables.package import table_schema
from pipeline.tables.schema import SCHEMA_VERSION, Column, ColumnType, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARROW_TYPES: dict[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "list<int32>": pa.list_(pa.int32()),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The table's Arrow schema.

    Schema metadata, which any reader of Parquet shows: ``table``, ``description``, ``schema_version``, and
    ``table_schema``, the same JSON as in ``datapackage.json``. Field metadata, which Arrow's readers show:
    ``description``; ``vocabulary`` (a JSON list) and ``meanings`` (a JSON object) where the values are fixed;
    ``notation`` and ``unit`` where there is one. ``pandas`` tells pandas to read numbers that may be missing as Int32
    and Int64, not as floats.
    """
    made = _made.get(id(table))
    if made is None or made[0] is not table:
        made = _made[id(table)] = (table, _schema(table))
    return made[1]


_made: dict[int, tuple[Table, pa.Schema]] = {}
"""Schemas of the tables so far, which are asked for again and again, and can't be hashed."""


def _schema(table: Table) -> pa.Schema:
    metadata = {
        "table": table.name,
        "description": table.description,
        "schema_version": SCHEMA_VERSION,
        "table_schema": json.dumps(table_schema(table), ensure_ascii=False),
        "pandas": json.dumps(_pandas_metadata(table)),
    }
    return pa.schema([_field(column) for column in table.columns], metadata=metadata)


def _pandas_metadata(table: Table) -> dict[str, Any]:
    """As pandas itself writes it, of the columns that it would misread."""
    columns = [
        {"name": column.name, "field_name": column.name, "pandas_type": column.type, "numpy_type": column.type.title()}
        for column in table.columns
        if column.nullable and column.type in ("int32", "int64")
    ]
    full = [entry | {"metadata": None} for entry in columns]
    return {"index_columns": [], "column_indexes": [], "columns": full, "creator": None, "pandas_version": "3.0.0"}


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.meanings:
        metadata["vocabulary"] = json.dumps(column.vocabulary)
        metadata["meanings"] = json.dumps(dict(column.meanings), ensure_ascii=False)
    if column.notation:
        metadata["notation"] = column.notation
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, _ARROW_TYPES[column.type], nullable=column.nullable, metadata=metadata)


def arrow_table(table: Table, rows: Sequence[Any]) -> pa.Table:
    """The rows (records of that table) as an Arrow table, sorted by the table's sort keys, nulls last."""
    ordered = sorted(rows, key=lambda row: _sort_key(table, row))
    schema = arrow_schema(table)
    arrays = [pa.array([getattr(row, field.name) for row in ordered], type=field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _sort_key(table: Table, row: Any) -> tuple[tuple[bool, Any], ...]:
    values = [getattr(row, name) for name in table.sort_by]
    return tuple((value is None, "" if value is None else value) for value in values)


def sort_arrow(table: Table, found: pa.Table) -> pa.Table:
    """Rows that are an Arrow table already, sorted as ``arrow_table`` sorts records."""
    return found.sort_by([(name, "ascending") for name in table.sort_by])
