"""Tables as an SQLite database, with primary and foreign keys; what a column means stands in its declaration.

SQLite knows no days, bools or lists: they are ISO 8601 text, 0 and 1, and JSON text (see ``json_each``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.export.cells import plain
from pipeline.export.tables import Source
from pipeline.tables.schema import TABLES, Column, ColumnType, Table

_TYPES: dict[ColumnType, str] = {
    "string": "TEXT",
    "int32": "INTEGER",
    "int64": "INTEGER",
    "float64": "REAL",
    "bool": "INTEGER",
    "date32": "TEXT",
    "list<int32>": "TEXT",
}


def write(sources: Sequence[Source], path: Path) -> list[str]:
    """Writes every table; a key that leads to a table not among them is not declared."""
    names = {source.table.name for source in sources}
    try:
        with closing(sqlite3.connect(path)) as database:
            # a file that is whole or thrown away needs no journal
            database.execute("PRAGMA journal_mode = OFF")
            for source in sources:
                database.execute(_declaration(source.table, names))
                places = ", ".join("?" for _ in source.table.columns)
                insert = f'INSERT INTO "{source.table.name}" VALUES ({places})'
                for batch in source.batches():
                    columns = [map(plain, column.to_pylist()) for column in batch.columns]
                    database.executemany(insert, zip(*columns, strict=True))
            database.commit()
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    return []


def _declaration(table: Table, names: set[str]) -> str:
    # a comment runs to the end of its line, so the comma comes before it
    lines = [f'CREATE TABLE "{table.name}" ( -- {table.description}']
    keys = list(_keys(table, names))
    for place, column in enumerate(table.columns):
        comma = "," if keys or place < len(table.columns) - 1 else ""
        lines.append(f"  {_column(column)}{comma} -- {column.description}")
    return "\n".join([*lines, ",\n".join(f"  {key}" for key in keys), ")"])


def _column(column: Column) -> str:
    rule = "" if column.nullable else " NOT NULL"
    if column.type == "bool":
        rule += f' CHECK ("{column.name}" IN (0, 1))'
    return f'"{column.name}" {_TYPES[column.type]}{rule}'


def _keys(table: Table, names: set[str]) -> Iterator[str]:
    nullable = any(table.column(name).nullable for name in table.key)
    yield f"{'UNIQUE' if nullable else 'PRIMARY KEY'} ({', '.join(map(_quoted, table.key))})"
    for column in table.columns:
        if column.refers_to in names and column.refers_to:
            target = _quoted(TABLES[column.refers_to].key[0])
            yield f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.refers_to)} ({target})"


def _quoted(name: str) -> str:
    return f'"{name}"'
