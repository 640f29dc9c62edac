"""Names annotated beside the reports: they are where they say, and mistakes are named with file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import read
from pipeline.evaluation.annotations import AnnotationError
from pipeline.evaluation.entity_annotations import entity_paths, read_entities, report_beside

ANNOTATIONS = Path(__file__).parents[2] / "corpus" / "annotations"
TEXT = "Peru joined the Mine Ban Treaty."
PERU = {"start": 0, "end": 4, "label": "PLACE", "text": "Peru"}


def test_annotated_names_of_the_corpus_are_in_their_reports() -> None:
    paths = entity_paths(ANNOTATIONS)
    named = {path.parent for path in paths}
    assert len(named) > 5
    assert len(paths) == sum(len(list(folder.glob("*.gold.json"))) for folder in named)
    for path in paths:
        assert read_entities(path, read(report_beside(path))[0].text)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({**PERU, "end": 5}, "line 2: the report has 'Peru ' there, not 'Peru'"),
        ({**PERU, "label": "COUNTRY"}, "line 2: no label COUNTRY"),
        ({**PERU, "name": "Peru"}, "line 2: .*unexpected keyword argument 'name'"),
        (PERU, "line 2: 'Peru' overlaps 'Peru'"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, line: dict[str, object], message: str) -> None:
    path = tmp_path / "peru.entities.jsonl"
    path.write_text(json.dumps(PERU) + "\n" + json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=message):
        read_entities(path, TEXT)


def test_no_json_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "peru.entities.jsonl"
    path.write_text("Peru\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match="line 1"):
        read_entities(path, TEXT)
