"""Claims out of monitor reports: ``read`` a file, ``extract`` its rows, ``write`` the tables, ``load`` them again.

``frames`` gives the rows of a single report as pandas frames, without a folder in between. The README walks through
all five. What they need (rules, spaCy, pandas, pyarrow, the readers) is loaded when they are first asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract import extract
    from pipeline.records import Report, Rows
    from pipeline.tables.read import Tables

__all__ = ["extract", "frames", "load", "read", "write"]


def read(path: str | Path) -> list[Report]:
    """The reports in a file, of this machine or of another store (``s3://bucket/chad.pdf``).

    Raises ``pipeline.ingest.IngestError`` where there is none to be had, and ``pipeline.locations.LocationError`` for a
    store whose driver is missing.
    """
    from pipeline.ingest import read_file

    return read_file(path)


def frames(rows: Rows) -> Tables:
    """The rows as pandas frames, one a table: ``frames(rows).claims``."""
    from pipeline.tables.read import frames as from_rows

    return from_rows(rows)


def write(rows: Rows, out_dir: str | Path) -> None:
    """Writes every table and ``run.json`` to the folder, over those of a run before, all or none.

    Raises ``pipeline.tables.validate.RowError`` for a row that the schema does not allow, and
    ``pipeline.tables.write.OutputError`` for a folder that can't be written.
    """
    from pipeline.tables.receipt import receipt
    from pipeline.tables.write import write_tables

    inputs = [{"path": row.source_path, "sha256": row.source_sha256} for row in rows.documents]
    write_tables(rows, Path(out_dir), receipt(rows, inputs=inputs))


def load(out_dir: str | Path) -> Tables:
    """The tables that a run wrote to the folder, as pandas frames: ``load("outputs").claims``.

    The folder may lie in another store (``s3://bucket/outputs``). Raises ``pipeline.tables.read.TablesError`` where
    there are none that can be read, and ``pipeline.locations.LocationError`` for a store whose driver is missing.
    """
    from pipeline.tables.read import load as from_folder

    return from_folder(out_dir)


class _Package(ModuleType):
    """This package, whose ``extract`` is the function, whoever has imported the module of that name."""

    @property
    def extract(self) -> Callable[..., Rows]:
        from importlib import import_module

        function: Callable[..., Rows] = import_module("pipeline.extract").extract
        return function

    @extract.setter
    def extract(self, module: ModuleType) -> None:
        """Importing the module of that name would put it here, in the function's place."""


sys.modules[__name__].__class__ = _Package
