"""Tables as a DuckDB database with the declared types and descriptions, and the views of ``views.sql``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.export.tables import ExportError, Source
from pipeline.tables.schema import ColumnType, Table

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

VIEWS = Path(__file__).with_name("views.sql")
_TYPES: dict[ColumnType, str] = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "date32": "DATE",
    "list<int32>": "INTEGER[]",
}


def write(sources: Sequence[Source], path: Path) -> list[str]:
    """Writes every table, and the views whose tables are among them; the sentence returned names those that are not."""
    try:
        import duckdb
    except ImportError as error:
        raise ExportError(
            "the format duckdb needs the package duckdb, which is not installed: python -m pip install duckdb."
        ) from error
    try:
        with duckdb.connect(str(path)) as database:
            # rows stream through; what does not fit is put on the disk beside the file
            database.execute("SET memory_limit = '1GB'")
            for source in sources:
                _write_table(database, source)
            return _write_views(database)
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def _write_table(database: duckdb.DuckDBPyConnection, source: Source) -> None:
    import pyarrow as pa

    from pipeline.tables.arrow import arrow_schema

    table = source.table
    for statement in _declaration(table):
        database.execute(statement)
    failures: list[Exception] = []
    rows = pa.RecordBatchReader.from_batches(arrow_schema(table), _watched(source.batches(), failures))
    database.register("rows_to_export", rows)
    try:
        database.execute(f'INSERT INTO "{table.name}" FROM rows_to_export')
    finally:
        if failures:
            raise failures[0]
    database.unregister("rows_to_export")


def _watched(batches: Iterator[pa.RecordBatch], failures: list[Exception]) -> Iterator[pa.RecordBatch]:
    """The batches; what is raised while they are read is noted, since DuckDB would tell it in words of its own."""
    try:
        yield from batches
    except Exception as error:
        failures.append(error)
        raise


def _declaration(table: Table) -> list[str]:
    """No keys: they would cost DuckDB an index each, and a run's tables are checked before they are written."""
    columns = ", ".join(
        f'"{column.name}" {_TYPES[column.type]}{"" if column.nullable else " NOT NULL"}' for column in table.columns
    )
    return [
        f'CREATE TABLE "{table.name}" ({columns})',
        f'COMMENT ON TABLE "{table.name}" IS {_text(table.description)}',
        *[f'COMMENT ON COLUMN "{table.name}"."{c.name}" IS {_text(c.description)}' for c in table.columns],
    ]


def _write_views(database: duckdb.DuckDBPyConnection) -> list[str]:
    import duckdb

    left_out = []
    for statement in database.extract_statements(VIEWS.read_text(encoding="utf-8")):
        try:
            database.execute(statement)
        except duckdb.CatalogException:  # a table that was not asked for, or a view on one
            left_out.append(statement.query.split("CREATE VIEW ")[1].split()[0])
    if not left_out:
        return []
    return [f"Left out, since they need tables that are not among those exported: the views {', '.join(left_out)}."]


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
