"""Names found by the trained model, and what happens where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language import entities
from pipeline.language.analysis import analyse
from pipeline.language.entities import EntityModelError, find_entities
from pipeline.language.entity_steps import read_names
from tests.language.one_report import report_of

SEVERAL = (
    "An official of the Ministry of Defense told the Monitor in Huancavelica that PMN-2 mines were found.",
    "The Democratic Republic of the Congo attended the Third Review Conference of the Mine Ban Treaty in Maputo. Iran",
    "The Revolutionary Armed Forces of Colombia laid mines in Norte de Santander, Arauca and San José del Guaviare",
    "Mines",
    "In Nairobi, Kenya, the Deputy Minister of Foreign Affairs, Mr. Ali Abdi Farah, spoke. " * 30,
)


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


def test_all_words_at_once_decide_what_spacy_decides_word_by_word() -> None:
    nlp = entities.load()
    docs = [
        entities.make_doc(nlp.vocab, sentence) for text in SEVERAL for sentence in analyse(report_of(text)).sentences
    ]
    found = read_names(nlp.get_pipe("ner"), docs)
    list(nlp.get_pipe("ner").pipe(docs))  # type: ignore[attr-defined]
    assert found == [[(name.start, name.end, name.label_) for name in doc.ents] for doc in docs]
    assert sum(after - first > 2 for names in found for first, after, _ in names) > 2
    assert any(after == len(doc) for doc, names in zip(docs, found, strict=True) for _, after, _ in names)


def test_without_a_model_the_message_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(entities, "ENTITIES_PATH", tmp_path)
    entities.load.cache_clear()
    try:
        with pytest.raises(EntityModelError, match="make ner"):
            find_entities(analyse(report_of("Peru attended.")).sentences)
    finally:
        entities.load.cache_clear()
