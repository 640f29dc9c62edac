"""What a table and a column are, and short ways to declare the columns that recur. ``schema`` declares the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ColumnType = Literal["string", "int32", "int64", "float64", "bool", "date32", "list<int32>"]

EDTF = "EDTF (ISO 8601-2, level 0 and 1)"
ISO3 = "ISO 3166-1 alpha-3"
CODE_POINTS = "Unicode code points of documents.text"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``refers_to`` names the table whose key a value must be found in (within the same report).

    ``meanings`` is the vocabulary where the values are fixed, ``notation`` how a string is written (EDTF, ...),
    ``unit`` what a number counts, ``minimum`` and ``maximum`` the least and the greatest number allowed.
    """

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    meanings: Mapping[str, str] = field(default_factory=dict)
    refers_to: str | None = None
    notation: str | None = None
    unit: str | None = None
    minimum: int | None = None
    maximum: int | None = None

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The values allowed, in order; empty where any are."""
        return tuple(self.meanings)


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``key`` is unique over all rows; rows are written in the order of ``sort_by`` (nulls last)."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    sort_by: tuple[str, ...]

    def column(self, name: str) -> Column:
        """The column of that name; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"the table {self.name} has no column {name!r}")


_ANY: Mapping[str, str] = {}


def text(
    name: str,
    description: str,
    meanings: Mapping[str, str] = _ANY,
    *,
    refers_to: str | None = None,
    notation: str | None = None,
) -> Column:
    """A string that every row has."""
    return Column(name, "string", description, False, meanings, refers_to, notation)


def text_or_null(
    name: str,
    description: str,
    meanings: Mapping[str, str] = _ANY,
    *,
    refers_to: str | None = None,
    notation: str | None = None,
) -> Column:
    """A string, or null."""
    return Column(name, "string", description, True, meanings, refers_to, notation)


def number(name: str, description: str, minimum: int = 0) -> Column:
    """A number, ``minimum`` or more, that every row has."""
    return Column(name, "int32", description, minimum=minimum)


def number_or_null(name: str, description: str, minimum: int = 0) -> Column:
    """A number, ``minimum`` or more, or null."""
    return Column(name, "int32", description, True, minimum=minimum)


def offset(name: str, description: str, nullable: bool = False) -> Column:
    """A place in the canonical text."""
    return Column(name, "int32", description, nullable, unit=CODE_POINTS, minimum=0)


def share(name: str, description: str) -> Column:
    """A number from 0 to 1."""
    return Column(name, "float64", description, minimum=0, maximum=1)


def day_or_null(name: str, description: str) -> Column:
    """A day, or null."""
    return Column(name, "date32", description, True)
