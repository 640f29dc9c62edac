"""Reads the data files of this room, once each."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def csv_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a CSV file of this room, header to value; an empty cell is the empty string."""
    return tuple(csv.DictReader(_text(name).splitlines()))


@cache
def toml_data(name: str) -> dict[str, Any]:
    """A TOML file of this room. Callers must not change what they get: it is shared."""
    return tomllib.loads(_text(name))


def entries(data: dict[str, Any], key: str, allowed: frozenset[str], file: str) -> list[dict[str, Any]]:
    """The array of tables ``key`` of a data file.

    Raises ValueError where an entry has a key that is not in ``allowed``: a misspelt key would lose data in silence.
    """
    found: list[dict[str, Any]] = data.get(key, [])
    for entry in found:
        unknown = entry.keys() - allowed
        if unknown:
            raise ValueError(f"{file}: unknown key {sorted(unknown)} in {entry}; allowed: {sorted(allowed)}")
    return found


def _text(name: str) -> str:
    return resources.files("pipeline.reference").joinpath(name).read_text(encoding="utf-8")
