"""What ``run.json`` says about a run: everything that changes from run to run, so that the tables need not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any

from pipeline.records import Rows
from pipeline.tables.schema import SCHEMA_VERSION, TABLES


def versions(model: str | None = None) -> dict[str, str | None]:
    """The versions of the program, of the trained model (null where none was used) and of the tables."""
    try:
        program: str | None = metadata.version("monitor-facts")
    except metadata.PackageNotFoundError:  # used from a folder, not installed
        program = None
    return {"program": program, "model": model, "schema": SCHEMA_VERSION}


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
    model: str | None = None,
) -> dict[str, Any]:
    """The content of ``run.json``. ``inputs`` are path and SHA-256 a file, ``seconds`` the time each stage took."""
    return {
        "finished": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "versions": versions(model),
        "settings": dict(settings or {}),
        "inputs": [dict(entry) for entry in inputs],
        "counts": counts(rows),
        "seconds": {stage: round(value, 3) for stage, value in (seconds or {}).items()},
    }
