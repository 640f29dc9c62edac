"""What two runs are told to differ in: claims are matched by report and place, whatever their ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.alignment import Alignment
from pipeline.evaluation.annotations import load
from pipeline.evaluation.changes import Comparison, compare
from pipeline.records import Rows
from tests.evaluation.ruritania import CLAIMS, perfect_rows, write_gold

STATUS, VOTE, IN_2014, IN_2015, STOCK = range(5)


@pytest.fixture
def run(tmp_path: Path) -> Callable[[], Rows]:
    """Gives the rows of a run, the same each time."""
    golds = load([write_gold(tmp_path)])
    return lambda: perfect_rows(golds)


def _told(result: Comparison) -> list[tuple[str, str, list[tuple[str, str | None, str | None]]]]:
    return [
        (change.kind, change.claim.evidence, [(field.name, field.before, field.after) for field in change.differences])
        for change in result.changes
    ]


def _change(rows: Rows, index: int, **values: Any) -> None:
    """Another claim in its place; a claim that says something else has another id."""
    claim_id = f"{rows.claims[index].claim_id}-x"
    rows.citations = [
        replace(row, claim_id=claim_id) if row.claim_id == rows.claims[index].claim_id else row
        for row in rows.citations
    ]
    rows.claims[index] = replace(rows.claims[index], claim_id=claim_id, **values)


def test_runs_that_are_the_same(run: Callable[[], Rows]) -> None:
    result = compare(run(), run())
    assert (result.reports, result.same.total(), result.asides) == (1, 5, 0)
    assert (result.changes, result.only_a, result.only_b) == ([], [], [])


def test_gained_and_lost(run: Callable[[], Rows]) -> None:
    before, after = run(), run()
    del before.claims[STOCK], after.claims[VOTE]
    assert _told(compare(before, after)) == [
        ("lost", CLAIMS[VOTE]["quote"], []),
        ("gained", CLAIMS[STOCK]["quote"], []),
    ]


def test_changed_fields_are_named(run: Callable[[], Rows]) -> None:
    before, after = run(), run()
    _change(after, VOTE, value="against", assertion="government", when=None, when_earliest=None, when_latest=None)
    assert _told(compare(before, after)) == [
        (
            "changed",
            CLAIMS[VOTE]["quote"],
            [("value", "in_favor", "against"), ("assertion", "monitor", "government"), ("when", "2016", None)],
        )
    ]


def test_changed_notes(run: Callable[[], Rows]) -> None:
    before, after = run(), run()
    after.citations = [row for row in after.citations if row.note_number != 2]
    assert _told(compare(before, after)) == [("changed", CLAIMS[VOTE]["quote"], [("notes", "2 direct", None)])]


def test_another_value_of_another_actor_is_another_claim(run: Callable[[], Rows]) -> None:
    before, after = run(), run()
    _change(after, STATUS, value="signatory", actor="SYL")
    assert sorted(kind for kind, *_ in _told(compare(before, after))) == ["gained", "lost"]


def test_claims_of_the_same_words_are_matched_by_what_they_say(run: Callable[[], Rows]) -> None:
    """Of two claims in the same words, the one that stays is not told to have become the other."""
    before, after = run(), run()
    year = {"when_earliest": dt.date(2013, 1, 1), "when_latest": dt.date(2013, 12, 31)}
    _change(after, IN_2014, when="2013", **year)
    _change(after, IN_2015)
    assert _told(compare(before, after)) == [("changed", CLAIMS[IN_2014]["quote"], [("when", "2014", "2013")])]


def test_what_changes_no_fact_is_counted_and_told_on_demand(run: Callable[[], Rows]) -> None:
    before, after = run(), run()
    _change(after, VOTE, confidence=0.5, start=after.claims[VOTE].start + 6, evidence="in favor")
    result = compare(before, after)
    assert (result.changes, result.same.total(), result.asides) == ([], 5, 1)
    asked = compare(before, after, asides=True)
    assert [name for name, *_ in _told(asked)[0][2]] == ["evidence", "confidence"]
    assert asked.same == result.same


def test_report_whose_text_has_changed(run: Callable[[], Rows]) -> None:
    """A line more above and a word more in a line: the claims are still where they were."""
    before, after = run(), run()
    document = after.documents[0]
    text = document.text.replace("Mine Ban Policy\n", "Mine Ban Policy\n\nA new line.\n").replace(
        "It voted", "It then voted"
    )
    after.documents = [replace(document, doc_id="other", text=text)]
    for index, claim in enumerate(after.claims):
        start = text.index(claim.evidence)
        _change(after, index, doc_id="other", start=start, end=start + len(claim.evidence))
    result = compare(before, after)
    assert (result.reports, result.same.total(), result.changes) == (1, 5, [])


def test_reports_of_one_run_only(run: Callable[[], Rows]) -> None:
    before, after = run(), run()
    before.documents[0] = replace(before.documents[0], source_path="sylvania.txt", doc_id="s")
    result = compare(before, after)
    assert (result.reports, result.changes) == (0, [])
    assert [row.source_path for row in result.only_a] == ["sylvania.txt"]
    assert [row.doc_id for row in result.only_b] == ["d000"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([("1", "a/x.txt")], [("1", "b/y.txt")], [("1", "1")]),
        ([("1", "a/x.txt")], [("2", "a/x.txt")], [("1", "2")]),
        ([("1", "a/x.txt")], [("2", "b/x.txt")], [("1", "2")]),
        ([("1", "a/x.txt"), ("2", "b/x.txt")], [("3", "c/x.txt")], []),
        ([("1", "a/x.txt"), ("2", "b/x.txt")], [("3", "b/x.txt"), ("1", "a/x.txt")], [("2", "3"), ("1", "1")]),
    ],
    ids=["moved", "rewritten", "moved and rewritten", "which of two", "bytes before paths"],
)
def test_which_reports_are_the_same(
    run: Callable[[], Rows],
    before: list[tuple[str, str]],
    after: list[tuple[str, str]],
    found: list[tuple[str, str]],
) -> None:
    from pipeline.evaluation.changes import pair_documents

    row = run().documents[0]
    old, new = ([replace(row, doc_id=doc_id, source_path=path) for doc_id, path in names] for names in (before, after))
    pairs, only_old, only_new = pair_documents(old, new)
    assert [(a.doc_id, b.doc_id) for a, b in pairs] == found
    assert (len(only_old), len(only_new)) == (len(old) - len(found), len(new) - len(found))


@pytest.mark.parametrize(
    ("old", "new", "words", "place"),
    [
        ("a\nmines\nb\n", "a\nmines\nb\n", "mines", "mines"),
        ("a\nmines\nb\n", "new\na\nmines\nb\n", "mines", "mines"),
        ("a\nmines\nb\n", "a\ntwo mines\nb\n", "mines", "two mines\n"),
        ("a\nmines\nb\n", "a\nb\n", "mines", ""),
        ("a\nmines\nb\n", "x\na\nmines\nb\n", "a\nmines", "a\nmines"),
        ("mines", "", "mines", ""),
    ],
    ids=["same", "moved", "changed", "gone", "over lines", "nothing left"],
)
def test_place_in_another_version_of_a_text(old: str, new: str, words: str, place: str) -> None:
    start, end = Alignment(old, new).place(old.index(words), old.index(words) + len(words))
    assert new[start:end] == place
