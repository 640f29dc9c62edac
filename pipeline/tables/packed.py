"""Rows of one table as bytes, for the way from a worker and for keeping: an Arrow record batch, compressed, with a sum.

The sum tells bytes that a disk has altered; the schema is not stored with them, so whoever keeps them keeps the
schema's version beside them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.records import Rows
from pipeline.tables.schema import TABLES, Table

if TYPE_CHECKING:
    import pyarrow as pa

_SUM, _SIZE = 4, 8  # bytes of the two numbers before the compressed batch


class DamagedError(ValueError):
    """Packed bytes that are not what was packed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One report's rows of one table, sorted; of ``failures`` a file's rows, with an empty ``doc_id``."""

    table: str
    doc_id: str
    part: int
    """Which report of its file it is, from 0."""
    rows: int
    data: bytes


def pieces_of(rows: Rows, doc_id: str, part: int) -> Iterator[Piece]:
    """The rows of one report, a piece a table; tables without rows have none."""
    for table in TABLES.values():
        of_table = getattr(rows, table.name)
        if of_table:
            yield Piece(table.name, doc_id, part, len(of_table), pack(table, of_table))


def pack(table: Table, rows: Sequence[Any]) -> bytes:
    """The rows, which must be allowed by the schema, as bytes; the same bytes for the same rows in any order."""
    import pyarrow as pa

    from pipeline.tables.arrow import arrow_table

    (batch,) = arrow_table(table, rows).to_batches()
    raw = batch.serialize()
    packed: bytes = pa.compress(raw, codec="zstd", asbytes=True)
    return zlib.crc32(packed).to_bytes(_SUM, "big") + len(raw).to_bytes(_SIZE, "big") + packed


def unpack(table: Table, data: bytes) -> pa.Table:
    """The rows that were packed. Raises DamagedError."""
    import pyarrow as pa

    from pipeline.tables.arrow import arrow_schema

    if not isinstance(data, bytes):  # a database may hand out what it likes
        raise DamagedError(f"stored rows of {table.name} are damaged")
    packed = memoryview(data)[_SUM + _SIZE :]
    if zlib.crc32(packed) != int.from_bytes(data[:_SUM], "big"):
        raise DamagedError(f"stored rows of {table.name} are damaged")
    schema = arrow_schema(table)
    raw = pa.decompress(packed, int.from_bytes(data[_SUM : _SUM + _SIZE], "big"), codec="zstd")
    return pa.Table.from_batches([pa.ipc.read_record_batch(raw, schema)], schema=schema)


def unpacked_rows(pieces: Iterable[Piece]) -> Rows:
    """The records of the pieces, in the order given. Raises DamagedError."""
    from pipeline.tables.read import ROW_CLASSES, to_records

    rows = Rows()
    for piece in pieces:
        table = TABLES[piece.table]
        getattr(rows, piece.table).extend(to_records(unpack(table, piece.data), table, ROW_CLASSES[piece.table]))
    return rows
