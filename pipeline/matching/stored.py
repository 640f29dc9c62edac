"""The ways of patterns that ``models/build.py`` has read already and stored: reading them takes longer than a report.

They are found by a mark of everything that they follow from: the pattern with its parts, the modules that read it, the
Python that parses it. What has changed since is not found, and is read again.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import lru_cache
from pathlib import Path

from pipeline.matching.ways import Clause
from pipeline.settings import MODEL_PATH

Stored = tuple[tuple[Clause, ...], ...]

PREFILTERS_PATH = MODEL_PATH / "prefilters.json"
_READERS = ("reading.py", "ways.py")

#: Every mark asked for since the program began, with its ways: what is stored.
asked: dict[str, Stored] = {}


def mark_of(*parts: str) -> str:
    """A mark of some texts, of the modules that read patterns, and of Python's version."""
    made = _readers().copy()
    made.update("\0".join(parts).encode())
    return made.hexdigest()[:16]


def stored_ways(mark: str) -> Stored | None:
    """The ways stored under a mark."""
    ways = _stored().get(mark)
    return tuple(tuple(map(tuple, way)) for way in ways) if ways is not None else None


def store(path: Path = PREFILTERS_PATH) -> None:
    """Write the ways of all patterns that have been asked about, a line each, so that changes stay readable."""
    lines = ",\n".join(f'"{mark}":{json.dumps(asked[mark], separators=(",", ":"))}' for mark in sorted(asked))
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


@lru_cache(maxsize=1)
def _stored() -> dict[str, list[list[list[str]]]]:
    if not PREFILTERS_PATH.exists():
        return {}
    stored: dict[str, list[list[list[str]]]] = json.loads(PREFILTERS_PATH.read_text(encoding="utf-8"))
    return stored


@lru_cache(maxsize=1)
def _readers() -> hashlib._Hash:
    modules = b"".join(Path(__file__).with_name(name).read_bytes() for name in _READERS)
    return hashlib.sha256(repr(sys.version_info[:2]).encode() + modules)
