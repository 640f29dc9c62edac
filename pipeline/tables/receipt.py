"""What ``run.json`` says about a run: everything that changes from run to run, so that the tables need not."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.records import Rows
from pipeline.settings import MODEL_PATH
from pipeline.tables.schema import SCHEMA_VERSION, TABLES


def versions() -> dict[str, str | None]:
    """The versions of the program, of the model (null where there is none) and of the tables."""
    try:
        program: str | None = metadata.version("monitor-facts")
    except metadata.PackageNotFoundError:  # used from a folder, not installed
        program = None
    return {"program": program, "model": model_version(MODEL_PATH), "schema": SCHEMA_VERSION}


def model_version(folder: Path) -> str | None:
    """The model's name, and the first 12 digits of a SHA-256 over its files, which tell more than its meta.json."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        return None
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{folder.name} {digest.hexdigest()[:12]}"


def counts(rows: Rows) -> dict[str, Any]:
    """Rows a table, claims a type, findings a check."""
    return {
        **{name: len(getattr(rows, name)) for name in TABLES},
        "claims_by_type": dict(sorted(Counter(claim.claim_type for claim in rows.claims).items())),
        "findings_by_check": dict(sorted(Counter(finding.check for finding in rows.findings).items())),
    }


def receipt(
    rows: Rows,
    *,
    inputs: Sequence[Mapping[str, Any]] = (),
    seconds: Mapping[str, float] | None = None,
    settings: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The content of ``run.json``. ``inputs`` are path and SHA-256 a file, ``seconds`` the time each stage took."""
    return receipt_of(counts(rows), inputs=inputs, seconds=seconds, settings=settings)


def receipt_of(
    counted: Mapping[str, Any],
    *,
    inputs: Sequence[Mapping[str, Any]] = (),
    seconds: Mapping[str, float] | None = None,
    settings: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Like ``receipt``, of rows that have been counted."""
    return {
        "finished": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "versions": versions(),
        "settings": dict(settings or {}),
        "inputs": [dict(entry) for entry in inputs],
        "counts": dict(counted),
        "seconds": {stage: round(value, 3) for stage, value in (seconds or {}).items()},
    }
