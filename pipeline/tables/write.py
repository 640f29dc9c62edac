"""Writing a run's tables: all of them or none, the same bytes for the same rows.

``write_tables`` writes every table, ``datapackage.json`` and ``run.json`` into a folder of their own inside the output
folder. Renaming that folder to ``.commit`` is the moment from which the new tables count. Only then are the files moved
into place, over those of the run before. A run killed earlier leaves the old tables; one killed later is completed by
the next call that writes or reads the folder.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.records import CitationRow, Rows
from pipeline.tables.package import write_package
from pipeline.tables.schema import TABLES, Table
from pipeline.tables.validate import check_rows

if TYPE_CHECKING:
    import pyarrow as pa

RECEIPT = "run.json"
_COMMIT = ".commit"
_WRITING = ".writing-"
_GROUP_ROWS = {"documents": 1_000}
"""Rows of a row group, which is what writing and reading hold in memory at once; a document holds a whole text."""
_GROUP_ROWS_ELSE = 100_000
_PIECES_HELD = 500
"""A piece of few rows takes more memory for what surrounds them than for the rows; so many are put into one."""

Stream = Callable[[Table], "Iterable[pa.Table]"]
"""Gives a table's rows in pieces, in order."""


class OutputError(Exception):
    """The output folder can't be used; the message says why and what to do."""


def prepare(out_dir: Path) -> None:
    """Makes the output folder, tries whether it can be written, completes or clears what a killed run left there.

    Raises OutputError. Call it before hours of work, so that they are not lost to a folder that can't be written.
    """
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        finish_interrupted(out_dir)
        _clear_abandoned(out_dir)
        probe = staging_in(out_dir)
        probe.rmdir()
    except OSError as error:
        raise _output_error(out_dir, error) from error


def load_writer() -> None:
    """Loads what writing and counting tables needs: a fifth of a second, for moments in which there is only to wait."""
    import pyarrow.compute
    import pyarrow.parquet  # noqa: F401

    import pipeline.tables.arrow  # noqa: F401


def write_tables(rows: Rows, out_dir: Path, receipt: Mapping[str, Any]) -> None:
    """Writes every table as ``<table>.parquet``, ``datapackage.json``, and ``receipt`` as ``run.json``.

    Raises RowError (a row that the schema does not allow) or OutputError (the folder, the disk); the tables of the run
    before are then untouched.
    """
    check_rows(rows)
    write_streams(lambda table: _in_order(table, rows), out_dir, lambda _: receipt)


def write_streams(stream: Stream, out_dir: Path, receipt: Callable[[Path], Mapping[str, Any]]) -> None:
    """Like ``write_tables``, of rows that are allowed and come report by report, so that they need not fit in memory.

    ``stream`` gives a table's rows in the order in which they are to be written: reports by ``doc_id`` (those of
    ``documents`` and ``failures`` by ``source_path``), and each report's rows by ``sort_by``. ``receipt`` is called
    with the folder that the tables have been written to, before they count.
    """
    prepare(out_dir)
    try:
        staging = staging_in(out_dir)
        try:
            for table in TABLES.values():
                _write_pieces(table, stream(table), staging / f"{table.name}.parquet")
            complete(staging, out_dir, receipt)
        except BaseException:
            # also on Ctrl-C: nothing half-written stays behind
            shutil.rmtree(staging, ignore_errors=True)
            raise
    except OSError as error:
        raise _output_error(out_dir, error) from error


def complete(folder: Path, out_dir: Path, receipt: Callable[[Path], Mapping[str, Any]]) -> None:
    """Adds ``datapackage.json`` and ``run.json`` to a folder that holds all tables, and puts them in place of the old.

    The folder is inside the output folder, and gone afterwards. ``receipt`` is called with it. Raises OSError.
    """
    _sync(write_package(folder))
    _write_receipt(receipt(folder), folder)
    folder.rename(out_dir / _COMMIT)
    _sync(out_dir)
    finish_interrupted(out_dir)


