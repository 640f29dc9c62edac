"""Values for formats that know fewer types than Arrow."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


def lists_as_json(rows: pa.Table | pa.RecordBatch) -> pa.Table | pa.RecordBatch:
    """The columns of lists as JSON strings: ``[1, 2]``."""
    import pyarrow as pa

    for number, field in enumerate(rows.schema):
        if pa.types.is_list(field.type):
            texts = [None if value is None else json.dumps(value) for value in rows.column(number).to_pylist()]
            rows = rows.set_column(number, pa.field(field.name, pa.string()), pa.array(texts, pa.string()))
    return rows


def plain(value: Any) -> str | int | float | None:
    """A value as one of the four kinds that SQLite knows: days as ISO 8601, bools as 0 and 1, lists as JSON."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list):
        return json.dumps(value)
    kept: str | int | float | None = value
    return kept
