"""Headings and overview tables, which every format shares."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.test_text_reader import PROSE, read, segments


def overview_rows(tmp_path: Path, text: str) -> list[str]:
    return [words for zone, _, words in segments(read(tmp_path, text)) if zone == "overview_table"]


def test_label_and_value_on_lines_in_turn(tmp_path: Path) -> None:
    text = (
        "Togo\n\nMine Ban Policy\n\nMine ban policy overview\n\nMine Ban Treaty status\n\nState Party\n\n"
        "National implementation measures\n\nNone\n\nTransparency reporting\n\n30 April 2011\n\nKey developments\n\n"
        f"Togo promised a law. It did so twice.\n\nPolicy\n\n{PROSE}.\n\nTransparency reporting\n\n{PROSE}.\n"
    )

    report = read(tmp_path, text)

    assert report.text == text, "the lines stay as they are"
    assert overview_rows(tmp_path, text) == [
        "Mine Ban Treaty status\n\nState Party",
        "National implementation measures\n\nNone",
        "Transparency reporting\n\n30 April 2011",
        "Key developments\n\nTogo promised a law. It did so twice.",
    ]
    assert [words for _, kind, words in segments(report) if kind == "heading"][-2:] == [
        "Policy",
        "Transparency reporting",
    ]


def test_rows_with_tabs_and_rows_with_colons(tmp_path: Path) -> None:
    tabs = f"Mine Ban Treaty status\tState Party\nKey developments\tNone\n\nPolicy\n\n{PROSE}.\n"
    colons = f"Mine Ban Treaty status: State Party\n\nKey developments: None\n\nPolicy\n\n{PROSE}.\n"

    assert overview_rows(tmp_path, tabs) == ["Mine Ban Treaty status\tState Party", "Key developments\tNone"]
    assert overview_rows(tmp_path, colons) == ["Mine Ban Treaty status: State Party", "Key developments: None"]


def test_value_of_two_lines(tmp_path: Path) -> None:
    text = (
        "Mine Ban Treaty status\n\nNot a State Party\n\nKey developments\n\nFirst thing\n\nSecond thing\n\n"
        f"Policy\n\n{PROSE}.\n"
    )

    assert overview_rows(tmp_path, text)[-1] == "Key developments\n\nFirst thing\n\nSecond thing"


def test_data_table_in_the_body_is_no_overview_table(tmp_path: Path) -> None:
    text = f"Policy\n\n{PROSE}:\n\nType\tNumber\tYear\nPMN\t12\t2010\n\nUse\n\n{PROSE}.\n"

    assert overview_rows(tmp_path, text) == []


def test_section_named_like_a_label_is_a_heading(tmp_path: Path) -> None:
    text = f"Policy\n\n{PROSE}.\n\nStockpile destruction\n\n{PROSE}.\n\nUse\n\n{PROSE}.\n"

    assert overview_rows(tmp_path, text) == []


def test_sentences_and_list_items_are_no_headings(tmp_path: Path) -> None:
    text = f"Policy\n\nTogo joined late.\n\nThe list holds:\n\n{PROSE}.\n\nRelations with neighbors\n\n{PROSE}.\n"

    headings = [words for _, kind, words in segments(read(tmp_path, text)) if kind == "heading"]
    assert headings == ["Policy", "Relations with neighbors"]
