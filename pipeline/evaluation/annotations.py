"""Annotations: what a careful reader takes from a report, as ``NAME.gold.json`` beside the report.

The format is described in ``corpus/annotations/README.md``. A file is checked for its shape as it is read; whether it
says what the contract allows, and quotes what the report holds, is the business of ``checking``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from pipeline.language.edtf_dates import bounds

if TYPE_CHECKING:
    import datetime as dt

    from pydantic import ValidationError

SUFFIX = ".gold.json"
META_KEYS = ("country_iso3", "theme", "treaty", "last_updated", "report_year")
Bounds = tuple["dt.date | None", "dt.date | None"]
_STRICT = {"extra": "forbid", "strict": True}


class AnnotationError(ValueError):
    """Annotations can't be used; the message names the file, the place in it and what is wrong."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that should be found. ``weapon``, ``quantity`` and ``hedged`` are compared only where they are given."""

    quote: str
    claim_type: str
    value: str
    actor: str
    assertion: str
    event: str | None
    when: str | None
    notes: tuple[int, ...]
    basis: str | None
    treaty: str | None = None
    weapon: str | None = None
    quantity: int | None = None
    hedged: bool | None = None
    optional: bool = False

    __pydantic_config__: ClassVar = _STRICT


@dataclass(frozen=True, slots=True)
class GoldSource:
    """A cited work: the note, its 1-based place there, its words. ``ibid_of`` is the ``note.part`` it stands for."""

    note: int
    part: int
    quote: str
    kind: str
    date: str | None = None
    ibid_of: str | None = None

    __pydantic_config__: ClassVar = _STRICT


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """What a check should find. ``expected`` is compared only where it is given."""

    check: str
    quote: str
    expected: str | None = None

    __pydantic_config__: ClassVar = _STRICT


@dataclass(frozen=True, slots=True)
class GoldReport:
    """The annotations of one report; ``file`` lies beside the annotations, ``part`` counts the reports in it from 0."""

    file: str
    meta: dict[str, str | int | None]
    claims: tuple[GoldClaim, ...]
    part: int = 0
    sources: tuple[GoldSource, ...] = ()
    findings: tuple[GoldFinding, ...] = ()
    path: Path = field(default=Path(), init=False)

    __pydantic_config__: ClassVar = _STRICT

    @property
    def report_path(self) -> Path:
        """The file of the report."""
        return self.path.parent / self.file


def annotation_paths(folders: Iterable[Path]) -> list[Path]:
    """The annotation files in and below the folders, sorted. Raises AnnotationError where there are none."""
    paths: dict[Path, None] = {}
    for folder in folders:
        found = [folder] if folder.name.endswith(SUFFIX) else sorted(folder.rglob(f"*{SUFFIX}"))
        if not found:
            raise AnnotationError(f"there are no annotations (*{SUFFIX}) in {folder}.")
        paths |= dict.fromkeys(found)
    return list(paths)


def load(folders: Iterable[Path]) -> list[GoldReport]:
    """The annotations in and below the folders. Raises AnnotationError for the first that can't be used."""
    reports = []
    for path in annotation_paths(folders):
        report, problems = read(path)
        if report is None or problems:
            raise AnnotationError(f"{path}: {problems[0]}. `monitor-facts evaluate --check` lists all.")
        reports.append(report)
    return reports


def read(path: Path) -> tuple[GoldReport | None, list[str]]:
    """One file's annotations, or None, and why they can't be used: no JSON, a missing or wrong field, no date."""
    from pydantic import TypeAdapter, ValidationError

    try:
        report = TypeAdapter(GoldReport).validate_json(path.read_bytes())
    except OSError as error:
        return None, [f"can't be read: {error.strerror}"]
    except ValidationError as error:
        return None, _shape_problems(path, error)
    object.__setattr__(report, "path", path)
    return report, list(_date_problems(report))


def _shape_problems(path: Path, error: ValidationError) -> list[str]:
    """Each wrong field with its place; the place of a syntax error by line and column."""
    try:
        json.loads(path.read_bytes())
    except UnicodeDecodeError:
        return ["is no UTF-8"]
    except json.JSONDecodeError as syntax:
        return [f"is no JSON: {syntax.msg}, line {syntax.lineno}, column {syntax.colno}"]
    return [f"{place(detail['loc'])}: {_MESSAGES.get(detail['type'], detail['msg'])}" for detail in error.errors()]


_MESSAGES = {"missing": "is missing", "unexpected_keyword_argument": "is no field of the format"}


def place(steps: Sequence[str | int]) -> str:
    """A place in a file as a reader counts: ``("claims", 0, "quote")`` is ``claim 1, quote``."""
    words: list[str] = []
    for before, step in zip([None, *steps], steps, strict=False):
        if isinstance(step, int) and isinstance(before, str):
            words[-1] = f"{before.removesuffix('s')} {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _date_problems(report: GoldReport) -> Iterable[str]:
    dated = [(("claims", i, "when"), claim.when) for i, claim in enumerate(report.claims)]
    dated += [(("sources", i, "date"), source.date) for i, source in enumerate(report.sources)]
    for steps, edtf in dated:
        try:
            date_bounds(edtf)
        except ValueError as error:
            yield f"{place(steps)}: {error}"


def date_bounds(edtf: str | None) -> Bounds | None:
    """First and last day of a date as annotated; None for no date. Raises ValueError for what is no EDTF."""
    return bounds(edtf) if edtf else None
