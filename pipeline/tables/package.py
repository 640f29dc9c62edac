"""``datapackage.json``: the tables, keys and vocabularies for programs, as a Frictionless Data Package.

It is version 2 of the standard (datapackage.org), and keeps to what readers of version 1 know as well. It follows from
the declared tables alone, so that every run of one schema version writes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from pipeline.tables.schema import SCHEMA_VERSION, TABLES, Column, ColumnType, Table
from pipeline.tables.vocabulary import CLAIM_VALUES

PACKAGE = "datapackage.json"
_STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: dict[ColumnType, str] = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "float64": "number",
    "bool": "boolean",
    "date32": "date",
    "list<int32>": "array",
}
_MEDIA_TYPES = {
    "parquet": "application/vnd.apache.parquet",
    "csv": "text/csv",
    "jsonl": "application/jsonl",
}


def write_package(folder: Path, tables: Iterable[Table] = tuple(TABLES.values()), suffix: str = "parquet") -> Path:
    """Writes ``datapackage.json`` into a folder that holds ``<table>.<suffix>`` of each table; its path is returned."""
    path = folder / PACKAGE
    text = json.dumps(data_package(tuple(tables), suffix), indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def data_package(tables: Collection[Table] = tuple(TABLES.values()), suffix: str = "parquet") -> dict[str, Any]:
    """The descriptor: a resource a table, ``<table>.<suffix>``. Keys that lead to a table not among them are left out.

    ``claimValues``, ``notation``, ``unit`` (and ``arrayItem``, which some readers know) are additions to the standard.
    """
    names = {table.name for table in tables}
    return {
        "$schema": _STANDARD,
        "name": "monitor-facts",
        "title": "Claims in reports of disarmament monitors",
        "description": "Tables of what reports state, in which words, and on which sources it rests.",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table, names, suffix) for table in tables],
    }


def _resource(table: Table, names: Collection[str], suffix: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "description": table.description,
        "path": f"{table.name}.{suffix}",
        "format": suffix,
        "mediatype": _MEDIA_TYPES[suffix],
        **({} if suffix == "parquet" else {"encoding": "utf-8"}),
        "schema": table_schema(table, names),
    }


def table_schema(table: Table, names: Collection[str] = tuple(TABLES)) -> dict[str, Any]:
    """The Table Schema of a table: fields, keys, and foreign keys to the tables that ``names`` holds."""
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns]}
    if not any(table.column(name).nullable for name in table.key):  # no part of a primary key may be null
        schema["primaryKey"] = list(table.key)
    else:
        schema["uniqueKeys"] = [list(table.key)]
    foreign = [
        {"fields": [column.name], "reference": _reference(table, column.refers_to)}
        for column in table.columns
        if column.refers_to in names and column.refers_to
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    if "value" in {column.name for column in table.columns}:
        schema["claimValues"] = CLAIM_VALUES
    return schema


def _reference(table: Table, target: str) -> dict[str, Any]:
    # the standard's way to say "this table itself" is the empty name
    return {"resource": "" if target == table.name else target, "fields": list(TABLES[target].key)}


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.vocabulary:
        constraints["enum"] = list(column.vocabulary)
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.description}
    if column.type == "list<int32>":
        field["arrayItem"] = {"type": "integer"}
    if column.notation:
        field["notation"] = column.notation
    if column.unit:
        field["unit"] = column.unit
    if column.meanings:
        field["categories"] = [{"value": value, "label": label} for value, label in column.meanings.items()]
    return field | ({"constraints": constraints} if constraints else {})
