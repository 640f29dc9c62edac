"""The kinds of many made-up citations, worded as published notes word them: rules together, not one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.sources.find import find_sources
from tests.sources.reports import notes

CITATIONS = tomllib.loads(Path(__file__).with_name("kinds_of_notes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", CITATIONS)
def test_kind_of_a_note_with_one_citation(kind: str) -> None:
    found = {text: [row.kind for row in find_sources(notes(text))] for text in CITATIONS[kind]}
    assert found == {text: [kind] for text in CITATIONS[kind]}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Penal Code, Law No. 12/2008, as amended, section 3.", "2008"),
        ("Law No. 12/2008, 3 June 2010.", "2010-06-03"),
        ("ACDB, “Conflict Map,” accessed 3 May 2014.", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert [row.date for row in find_sources(notes(text))] == [date]
