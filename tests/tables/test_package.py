"""datapackage.json describes the tables as they are: the frictionless library finds nothing to say against either."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package, Report

from pipeline.records import Rows
from pipeline.tables.package import PACKAGE
from pipeline.tables.schema import TABLES
from pipeline.tables.write import write_tables
from tests.samples import sample_rows
from tests.tables.odd_rows import odd_rows


def _descriptor(folder: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
    return descriptor


def _validated(folder: Path, change: Callable[[dict[str, list[dict[str, Any]]]], None] = lambda _: None) -> Report:
    """The package with its rows put in, which ``change`` may alter first: the library's own way to Parquet goes through
    pandas and stumbles over lists.
    """
    descriptor = _descriptor(folder)
    rows = {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in TABLES}
    change(rows)
    for resource in descriptor["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        data = [names, *[[row[name] for name in names] for row in rows[resource["name"]]]]
        for key in ("path", "format", "mediatype"):
            del resource[key]
        resource["data"] = data
    report: Report = Package.from_descriptor(descriptor).validate()
    return report


def _errors(report: Report) -> set[tuple[str, str]]:
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    rows = odd_rows()
    # the package has no sign for an empty string where one is asked for
    rows.failures = [row for row in rows.failures if row.message]
    write_tables(rows, tmp_path, {})
    return tmp_path


def test_descriptor_names_files_that_are_there_and_their_columns(out: Path) -> None:
    resources = {resource["name"]: resource for resource in _descriptor(out)["resources"]}
    assert list(resources) == list(TABLES)
    for resource in resources.values():
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == pq.read_schema(out / resource["path"]).names


def test_rows_and_keys_are_valid(out: Path) -> None:
    report = _validated(out)
    assert report.flatten(["name", "type", "note"]) == []
    assert {task.name: task.stats["rows"] for task in report.tasks}["claims"] == 2
    assert report.valid


def test_version_1_readers_and_parquet_readers_take_the_file(out: Path) -> None:
    """As it lies there, but for the column of lists."""
    package = Package(str(out / PACKAGE))
    for name in ("claims", "votes", "findings"):
        report = package.get_resource(name).validate()
        assert report.valid
        assert report.tasks[0].stats["rows"] > 0


@pytest.mark.parametrize(
    ("table", "column", "value", "error"),
    [
        ("claims", "doc_id", "nowhere", "foreign-key"),
        ("citations", "source_id", "nowhere", "foreign-key"),
        ("sources", "ibid_of", "nowhere", "foreign-key"),
        ("claims", "claim_type", "gossip", "constraint-error"),
        ("claims", "confidence", 1.5, "constraint-error"),
        ("documents", "source_path", None, "constraint-error"),
        ("sentences", "start", -1, "constraint-error"),
        ("documents", "n_notes", "two", "type-error"),
    ],
)
def test_what_the_tables_do_not_allow_the_package_does_not_either(
    out: Path, table: str, column: str, value: object, error: str
) -> None:
    def spoil(rows: dict[str, list[dict[str, Any]]]) -> None:
        rows[table][0][column] = value

    assert (table, error) in _errors(_validated(out, spoil))


def test_a_key_given_twice_is_seen(out: Path) -> None:
    def double(rows: dict[str, list[dict[str, Any]]]) -> None:
        rows["citations"].append(rows["citations"][0])

    assert ("citations", "primary-key") in _errors(_validated(out, double))


def test_same_bytes_whatever_the_rows(tmp_path: Path) -> None:
    write_tables(sample_rows(), tmp_path / "a", {})
    write_tables(Rows(), tmp_path / "b", {})
    assert (tmp_path / "a" / PACKAGE).read_bytes() == (tmp_path / "b" / PACKAGE).read_bytes()


def test_a_run_that_fails_leaves_the_package_of_the_run_before(tmp_path: Path) -> None:
    rows = sample_rows()
    write_tables(rows, tmp_path, {})
    (tmp_path / PACKAGE).write_text("the run before", encoding="utf-8")
    rows.claims[0] = replace(rows.claims[0], polarity="negative")
    with pytest.raises(ValueError, match="polarity"):
        write_tables(rows, tmp_path, {})
    assert (tmp_path / PACKAGE).read_text(encoding="utf-8") == "the run before"
