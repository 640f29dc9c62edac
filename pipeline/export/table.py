"""Works as CSV, a row a work."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import fields

from pipeline.export.works import Work


def works_csv(works: Sequence[Work]) -> str:
    """The columns are the fields of ``Work``; the reports are separated by spaces."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    names = [field.name for field in fields(Work)]
    writer.writerow(names)
    for work in works:
        told = {name: getattr(work, name) for name in names} | {"reports": " ".join(work.reports)}
        writer.writerow(["" if told[name] is None else told[name] for name in names])
    return page.getvalue()
