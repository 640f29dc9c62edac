"""The measures: tables that agree score 1, and each way to disagree costs what it should, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.annotations import GoldReport, load
from pipeline.evaluation.scoring import evaluate
from pipeline.evaluation.tallies import Evaluation, Tally
from pipeline.records import Rows
from tests.evaluation.ruritania import CLAIMS, perfect_rows, write_gold

ANNOTATIONS = Path(__file__).parents[2] / "corpus" / "annotations"
STATUS, VOTE, IN_2014, IN_2015, STOCK = range(5)


@pytest.fixture
def gold(tmp_path: Path) -> GoldReport:
    return load([write_gold(tmp_path)])[0]


def _counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.extra, tally.missed


def _levels(result: Evaluation) -> list[tuple[int, int, int]]:
    return [_counts(tally) for tally in result.claims.values()]


def test_tables_that_agree_with_every_annotation_of_the_corpus() -> None:
    golds = load([ANNOTATIONS])
    result = evaluate(golds, perfect_rows(golds))

    required = sum(not claim.optional for gold in golds for claim in gold.claims)
    assert required > 1000
    assert _levels(result) == [(required, 0, 0)] * 3
    assert all(tally.f1 == 1.0 for family in result.families.values() for tally in family.values())
    assert _counts(result.sources) == (sum(len(gold.sources) for gold in golds), 0, 0)
    assert _counts(result.findings) == (sum(len(gold.findings) for gold in golds), 0, 0)
    assert all(share.right == share.total for share in [*result.metadata.values(), *result.source_fields.values()])
    assert (result.disagreements, result.text_lost, result.reports_missing) == ([], 0, [])


ChangeRows = Callable[[Rows], None]


def _change(index: int, **values: Any) -> ChangeRows:
    def change(rows: Rows) -> None:
        rows.claims[index] = replace(rows.claims[index], **values)

    return change


def _drop(index: int) -> ChangeRows:
    return lambda rows: rows.claims.__delitem__(index)


def _repeat(index: int, **values: Any) -> ChangeRows:
    return lambda rows: rows.claims.append(replace(rows.claims[index], claim_id="again", **values))


RIGHT = (4, 0, 0)
WRONG_FIELD = (3, 1, 1)


@pytest.mark.parametrize(
    ("change", "levels", "fields"),
    [
        pytest.param(_drop(VOTE), [(3, 0, 1)] * 3, {}, id="a claim is missed"),
        pytest.param(_repeat(VOTE, value="against"), [(4, 1, 0)] * 3, {}, id="a claim too many"),
        pytest.param(_repeat(VOTE), [(4, 1, 0)] * 3, {}, id="a claim twice"),
        pytest.param(_change(VOTE, value="against"), [(3, 1, 1)] * 3, {}, id="another value"),
        pytest.param(_change(STATUS, treaty="CCM"), [(3, 1, 1)] * 3, {}, id="another treaty"),
        pytest.param(_change(IN_2014, treaty="MBT"), [RIGHT] * 3, {}, id="use is about no treaty"),
        pytest.param(_change(VOTE, actor="SYL"), [(3, 1, 1)] * 3, {}, id="another state"),
        pytest.param(_change(IN_2014, actor="HPA"), [RIGHT] * 3, {}, id="a group's short name"),
        pytest.param(_change(VOTE, start=0, end=9), [(3, 1, 1)] * 3, {}, id="other words"),
        pytest.param(
            _change(VOTE, assertion="government"), [RIGHT, WRONG_FIELD, WRONG_FIELD], {"assertion": 1}, id="who asserts"
        ),
        pytest.param(_change(VOTE, event=None), [RIGHT, WRONG_FIELD, WRONG_FIELD], {"event": 1}, id="no event"),
        pytest.param(
            _change(VOTE, when="2015", when_earliest=dt.date(2015, 1, 1), when_latest=dt.date(2015, 12, 31)),
            [RIGHT, WRONG_FIELD, WRONG_FIELD],
            {"when": 1},
            id="another year",
        ),
        pytest.param(
            _change(VOTE, when="2016-01/2016-12", when_earliest=dt.date(2016, 1, 1), when_latest=dt.date(2016, 12, 31)),
            [RIGHT] * 3,
            {},
            id="the same year, written otherwise",
        ),
        pytest.param(
            _change(IN_2014, weapon=None, hedged=True),
            [RIGHT, WRONG_FIELD, WRONG_FIELD],
            {"weapon": 1, "hedged": 1},
            id="weapon and hedge, where annotated",
        ),
        pytest.param(_change(VOTE, weapon="ied", hedged=True), [RIGHT] * 3, {}, id="and only there"),
        pytest.param(_drop(STOCK), [RIGHT] * 3, {}, id="an optional claim is missed"),
        pytest.param(_change(STOCK, quantity=40), [RIGHT] * 3, {}, id="an optional claim is not quite right"),
        pytest.param(
            lambda rows: rows.citations.clear(), [RIGHT, RIGHT, (0, 4, 4)], {"links": 4}, id="no claim cites anything"
        ),
    ],
)
def test_what_a_disagreement_costs(
    gold: GoldReport, change: ChangeRows, levels: list[tuple[int, int, int]], fields: dict[str, int]
) -> None:
    rows = perfect_rows([gold])
    change(rows)
    result = evaluate([gold], rows)
    assert _levels(result) == levels
    assert dict(result.field_errors) == fields


def test_each_disagreement_is_told_with_its_words(gold: GoldReport) -> None:
    rows = perfect_rows([gold])
    for change in (_change(IN_2015, hedged=True), _drop(VOTE), _repeat(STATUS, value="signatory")):
        change(rows)
    told = [(entry.kind, entry.what, entry.words) for entry in evaluate([gold], rows).disagreements]
    assert told == [
        ("different", "use used Hill People’s Army: hedged True, annotated False", CLAIMS[IN_2015]["quote"]),
        ("missed", "vote in_favor RUR MBT A/RES/71/34 2016", CLAIMS[VOTE]["quote"]),
        ("extra", "treaty_status signatory RUR MBT", CLAIMS[STATUS]["quote"]),
    ]


def test_claims_of_the_same_words_are_matched_by_their_time(gold: GoldReport) -> None:
    """Whatever the order in which they were found."""
    rows = perfect_rows([gold])
    rows.claims.reverse()
    assert _levels(evaluate([gold], rows)) == [RIGHT] * 3


def test_families_are_counted_apart(gold: GoldReport) -> None:
    rows = perfect_rows([gold])
    _drop(VOTE)(rows)
    families = evaluate([gold], rows).families
    assert _counts(families["vote"]["core"]) == (0, 0, 1)
    assert _counts(families["use"]["full"]) == (2, 0, 0)
    assert _counts(families["stockpile"]["full"]) == (0, 0, 0)


def test_report_that_the_run_has_not(gold: GoldReport) -> None:
    result = evaluate([gold], Rows())
    assert result.reports_missing == ["ruritania-mbt-2016.gold.json"]
    assert _levels(result) == [(0, 0, 4)] * 3


def test_words_that_the_text_has_lost(gold: GoldReport) -> None:
    rows = perfect_rows([gold])
    document = rows.documents[0]
    rows.documents[0] = replace(document, text=document.text.replace("voted in favor", "voted on behalf"))
    result = evaluate([gold], rows)
    assert result.text_lost == 1
    assert _levels(result) == [(3, 1, 1)] * 3
    assert ("text lost", CLAIMS[VOTE]["quote"]) in {(entry.kind, entry.words) for entry in result.disagreements}


def test_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    other = [claim | {"value": "signatory"} if claim["value"] == "not_party" else claim for claim in CLAIMS]
    write_gold(tmp_path / "one")
    write_gold(tmp_path / "two", claims=other)
    golds = load([tmp_path])
    rows = perfect_rows(golds)
    for documents in (rows.documents, rows.documents[::-1]):
        assert _levels(evaluate(golds, replace(rows, documents=documents))) == [(8, 0, 0)] * 3


def test_sources_metadata_and_findings(gold: GoldReport) -> None:
    rows = perfect_rows([gold])
    first, second, third = rows.sources
    rows.sources = [replace(first, kind="media"), replace(second, ibid_of=None), replace(third, part=2)]
    rows.documents[0] = replace(rows.documents[0], country_iso3="RUR", last_updated=None)
    rows.findings = [
        replace(rows.findings[0], expected="A/RES/69/34"),
        replace(rows.findings[0], check="vote_record", severity="info"),
    ]
    result = evaluate([gold], rows)
    assert _counts(result.sources) == (2, 1, 1)
    assert {key: share.right for key, share in result.source_fields.items()} == {"kind": 1, "date": 2, "ibid_of": 1}
    assert {key for key, share in result.metadata.items() if not share.right} == {"country_iso3", "last_updated"}
    assert _counts(result.findings) == (0, 1, 1)
    assert len(result.disagreements) == 8


def test_a_finding_counts_where_its_words_are(gold: GoldReport) -> None:
    rows = perfect_rows([gold])
    rows.findings[0] = replace(rows.findings[0], start=0, end=9)
    assert _counts(evaluate([gold], rows).findings) == (0, 1, 1)
    rows.findings[0] = replace(rows.findings[0], start=None, end=None)
    assert _counts(evaluate([gold], rows).findings) == (1, 0, 0)


def test_what_counts_for_confidence(gold: GoldReport) -> None:
    """Every claim found but those that were optional."""
    rows = perfect_rows([gold])
    for change in (_change(VOTE, confidence=0.8, event=None), _repeat(STATUS, value="signatory", confidence=0.4)):
        change(rows)
    judged = {(claim.confidence, claim.core, claim.full) for claim in evaluate([gold], rows).judged}
    assert judged == {(0.9, True, True), (0.8, True, False), (0.4, False, False)}
    assert len(evaluate([gold], rows).judged) == 5
