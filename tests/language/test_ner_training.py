"""Training of the model that finds names: whole reports are dealt, held-out names are not lent, same bytes twice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from models import train_ner
from models.train_ner import Renamer, Sample, deal, scores_of, train


def _sample(report: str, words: str, *entities: tuple[int, int, str]) -> Sample:
    split = tuple(words.split())
    return Sample(report, split, (True,) * len(split), entities)


def _samples() -> list[Sample]:
    """Two sentences each of ten reports."""
    made = []
    for number in range(10):
        name = f"set/{number}"
        made.append(_sample(name, f"Sol Negro{number} laid mines near Puno .", (0, 2, "GROUP"), (5, 6, "PLACE")))
        made.append(
            _sample(name, f"Officials told Radio{number} in Lima .", (0, 1, "OFFICE"), (2, 3, "ORG"), (4, 5, "PLACE"))
        )
    return made


def test_reports_are_dealt_whole_and_each_once() -> None:
    parts = deal(_samples())
    reports = [{sample.report for sample in part} for part in parts]
    assert [len(part) for part in reports] == [7, 1, 2]
    assert len(set.union(*reports)) == 10
    assert sum(len(part) for part in parts) == 20


def test_renamed_sentences_keep_their_other_words_and_their_labels() -> None:
    samples = _samples()
    rename = Renamer(samples, [], random.Random(3))
    changed = [rename(sample) for sample in samples * 5]
    assert len({sample.words for sample in changed}) > 30
    for before, after in zip(samples * 5, changed, strict=True):
        assert len(after.words) == len(after.spaces)
        assert [label for *_, label in after.entities] == [label for *_, label in before.entities]
        assert _outside(after) == _outside(before)


def _outside(sample: Sample) -> list[str]:
    inside = {place for first, after, _ in sample.entities for place in range(first, after)}
    return [word for place, word in enumerate(sample.words) if place not in inside]


def test_names_of_held_out_reports_are_not_lent() -> None:
    held_out = _sample("set/x", "fighters of the Taliban and Boko Haram", (3, 4, "GROUP"), (5, 7, "GROUP"))
    lent = Renamer(_samples(), [held_out], random.Random(3)).names["GROUP"]
    assert lent
    assert not {("Taliban",), ("Boko", "Haram")} & set(lent)


def test_same_samples_give_the_same_bytes_and_are_learned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(train_ner, "EPOCHS", 30)
    monkeypatch.setattr(train_ner, "_RENAMED", 0.0)
    for name in ("one", "two"):
        nlp = train(_samples(), [], [])
        nlp.to_disk(tmp_path / name)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert Path("ner/model") in files
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files)
    scores = scores_of(nlp, _samples(), _samples())["scores"]
    assert scores["PLACE"]["f1"] > 0.9  # type: ignore[index]


def test_scores_count_names_new_to_the_model_apart() -> None:
    seen, test = (
        [_sample("a", "in Puno", (1, 2, "PLACE"))],
        [_sample("b", "Puno Lima", (0, 1, "PLACE"), (1, 2, "PLACE"))],
    )
    nlp = train_ner.blank()
    nlp.initialize(lambda: [sample.example(nlp) for sample in seen])
    row = scores_of(nlp, test, seen)["scores"]["PLACE"]  # type: ignore[index]
    assert (row["wanted"], row["new_to_it"]) == (2, 1)
