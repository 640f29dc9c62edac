"""The declared tables agree with the records, with the contract's vocabularies and with the docs."""

from __future__ import annotations

import dataclasses
import json
import typing
from pathlib import Path

import pytest

from pipeline.records import Rows
from pipeline.tables import meanings
from pipeline.tables.arrow import arrow_schema
from pipeline.tables.dictionary import as_json, as_markdown, as_text
from pipeline.tables.read import ROW_CLASSES
from pipeline.tables.review_schema import REVIEW_TABLES
from pipeline.tables.schema import SCHEMA_VERSION, TABLES
from pipeline.tables.vocabulary import ALL_VALUES, CLAIM_TYPES, CLAIM_VALUES, polarity

ROOT = Path(__file__).parents[2]
_EVERY_TABLE = TABLES | REVIEW_TABLES

_PYTHON_TYPES = {
    "string": "str",
    "int32": "int",
    "int64": "int",
    "float64": "float",
    "bool": "bool",
    "date32": "date",
    "list<int32>": "tuple",
}


def test_tables_are_the_fields_of_rows() -> None:
    assert list(TABLES) == [field.name for field in dataclasses.fields(Rows)]
    assert list(ROW_CLASSES) == list(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_the_fields_of_the_record(name: str) -> None:
    """Names in order, types, and whether a null is allowed."""
    declared = [(column.name, _PYTHON_TYPES[column.type], column.nullable) for column in TABLES[name].columns]
    hints = typing.get_type_hints(ROW_CLASSES[name])
    recorded = [(field.name, *_plain_type(hints[field.name])) for field in dataclasses.fields(ROW_CLASSES[name])]
    assert declared == recorded


def _plain_type(hint: object) -> tuple[str, bool]:
    parts = typing.get_args(hint)
    if type(None) in parts:
        return _plain_type(next(part for part in parts if part is not type(None)))[0], True
    if typing.get_origin(hint) is typing.Literal:
        return "str", False
    return getattr(typing.get_origin(hint) or hint, "__name__", ""), False


@pytest.mark.parametrize("name", TABLES)
def test_sort_order_is_total(name: str) -> None:
    """Rows that sort alike would be written in the order in which they came."""
    table = TABLES[name]
    assert {table.column(column).name for column in table.sort_by} >= set(table.key)


def test_vocabularies_of_literals_agree_with_the_records() -> None:
    for name, row_class in ROW_CLASSES.items():
        for field, hint in typing.get_type_hints(row_class).items():
            if typing.get_origin(hint) is typing.Literal:
                assert TABLES[name].column(field).vocabulary == typing.get_args(hint), f"{name}.{field}"


@pytest.mark.parametrize(
    ("claim_type", "value", "expected"),
    [
        ("treaty_status", "not_party", "negative"),
        ("position", "considers_joining", "positive"),
        ("vote", "abstained", "neutral"),
        ("use", "future_use_reserved", "positive"),
        ("use", "unconfirmed", "neutral"),
        ("transfer", "export_moratorium", "negative"),
        ("stockpile", "destroyed", "negative"),
        ("national_law", "drafting", "neutral"),
    ],
)
def test_polarity_follows_from_type_and_value(claim_type: str, value: str, expected: str) -> None:
    assert polarity(claim_type, value) == expected


def test_polarity_refuses_what_the_vocabulary_does_not_hold() -> None:
    with pytest.raises(ValueError, match="its values are submitted, submitted_voluntarily, not_submitted"):
        polarity("transparency_report", "attended")
    with pytest.raises(ValueError, match="the types are treaty_status, position"):
        polarity("votes", "in_favor")


def test_arrow_fields_carry_description_and_vocabulary() -> None:
    schema = arrow_schema(TABLES["claims"])
    field = schema.field("claim_type")
    assert json.loads(field.metadata[b"vocabulary"]) == list(CLAIM_VALUES)
    assert field.metadata[b"description"] == b"What kind of fact it is."
    assert schema.metadata[b"schema_version"] == SCHEMA_VERSION.encode()
    assert str(schema.field("quantity").type) == "int64"
    assert schema.field("quantity").nullable
    assert not schema.field("evidence").nullable


def test_every_value_has_a_meaning() -> None:
    assert tuple(meanings.CLAIM_TYPES) == CLAIM_TYPES
    assert tuple(meanings.CLAIM_VALUES) == ALL_VALUES
    for table in _EVERY_TABLE.values():
        for column in table.columns:
            assert all(meaning.endswith(".") for meaning in column.meanings.values()), f"{table.name}.{column.name}"


def test_dictionary_names_every_column_in_every_format() -> None:
    document = json.loads(as_json())
    named = {table["name"]: [column["name"] for column in table["columns"]] for table in document["tables"]}
    assert named == {table.name: [column.name for column in table.columns] for table in _EVERY_TABLE.values()}
    for name, columns in named.items():
        assert f"## {name}" in as_markdown()
        for column in columns:
            assert f"| `{column}` |" in as_markdown()
            assert f"  {column} " in as_text()


def test_docs_hold_the_dictionary() -> None:
    """`make docs` writes it again after a change of the schema."""
    assert (ROOT / "docs" / "schema.md").read_text(encoding="utf-8") == as_markdown()
