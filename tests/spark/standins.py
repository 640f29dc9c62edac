"""The engines' stand-ins (``tests/engines/standins.py``), with a reader of bytes; Spark's workers find it by name."""

from __future__ import annotations

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from pipeline.records import Report
from tests.engines import standins


def read_bytes(data: bytes, path: PurePath, *, source_path: str, occurrence: int) -> list[Report]:
    """What the stand-in for ``read_file`` makes of a file with these bytes."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(data)
        return standins.read(copy, source_path=source_path, occurrence=occurrence)
