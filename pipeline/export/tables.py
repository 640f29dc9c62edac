"""The tables of a run in other formats: ``export`` is the only thing to call.

What is written counts only once it is whole: it is made beside its place and moved there at the end. Rows pass through
a batch at a time, so that memory does not grow with the tables.
"""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.tables.package import PACKAGE
from pipeline.tables.read import count_rows, scan, table_files
from pipeline.tables.review_schema import REVIEW_TABLES
from pipeline.tables.schema import TABLES, Table

if TYPE_CHECKING:
    import pyarrow as pa

EVERY_TABLE = TABLES | REVIEW_TABLES


class ExportError(Exception):
    """The tables can't be written so; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """One table to export; ``batches`` gives its rows anew each time, with the declared Arrow schema."""

    table: Table
    batches: Callable[[], Iterator[pa.RecordBatch]]
    n_rows: int


Writer = Callable[[Sequence[Source], Path], list[str]]
"""Writes the tables to a path that does not exist yet; returns what the user should know, a sentence each."""

FORMATS = {
    "csv": "a folder of CSV files",
    "jsonl": "a folder of JSON lines files",
    "xlsx": "an Excel workbook, a sheet a table",
    "duckdb": "a DuckDB database, with views",
    "sqlite": "an SQLite database",
}
"""Every format with what it makes. ``pipeline.export.as_<format>.write`` is its writer."""
IN_FOLDERS = ("csv", "jsonl")


def export(out_dir: Path, style: str, to: Path, names: Sequence[str] = (), *, replace: bool = False) -> list[str]:
    """Writes the tables of a run to ``to``, a folder for csv and jsonl, else a file; no ``names`` stand for all.

    Returns what the user should know. Raises TablesError for a folder without tables, ExportError for what can't be
    written, such as a place that is taken (``replace`` allows that), or a sheet that can't hold the rows.
    """
    unknown = [name for name in names if name not in EVERY_TABLE]
    if unknown:
        raise ExportError(f"there is no table {unknown[0]!r}; the tables are {', '.join(EVERY_TABLE)}.")
    sources = [_source(out_dir, table) for name, table in EVERY_TABLE.items() if _wanted(out_dir, name, names)]
    _check_place(out_dir, style, to, [] if replace else sources)
    write: Writer = importlib.import_module(f"pipeline.export.as_{style}").write
    try:
        with _staging(to) as staging:
            remarks = write(sources, staging)
            _move(staging, to)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{to} can't be written: {reason}. Name another place with --to.") from error
    return remarks


def _wanted(out_dir: Path, name: str, names: Sequence[str]) -> bool:
    """Named, or none is named and it is there: nobody may have reviewed anything yet."""
    if name in names and name in REVIEW_TABLES and not table_files(out_dir, EVERY_TABLE[name]):
        raise ExportError(f"{out_dir} has no table {name} yet; reviewing writes it, see `monitor-facts apply-reviews`.")
    return name in names or (not names and bool(table_files(out_dir, EVERY_TABLE[name])))


def _source(out_dir: Path, table: Table) -> Source:
    return Source(table, lambda: scan(out_dir, table), count_rows(out_dir, table))


@contextmanager
def _staging(to: Path) -> Iterator[Path]:
    """A path beside ``to`` to write on; whatever is there afterwards is removed."""
    to.parent.mkdir(parents=True, exist_ok=True)
    folder = to.parent / f".writing-{to.name}-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder / to.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check_place(out_dir: Path, style: str, to: Path, kept: Sequence[Source]) -> None:
    """Before the work, whether there is room for it; ``kept`` are the tables whose files must not be there already."""
    in_folder = style in IN_FOLDERS
    if to.exists() and to.is_dir() != in_folder:
        raise ExportError(f"{to} is a {'file' if in_folder else 'folder'}, and {style} is {FORMATS[style]}.")
    if to.resolve() == out_dir.resolve():
        raise ExportError(f"{to} holds the tables themselves, and a datapackage.json of its own. Name another folder.")
    targets = [to / PACKAGE, *[to / f"{source.table.name}.{style}" for source in kept]] if in_folder else [to]
    taken = [target for target in targets if target.exists()]
    if kept and taken:
        raise ExportError(f"{taken[0]} is there already. Name another place, or let it be replaced with --replace.")


def _move(staging: Path, to: Path) -> None:
    """The file into its place, or each file of a folder into that folder, whose other files stay."""
    if not staging.is_dir():
        staging.replace(to)
        return
    to.mkdir(exist_ok=True)
    for path in sorted(staging.iterdir()):
        path.replace(to / path.name)
