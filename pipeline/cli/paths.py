"""The PATHs of a command line: files and folders as named, globs that the shell left alone, lists on standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.locations import LocationError, located, matching, protocol_of

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
    if protocol_of(argument) is not None:
        return _named_elsewhere(argument)
    path = Path(argument)
    if os.path.lexists(path) or _is_in_a_zip(path):  # a name may hold "[" or "*" itself
        return [path]
    if glob.has_magic(argument):
        found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
        if not found:
            raise click.BadParameter(f"no file matches '{argument}'.")
        return [Path(name) for name in found]
    raise click.BadParameter(f"Path '{argument}' does not exist.")


def _named_elsewhere(argument: str) -> list[Path]:
    try:
        path = located(argument)
        if path.exists() or _is_in_a_zip(path):
            return [path]
        found = matching(argument) if glob.has_magic(argument) else []
    except LocationError as error:
        raise click.BadParameter(str(error)) from error
    except Exception as error:
        raise click.BadParameter(f"'{argument}' can't be looked at: {type(error).__name__}: {error}") from error
    if not found:
        raise click.BadParameter(f"Path '{argument}' does not exist.")
    return found


class Folder(click.Path):
    """A folder, of this machine or of another store."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if protocol_of(str(value)) is None:
            return super().convert(value, param, ctx)
        try:
            return located(value)
        except LocationError as error:
            self.fail(str(error), param, ctx)


def _is_in_a_zip(path: Path) -> bool:
    return any(parent.suffix.lower() == ".zip" and parent.is_file() for parent in path.parents)


def _listed(data: bytes) -> list[Path]:
    """One name a line, or names ended by zero bytes as ``find -print0`` writes them."""
    names = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [located(os.fsdecode(name)) for name in names if name.strip()]
