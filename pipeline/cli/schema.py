"""``monitor-facts schema``: the data dictionary, from the one place where the tables are declared."""

from __future__ import annotations

import click


@click.command(short_help="Print the data dictionary.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For reading here, for the docs (docs/schema.md is this), or for programs.",
)
def schema(style: str) -> None:
    """Prints every table and column: what it holds, its type, whether it may be null, and which values it may have.

    The same descriptions stand in the Parquet files' own metadata.
    """
    from pipeline.tables.dictionary import FORMATS

    click.echo(FORMATS[style](), nl=False)
