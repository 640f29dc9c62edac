"""Files inside a zip, named as if the zip were a folder: ``reports.zip/chad.html``."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

_MAX_MEMBERS = 10_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)


def is_archive(path: Path) -> bool:
    """Whether the path is a zip that can be listed; Office files are zips too, but files to read."""
    return path.suffix.lower() == ".zip" and path.is_file() and zipfile.is_zipfile(path)


def member_paths(archive: Path) -> list[Path]:
    """The files in a zip as paths below it, by name. A zip that cannot be listed is given back as it is."""
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [info.filename for info in opened.infolist()[:_MAX_MEMBERS] if not info.is_dir()]
    except (*_BROKEN, OSError):
        return [archive]
    return [archive / name for name in sorted(names) if _is_content(name)] or [archive]


def _is_content(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not any(part.startswith((".", "__MACOSX")) or part == ".." for part in parts)


def archive_of(path: Path) -> tuple[Path, str] | None:
    """The zip that a path leads into and the name within it; None for a path that leads into none."""
    for parent in path.parents:
        if parent.suffix.lower() == ".zip" and parent.is_file():
            return parent, path.relative_to(parent).as_posix()
    return None


def chunks(path: Path, size: int = 1 << 20) -> Iterator[bytes]:
    """A file's bytes, from disk or out of a zip, piece by piece. Raises ``OSError`` for all that goes wrong."""
    inside = archive_of(path)
    if inside is None:
        with path.open("rb") as stream:
            yield from _read(stream, size)
        return
    archive, name = inside
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(name) as member:
            yield from _read(member, size)
    except KeyError as error:
        raise FileNotFoundError(2, "no such file in the zip", str(path)) from error
    except _BROKEN as error:
        raise OSError(5, "the zip is damaged or encrypted", str(path)) from error


def _read(stream: IO[bytes], size: int) -> Iterator[bytes]:
    while chunk := stream.read(size):
        yield chunk
