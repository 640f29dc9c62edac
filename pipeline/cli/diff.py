"""``monitor-facts diff``: what changed from one year's profile of a country to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import format_option

if TYPE_CHECKING:
    from pipeline.evaluation.years import ProfileDiff, YearChange
    from pipeline.records import ClaimRow, Rows

_TABLES = ("documents", "claims")
_KINDS = ("new", "altered", "gone", "same")
_COLUMNS = (
    "theme", "change", "claim_type", "value", "actor", "treaty", "event", "when", "differences", "words_before",
    "words_after", "claim_id_before", "claim_id_after",
)  # fmt: skip


@click.command(short_help="Show what changed between two years' profiles of a country.")
@click.argument("out_a", metavar="OUT_A", type=click.Path(path_type=Path))
@click.argument("out_b", metavar="OUT_B", type=click.Path(path_type=Path))
@click.option("--country", metavar="ISO3", required=True, help="The country, such as AZE.")
@click.option("--all", "same", is_flag=True, help="Also list the claims that both years make.")
@format_option("For reading, or a row for each claim of either year, the same ones included.")
def diff(out_a: Path, out_b: Path, country: str, same: bool, style: str) -> None:
    """Sets the profile of a country in OUT_A beside the later one in OUT_B, claim by claim: what is new, gone, altered
    (and in which fact: value, time, quantity, who says so), and what both years say. Each theme is compared with its
    own; where a folder holds profiles of several years, the newest counts.

    Another command, `compare`, is for two runs over the same reports.

    \b
    Examples:
      monitor-facts diff outputs-2016 outputs-2017 --country AZE
      monitor-facts diff outputs-2016 outputs-2017 --country AZE --format csv > azerbaijan.csv
    """
    from pipeline.cli.console import csv_page, safe
    from pipeline.evaluation.years import profile_changes
    from pipeline.tables.read import TablesError

    code = country.upper()
    try:
        found = profile_changes(_rows(out_a, code), _rows(out_b, code), code)
    except TablesError as error:
        raise click.UsageError(safe(str(error))) from error
    if not found:
        raise click.UsageError(safe(f"{out_a} and {out_b} hold no two profiles of {code} on the same theme."))
    if style == "csv":
        cells = (_cells(profile, change) for profile in found for change in profile.changes)
        click.echo(csv_page(_COLUMNS, cells), nl=False)
        return
    for profile in found:
        for line in _listed(profile, same=same):
            click.echo(safe(line))


def _rows(out_dir: Path, country: str) -> Rows:
    from pipeline.records import Rows
    from pipeline.tables.read import read_rows

    documents = read_rows(out_dir, "documents", country_iso3=country)
    claims = read_rows(out_dir, "claims", doc_id=[document.doc_id for document in documents]) if documents else []
    return Rows(documents=documents, claims=claims)


def _listed(profile: ProfileDiff, *, same: bool) -> Iterator[str]:
    before, after = profile.before, profile.after
    yield f"{after.country_name or after.country_iso3}, {after.theme.replace('_', ' ')}"
    yield f"  {before.report_year}: {before.source_path}"
    yield f"  {after.report_year}: {after.source_path}"
    counts = Counter[str](change.kind for change in profile.changes)
    yield "  " + ", ".join(f"{counts[kind]} {kind}" for kind in _KINDS)
    for kind in _KINDS[: None if same else 3]:
        for change in profile.changes:
            if change.kind == kind:
                yield f"  {kind:<8} {_said(change.claim)}{_told(change)}"
                yield from _quoted(change)
    yield ""


def _said(claim: ClaimRow) -> str:
    parts = (claim.treaty, claim.event, claim.weapon, claim.when)
    return " ".join([claim.claim_type, claim.value, claim.actor, *(part for part in parts if part)])


def _told(change: YearChange) -> str:
    return "".join(f"; {one.name} {one.before or 'none'} → {one.after or 'none'}" for one in change.differences)


def _quoted(change: YearChange) -> Iterator[str]:
    words = dict.fromkeys(" ".join(row.evidence.split()) for row in (change.before, change.after) if row is not None)
    yield from (f"           “{word}”" for word in words)


def _cells(profile: ProfileDiff, change: YearChange) -> tuple[str | None, ...]:
    claim, before, after = change.claim, change.before, change.after
    return (
        profile.after.theme, change.kind, claim.claim_type, claim.value, claim.actor, claim.treaty, claim.event,
        claim.when, _told(change).removeprefix("; "), before.evidence if before else "",
        after.evidence if after else "", before.claim_id if before else "", after.claim_id if after else "",
    )  # fmt: skip
