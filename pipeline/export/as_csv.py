"""Tables as CSV files, exact: every value can be read back as it was.

UTF-8, commas, LF between rows, every string in quotes. Null is nothing at all between two commas, an empty string is
``""``. Days are ISO 8601, bools ``true`` and ``false``, lists JSON. Nothing is put before a cell such as ``=1+1`` to
keep a spreadsheet from taking it for a formula: that would change the data. ``as_xlsx`` is for spreadsheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.export.cells import lists_as_json
from pipeline.export.tables import Source
from pipeline.tables.package import write_package


def write(sources: Sequence[Source], folder: Path) -> list[str]:
    """Writes ``<table>.csv`` each and a ``datapackage.json`` that describes them."""
    import pyarrow.csv as pc

    from pipeline.tables.arrow import arrow_schema

    folder.mkdir()
    for source in sources:
        schema = lists_as_json(arrow_schema(source.table).empty_table()).schema
        with pc.CSVWriter(folder / f"{source.table.name}.csv", schema) as writer:
            for batch in source.batches():
                writer.write(lists_as_json(batch))
    write_package(folder, [source.table for source in sources], "csv")
    return []
