"""Files inside a zip, named as if the zip were a folder: ``reports.zip/chad.html``."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from pipeline.locations import is_here, wrapped

_MAX_MEMBERS = 10_000
MEMBER_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)
"""What unpacking raises of a damaged or encrypted zip."""


def is_archive(path: Path) -> bool:
    """Whether the path is a zip that can be listed; Office files are zips too, but files to read."""
    if path.suffix.lower() != ".zip" or not path.is_file():
        return False
    try:
        with _for_zipfile(path) as source:
            return zipfile.is_zipfile(source)
    except OSError:  # the run reports it when it reads the file
        return False


def member_paths(archive: Path) -> list[Path]:
    """The files in a zip as paths below it, by name. A zip that cannot be listed is given back as it is."""
    try:
        with _for_zipfile(archive) as source, zipfile.ZipFile(source) as opened:
            names = [info.filename for info in opened.infolist()[:_MAX_MEMBERS] if not info.is_dir()]
    except (*MEMBER_ERRORS, OSError):
        return [archive]
    return [archive / name for name in sorted(names) if _is_content(name)] or [archive]


@contextmanager
def _for_zipfile(path: Path) -> Iterator[Path | IO[bytes]]:
    if is_here(path):
        yield path
        return
    try:
        stream = path.open("rb")
    except OSError:
        raise
    except Exception as error:
        raise wrapped(error, path) from error
    with stream:
        yield stream


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
    try:
        yield from _chunks(path, size)
    except (OSError, GeneratorExit):
        raise
    except Exception as error:
        if is_here(path):
            raise
        raise wrapped(error, path) from error  # a store's driver has errors of its own


def _chunks(path: Path, size: int) -> Iterator[bytes]:
    inside = archive_of(path)
    if inside is None:
        with path.open("rb") as stream:
            yield from _read(stream, size)
        return
    archive, name = inside
    try:
        with _for_zipfile(archive) as source, zipfile.ZipFile(source) as opened, opened.open(name) as member:
            yield from _read(member, size)
    except KeyError as error:
        raise FileNotFoundError(2, "no such file in the zip", str(path)) from error
    except MEMBER_ERRORS as error:
        raise OSError(5, "the zip is damaged or encrypted", str(path)) from error


def _read(stream: IO[bytes], size: int) -> Iterator[bytes]:
    while chunk := stream.read(size):
        yield chunk
