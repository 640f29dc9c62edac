"""Reviewers' decisions: kept with several writers, applied after any run, never dropped, usable as annotations."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields as record_fields
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner, Result

from pipeline import extract, read
from pipeline.cli import main
from pipeline.evaluation.annotations import load
from pipeline.evaluation.checking import check
from pipeline.evaluation.scoring import evaluate
from pipeline.records import ClaimRow, Rows
from pipeline.review.applying import ReviewedClaimRow, apply_reviews
from pipeline.review.corrections import CorrectionError, Value
from pipeline.review.decisions import ReviewRow, accept, add, append, correct, read_reviews, reject
from pipeline.review.site import write_site
from pipeline.tables.read import read_records
from pipeline.tables.review_schema import CLAIMS_REVIEWED, REVIEWS
from pipeline.tables.write import write_tables
from tests.review.sites import NEWER

ROOT = Path(__file__).parents[2]


def test_the_records_have_the_declared_columns() -> None:
    for table, record in ((REVIEWS, ReviewRow), (CLAIMS_REVIEWED, ReviewedClaimRow)):
        assert [column.name for column in table.columns] == [field.name for field in record_fields(record)]


class Run:
    """A report on Norway, its rows, and a folder with its tables."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        self.path = folder / "norway-mbt-2017.txt"
        self.path.write_text(NEWER, encoding="utf-8")
        self.rows: Rows = extract(read(self.path)[0])
        self.write(self.rows)

    def write(self, rows: Rows) -> None:
        write_tables(rows, self.out, {})

    def claim(self, claim_type: str) -> ClaimRow:
        return next(row for row in self.rows.claims if row.claim_type == claim_type)

    def without(self, gone: ClaimRow) -> Rows:
        """The rows of a later program that no longer makes a claim."""
        return Rows(
            documents=self.rows.documents,
            sentences=self.rows.sentences,
            claims=[row for row in self.rows.claims if row is not gone],
            sources=self.rows.sources,
        )

    def apply(self, *options: str) -> Result:
        return CliRunner().invoke(main, ["apply-reviews", str(self.out), *options])

    def reviewed(self) -> dict[str, ReviewedClaimRow]:
        rows = read_records(self.out, CLAIMS_REVIEWED, ReviewedClaimRow)
        return {row.claim_id: row for row in rows}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def _correct(run: Run, claim: ClaimRow, fields: dict[str, Value], comment: str | None = None) -> None:
    append(run.out, [correct(claim, fields, run.rows.documents[0], run.rows.sentences, "Ana", comment)])


def test_rejected_and_corrected_claims_are_found_in_the_reviewed_table(run: Run) -> None:
    vote, attendance, production = (run.claim(name) for name in ("vote", "attendance", "production"))
    append(run.out, [reject(attendance, "Ana", "another state"), accept(production, "Ben")])
    _correct(run, vote, {"event": "A/RES/71/34", "value": "abstained", "when": "2016-12-05"})
    result = run.apply()
    assert result.exit_code == 0, result.output
    assert "1 accepted, 1 corrected, 1 rejected, 0 added" in result.output

    rows = run.reviewed()
    assert len(rows) == len(run.rows.claims)
    assert (rows[attendance.claim_id].decision, rows[attendance.claim_id].comment) == ("reject", "another state")
    assert (rows[production.claim_id].decision, rows[production.claim_id].reviewer) == ("accept", "Ben")
    corrected = rows[vote.claim_id]
    assert (corrected.decision, corrected.value, corrected.polarity) == ("correct", "abstained", "neutral")
    assert str(corrected.when_earliest) == str(corrected.when_latest) == "2016-12-05"
    assert '"event": "A/RES/72/53"' in (corrected.extracted or "")
    assert rows[run.claim("transfer").claim_id].decision is None


def test_decisions_outlive_another_run(run: Run) -> None:
    append(run.out, [reject(run.claim("vote"), "Ana")])
    run.write(run.rows)
    assert [row.decision for row in read_reviews(run.out)] == ["reject"]
    assert run.apply().exit_code == 0
    assert run.reviewed()[run.claim("vote").claim_id].decision == "reject"


def test_a_decision_on_a_vanished_claim_is_told_and_kept(run: Run) -> None:
    vote = run.claim("vote")
    _correct(run, vote, {"value": "against"}, "see the record")
    other = replace(vote, claim_id="c-other", value="abstained", polarity="neutral", n_sources=0)
    rows = run.without(vote)
    rows.claims.append(other)
    run.write(rows)
    result = run.apply()
    assert result.exit_code == 3
    assert "1 decisions could not be applied" in result.output
    assert f"{vote.claim_id}  correct (value against) by Ana" in result.output
    assert "see the record" in result.output
    assert "there is    c-other  vote abstained NOR" in result.output
    assert len(read_reviews(run.out)) == 1

    run.write(run.rows)  # and it counts again when the claim is back
    assert run.apply().exit_code == 0
    assert run.reviewed()[vote.claim_id].value == "against"


def test_the_latest_decision_counts_and_disagreement_is_told(run: Run) -> None:
    vote = run.claim("vote")
    append(run.out, [accept(vote, "Ana")])
    append(run.out, [reject(vote, "Ben", "not this one")])
    applied = apply_reviews(run.out)
    assert {row.claim_id: row.decision for row in applied.rows}[vote.claim_id] == "reject"
    assert [[review.reviewer for review in reviews] for reviews in applied.disagreements] == [["Ana", "Ben"]]
    append(run.out, [reject(vote, "Ana")])
    assert apply_reviews(run.out).disagreements == []


