"""The PATHs of a command line: files and folders as named, globs that the shell left alone, lists on standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

STANDARD_INPUT = "-"


def named_paths(arguments: Sequence[str], read_list: Callable[[], bytes]) -> list[Path]:
    """The paths that the arguments name, in order; ``read_list`` gives the bytes of standard input for ``-``.

    Raises ``click.BadParameter`` for an argument that names nothing. Files of a list are taken as they are: one that
    is missing becomes a row of ``failures``, and the run goes on.
    """
    paths: list[Path] = []
    for argument in arguments:
        paths += _listed(read_list()) if argument == STANDARD_INPUT else _named(argument)
    return paths


def _named(argument: str) -> list[Path]:
    path = Path(argument)
    if os.path.lexists(path) or _is_in_a_zip(path):  # a name may hold "[" or "*" itself
        return [path]
    if glob.has_magic(argument):
        found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
        if not found:
            raise click.BadParameter(f"no file matches '{argument}'.")
        return [Path(name) for name in found]
    raise click.BadParameter(f"Path '{argument}' does not exist.")


def _is_in_a_zip(path: Path) -> bool:
    return any(parent.suffix.lower() == ".zip" and parent.is_file() for parent in path.parents)


def _listed(data: bytes) -> list[Path]:
    """One name a line, or names ended by zero bytes as ``find -print0`` writes them."""
    names = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [Path(os.fsdecode(name)) for name in names if name.strip()]
