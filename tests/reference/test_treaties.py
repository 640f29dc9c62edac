from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from pipeline.reference.tables import toml_data
from pipeline.reference.treaties import FIRST_LETTERS, find_treaties

parser: Any = import_module("re._parser")
operators: Any = import_module("re._constants")


def test_treaties_of_one_sentence_in_order() -> None:
    text = "It joined the Mine Ban Treaty and the CCW with Amended Protocol II and Protocol V, not the Rome Statute."
    found = [(text[m.start : m.end], m.code) for m in find_treaties(text)]
    assert found == [
        ("Mine Ban Treaty", "MBT"),
        ("CCW", "CCW"),
        ("Amended Protocol II", "CCW-APII"),
        ("Protocol V", "CCW-PV"),
        ("Rome Statute", "OTHER"),
    ]


def test_a_name_broken_over_lines_is_one_mention() -> None:
    text = "the Convention on\nCluster Munitions"
    assert [text[m.start : m.end] for m in find_treaties(text)] == ["Convention on\nCluster Munitions"]


def test_protocols_named_by_their_numbers() -> None:
    found = find_treaties("It is party to the CCW and its Protocols II (as amended) and V.")
    assert [mention.code for mention in found] == ["CCW", "CCW-APII", "CCW-PV"]


def test_a_document_symbol_names_no_treaty() -> None:
    assert find_treaties("see APLC/CONF/2014/4 and CCW/P.V/CONF/2011/2") == []


def test_every_name_begins_with_one_of_the_first_letters() -> None:
    for rule in toml_data("treaties.toml")["treaty"]:
        letters, may_be_empty = _begins_with(parser.parse(rule["pattern"], re.VERBOSE))
        assert not may_be_empty
        assert [letter for letter in sorted(letters) if not re.fullmatch(f"[{FIRST_LETTERS}]", letter)] == [], rule[
            "id"
        ]


def _begins_with(parsed: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """The letters with which what a pattern matches may begin, and whether it may match nothing."""
    letters: set[str] = set()
    for operator, argument in parsed:
        if operator in (operators.AT, operators.ASSERT, operators.ASSERT_NOT):
            continue
        if operator is operators.LITERAL:
            parts = [({chr(argument)}, False)]
        elif operator is operators.IN:
            assert {kind for kind, _ in argument} == {operators.LITERAL}
            parts = [({chr(code) for _, code in argument}, False)]
        elif operator is operators.BRANCH:
            parts = [_begins_with(branch) for branch in argument[1]]
        elif operator is operators.SUBPATTERN:
            inner, empty = _begins_with(argument[3])
            both = {other for letter in inner for other in (letter.lower(), letter.upper())}
            parts = [(both if argument[1] & re.IGNORECASE else inner, empty)]
        else:
            assert operator in (operators.MAX_REPEAT, operators.MIN_REPEAT), operator
            inner, empty = _begins_with(argument[2])
            parts = [(inner, empty or argument[0] == 0)]
        letters.update(*(part for part, _ in parts))
        if not any(empty for _, empty in parts):
            return letters, False
    return letters, True
