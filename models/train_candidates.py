"""Trains ``models/candidates`` on annotated reports: ``python models/train_candidates.py [FOLDER ...]``.

A logistic regression a claim type, all at once, in numpy: convex, begun at nothing, without chance, so that there is
no seed; the same annotations and sentences give the same weights. It is scored by sets: each set of reports, written by
another hand, by a model that saw only the other sets; ``scores.json`` holds that. The weights kept are those of all.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline import read
from pipeline.candidates.features import BIAS, features
from pipeline.candidates.model import CandidateModel, save
from pipeline.claims import find_claims
from pipeline.evaluation.annotations import GoldReport
from pipeline.evaluation.annotations import load as load_annotations
from pipeline.evaluation.quotes import fold, places
from pipeline.language.analysis import analyse
from pipeline.settings import CANDIDATES_PATH
from pipeline.tables.vocabulary import CLAIM_TYPES

ANNOTATIONS = Path(__file__).parents[1] / "corpus" / "annotations"
THRESHOLD = 0.3
"""Low, since a reviewer passes over a wrong row in seconds, while a claim that is in no table is lost."""
_PENALTY = 0.5  # of squared weights; 0.3 to 1 score alike
_STEPS = 400
_SHOWN = (0.2, 0.3, 0.4, 0.5, 0.7)


@dataclass(frozen=True)
class Sentences:
    """The sentences of annotated reports. The arrays are (sentences x claim types)."""

    features: list[list[str]]
    reports: list[str]
    """Of each sentence its report; a set is the folder that the report lies in."""
    claims: np.ndarray
    """1 where a claim of the type is annotated."""
    counted: np.ndarray
    """0 where the only claim of the type is optional: it teaches and scores nothing."""
    told: np.ndarray
    """Whether a rule found a claim of the type."""
    gated: np.ndarray
    """(sentences,) Whether the gate let the sentence through to the rules."""

    @property
    def sets(self) -> np.ndarray:
        """(sentences,) The set of each sentence."""
        return np.array([report.partition("/")[0] for report in self.reports])

    def only(self, keep: np.ndarray) -> Sentences:
        """Those sentences where ``keep`` is true."""
        chosen = np.flatnonzero(keep)
        arrays = (self.claims[keep], self.counted[keep], self.told[keep], self.gated[keep])
        return Sentences([self.features[i] for i in chosen], [self.reports[i] for i in chosen], *arrays)


def sentences_of(gold: GoldReport) -> Sentences:
    """One annotated report's sentences; a claim belongs to the sentence that holds most of its words."""
    report = next(report for report in read(gold.report_path) if report.part == gold.part)
    analysis = analyse(report)
    bounds = [(sentence.start, sentence.end) for sentence in analysis.sentences]
    shape = (len(bounds), len(CLAIM_TYPES))
    claims, optional, told = np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=bool)
    text = fold(report.text)
    for claim in gold.claims:
        for start, end in places(claim.quote, text)[:1]:
            table = optional if claim.optional else claims
            table[_holder(bounds, start, end), CLAIM_TYPES.index(claim.claim_type)] = 1
    for found in find_claims(analysis):
        told[_holder(bounds, found.start, found.end), CLAIM_TYPES.index(found.claim_type)] = True
    gated = np.array([sentence.ordinal in analysis.gated for sentence in analysis.sentences])
    name = f"{gold.path.parent.name}/{gold.path.name}"
    counted = 1 - optional * (1 - claims)
    return Sentences([features(s) for s in analysis.sentences], [name] * len(bounds), claims, counted, told, gated)


def _holder(bounds: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return max(range(len(bounds)), key=lambda i: min(end, bounds[i][1]) - max(start, bounds[i][0]))


def together(parts: Sequence[Sentences]) -> Sentences:
    """The sentences of several reports as one."""
    arrays = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("claims", "counted", "told", "gated")
    )
    return Sentences([f for p in parts for f in p.features], [r for p in parts for r in p.reports], *arrays)


# ------------------------------------------------------------------ training


