"""Rows as Arrow tables, with the descriptions and vocabularies of the schema in the metadata."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa

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

    Field metadata: ``description``, and ``vocabulary`` (a JSON list) where the values are fixed. Schema metadata:
    ``table``, ``description``, ``schema_version``.
    """
    metadata = {"table": table.name, "description": table.description, "schema_version": SCHEMA_VERSION}
    return pa.schema([_field(column) for column in table.columns], metadata=metadata)


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.vocabulary:
        metadata["vocabulary"] = json.dumps(column.vocabulary)
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
