"""The notebooks: executed from top to bottom on the sample corpus, kept without outputs; what their buttons do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbclient import NotebookClient

from pipeline.cli import main
from pipeline.explain import explain
from pipeline.review.decisions import read_reviews
from pipeline.review.notebooks import audit_report, audit_sample, precision_table
from pipeline.review.sampling import take_up
from pipeline.tables.read import read_rows

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samples") / "outputs"
    paths = sorted((ROOT / "corpus" / "samples").glob("sample-[mn]*.txt"))
    result = CliRunner().invoke(main, ["extract", *map(str, paths), "--out", str(out), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture
def out(sample_run: Path, tmp_path: Path) -> Path:
    """Tables that nobody has reviewed yet."""
    return Path(shutil.copytree(sample_run, tmp_path / "outputs"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run_from_top_to_bottom(path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    folder = out.parent / "notebooks"
    folder.mkdir()
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in shown)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


def test_a_reviewer_finds_the_slip_rejects_one_claim_and_corrects_another(out: Path) -> None:
    audit = audit_report(out, "Ana")
    slip = read_rows(out, "findings")[0]
    audit.report.value = slip.doc_id
    assert "72/53" in audit.findings.value
    audit.text.picked = slip.claim_id
    assert "A/RES/71/34" in audit.panel.details.value
    rows = audit.audit.table()
    assert list(rows["claim_id"][audit.table.selected_rows]) == [slip.claim_id]

    form = audit.panel.form
    form.column.value = "event"
    form.value.value = "A/RES/72/53"
    form.change.click()
    audit.panel.comment.value = "the session of 2017"
    audit.panel.correct.click()
    other = next(row for row in rows["claim_id"] if row != slip.claim_id)
    audit.table.selected_rows = [list(rows["claim_id"]).index(other)]
    assert audit.text.picked == other
    audit.panel.reject.click()

    told = [(review.claim_id, review.decision, review.corrections, review.comment) for review in read_reviews(out)]
    assert told == [
        (slip.claim_id, "correct", {"event": "A/RES/72/53"}, "the session of 2017"),
        (other, "reject", {}, None),
    ]
    assert sorted(set(audit.audit.table()["decision"])) == ["", "correct", "reject"]


def test_a_missed_claim_is_added_on_selected_words(out: Path) -> None:
    audit = audit_report(out, "Ana")
    assert audit.audit.view is not None
    text = audit.audit.view.document.text
    start = text.index("Mozambique")
    audit.text.selected = [start, start + len("Mozambique")]
    assert "“Mozambique”" in audit.panel.told.value
    audit.panel.add.click()
    assert "needs claim_type, value, actor" in audit.panel.told.value
    for column, value in (("claim_type", "vote"), ("value", "absent"), ("actor", "MOZ"), ("quantity", "many")):
        audit.panel.form.column.value = column
        assert column != "value" or "absent" in audit.panel.form.value.options
        audit.panel.form.value.value = value
        audit.panel.form.change.click()
    assert "no number" in audit.panel.form.told.value
    audit.panel.add.click()
    assert [(review.decision, review.claim_seen.evidence) for review in read_reviews(out)] == [("add", "Mozambique")]


def test_nothing_is_kept_without_a_change_or_a_name(out: Path) -> None:
    audit = audit_report(out, "Ana")
    assert audit.panel.accept.disabled
    audit.text.picked = audit.audit.table()["claim_id"][0]
    audit.panel.correct.click()
    assert "add the changes first" in audit.panel.told.value
    assert read_reviews(out) == []
    with pytest.raises(ValueError, match="Give a name"):
        audit_report(out, " ")


def test_why_a_claim_was_read_so_is_told(out: Path) -> None:
    audit = audit_report(out, "Ana", why=explain)
    claim = audit.audit.table().iloc[0]
    audit.text.picked = claim["claim_id"]
    audit.panel.why.click()
    assert "confidence" in audit.panel.details.value
    assert claim["claim"].split(": ")[0] in audit.panel.details.value


def test_a_sample_is_gone_through_and_left_and_taken_up(out: Path) -> None:
    sample = take_up(out, "first", size=12)
    audit = audit_sample(out, "Ana", sample)
    seen = []
    for button in (audit.panel.accept, audit.panel.accept, audit.panel.reject):
        seen.append(audit.text.picked)
        button.click()
    assert seen == sample.order[:3]
    again = audit_sample(out, "Ben", take_up(out, "first", size=12))
    assert again.text.picked == sample.order[3]
    assert again.progress.value == 3
    overall = precision_table(out, sample).iloc[-1]
    assert (overall["decided"], overall["accepted"]) == (3, 2)
    assert overall["low"] < overall["precision"] < overall["high"]
