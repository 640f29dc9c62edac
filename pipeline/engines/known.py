"""Which bytes a file holds, without reading it again: its SHA-256 is remembered with what the system says of the file.

As in git's index, size, times and inode decide whether a file is what it was. A file that was changed so shortly before
it was hashed that a later change could bear the same time ("racy" in git) is hashed again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.ingest import sha256_of
from pipeline.ingest.archives import archive_of
from pipeline.locations import is_here, key_of, version_elsewhere

RACY_NS = 2_000_000_000
"""How coarse the times of a file system can be: two seconds on FAT."""


@dataclass(slots=True)
class Known:
    """Looks files up in the store's database; ``save`` keeps what was hashed since."""

    database: sqlite3.Connection
    _hashed: dict[bytes, tuple[str, int, str]] = field(default_factory=dict)
    _seen: dict[bytes, str] = field(default_factory=dict)

    def digest(self, path: Path) -> str:
        """Hex SHA-256 of a file, or a file in a zip, asked of the disk once a run at most. Raises OSError."""
        key = key_of(path.absolute())
        if key not in self._seen:
            self._seen[key] = self._digest(key, path)
        return self._seen[key]

    def save(self) -> None:
        """Keeps what was hashed, if anything was."""
        if self._hashed:
            rows = [(key, *values) for key, values in self._hashed.items()]
            self.database.execute("BEGIN")
            self.database.executemany("INSERT OR REPLACE INTO known VALUES(?,?,?,?)", rows)
            self.database.execute("COMMIT")
            self._hashed.clear()

    def forget_others(self) -> None:
        """Drops files that this run did not ask for."""
        gone = [row for row in self.database.execute("SELECT path FROM known") if row[0] not in self._seen]
        self.database.execute("BEGIN")
        self.database.executemany("DELETE FROM known WHERE path=?", gone)
        self.database.execute("COMMIT")

    def _digest(self, key: bytes, path: Path) -> str:
        inside = archive_of(path)
        stat, changed = _state(inside[0] if inside else path)
        if stat is None:
            return sha256_of(path)
        found = self.database.execute("SELECT stat, hashed, sha256 FROM known WHERE path=?", (key,)).fetchone()
        if found is not None and found[0] == stat and changed + RACY_NS < found[1]:
            return str(found[2])
        began = time.time_ns()
        sha256 = sha256_of(path)
        self._hashed[key] = (stat, began, sha256)
        return sha256


def _state(path: Path) -> tuple[str | None, int]:
    """What changes with a file's bytes (None where nothing is sure to), and when it last did, in ns since 1970."""
    if not is_here(path):
        return version_elsewhere(path), 0
    status = os.stat(path)  # noqa: PTH116  a Path's own stat is this
    stat = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
    return stat, max(status.st_mtime_ns, status.st_ctime_ns)
