"""The folder of review pages: an index, the findings, a page a report, a page a country.

The pages are files that refer to each other and to nothing else: they can be opened from disk, copied, put on a server.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pipeline.review.countries import country_view
from pipeline.review.rendering import page_name, render
from pipeline.review.views import Overview, overview, report_views

INDEX = "index.html"
_OURS = ".monitor-facts-review"
"""Lies in a folder of pages, so that a later call replaces that and never a folder of someone else's."""


class SiteError(Exception):
    """The pages can't be written; the message says why and what to do."""


def write_site(out_dir: Path, folder: Path) -> int:
    """Writes the pages of the run in ``out_dir`` into ``folder``, over those of a call before; gives how many.

    Raises SiteError for a folder that holds something else or can't be written, and
    ``pipeline.tables.read.TablesError`` where ``out_dir`` holds no tables. The pages before stay until all are written.
    """
    if folder.exists() and not (folder / _OURS).exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SiteError(f"{folder} holds something other than review pages. Name another folder with --to.")
    shared = overview(out_dir)
    writing = folder.with_name(f".{folder.name}.writing-{os.getpid()}")
    try:
        try:
            written = _write_pages(out_dir, shared, writing)
            if folder.exists():
                shutil.rmtree(folder)
            writing.rename(folder)
        finally:
            shutil.rmtree(writing, ignore_errors=True)
    except OSError as error:
        raise SiteError(f"{folder} can't be written: {error.strerror or error}. Name another with --to.") from error
    return written


def _write_pages(out_dir: Path, shared: Overview, folder: Path) -> int:
    for name in ("reports", "countries"):
        (folder / name).mkdir(parents=True)
    (folder / _OURS).touch()
    _write(folder / INDEX, render("index.html.j2", root="", shared=shared))
    _write(folder / "findings.html", render("findings.html.j2", root="", shared=shared))
    written = 2
    for view in report_views(out_dir, shared, shared.documents):
        _write(folder / "reports" / page_name(view.document.doc_id), render("report.html.j2", root="../", view=view))
        written += 1
    for iso3 in shared.countries:
        page = render("country.html.j2", root="../", view=country_view(shared, iso3))
        _write(folder / "countries" / page_name(iso3), page)
        written += 1
    return written


def _write(path: Path, page: str) -> None:
    path.write_text(page, encoding="utf-8", newline="\n")