def _in_order(table: Table, rows: Rows) -> Iterator[pa.Table]:
    from pipeline.tables.arrow import arrow_table

    if table.name != "citations":
        yield arrow_table(table, getattr(rows, table.name))
        return
    reports = {claim.claim_id: claim.doc_id for claim in rows.claims}  # a citation does not name its report itself
    of_report: defaultdict[str, list[CitationRow]] = defaultdict(list)
    for citation in rows.citations:
        of_report[reports[citation.claim_id]].append(citation)
    for doc_id in sorted(of_report):
        yield arrow_table(table, of_report[doc_id])


def finish_interrupted(out_dir: Path) -> None:
    """Moves tables into place that a killed run had completely written. Does nothing where there are none."""
    commit = out_dir / _COMMIT
    if not commit.is_dir():
        return
    names = sorted((path.name for path in commit.iterdir()), key=lambda name: (name == RECEIPT, name))
    for name in names:  # run.json last: when it is new, all tables are
        target = out_dir / name
        if target.is_dir():  # a table that another engine wrote as a directory dataset
            shutil.rmtree(target)
        elif (commit / name).is_dir():
            target.unlink(missing_ok=True)
        (commit / name).replace(target)
    commit.rmdir()
    _sync(out_dir)


def _write_receipt(receipt: Mapping[str, Any], folder: Path) -> None:
    path = folder / RECEIPT
    path.write_text(json.dumps(receipt, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    _sync(path)
    _sync(folder)


def write_file(table: Table, rows: Sequence[Any], path: Path) -> None:
    """Writes the rows of one table, which must be allowed, to a Parquet file, and waits until it is on the disk."""
    from pipeline.tables.arrow import arrow_table

    _write_pieces(table, [arrow_table(table, rows)], path)


def _write_pieces(table: Table, pieces: Iterable[pa.Table], path: Path) -> None:
    """Writes a table that comes in pieces; the bytes depend on the rows and their order, not on the pieces."""
    import pyarrow.parquet as pq

    from pipeline.tables.arrow import arrow_schema

    # settings named, not left to defaults: they decide the bytes
    with pq.ParquetWriter(
        path,
        arrow_schema(table),
        compression="zstd",
        compression_level=3,
        version="2.6",
        use_dictionary=True,
        write_statistics=True,
    ) as writer:
        for group in _row_groups(pieces, _GROUP_ROWS.get(table.name, _GROUP_ROWS_ELSE)):
            writer.write_table(group, row_group_size=group.num_rows)
    _sync(path)


def _row_groups(pieces: Iterable[pa.Table], size: int) -> Iterator[pa.Table]:
    """The rows in tables of ``size``, each in one piece; the last may be shorter."""
    import pyarrow as pa

    held: list[pa.Table] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += piece.num_rows
        if len(held) == _PIECES_HELD:
            held = [pa.concat_tables(held).combine_chunks()]
        while count >= size:
            whole = pa.concat_tables(held)
            yield whole.slice(0, size).combine_chunks()
            count -= size
            held = [whole.slice(size)]
    if count:
        yield pa.concat_tables(held).combine_chunks()


def staging_in(out_dir: Path) -> Path:
    """A new folder inside the output folder, so that moving from it is a rename on the same disk."""
    folder = out_dir / f"{_WRITING}{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _clear_abandoned(out_dir: Path) -> None:
    """Removes what killed runs had begun to write; a folder whose process still runs is left alone."""
    for folder in out_dir.glob(f"{_WRITING}*"):
        number = folder.name.removeprefix(_WRITING)
        if number.isdigit() and not _is_running(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # there the call below would not ask, but stop the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, as another user
        return True
    return True


def _sync(path: Path) -> None:
    """Waits until the file or folder is on the disk, where the system can do that (Windows can't for folders)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _output_error(out_dir: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        f"the output folder {out_dir} can't be written: {reason}. Name another with --out, or make this one writable."
    )
