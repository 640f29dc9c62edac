"""The SQLite file that the store keeps its rows in: opened, locked against a second run, put aside where it is damaged.

A file of another version, or one that SQLite can't read, is no reason to stop: its content can be computed again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.tables.packed import DamagedError
from pipeline.tables.write import OutputError

FOLDER = ".store"
NAME = "results.sqlite"
ASIDE = "results-set-aside.sqlite"
VERSION = 1
"""Raised when the tables below change."""

_TABLES = """
CREATE TABLE files(
  id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, source_path TEXT NOT NULL, version TEXT NOT NULL,
  fingerprint TEXT NOT NULL, again TEXT NOT NULL, result TEXT NOT NULL);
CREATE TABLE reports(
  doc_id TEXT NOT NULL, file INTEGER NOT NULL, country TEXT, PRIMARY KEY(doc_id, file)) WITHOUT ROWID;
CREATE INDEX reports_by_country ON reports(country);
CREATE INDEX reports_by_file ON reports(file);
CREATE TABLE pieces(
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL, name TEXT NOT NULL, doc_id TEXT NOT NULL, part INTEGER NOT NULL,
  n INTEGER NOT NULL, data BLOB NOT NULL);
CREATE INDEX pieces_by_name ON pieces(name, doc_id);
CREATE INDEX pieces_by_file ON pieces(file);
CREATE TABLE fingerprints(digest TEXT PRIMARY KEY, parts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE known(
  path BLOB PRIMARY KEY, stat TEXT NOT NULL, hashed INTEGER NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
"""
_DAMAGED = frozenset(
    {
        None,  # what can't be read as text has no code
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_NOTADB,
    }
)


class StoreDamagedError(Exception):
    """What is stored can't be used and has to be computed again."""


@contextmanager
def locked(out_dir: Path) -> Iterator[None]:
    """Keeps a second run out of the folder; the system frees the lock however this one ends.

    Raises OutputError where another run is in it.
    """
    folder = out_dir / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        lock = sqlite3.connect(folder / "lock", timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _output_error(out_dir, error) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY:
                raise _output_error(out_dir, error) from error
            message = (
                f"another run is writing to {out_dir}. Wait until it has ended, or name another folder with --out."
            )
            raise OutputError(message) from error
        yield


@contextmanager
def told_plainly(out_dir: Path) -> Iterator[None]:
    """Turns what SQLite and unpacking raise into StoreDamagedError, or OutputError for a full or failing disk."""
    try:
        yield
    except DamagedError as error:
        raise StoreDamagedError(str(error)) from error
    except sqlite3.Error as error:
        if primary_code(error) in _DAMAGED:
            raise StoreDamagedError(str(error)) from error
        raise _output_error(out_dir, error) from error


def connect(out_dir: Path | None) -> sqlite3.Connection:
    """The store's database, made where there is none; in memory where no folder is given.

    Raises StoreDamagedError for one of another version, and what SQLite raises.
    """
    path = ":memory:" if out_dir is None else out_dir / FOLDER / NAME
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA locking_mode=EXCLUSIVE")  # then no memory is shared over files: works on network disks
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if version != VERSION and (version or tables):
            raise StoreDamagedError(f"it is of version {version}, this program's is {VERSION}")
        if not tables:
            database.execute("PRAGMA auto_vacuum=INCREMENTAL")
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        if not tables:
            database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version={VERSION}; COMMIT;")
    except BaseException:
        database.close()
        raise
    return database


def put_aside(out_dir: Path) -> Path:
    """Moves the store's file out of the way, over one that was put aside before; gives its new place."""
    path, aside = out_dir / FOLDER / NAME, out_dir / FOLDER / ASIDE
    if path.exists():
        path.replace(aside)
    discard(out_dir)
    return aside


def discard(out_dir: Path) -> None:
    """Removes the store's files."""
    for ending in ("", "-wal", "-shm", "-journal"):
        (out_dir / FOLDER / f"{NAME}{ending}").unlink(missing_ok=True)


def primary_code(error: sqlite3.Error) -> int | None:
    """SQLite's code without its details; None where the error is not SQLite's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _output_error(out_dir: Path, error: Exception) -> OutputError:
    return OutputError(
        f"the results can't be kept in {out_dir / FOLDER}: {error}. Make room there, or name another folder with "
        "--out; what is finished stays, and the next run goes on from it."
    )