def test_a_claim_that_reads_differently_since_it_was_accepted_is_told(run: Run) -> None:
    vote = run.claim("vote")
    append(run.out, [accept(vote, "Ana")])
    rows = run.without(vote)
    rows.claims.append(replace(vote, hedged=True, n_sources=0))
    run.write(rows)
    result = run.apply()
    assert result.exit_code == 0
    assert "1 claims that the program reads a little differently" in result.output


def test_a_missed_claim_is_added(run: Run) -> None:
    document = run.rows.documents[0]
    start = document.text.index("Santiago")
    fields: dict[str, Value] = {
        "claim_type": "attendance",
        "value": "attended",
        "actor": "CHL",
        "start": start,
        "end": start + 8,
    }
    append(run.out, [add(fields, document, run.rows.sentences, "Ana")])
    assert run.apply().exit_code == 0
    added = next(row for row in run.reviewed().values() if row.decision == "add")
    assert (added.evidence, added.polarity, added.extractor) == ("Santiago", "positive", "reviewer")
    sentence = next(row for row in run.rows.sentences if row.start <= start < row.end)
    assert added.sentence_id == sentence.sentence_id


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"value": "produces"}, "no value of vote"),
        ({"actor": None}, "actor is null"),
        ({"when": "last winter"}, "last winter"),
        ({"quantity": "many"}, "quantity"),
        ({"weapon": "bow"}, "antipersonnel_mine"),
        ({"claim_id": "c1"}, "claim_id can't be corrected"),
        ({"end": 10**6}, "no words"),
    ],
)
def test_a_correction_that_can_t_be_is_refused(run: Run, fields: dict[str, Value], message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        _correct(run, run.claim("vote"), fields)
    assert read_reviews(run.out) == []


_WRITER = """
import sys
from pathlib import Path
from pipeline.review.decisions import ReviewRow, accept, append
from pipeline.tables.read import read_rows
out = Path(sys.argv[1])
claim = read_rows(out, "claims")[0]
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    append(out, [accept(claim, sys.argv[2], str(number)), accept(claim, sys.argv[2], str(number))])
"""


def test_two_writers_on_one_folder_lose_nothing(run: Run) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(run.out), name], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for name in ("Ana", "Ben")
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("\n")
        writer.stdin.flush()
    while any(writer.poll() is None for writer in writers):
        assert all(review.decision == "accept" for review in read_reviews(run.out))  # readers see whole rows only
    assert [writer.returncode for writer in writers] == [0, 0]
    for writer in writers:
        writer.communicate()
    told = sorted((review.reviewer, int(review.comment or "")) for review in read_reviews(run.out))
    assert told == [(name, number) for name in ("Ana", "Ben") for number in range(25) for _ in range(2)]


def test_a_writer_that_was_killed_leaves_no_half_row(run: Run) -> None:
    append(run.out, [accept(run.claim("vote"), "Ana")])
    folder = run.out / "reviews.parquet"
    (folder / ".2026-killed.parquet.99").write_bytes(b"PAR1 half")
    assert [review.reviewer for review in read_reviews(run.out)] == ["Ana"]


def test_reviewed_claims_are_annotations(run: Run, tmp_path: Path) -> None:
    vote, attendance = run.claim("vote"), run.claim("attendance")
    append(run.out, [reject(attendance, "Ana")])
    _correct(run, vote, {"value": "abstained"})
    result = run.apply("--gold", str(tmp_path / "gold"))
    assert result.exit_code == 0, result.output
    assert check([tmp_path / "gold"]).problems == ()
    golds = load([tmp_path / "gold"])
    score = evaluate(golds, run.rows).claims["core"]
    # the corrected vote is found wrong, the rejected claim is one too many, what nobody looked at costs nothing
    assert (score.right, score.missed, score.extra) == (0, 1, 2)


def test_a_report_that_is_gone_is_named(run: Run, tmp_path: Path) -> None:
    append(run.out, [accept(run.claim("vote"), "Ana")])
    run.path.unlink()
    result = run.apply("--gold", str(tmp_path / "gold"))
    assert "norway-mbt-2017.txt" in result.output
    assert "put the file of" in result.output


def test_decisions_are_told_on_the_pages(run: Run, tmp_path: Path) -> None:
    _correct(run, run.claim("vote"), {"event": "A/RES/71/34"}, "see <the> record")
    write_site(run.out, tmp_path / "pages")
    page = lxml.html.fromstring(next((tmp_path / "pages" / "reports").iterdir()).read_bytes())
    row = " ".join(page.get_element_by_id(f"claim-{run.claim('vote').claim_id}").text_content().split())
    assert "corrected by Ana: event A/RES/71/34 – “see <the> record”" in row
    assert page.xpath("count(//tr[@data-decision='none'])") == len(run.rows.claims) - 1


def test_no_decisions_no_tables(run: Run, tmp_path: Path) -> None:
    result = run.apply()
    assert result.exit_code == 0
    assert f"{len(run.rows.claims)} not looked at" in result.output
    assert CliRunner().invoke(main, ["apply-reviews", str(tmp_path / "nowhere")]).exit_code == 2
