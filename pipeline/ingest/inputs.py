"""Which files a run reads: the files and folders that the user named, in a stable order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from pipeline.locations import located

from .archives import archive_of, chunks, is_archive, member_paths

_COMPANIONS = (".gold.json", ".entities.jsonl", ".canonical.txt")
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "copying"})
_UNKNOWN = -1
SKIP_MARKER = ".monitor-facts-skip"
"""A folder that holds a file of this name is read only where it is named outright."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read; ``source_path`` is its name in tables, ``occurrence`` counts earlier files of equal bytes."""

    path: Path
    source_path: str
    occurrence: int = 0


def find_inputs(paths: Sequence[str | PathLike[str]]) -> list[InputFile]:
    """Files below ``paths``, each once, those of a folder sorted by name.

    A file named outright is always listed, also if it does not exist, so that the run reports it. Of a folder, hidden
    files, annotations (``*.gold.json``, ``*.entities.jsonl``, ``*.canonical.txt``) and the folder's own README or
    licence are left out; files of types that cannot be read stay in the list, for the run to name them. A folder below
    that holds a file named ``SKIP_MARKER`` is passed over. The files in a zip stand as if it were a folder. A path may
    lie in another store (``s3://bucket/reports``); its files bear such names. Raises ``LocationError`` for a store
    whose driver is missing.
    """
    return count_occurrences(list_inputs(paths))


def list_inputs(paths: Sequence[str | PathLike[str]]) -> list[InputFile]:
    """Like ``find_inputs``, but which files hold the same bytes is left open (``count_occurrences`` reads them)."""
    found: dict[Path, InputFile] = {}
    for path in map(located, paths):
        for file in _below(path) if path.is_dir() else [path]:
            for inner in member_paths(file) if is_archive(file) else [file]:
                found.setdefault(inner.absolute(), InputFile(inner, inner.as_posix()))
    return list(found.values())


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file's bytes. Raises ``OSError``."""
    digest = hashlib.sha256()
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def make_doc_id(sha256: str, part: int, occurrence: int = 0) -> str:
    """Id of one report: the file's hash, the part of the file, and which copy of the file in the run it is."""
    return f"{sha256[:12]}-{part}" + (f"-{occurrence}" if occurrence > 0 else "")


def _below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except PermissionError:
        yield folder  # reading it fails with a message, so that the run names it
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            # A link to a folder above would lead round in circles.
            if not entry.is_symlink() and not (entry / SKIP_MARKER).exists():
                yield from _below(entry)
        elif not entry.name.endswith(_COMPANIONS) and entry.stem.lower() not in _ABOUT_THE_FOLDER:
            yield entry


def count_occurrences(inputs: Sequence[InputFile], digest_of: Callable[[Path], str] = sha256_of) -> list[InputFile]:
    """The files, those told apart that hold the same bytes. Only files of equal size can; the others are not read."""
    sizes = {item.path: _size(item.path) for item in inputs}
    in_a_zip = _UNKNOWN in sizes.values()
    shared = {size for size, count in Counter(sizes.values()).items() if (count > 1 or in_a_zip) and size is not None}
    seen: Counter[str] = Counter()
    counted = []
    for item in inputs:
        if sizes[item.path] in shared:
            digest = _digest(item.path, digest_of)
            counted.append(InputFile(item.path, item.source_path, seen[digest]))
            seen[digest] += 1
        else:
            counted.append(item)
    return counted


def _size(path: Path) -> int | None:
    if archive_of(path) is not None:
        return _UNKNOWN  # unpacking tells; such a file is compared with all
    try:
        return path.stat().st_size
    except OSError:
        return None


def _digest(path: Path, digest_of: Callable[[Path], str]) -> str:
    try:
        return digest_of(path)
    except OSError:  # the run reports it when it reads the file
        return str(path)
