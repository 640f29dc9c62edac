"""Training: the same sentences give the same weights, and these know wordings from their words."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from models.train_candidates import Sentences, held_out, report_on, train
from pipeline.candidates.model import load, save
from pipeline.tables.vocabulary import CLAIM_TYPES

USE = CLAIM_TYPES.index("use")


def _sentences() -> Sentences:
    """Four reports in two sets: what holds "laid" is a claim of use, "rain" is none; the last is optional."""
    words = [["", "laid", "mine"], ["", "rain", "mine"], ["", "laid", "road"], ["", "rain", "road"]]
    reports = ["a/1", "a/1", "a/2", "a/2", "b/1", "b/1", "b/2", "b/2"]
    claims = np.zeros((8, len(CLAIM_TYPES)))
    claims[[0, 2, 4, 6], USE] = 1
    counted = np.ones_like(claims)
    counted[7, USE] = 0
    words += [list(found) for found in words]
    return Sentences(words, reports, claims, counted, np.zeros_like(claims, dtype=bool), np.ones(8, dtype=bool))


def test_same_sentences_give_the_same_bytes_and_come_back(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save(train(_sentences()), tmp_path / name)
    first, second = ((tmp_path / name / "weights.json").read_bytes() for name in ("one", "two"))
    assert first == second
    words = [["", "laid", "mine"]]
    assert np.allclose(load(tmp_path / "one").scores(words), train(_sentences()).scores(words))


def test_words_decide_and_only_of_the_type_annotated() -> None:
    scores = train(_sentences()).scores([["", "laid"], ["", "rain"], ["", "unheard-of"]])
    assert scores[0, USE] > 0.5 > scores[1, USE]
    assert scores[1, USE] < scores[2, USE] < scores[0, USE]
    assert scores[:, CLAIM_TYPES.index("vote")].max() < 0.1


def test_words_of_a_single_report_have_no_weight() -> None:
    sentences = _sentences()
    sentences.features[0].append("peru")
    assert "peru" not in train(sentences).rows


def test_a_set_is_scored_without_having_been_seen() -> None:
    sentences = _sentences()
    sentences.claims[4:, USE] = 1 - sentences.claims[4:, USE]  # in the other set the words mean the opposite
    scores = held_out(sentences)[:, USE]
    assert scores[1] > scores[0]
    assert scores[4] > scores[5]


def test_scores_leave_out_what_is_optional() -> None:
    sentences = _sentences()
    told = report_on(sentences, np.ones_like(sentences.claims))
    assert told["by_claim_type"]["use"] == {"rows": 7, "wanted": 4, "precision": 0.571, "recall": 1.0}  # type: ignore[index]
    assert told["trained_on"] == {"reports": 4, "sentences": 8, "with_claims": 4}
