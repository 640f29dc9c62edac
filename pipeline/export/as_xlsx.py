"""Tables as an Excel workbook, for reading and sorting by hand: a sheet a table, and a sheet on what the columns mean.

Text is written as text, whatever it looks like: no cell is a formula, a link or a number that was not one. A sheet
holds 1,048,575 rows below its head and a cell 32,767 characters: more rows are refused, longer text is cut and counted.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.export.tables import ExportError, Source

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
CUT = " […]"
_FIRST_DAY = dt.date(1900, 3, 1)  # before it, programs disagree which number means which day
_LARGEST_WHOLE = 2**53  # Excel's numbers are floats
_UNHOLDABLE = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")  # no XML can hold these
_WIDTHS = {"string": 24, "date32": 12}
_MADE = dt.datetime(2000, 1, 1)  # a fixed time, so that the same tables give the same bytes


def write(sources: Sequence[Source], path: Path) -> list[str]:
    """Writes the workbook; the sentences returned say in which columns text was cut."""
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.workbook import Workbook

    _check_sizes(sources)
    workbook = Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent)})
    workbook.set_properties({"created": _MADE})
    cut: Counter[str] = Counter()
    try:
        for source in sources:
            _write_sheet(workbook, source, cut)
        _write_columns(workbook, sources, cut)
        workbook.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
    return [
        f"{name}: {number} {'cell' if number == 1 else 'cells'} cut to the {LONGEST_TEXT:,} characters that a cell "
        "holds; the other formats have all of it."
        for name, number in cut.items()
    ]


def _check_sizes(sources: Sequence[Source]) -> None:
    for source in sources:
        if source.n_rows > MOST_ROWS:
            raise ExportError(
                f"{source.table.name} has {source.n_rows:,} rows, and a sheet of Excel holds {MOST_ROWS:,}. "
                "Choose others with --tables, or another format."
            )


def _write_sheet(workbook: Workbook, source: Source, cut: Counter[str]) -> None:
    table = source.table
    sheet = _headed(workbook, table.name, [column.name for column in table.columns])
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDTHS.get(column.type, 10))
    number = 0
    for batch in source.batches():
        for values in zip(*[column.to_pylist() for column in batch.columns], strict=True):
            number += 1
            for place, value in enumerate(values):
                if _write_cell(sheet, number, place, value, day):
                    cut[f"{table.name}.{table.columns[place].name}"] += 1
    sheet.autofilter(0, 0, number, len(table.columns) - 1)


def _write_columns(workbook: Workbook, sources: Sequence[Source], cut: Counter[str]) -> None:
    sheet = _headed(workbook, "columns", ["table", "column", "type", "meaning", "values", "cells cut"])
    sheet.set_column(0, 2, 16)
    sheet.set_column(3, 4, 80)
    number = 0
    for source in sources:
        for column in source.table.columns:
            number += 1
            texts = (source.table.name, column.name, column.type, column.description, ", ".join(column.vocabulary))
            for place, text in enumerate(texts):
                sheet.write_string(number, place, text)
            sheet.write_number(number, len(texts), cut[f"{source.table.name}.{column.name}"])


def _headed(workbook: Workbook, name: str, names: Sequence[str]) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    bold = workbook.add_format({"bold": True})
    for place, words in enumerate(names):
        sheet.write_string(0, place, words, bold)
    return sheet


def _write_cell(sheet: Worksheet, row: int, place: int, value: Any, day: Format) -> bool:
    """Writes a cell, none for null; whether its text was cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float)) and abs(value) <= _LARGEST_WHOLE:
        sheet.write_number(row, place, value)
    elif isinstance(value, dt.date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, place, dt.datetime.combine(value, dt.time()), day)
    else:
        text = value if isinstance(value, str) else json.dumps(value) if isinstance(value, list) else str(value)
        short = _shortened(text.translate(_UNHOLDABLE))
        sheet.write_string(row, place, short)
        return len(short) < len(text)
    return False


def _shortened(text: str) -> str:
    """The text, or as much as fits into a cell and a mark that more follows. Excel counts UTF-16 code units."""
    if len(text) <= LONGEST_TEXT // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(CUT))]
    return units.decode("utf-16-le", errors="ignore") + CUT
