"""``monitor-facts apply-reviews``: the claims with the reviewers' decisions."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.records import ClaimRow
    from pipeline.review.applying import Applied, Unapplied
    from pipeline.review.decisions import ReviewRow

EXIT_UNAPPLIED = 3


@click.command(short_help="Apply the reviewers' decisions to the claims.")
@click.argument("out_dir", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--gold",
    "gold_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Also write the reviewed reports as annotations for `evaluate` into DIR.",
)
def apply_reviews(out_dir: Path, gold_dir: Path | None) -> None:
    """Writes OUT/claims_reviewed.parquet: the claims with the decisions in OUT/reviews.parquet applied. Run it again
    after every extraction and after new decisions. Of several decisions on one claim the latest counts; reviewers who
    disagree are listed. Nothing is dropped: a decision on a claim that the program no longer finds is listed, too.

    \b
    Exit status:
      0  every decision was applied
      2  wrong usage, or a folder that can't be written
      3  some decisions could not be applied; they are listed
    """
    from pipeline.cli.console import safe
    from pipeline.review.applying import apply_reviews as apply
    from pipeline.review.applying import write_reviewed
    from pipeline.tables.read import TablesError

    try:
        applied = apply(out_dir)
        path = write_reviewed(out_dir, applied)
        lines = [*_told(applied), f"The claims after review are in {path}", *_gold(out_dir, applied, gold_dir)]
    except TablesError as error:
        raise click.UsageError(safe(str(error))) from error
    except OSError as error:
        raise click.UsageError(safe(f"{error.filename} can't be written: {error.strerror}.")) from error
    for line in lines:
        click.echo(safe(line))
    if applied.unapplied:
        sys.exit(EXIT_UNAPPLIED)


def _gold(out_dir: Path, applied: Applied, gold_dir: Path | None) -> Iterator[str]:
    if gold_dir is None:
        return
    from pipeline.review.gold import export_gold

    written, lacking = export_gold(out_dir, applied, gold_dir)
    yield f"{len(written)} reports as annotations are in {gold_dir}"
    yield from (f"  put the file of {name} beside them: it is not where it was read" for name in lacking)


def _told(applied: Applied) -> Iterator[str]:
    decisions = Counter(row.decision for row in applied.rows)
    counts = ", ".join(f"{decisions[name]} {word}" for name, word in _WORDS.items())
    yield f"{len(applied.rows)} claims: {counts}, {decisions[None]} not looked at"
    if applied.unapplied:
        yield f"{len(applied.unapplied)} decisions could not be applied"
    for unapplied in applied.unapplied:
        yield from _unapplied(unapplied)
    if applied.disagreements:
        yield f"{len(applied.disagreements)} claims on which reviewers disagree; the latest decision was applied"
    for reviews in applied.disagreements:
        yield f"  {reviews[0].claim_id}  " + "; ".join(_decision(review) for review in reviews)
    if applied.changed:
        yield f"{len(applied.changed)} claims that the program reads a little differently since they were reviewed"
    yield from (f"  {review.claim_id}  {_decision(review)}" for review in applied.changed)


_WORDS = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "added"}


def _unapplied(unapplied: Unapplied) -> Iterator[str]:
    review = unapplied.review
    yield f"  {review.claim_id}  {_decision(review)}: {unapplied.reason}"
    yield f"    it was      {_claim(review.claim_seen)}"
    for claim in unapplied.instead:
        yield f"    there is    {claim.claim_id}  {_claim(claim)}"


def _decision(review: ReviewRow) -> str:
    corrections = ", ".join(f"{name} {value}" for name, value in review.corrections.items())
    given = f" ({corrections})" if review.decision == "correct" else ""
    comment = f", “{review.comment}”" if review.comment else ""
    return f"{review.decision}{given} by {review.reviewer}, {review.time[:10]}{comment}"


def _claim(claim: ClaimRow) -> str:
    about = " ".join(part for part in (claim.event, claim.when) if part)
    return f"{claim.claim_type} {claim.value} {claim.actor} {about} “{' '.join(claim.evidence.split())}”"
