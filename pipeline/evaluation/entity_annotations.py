"""Names annotated in reports, as ``NAME.entities.jsonl`` beside the report: a line a name, see the corpus's README."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.evaluation.annotations import AnnotationError
from pipeline.records import ENTITY_LABELS, Entity

SUFFIX = ".entities.jsonl"


def entity_paths(folder: Path) -> list[Path]:
    """The annotated names in and below a folder, sorted."""
    return sorted(folder.rglob(f"*{SUFFIX}"))


def report_beside(path: Path) -> Path:
    """The report whose names a file holds."""
    return path.with_name(path.name.removesuffix(SUFFIX) + ".txt")


def read_entities(path: Path, text: str) -> list[Entity]:
    """The names of one report, in text order; offsets are those of its canonical text.

    Raises AnnotationError, with file and line, for a line that can't be read, an unknown kind, a name that is not at
    its place in ``text``, and one that overlaps the name before.
    """
    entities: list[Entity] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            entity = Entity(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise AnnotationError(f"{path}, line {number}: {error}") from error
        if entity.label not in ENTITY_LABELS:
            raise AnnotationError(
                f"{path}, line {number}: no label {entity.label}; there are {', '.join(ENTITY_LABELS)}"
            )
        if text[entity.start : entity.end] != entity.text:
            found = text[entity.start : entity.end]
            raise AnnotationError(f"{path}, line {number}: the report has {found!r} there, not {entity.text!r}")
        if entities and entity.start < entities[-1].end:
            raise AnnotationError(f"{path}, line {number}: {entity.text!r} overlaps {entities[-1].text!r}")
        entities.append(entity)
    return entities
