"""Names found by the trained model, and what happens where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language import entities
from pipeline.language.analysis import analyse
from pipeline.language.entities import EntityModelError, find_entities
from tests.language.one_report import report_of


def _names(text: str) -> list[tuple[str, str]]:
    return [(e.label, e.text) for found in find_entities(analyse(report_of(text)).sentences) for e in found]


def test_names_of_several_kinds() -> None:
    text = "An official of the Ministry of Defense told the Monitor in Huancavelica that PMN-2 mines were found."
    assert _names(text) == [
        ("OFFICE", "official"),
        ("OFFICE", "Ministry of Defense"),
        ("ORG", "Monitor"),
        ("PLACE", "Huancavelica"),
        ("WEAPON", "PMN-2"),
    ]


def test_offsets_are_the_sentence_s_whatever_its_white_space() -> None:
    (sentence,) = analyse(
        report_of("The delegation attended   the First Review Conference\u00a0 in Nairobi.")
    ).sentences
    (found,) = find_entities([sentence])
    assert found
    assert all(sentence.text[entity.start : entity.end] == entity.text for entity in found)


def test_nothing_asked_nothing_found() -> None:
    assert find_entities([]) == []


def test_without_a_model_the_message_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(entities, "ENTITIES_PATH", tmp_path)
    entities.load.cache_clear()
    try:
        with pytest.raises(EntityModelError, match="make ner"):
            find_entities(analyse(report_of("Peru attended.")).sentences)
    finally:
        entities.load.cache_clear()
