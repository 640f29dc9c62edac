"""Why a claim was read as it was: the report of the tables is extracted again, and what decided the claim is told.

``explain`` is the only thing to call. It needs the tables of a run and no other file. The report is read by the program
as it is now: where that no longer finds the claim, the page says so, and tells what the tables hold.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.candidates.features import features
from pipeline.candidates.model import load as load_candidate_model
from pipeline.explain.candidate import candidate_page
from pipeline.explain.claim import claim_page, lost_page
from pipeline.extract import Table, claim_rows, run_stages
from pipeline.show import NoSuchIdError, resolve
from pipeline.show.candidate import candidate_lines
from pipeline.tables.read import read_rows
from pipeline.tables.rebuilt import rebuilt

if TYPE_CHECKING:
    from pipeline.records import CandidateRow, Claim, ClaimRow
    from pipeline.show.lines import Line


def explain(out_dir: Path, id_or_prefix: str) -> list[Line]:
    """The page about a claim or candidate, by its id or the only beginning of one.

    Report text is as it stands in the report: who prints it must make it safe for a terminal. Raises NoSuchIdError, and
    TablesError where ``out_dir`` holds no tables.
    """
    table, found = resolve(out_dir, id_or_prefix)
    if table == "claims":
        return _of_claim(out_dir, read_rows(out_dir, "claims", claim_id=found)[0])
    if table == "candidates":
        return _of_candidate(out_dir, read_rows(out_dir, "candidates", candidate_id=found)[0])
    raise NoSuchIdError(f"{found} is a report. `monitor-facts show {found}` lists its claims; each can be explained.")


def _of_claim(out_dir: Path, row: ClaimRow) -> list[Line]:
    made = _extracted(out_dir, row.doc_id)
    claim = _claim_of(row.claim_id, made)
    if claim is None:
        return list(lost_page(out_dir, row))
    return list(claim_page(out_dir, row, claim, made["analysis"]))


def _of_candidate(out_dir: Path, row: CandidateRow) -> list[Line]:
    analysis = _extracted(out_dir, row.doc_id)["analysis"]
    sentence = next((s for s in analysis.sentences if (s.start, s.end) == (row.start, row.end)), None)
    own = [] if sentence is None else features(sentence)
    return [*candidate_lines(out_dir, row), *candidate_page(row, own, load_candidate_model())]


def _extracted(out_dir: Path, doc_id: str) -> Table:
    """What every stage gives for the report, as the tables hold it."""
    document = read_rows(out_dir, "documents", doc_id=doc_id)[0]
    return run_stages(rebuilt(document, read_rows(out_dir, "sentences", doc_id=doc_id)))


def _claim_of(claim_id: str, made: Table) -> Claim | None:
    """The claim that now gets this id; of several, which state the same, the first, as in the table."""
    claims: list[Claim] = made["stated"]
    ids = ((claim, claim_rows(made["report"], [claim], made["sentences"])) for claim in claims)
    return next((claim for claim, rows in ids if rows[0].claim_id == claim_id), None)
