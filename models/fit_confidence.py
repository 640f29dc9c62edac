"""Fits the confidence of claims to first looks: `make confidence` reads looks.csv and writes weights.json, scores.json.

looks.csv holds claims that were judged against annotations which nobody who writes rules had read: the look (a set of
reports), the family, the confidence that the rules gave, the guess of a candidate model that was not trained on the
set, and whether the claim was right in core and in every field (see docs/first-looks.md). The fit is a logistic
regression by Newton's method with a ridge on the families' offsets; it has no randomness. Its error is measured on
looks left out one at a time.
"""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from pipeline.claims.confidence import GIVEN_UP, Calibration, measures
from pipeline.evaluation.reliability import calibration_error, reliability
from pipeline.evaluation.tallies import Judged

FOLDER = Path(__file__).parent / "confidence"
RIDGE = 4.0
"""Pulls a family's offset to 0 as strongly as some four claims of even odds would."""
FREE = 4
"""Weights without a ridge: the intercept and those of the measures."""
STEPS = 50


def read_looks() -> list[dict[str, str]]:
    """The rows of looks.csv."""
    with (FOLDER / "looks.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fit(rows: list[dict[str, str]]) -> Calibration:
    """The weights that make the judged claims most likely."""
    families = sorted({row["claim_type"] for row in rows})
    design = np.zeros((len(rows), FREE + len(families)))
    design[:, 0] = 1.0
    for place, row in enumerate(rows):
        design[place, 1:FREE] = measures(float(row["confidence"]), float(row["guess"]))
        design[place, FREE + families.index(row["claim_type"])] = 1.0
    right = np.array([float(row["full"]) for row in rows])
    ridge = np.diag([*[1e-6] * FREE, *[RIDGE] * len(families)])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (right - share) - ridge @ weights
        curvature = (design.T * (share * (1 - share))) @ design + ridge
        weights = weights + np.linalg.solve(curvature, gradient)
    rounded = [round(float(weight), 4) for weight in weights]
    intercept, confidence, guess, unlikely = rounded[:FREE]
    offsets = dict(zip(families, rounded[FREE:], strict=True))
    return Calibration(intercept, confidence, guess, unlikely, offsets)


def share(calibration: Calibration, row: dict[str, str]) -> float:
    """The calibrated confidence of a judged claim."""
    return calibration.of(float(row["confidence"]), row["claim_type"], float(row["guess"]))


def error_of(calibration: Calibration | None, rows: list[dict[str, str]]) -> float:
    """Expected calibration error on rows, right meaning right in every field; of the rules' own confidence for None."""
    judged = []
    for row in rows:
        confidence = float(row["confidence"])
        if calibration is not None:
            confidence = share(calibration, row)
        judged.append(Judged(confidence, core=row["core"] == "1", full=row["full"] == "1"))
    return round(calibration_error(reliability(judged), "full"), 4)


def main() -> None:
    rows = read_looks()
    made = fit(rows)
    scores = {}
    for look in sorted({row["look"] for row in rows}):
        rest, left_out = [r for r in rows if r["look"] != look], [r for r in rows if r["look"] == look]
        others = fit(rest)
        given_up = [row for row in left_out if share(others, row) < GIVEN_UP]
        scores[look] = {
            "claims": len(left_out),
            "error_uncalibrated": error_of(None, left_out),
            "error_fitted_on_the_others": error_of(others, left_out),
            "given_up": len(given_up),
            "given_up_but_right": sum(int(row["full"]) for row in given_up),
        }
    for name, data in (("weights.json", asdict(made)), ("scores.json", scores)):
        (FOLDER / name).write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
