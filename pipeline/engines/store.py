"""What has been computed so far, kept beside the tables: each file's rows, committed as it is finished.

A row of ``files`` is a file of the input, or a country (the findings between its reports); ``path`` tells them apart.
Its rows lie in ``pieces``, one for each report and table, packed. Whether it can be used again is for the caller to
say, who knows today's ``version`` (bytes) and ``fingerprint`` (program) of each path.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.engines.fingerprint import Fingerprint
from pipeline.engines.work import PackedFile, Task
from pipeline.locations import key_of
from pipeline.tables.packed import Piece, unpack
from pipeline.tables.schema import Table
from pipeline.tables.validate import RowError

if TYPE_CHECKING:
    import pyarrow as pa

_COUNTRY = b"\0"  # no path of a file holds this byte


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept under a path, without its rows."""

    path: bytes
    source_path: str
    version: str
    """What the rows were made of."""
    fingerprint: str
    again: str = ""
    result: str = ""
    """A digest of the rows."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country of which reports are stored, and a digest of all that is stored of them."""

    iso3: str
    version: str

    @property
    def path(self) -> bytes:
        return _COUNTRY + self.iso3.encode()

    @property
    def name(self) -> str:
        """Its place in ``failures``, should a check fail."""
        return f"(the reports of {self.iso3} together)"


def path_of(task: Task) -> bytes:
    """The key of a file: its name as it was given, which ``source_path`` can't always hold."""
    return key_of(task.path)


def version_of(task: Task) -> str:
    """What a task's rows are made of: the file's bytes, and which copy of them in the run it is."""
    return f"{task.sha256 or task.problem} {task.occurrence}"


