"""``monitor-facts explain``: why a claim was read as it was."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import tables_option


@click.command(short_help="Say why a claim was read as it was: rule, cues, actor, date, sources, confidence.")
@click.argument("row_id", metavar="ID")
@tables_option
def explain(row_id: str, out_dir: Path) -> None:
    """Says what decided a claim of the tables in DIR: the rule that found it, where that is written and an example of
    it; the words that decided each field ({words: role} in the sentence, and a list with their places); how the actor
    was found; who says it; its sources; the parts of its confidence. ID is a claim_id or its first characters.

    Of a candidate_id: the words that speak for it and against it.

    The report is taken from the tables and extracted again in memory; the file that it came from is not needed, and
    nothing is written. Where the program has changed since and does not find the claim any more, the page says so.
    """
    from pipeline.cli.console import print_lines, safe
    from pipeline.explain import explain as explained
    from pipeline.show import NoSuchIdError
    from pipeline.tables.read import TablesError

    try:
        lines = explained(out_dir, row_id)
    except (NoSuchIdError, TablesError) as error:
        raise click.UsageError(safe(str(error))) from error
    print_lines(lines)
