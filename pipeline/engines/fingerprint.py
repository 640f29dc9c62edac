"""What decides a file's rows besides its bytes: the program, its rules, its models, the libraries it reads with.

Rows that were made under the same fingerprint are made the same way today. Listing too much costs time; listing too
little would leave stale rows, so files of the program count unless they are named here as having no part.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from pipeline.settings import CANDIDATES_PATH, CONFIDENCE_PATH, ENTITIES_PATH, MODEL_PATH
from pipeline.tables.receipt import model_version, versions

ROOT = Path(__file__).resolve().parents[1]
MODELS = (MODEL_PATH, CANDIDATES_PATH, CONFIDENCE_PATH, ENTITIES_PATH)

NO_PART = ("cli", "review", "show", "explain", "evaluation", "export", "engines", "tables")
"""Rooms that come after the rows, or (the last two) of which only ``PART_AFTER_ALL`` counts."""
PART_AFTER_ALL = (
    "engines/work.py",
    "engines/comparison.py",
    "tables/arrow.py",
    "tables/columns.py",
    "tables/meanings.py",
    "tables/packed.py",
    "tables/schema.py",
    "tables/validate.py",
    "tables/vocabulary.py",
)
LIBRARIES = (
    "beautifulsoup4",
    "charset-normalizer",
    "dateparser",
    "edtf",
    "lemminflect",
    "lxml",
    "markdown-it-py",
    "numpy",
    "pdfminer.six",
    "pdfplumber",
    "pycountry",
    "pypdfium2",
    "python-docx",
    "python-dateutil",
    "regex",
    "spacy",
    "thinc",
)
"""Those that read files and text. The others (click, rich, pandas, ...) only show or carry what was read."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Named parts, each with a version or a digest of its files."""

    parts: Mapping[str, str]

    @property
    def digest(self) -> str:
        """One word for all of it."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()[:16]

    def as_json(self) -> str:
        """The parts, as text to keep."""
        return json.dumps(dict(self.parts), sort_keys=True)

    def changes_since(self, earlier: Mapping[str, str]) -> list[str]:
        """What has changed since, for a reader: ``spacy 3.8.2 -> 3.8.4``, ``the rules changed``."""
        told = []
        for name in sorted({*self.parts, *earlier}):
            old, new = earlier.get(name, "none"), self.parts.get(name, "none")
            if old != new:
                told.append(f"{name} changed" if name.startswith("the ") else f"{name} {old} -> {new}")
        return told


def fingerprint(root: Path = ROOT, models: Iterable[Path] = MODELS) -> Fingerprint:
    """That of this program: of ``pipeline/`` and the models' folders."""
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and _has_part(path.relative_to(root))]
    told = versions()
    parts = {
        "program": told["program"] or "none",
        "schema": told["schema"] or "none",
        "python": platform.python_version(),
        "the program's code": _digest(root, (path for path in files if path.suffix == ".py")),
        "the rules": _digest(root, (path for path in files if path.suffix != ".py")),
    }
    parts.update({f"model {folder.name}": (model_version(folder) or "none").split()[-1] for folder in models})
    parts.update({name: _version(name) for name in LIBRARIES})
    return Fingerprint(parts)


def writing(root: Path = ROOT) -> str:
    """What decides the bytes of the tables besides the rows: how they are written, and by which Arrow."""
    files = (path for room in ("tables", "engines") for path in sorted((root / room).glob("*.py")))
    return f"{_digest(root, files)} {_version('pyarrow')}"


def _has_part(path: Path) -> bool:
    if path.suffix not in {".py", ".toml", ".csv", ".json", ".txt"}:
        return False
    return path.as_posix() in PART_AFTER_ALL or path.parts[0] not in NO_PART


def _digest(root: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
