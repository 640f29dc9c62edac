"""Fits the confidence of claims to first looks: `make confidence` reads looks.csv and writes weights.json, scores.json.

looks.csv holds claims that were judged against annotations which nobody who writes rules had read: the look (a set of
reports), the family, the confidence that the rules gave, and whether the claim was right in core and in every field
(see docs/first-looks.md). The fit is a logistic regression by Newton's method with a ridge on the families' offsets;
it has no randomness. Its error is measured on looks left out one at a time.
"""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np

from pipeline.claims.confidence import Calibration, log_odds
from pipeline.evaluation.reliability import calibration_error, reliability
from pipeline.evaluation.tallies import Judged

FOLDER = Path(__file__).parent / "confidence"
RIDGE = 4.0
"""Pulls a family's offset to 0 as strongly as some four claims of even odds would."""
STEPS = 50


def read_looks() -> list[dict[str, str]]:
    """The rows of looks.csv."""
    with (FOLDER / "looks.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fit(rows: list[dict[str, str]]) -> Calibration:
    """The weights that make the judged claims most likely."""
    families = sorted({row["claim_type"] for row in rows})
    design = np.zeros((len(rows), 2 + len(families)))
    design[:, 0] = 1.0
    design[:, 1] = [log_odds(float(row["confidence"])) for row in rows]
    for place, row in enumerate(rows):
        design[place, 2 + families.index(row["claim_type"])] = 1.0
    right = np.array([float(row["full"]) for row in rows])
    ridge = np.diag([1e-6, 1e-6, *[RIDGE] * len(families)])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (right - share) - ridge @ weights
        curvature = (design.T * (share * (1 - share))) @ design + ridge
        weights = weights + np.linalg.solve(curvature, gradient)
    rounded = [round(float(weight), 4) for weight in weights]
    return Calibration(rounded[0], rounded[1], dict(zip(families, rounded[2:], strict=True)))


def error_of(calibration: Calibration | None, rows: list[dict[str, str]]) -> float:
    """Expected calibration error on rows, right meaning right in every field; of the rules' own confidence for None."""
    judged = []
    for row in rows:
        confidence = float(row["confidence"])
        if calibration is not None:
            confidence = calibration.of(confidence, row["claim_type"])
        judged.append(Judged(confidence, core=row["core"] == "1", full=row["full"] == "1"))
    return round(calibration_error(reliability(judged), "full"), 4)


def log_loss_of(calibration: Calibration | None, rows: list[dict[str, str]]) -> float:
    """Mean log loss of the confidence on rows, which also asks that right claims are told from wrong ones."""
    total = 0.0
    for row in rows:
        confidence = float(row["confidence"])
        if calibration is not None:
            confidence = calibration.of(confidence, row["claim_type"])
        confidence = min(0.98, max(0.02, confidence))
        total -= math.log(confidence if row["full"] == "1" else 1 - confidence)
    return round(total / len(rows), 4)


def main() -> None:
    rows = read_looks()
    made = fit(rows)
    weights = {"intercept": made.intercept, "slope": made.slope, "families": made.families}
    scores = {}
    for look in sorted({row["look"] for row in rows}):
        rest, left_out = [r for r in rows if r["look"] != look], [r for r in rows if r["look"] == look]
        scores[look] = {
            "claims": len(left_out),
            "error_uncalibrated": error_of(None, left_out),
            "error_fitted_on_the_others": error_of(fit(rest), left_out),
            "log_loss_uncalibrated": log_loss_of(None, left_out),
            "log_loss_fitted_on_the_others": log_loss_of(fit(rest), left_out),
        }
    for name, data in (("weights.json", weights), ("scores.json", scores)):
        (FOLDER / name).write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
