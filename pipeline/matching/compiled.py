"""Regular expressions that were compiled before: compiling those of all rules takes longer than reading a report.

``models/prepare.py`` stores them beside the byte code. ``use_stored()`` makes ``re`` take from there what it
is asked for, in this process; all else, or all where the file is missing, damaged or another Python's, it compiles as
ever. A pattern is found by its text and flags, so that none can be out of date.
"""

from __future__ import annotations

import marshal
import mmap
import os
import re
import sys
from array import array
from collections.abc import Callable, Iterable
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any
from zlib import crc32

compiler: Any = import_module("re._compiler")
"""What ``re.compile`` calls, as spaCy and others do. The modules behind ``re`` have no types."""
parser: Any = import_module("re._parser")

Asked = tuple[str | bytes, int]
"""The text of a pattern, and the flags it is compiled with."""
_Entry = tuple[int, int, int, int, int, tuple[tuple[str, int], ...]]
"""Where its code stands, its length and checksum; the flags it has then, the number of its groups, and their names."""

STORED_PATH = Path(__file__).with_name("__pycache__") / f"patterns.{sys.implementation.cache_tag}.bin"
_CODE = "I"
_MADE_BY = repr((sys.version, compiler._sre.MAGIC, compiler._sre.CODESIZE, sys.byteorder)).encode()
"""Stands at the beginning of the file; the code of a pattern means something else to another Python."""
_NUMBER = 8


def use_stored(path: Path = STORED_PATH) -> None:
    """From now on ``re`` in this process takes patterns from the file where it can. Never raises."""
    try:
        stored = _Stored(path)
    except (OSError, ValueError, EOFError, TypeError):
        return
    compile_: Callable[..., re.Pattern[Any]] = compiler.compile

    def found_or_compiled(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        found = stored.find(pattern, int(flags)) if isinstance(pattern, str | bytes) else None
        return found if found is not None else compile_(pattern, flags)

    compiler.compile = found_or_compiled


def record() -> dict[Asked, None]:
    """A collection that from now on gets every pattern that ``re`` compiles in this process."""
    asked: dict[Asked, None] = {}
    compile_: Callable[..., re.Pattern[Any]] = compiler.compile

    def recorded(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        if isinstance(pattern, str | bytes) and not flags & re.DEBUG:
            asked[pattern, int(flags)] = None
        return compile_(pattern, flags)

    compiler.compile = recorded
    return asked


def store(asked: Iterable[Asked], path: Path = STORED_PATH) -> None:
    """Compile the patterns and write them to the file, all at once."""
    entries: dict[bytes, _Entry] = {}
    codes: list[bytes] = []
    at = 0
    for pattern, flags in asked:
        parsed = parser.parse(pattern, flags)
        code = array(_CODE, compiler._code(parsed, flags)).tobytes()
        state = parsed.state
        names = tuple(state.groupdict.items())
        entries[_key(pattern, flags)] = (at, len(code), crc32(code), flags | state.flags, state.groups - 1, names)
        codes.append(code)
        at += len(code)
    index = marshal.dumps(entries)
    numbers = b"".join(number.to_bytes(_NUMBER, "little") for number in (len(index), crc32(index)))
    write_whole(path, b"".join([_MADE_BY, numbers, index, *codes]))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside the byte code so that no process ever finds half of it."""
    path.parent.mkdir(exist_ok=True)
    written = path.with_name(f"{path.name}.{os.getpid()}")
    written.write_bytes(data)
    written.replace(path)


class _Stored:
    """A file of patterns. It is mapped, not read: of the codes only those asked for come into memory."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError where there is no file that this Python has written."""
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = len(_MADE_BY)
        if self._bytes[:start] != _MADE_BY:
            raise ValueError("made by another Python")
        size, checksum = (int.from_bytes(self._bytes[at : at + _NUMBER], "little") for at in (start, start + _NUMBER))
        self._codes = start + 2 * _NUMBER + size
        index = self._bytes[start + 2 * _NUMBER : self._codes]
        if crc32(index) != checksum:
            raise ValueError("damaged")
        self._entries: dict[bytes, _Entry] = marshal.loads(index)

    def find(self, pattern: str | bytes, flags: int) -> re.Pattern[Any] | None:
        """The pattern, made as ``re._compiler.compile`` makes it of the code."""
        entry = self._entries.get(_key(pattern, flags))
        if entry is None:
            return None
        at, size, checksum, all_flags, groups, names = entry
        code = self._bytes[self._codes + at : self._codes + at + size]
        if crc32(code) != checksum:
            return None
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names:
            by_number[number] = name
        made: re.Pattern[Any] = compiler._sre.compile(
            pattern, all_flags, array(_CODE, code).tolist(), groups, dict(names), tuple(by_number)
        )
        return made


def _key(pattern: str | bytes, flags: int) -> bytes:
    kind, text = ("s", pattern.encode("utf-8", "surrogatepass")) if isinstance(pattern, str) else ("b", pattern)
    return blake2b(f"{kind}{flags} ".encode() + text, digest_size=16).digest()
