"""The command ``monitor-facts``: one module a command, loaded when the command is called.

A new command is a module here with a click command of the module's name (``-`` for ``_``), and a line in ``COMMANDS``.
"""

from __future__ import annotations

import importlib
from typing import Any

import click

COMMANDS = {
    "extract": "Read reports and write the tables.",
    "show": "Show a claim, a candidate or a report with its words, sources and findings.",
    "explain": "Say why a claim was read as it was: rule, cues, actor, date, sources, confidence.",
    "evaluate": "Score the tables against annotated reports.",
    "compare": "Show which claims two runs have gained, lost and changed.",
    "diff": "Show what changed between two years' profiles of a country.",
    "check": "Run the checks on existing tables, also against an earlier run.",
    "review": "Write pages to read the results in a browser.",
    "apply-reviews": "Apply the reviewers' decisions to the claims.",
    "export": "Write the tables as CSV, JSON lines, Excel, DuckDB or SQLite.",
    "sources": "Export the cited works for Zotero and the like.",
    "text": "Print a file's canonical text, or how its blocks were understood.",
    "schema": "Print the data dictionary.",
}
"""Every command with the line that the overview says of it, in the order of the overview."""


class _LazyGroup(click.Group):
    """Loads a command's module only when it is called, so that the overview appears at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"pipeline.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: monitor-facts extract corpus --out outputs. Each command has its own --help.",
)
@click.version_option(package_name="monitor-facts", message="%(prog)s %(version)s")
def main(**_: Any) -> None:
    """Reads country profiles and chapters of disarmament monitors, and writes tables of the claims in them:
    who did what when, the words that say so, and the sources cited for it.
    """
