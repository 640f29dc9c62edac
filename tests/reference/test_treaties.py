from __future__ import annotations

from pipeline.reference.treaties import find_treaties


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