class Store:
    """The rows of all files of a run. Methods raise what SQLite raises, and DamagedError for altered rows."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def close(self) -> None:
        self.database.close()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield self.database
            self.database.execute("COMMIT")
        except BaseException:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")
            raise

    # ------------------------------------------------------------------ what is there

    def entries(self, *, countries: bool = False) -> dict[bytes, Entry]:
        """Every file's entry (or every country's), by path."""
        found = self.database.execute("SELECT path, source_path, version, fingerprint, again, result FROM files")
        return {row[0]: Entry(*row) for row in found if row[0].startswith(_COUNTRY) is countries}

    def countries(self) -> list[Country]:
        """Every country with reports, by code."""
        found = self.database.execute(
            "SELECT r.country, r.doc_id, f.source_path, f.version, f.result FROM reports r "
            "JOIN files f ON f.id = r.file WHERE r.country IS NOT NULL ORDER BY r.country, r.doc_id, f.path"
        )
        return [
            Country(iso3, hashlib.sha256(json.dumps([row[1:] for row in rows]).encode()).hexdigest())
            for iso3, rows in groupby(found, key=lambda row: row[0])
        ]

    def pieces(self, iso3: str, names: Collection[str]) -> list[Piece]:
        """What is stored of a country's reports in the named tables, by ``doc_id``."""
        found: list[tuple[str, str, int, int, bytes]] = []
        for name in names:
            # CROSS JOIN, so that only this country's pieces are looked at
            found += self.database.execute(
                "SELECT p.name, p.doc_id, p.part, p.n, p.data FROM reports r CROSS JOIN pieces p "
                "ON p.file = r.file AND p.doc_id = r.doc_id AND p.name=? WHERE r.country=? ORDER BY p.doc_id, p.file",
                (name, iso3),
            )
        return [Piece(*row) for row in found]

    def stream(self, table: Table) -> Iterator[pa.Table]:
        """A table's rows, in the order in which they are written, a report at a time."""
        by_path = table.name in ("documents", "failures")
        order = "f.source_path, f.path, p.part, p.doc_id" if by_path else "p.doc_id, f.path"
        found = self.database.execute(
            f"SELECT p.id, p.doc_id FROM pieces p JOIN files f ON f.id = p.file WHERE p.name=? ORDER BY {order}",
            (table.name,),
        )
        if by_path:
            for piece, _ in found:
                yield self._unpacked(table, piece)
            return
        for _, group in groupby(found, key=lambda row: row[1]):
            yield _merged(table, [self._unpacked(table, piece) for piece, _ in group])

    def _unpacked(self, table: Table, piece: int) -> pa.Table:
        (data,) = self.database.execute("SELECT data FROM pieces WHERE id=?", (piece,)).fetchone()
        return unpack(table, data)

    def check_ids(self) -> None:
        """Raises RowError where two files have given the same ``doc_id``; other ids contain it."""
        found = self.database.execute(
            "SELECT r.doc_id, f.source_path FROM reports r JOIN files f ON f.id = r.file WHERE r.doc_id IN "
            "(SELECT doc_id FROM reports GROUP BY doc_id HAVING count(*) > 1) ORDER BY r.doc_id, f.path"
        ).fetchmany(2)
        if found:
            files = " and ".join(source_path for _, source_path in found)
            raise RowError(f"documents: {files} both give the doc_id {found[0][0]!r}. Leave one of them out.")

    def state(self) -> str:
        """A digest of all rows: the tables follow from it."""
        digest = hashlib.sha256()
        for row in self.database.execute("SELECT path, source_path, result FROM files ORDER BY path"):
            digest.update(repr(row).encode())
        return digest.hexdigest()

    # ------------------------------------------------------------------ changing it

    def put(self, entry: Entry, made: PackedFile) -> None:
        """Keeps what a file or a country has given, in place of what was kept under its path."""
        result = hashlib.sha256(b"".join(piece.data for piece in made.pieces)).hexdigest()
        with self._change() as database:
            self._remove(entry.path)
            file = database.execute(
                "INSERT INTO files(path, source_path, version, fingerprint, again, result) VALUES(?,?,?,?,?,?)",
                (entry.path, entry.source_path, entry.version, entry.fingerprint, made.again, result),
            ).lastrowid
            reports = [(doc_id, file, country) for doc_id, country in made.countries]
            database.executemany("INSERT INTO reports VALUES(?,?,?)", reports)
            pieces = [(file, piece.table, piece.doc_id, piece.part, piece.rows, piece.data) for piece in made.pieces]
            database.executemany("INSERT INTO pieces(file, name, doc_id, part, n, data) VALUES(?,?,?,?,?,?)", pieces)

    def remove(self, paths: Iterable[bytes]) -> None:
        """Drops what is kept under the paths."""
        with self._change():
            for path in paths:
                self._remove(path)
        self.database.execute("PRAGMA incremental_vacuum").fetchall()  # a page a step

    def _remove(self, path: bytes) -> None:
        for (file,) in self.database.execute("SELECT id FROM files WHERE path=?", (path,)).fetchall():
            for table in ("pieces", "reports"):
                self.database.execute(f"DELETE FROM {table} WHERE file=?", (file,))
            self.database.execute("DELETE FROM files WHERE id=?", (file,))

    # ------------------------------------------------------------------ fingerprints

    def remember(self, fingerprint: Fingerprint) -> None:
        """Keeps what a fingerprint stands for, so that a later run can say what has changed."""
        with self._change() as database:
            row = (fingerprint.digest, fingerprint.as_json())
            database.execute("INSERT OR IGNORE INTO fingerprints VALUES(?,?)", row)
            database.execute(
                "DELETE FROM fingerprints WHERE digest NOT IN (SELECT fingerprint FROM files) AND digest<>?", row[:1]
            )

    def changes_of_program(self, today: Fingerprint) -> list[str]:
        """What has changed since the stored rows were made; nothing where all are today's."""
        used = "SELECT f.digest, f.parts FROM fingerprints f WHERE f.digest IN (SELECT fingerprint FROM files)"
        told: dict[str, None] = {}
        for digest, parts in self.database.execute(used):
            if digest != today.digest:
                told.update(dict.fromkeys(today.changes_since(json.loads(parts))))
        return list(told)


def _merged(table: Table, pieces: list[pa.Table]) -> pa.Table:
    """One report's rows; findings come from the report and from its comparison with others."""
    if len(pieces) == 1:
        return pieces[0]
    import pyarrow as pa

    from pipeline.tables.arrow import sort_arrow

    return sort_arrow(table, pa.concat_tables(pieces))
