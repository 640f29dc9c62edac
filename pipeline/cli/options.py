"""Options that several commands have: one wording, one default."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Any], Any]

tables_option = click.option(
    "--out",
    "out_dir",
    metavar="DIR",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder that `monitor-facts extract` wrote.",
)


def format_option(help_text: str, other: str = "csv") -> Decorator:
    """``--format``: text for reading, or another format for programs."""
    choice = click.Choice(["text", other])
    return click.option("--format", "style", type=choice, default="text", show_default=True, help=help_text)


def jobs_option(help_text: str) -> Decorator:
    """``--jobs``: how many files are read at once; 0 is one a core."""
    number = click.IntRange(min=0)
    return click.option("--jobs", metavar="N", default=0, show_default="one a core", type=number, help=help_text)
