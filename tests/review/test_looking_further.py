"""Where claims may be missing, and what changed between years: what two of the notebooks show."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.review.coverage import likely_sentences, silent_sections, uncited_notes
from pipeline.review.notebooks import compare_years
from pipeline.review.years import changes_between_years, countries_with_years
from pipeline.tables.write import write_tables
from tests.review.sites import plain_run
from tests.samples import NOTE_1, sample_rows


@pytest.fixture(scope="module")
def norway(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plain_run(tmp_path_factory.mktemp("plain")).parent / "out"


def test_likely_sentences_uncited_notes_and_silent_sections(tmp_path: Path) -> None:
    rows = sample_rows()
    write_tables(rows, tmp_path, {})
    assert list(likely_sentences(tmp_path)["looks like"]) == ["position"]
    assert [NOTE_1.endswith(source) for source in uncited_notes(tmp_path)["source"]] == [True]
    assert silent_sections(tmp_path).empty
    rows.claims, rows.citations, rows.votes, rows.findings = [], [], [], []
    write_tables(rows, tmp_path, {})
    assert len(uncited_notes(tmp_path)) == 2
    assert [tuple(row)[1:] for row in silent_sections(tmp_path).itertuples(index=False)] == [("Ban policy", 1)]


def test_what_changed_between_two_years(norway: Path) -> None:
    assert countries_with_years(norway) == [("Norway", "NOR")]
    changes = changes_between_years(norway, "NOR")
    assert set(changes["from"]) == {2014}
    assert set(changes["to"]) == {2017}
    told = set(zip(changes["change"], changes["claim"], strict=True))
    assert ("gone", "attendance: attended MBT-RC-3 2014-06") in told
    assert ("new", "attendance: attended MBT-MSP-15 2016-11") in told
    assert not any("never_produced" in claim for _, claim in told)
    every = changes_between_years(norway, "NOR", same=True)
    assert "production: never_produced" in list(every["claim"])


def test_the_country_is_chosen_in_the_notebook(norway: Path) -> None:
    compared = compare_years(norway)
    assert compared.country.value == "NOR"
    changed = compared.table.df
    compared.same.value = True
    every = compared.table.df
    assert changed is not None
    assert every is not None
    assert len(every) > len(changed) > 0


def test_a_country_without_reports_has_no_changes(norway: Path) -> None:
    assert changes_between_years(norway, "XXX").empty