def train(sentences: Sentences) -> CandidateModel:
    """The model of the weights that fit best, less the penalty; of features that two reports have."""
    rows = _vocabulary(sentences)
    known = [sorted(rows[feature] for feature in found if feature in rows) for found in sentences.features]
    columns = np.array([row for found in known for row in found])
    starts = np.cumsum([0, *(len(found) for found in known)])[:-1]
    owners = np.repeat(np.arange(len(known)), [len(found) for found in known])
    order = np.argsort(columns, kind="stable")
    by_feature, feature_starts = owners[order], np.searchsorted(columns[order], np.arange(len(rows)))

    def odds(weights: np.ndarray) -> np.ndarray:
        return np.add.reduceat(weights[columns], starts, axis=0)

    def over_features(errors: np.ndarray) -> np.ndarray:
        return np.add.reduceat(errors[by_feature], feature_starts, axis=0)

    penalty = np.full((len(rows), 1), _PENALTY)
    penalty[0] = 0  # the bias is free
    steepest = np.ones((len(rows), 1))
    for _ in range(30):
        steepest = over_features(odds(steepest))
        largest = float(np.sqrt((steepest**2).sum()))
        steepest /= largest
    step = 1 / (largest / 4 + _PENALTY)
    weights = ahead = np.zeros((len(rows), len(CLAIM_TYPES)))
    for number in range(_STEPS):  # Nesterov's accelerated gradient
        errors = (1 / (1 + np.exp(-odds(ahead))) - sentences.claims) * sentences.counted
        moved = ahead - step * (over_features(errors) + penalty * ahead)
        weights, ahead = moved, moved + number / (number + 3) * (moved - weights)
    return CandidateModel(CLAIM_TYPES, THRESHOLD, rows, np.round(weights, 3))


def _vocabulary(sentences: Sentences) -> dict[str, int]:
    """The bias, then the features that stand in two reports or more: not a single report's names."""
    pairs = {(f, report) for found, report in zip(sentences.features, sentences.reports, strict=True) for f in found}
    reports = Counter(feature for feature, _ in pairs)
    kept = sorted(feature for feature, number in reports.items() if number > 1 and feature != BIAS)
    return {feature: row for row, feature in enumerate([BIAS, *kept])}


# ------------------------------------------------------------------ scores


def held_out(sentences: Sentences) -> np.ndarray:
    """The scores of every sentence by a model that was trained on the other sets."""
    scores = np.zeros(sentences.claims.shape)
    for name in sorted(set(sentences.sets)):
        own = sentences.sets == name
        scores[own] = train(sentences.only(~own)).scores(sentences.only(own).features)
    return scores


def report_on(sentences: Sentences, scores: np.ndarray) -> dict[str, object]:
    """What ``scores.json`` says, see ``models/README.md``."""
    claims, counted = sentences.claims > 0, sentences.counted > 0
    states: np.ndarray = np.any(claims, axis=1)
    open_ = counted & ~sentences.told
    return {
        "trained_on": {
            "reports": len(set(sentences.reports)),
            "sentences": len(states),
            "with_claims": int(states.sum()),
        },
        "gate": {
            "passes": round(float(sentences.gated.mean()), 3),
            "recall": round(float(sentences.gated[states].mean()), 4),
        },
        "all_sentences": {str(at): _rates(scores >= at, claims, counted) for at in _SHOWN},
        "where_no_rule_fired": {str(at): _rates(scores >= at, claims, open_) for at in _SHOWN},
        "by_claim_type": {
            claim_type: _rates(scores[:, i] >= THRESHOLD, claims[:, i], counted[:, i])
            for i, claim_type in enumerate(CLAIM_TYPES)
        },
    }


def _rates(guessed: np.ndarray, claims: np.ndarray, counted: np.ndarray) -> dict[str, float]:
    right = int((guessed & claims & counted).sum())
    rows, wanted = int((guessed & counted).sum()), int((claims & counted).sum())
    return {"rows": rows, "wanted": wanted, "precision": _share(right, rows), "recall": _share(right, wanted)}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def main(folders: Sequence[str]) -> None:
    """Train on the annotations in the folders, write the weights and their scores."""
    golds = load_annotations([Path(folder) for folder in folders] or [ANNOTATIONS])
    sentences = together([sentences_of(gold) for gold in golds])
    scores = report_on(sentences, held_out(sentences))
    model = train(sentences)
    save(model, CANDIDATES_PATH)
    text = json.dumps(scores, indent=1).replace("\n   ", " ").replace("\n  }", " }")
    (CANDIDATES_PATH / "scores.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    print(f"{CANDIDATES_PATH.name}: {len(model.rows)} features from {len(golds)} reports")


if __name__ == "__main__":
    main(sys.argv[1:])
