"""Tables as JSON lines: an object a row, in UTF-8. Days are ISO 8601 strings; null, bools and lists are JSON's own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.export.tables import Source
from pipeline.tables.package import write_package

if TYPE_CHECKING:
    import datetime as dt

_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x7f\x85\u2028\u2029"}
"""What JSON allows within a string, but some readers of lines take for the end of one (and the delete sign)."""


def write(sources: Sequence[Source], folder: Path) -> list[str]:
    """Writes ``<table>.jsonl`` each and a ``datapackage.json`` that describes them."""
    folder.mkdir()
    for source in sources:
        path = folder / f"{source.table.name}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for batch in source.batches():
                file.writelines(_line(row) for row in batch.to_pylist())
    write_package(folder, [source.table for source in sources], "jsonl")
    return []


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False, default=_day).translate(_LINE_ENDS) + "\n"


def _day(value: dt.date) -> str:
    return value.isoformat()
