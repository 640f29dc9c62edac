"""The linear model that guesses which types of claim a sentence states: its weights, read from ``models/candidates``.

``models/train_candidates.py`` trains it. A weight is in thousandths of a log-odds; a feature has one a claim type.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.candidates.features import BIAS
from pipeline.settings import CANDIDATES_PATH

if TYPE_CHECKING:
    import numpy as np

WEIGHTS = "weights.json"
_UNIT = 1000


class CandidateModelError(RuntimeError):
    """The weights are not where they should be, or no weights; the message says which command makes them."""


@dataclass(frozen=True, slots=True)
class CandidateModel:
    """``weights[rows[feature]]`` are the feature's weights, one for each of ``claim_types``; row 0 is the bias."""

    claim_types: tuple[str, ...]
    threshold: float
    """From which score on a sentence is worth a reviewer's look."""
    rows: dict[str, int]
    weights: np.ndarray

    def scores(self, sentences: Sequence[Sequence[str]]) -> np.ndarray:
        """Probabilities, (sentences x claim types), that a sentence with such features states a claim of a type.

        Every sentence has to have the bias among its features.
        """
        import numpy as np

        if not sentences:
            return np.zeros((0, len(self.claim_types)))
        rows = self.rows
        known: list[int] = []
        starts: list[int] = []
        for features in sentences:
            starts.append(len(known))
            # in order, so that the sums are the same to the last bit
            known.extend(sorted([row for row in map(rows.get, features) if row is not None]))
        odds = np.add.reduceat(self.weights[known], starts, axis=0)
        probabilities: np.ndarray = 1 / (1 + np.exp(-odds))
        return probabilities

    def reasons(self, features: Sequence[str], claim_type: str) -> list[tuple[str, float]]:
        """The features that speak for or against the type with their log-odds, the heaviest first."""
        column = self.claim_types.index(claim_type)
        known = [feature for feature in features if feature in self.rows and feature != BIAS]
        weighed = [(feature, float(self.weights[self.rows[feature], column])) for feature in known]
        return sorted(weighed, key=lambda reason: (-abs(reason[1]), reason[0]))


@lru_cache(maxsize=1)
def load(folder: Path = CANDIDATES_PATH) -> CandidateModel:
    """The trained model. Raises CandidateModelError where it is missing or no such model."""
    import numpy as np

    path = folder / WEIGHTS
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        table = stored["weights"]
        weights = np.array(list(table.values()), dtype="float64") / _UNIT
        rows = {feature: row for row, feature in enumerate(table)}
        types = tuple(stored["claim_types"])
        if rows[BIAS] != 0 or weights.shape != (len(rows), len(types)):
            raise ValueError("its table of weights is not whole")
        return CandidateModel(types, stored["threshold"], rows, weights)
    except (OSError, ValueError, KeyError) as error:
        raise CandidateModelError(
            f"{path} can't be used ({error}): run 'make candidates' to train it again."
        ) from error


def save(model: CandidateModel, folder: Path) -> None:
    """Writes the weights, a feature a line, the bias first; the same model gives the same bytes."""
    lines = []
    for feature, row in sorted(model.rows.items(), key=lambda item: item[1]):
        whole = [round(float(weight) * _UNIT) for weight in model.weights[row]]
        lines.append(f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(whole, separators=(',', ':'))}")
    head = f'{{"claim_types": {json.dumps(model.claim_types)}, "threshold": {model.threshold}, "weights": {{\n'
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS).write_text(head + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
