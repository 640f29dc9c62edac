"""The whole program on the sample reports: every file is in documents, and the tables do not depend on the workers."""

from __future__ import annotations

from pathlib import Path

from pipeline.engines.local import Run, run
from pipeline.ingest import find_inputs
from pipeline.settings import EngineSettings
from pipeline.tables.schema import TABLES
from pipeline.tables.write import write_tables

CORPUS = Path(__file__).parents[2] / "corpus"


def _run(jobs: int, out: Path) -> Run:
    result = run(find_inputs([CORPUS]), EngineSettings(jobs))
    write_tables(result.rows, out, {})
    return result


def test_samples_come_out_whole_and_the_same(tmp_path: Path) -> None:
    one, two = _run(1, tmp_path / "1"), _run(2, tmp_path / "2")
    assert one.rows.failures == []
    assert {row.source_path for row in one.rows.documents} == {task.source_path for task in two.tasks}
    assert all(row.n_claims for row in one.rows.documents)
    for name in TABLES:
        assert (tmp_path / "1" / f"{name}.parquet").read_bytes() == (tmp_path / "2" / f"{name}.parquet").read_bytes()


def test_a_run_over_the_corpus_reads_samples_only() -> None:
    """The annotated reports state no facts and have no place in the tables of a first run."""
    assert {item.path.parent.name for item in find_inputs([CORPUS])} == {"samples"}
    annotated = find_inputs([CORPUS / "annotations"])
    assert annotated
    assert all(item.path.with_suffix(".gold.json").exists() for item in annotated)
