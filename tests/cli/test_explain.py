"""What `monitor-facts explain` says about how a claim came to be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.records import CandidateRow, ClaimRow, Rows
from pipeline.tables.receipt import receipt
from pipeline.tables.write import write_tables
from tests.language.one_report import report_of

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
TEXT = "\n".join(
    (
        "Peru denied that its army had laid antipersonnel mines in 2015.[1] It has apparently not used any since 1999.",
        "Peru has said that it has never produced antipersonnel mines. “Of stocks no one knows,” said Ecuador in 2016.",
        "Of the antipersonnel mines in Peru’s arsenal, not a single one was left.",
        "[1] Letter from the Ministry of Foreign Affairs, 3 May 2016.",
    )
)
Explain = Callable[[str], Result]


@pytest.fixture(scope="module")
def rows() -> Rows:
    return extract(report_of(TEXT))


@pytest.fixture
def explain(rows: Rows, tmp_path: Path) -> Explain:
    write_tables(rows, tmp_path, receipt(rows))
    return lambda row_id: CliRunner().invoke(main, ["explain", row_id, "--out", str(tmp_path)])


def test_in_a_chapter_the_state_understood_is_its_entrys(tmp_path: Path) -> None:
    text = "CHAD: Chad joined in 2002. The stocks of mines were destroyed in 2004.\nNIGER: Niger joined in 2003."
    rows = extract(report_of(text, country=None))
    write_tables(rows, tmp_path, receipt(rows))
    claim = _claim(rows, "stockpile")
    assert claim.actor == "TCD"
    said = CliRunner().invoke(main, ["explain", claim.claim_id, "--out", str(tmp_path)]).output
    assert "the state of the chapter's entry, TCD" in said
    assert "profile's country" not in said


def _claim(rows: Rows, claim_type: str, when: str | None = None) -> ClaimRow:
    (claim,) = [c for c in rows.claims if c.claim_type == claim_type and when in {None, c.when}]
    return claim


def _part(result: Result, heading: str) -> list[str]:
    """The lines below a heading, stripped."""
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith(heading))
    end = next((n for n in range(begin, len(lines)) if not lines[n]), len(lines))
    return [line.strip() for line in lines[begin + 1 : end]]


def test_a_denial_is_marked_in_its_sentence(rows: Rows, explain: Explain) -> None:
    result = explain(_claim(rows, "use", "2015").claim_id)
    (words,) = _part(result, "Words")
    assert "{denied: denial}" in words
    assert "{laid: predicate}" in words
    assert "{antipersonnel mines: weapon}" in words
    assert "{in 2015: date}" in words
    decided = _part(result, "Decided by")
    assert any(line.startswith("said by") and "government" in line for line in decided)
    assert any(line.startswith("value") and "not_used" in line and "denied" in line for line in decided)


def test_cues_stand_at_their_offsets(rows: Rows, explain: Explain) -> None:
    decided = _part(explain(_claim(rows, "use", "2015").claim_id), "Decided by")
    start = TEXT.index("denied")
    (denial,) = [line for line in decided if line.startswith("denial")]
    assert denial.split()[1] == f"{start}-{start + len('denied')}"
    assert "“denied”" in denial


def test_negation_hedge_and_whom_it_stands_for(rows: Rows, explain: Explain) -> None:
    result = explain(_claim(rows, "use", "1999/..").claim_id)
    words = " ".join(_part(result, "Words"))
    for cue in ("{It: subject}", "{apparently: hedge}", "{not: negation}", "{used: predicate}", "{since 1999: date}"):
        assert cue in words
    assert any("“It” refers back to PER, last named as “Peru”" in line for line in _part(result, "Decided by"))


def test_the_rule_its_file_and_its_example(rows: Rows, explain: Explain) -> None:
    claim = _claim(rows, "production")
    lines = _part(explain(claim.claim_id), f"Rule {claim.extractor}")
    place = next(line for line in lines if line.startswith("file"))
    path, _, number = place.removeprefix("file").strip().partition(", line ")
    written = (Path(__file__).parents[2] / path).read_text(encoding="utf-8").splitlines()[int(number) - 1]
    assert written == f'id = "{claim.extractor}"'
    assert any(line.startswith("matches") for line in lines)


def test_sources_with_their_basis_and_the_parts_of_confidence(rows: Rows, explain: Explain) -> None:
    claim = _claim(rows, "use", "2015")
    result = explain(claim.claim_id)
    assert _part(result, "Sources (1)")[0].startswith("note 1 (direct; correspondence")
    parts = _part(result, f"Confidence {claim.confidence:.2f}")
    assert any(line.startswith("rule") for line in parts)
    assert any(line.startswith("actor") and "certainty" in line for line in parts)


def test_a_candidate_is_explained_by_its_words(rows: Rows, tmp_path: Path) -> None:
    (sentence,) = [s for s in rows.sentences if "arsenal" in s.text]
    where = (sentence.doc_id, sentence.sentence_id)
    candidate = CandidateRow("k1", *where, "stockpile", 0.7, sentence.text, sentence.start, sentence.end)
    write_tables(replace(rows, candidates=[candidate]), tmp_path, {})
    result = CliRunner().invoke(main, ["explain", "k1", "--out", str(tmp_path)])
    assert candidate.text in _part(result, "Words")
    assert len(_part(result, f"What speaks for {candidate.claim_type}")) > 3


def test_the_beginning_of_an_id_is_enough_and_a_slip_names_its_neighbours(rows: Rows, explain: Explain) -> None:
    claim_id = rows.claims[0].claim_id
    assert explain(claim_id[:9]).stdout.splitlines()[0] == f"Claim {claim_id}"
    slip = explain(f"{claim_id[:-1]}x")
    assert slip.exit_code == 2
    assert claim_id in slip.stderr


def test_a_report_is_referred_to_show(rows: Rows, explain: Explain) -> None:
    result = explain(rows.documents[0].doc_id)
    assert result.exit_code == 2
    assert "monitor-facts show" in result.stderr


def test_a_claim_that_the_program_no_longer_finds(rows: Rows, tmp_path: Path) -> None:
    claim = rows.claims[0]
    older = replace(claim, claim_id="cold", evidence=claim.evidence)
    told = {**receipt(rows), "versions": {"program": "0.0.9"}}
    write_tables(replace(rows, claims=[older], citations=[], votes=[], findings=[]), tmp_path, told)
    result = CliRunner().invoke(main, ["explain", "cold", "--out", str(tmp_path)])
    assert result.exit_code == 0
    assert "does not find the claim" in result.stdout
    assert "program 0.0.9" in result.stdout
    assert f"{claim.claim_type}: {claim.value}" in result.stdout


@pytest.mark.parametrize("name", ["sample-overview-mbt-2017.txt", "sample-finland-mbt-2017.md"])
def test_every_claim_of_a_file_is_explained_without_the_file(name: str, tmp_path: Path) -> None:
    """The report is rebuilt from the tables alone; rows of overview tables and chapters of many countries included."""
    from pipeline.explain import explain as explained

    rows = extract(read_file(SAMPLES / name)[0])
    write_tables(rows, tmp_path, json.loads("{}"))
    assert rows.claims
    for claim in rows.claims[::4]:
        page = "\n".join("".join(piece.words for piece in line) for line in explained(tmp_path, claim.claim_id))
        assert "does not find the claim" not in page
        assert "Decided by" in page
