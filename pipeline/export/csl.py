"""Works as CSL JSON, which Zotero, Mendeley, Pandoc and citeproc read (the schema: citationstyles.org)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pipeline.export.items import item
from pipeline.export.works import Work


def csl_json(works: Sequence[Work]) -> str:
    """A JSON list of CSL items, one a work; ``id`` is the ``work_id``, ``note`` the citation as printed."""
    return json.dumps([_entry(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def _entry(work: Work) -> dict[str, Any]:
    told = item(work)
    author: dict[str, str] | None = None
    if told.person:
        author = {"given": told.person[0], "family": told.person[1]}
    elif told.author:
        author = {"literal": told.author}
    entry = {
        "id": work.work_id,
        "type": told.type,
        "title": told.title,
        "author": [author] if author else None,
        "container-title": told.container,
        "event-title": told.event,
        "genre": told.genre,
        "issued": {"date-parts": [list(date) for date in told.dates]} if told.dates else None,
        "URL": _address(work.url),
        "keyword": work.kind,
        "note": work.citation,
    }
    return {key: value for key, value in entry.items() if value is not None}


def _address(url: str | None) -> str | None:
    return url if url is None or "://" in url else f"http://{url}"
