"""``monitor-facts show``: one claim or one report, from the tables of a run."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import tables_option


@click.command(short_help="Show a claim, a candidate or a report with its words, sources and findings.")
@click.argument("row_id", metavar="ID")
@tables_option
def show(row_id: str, out_dir: Path) -> None:
    """Shows what the tables in DIR hold about ID, a claim_id, candidate_id or doc_id. The first characters
    of an id are enough where no other id begins so.

    Of a claim: its columns, its sentence with the evidence >>marked<<, its sources in full with each Ibid. followed
    to the citation it stands for, and its findings. Of a report: what it is, its claims one a line, its candidates
    (sentences that look like a claim, but for which no rule fired), its findings.
    """
    from pipeline.cli.console import print_lines, safe
    from pipeline.show import NoSuchIdError, describe
    from pipeline.tables.read import TablesError

    try:
        lines = describe(out_dir, row_id)
    except (NoSuchIdError, TablesError) as error:
        raise click.UsageError(safe(str(error))) from error
    print_lines(lines)
