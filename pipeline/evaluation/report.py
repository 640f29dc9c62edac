"""An evaluation as lines for a reader and as plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.evaluation.reliability import Band, calibration_error, reliability, wilson
from pipeline.evaluation.tallies import LEVELS, Disagreement, Evaluation, Share, Tally


def lines(result: Evaluation, *, errors: bool) -> Iterator[str]:
    """Every measure; with ``errors`` each disagreement before them, with the words."""
    if errors:
        yield from _disagreements(result.disagreements)
    yield f"{result.reports} annotated reports, {len(result.reports_missing)} of them not among the documents"
    yield from (f"  missing: {name}" for name in result.reports_missing)
    yield ""
    yield f"{'claims':<22}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'extra':>7}{'missed':>8}"
    for level in LEVELS:
        yield f"  {level:<20}{_scores(result.claims[level])}"
    yield ""
    yield from _family_table(result.families)
    yield ""
    yield f"fields wrong: {_listed(result.field_errors)}"
    yield f"quotes that the text does not hold: {result.text_lost}"
    yield ""
    yield from _apparatus(result)
    yield ""
    yield from _reliability_table(reliability(result.judged))


def _disagreements(found: Sequence[Disagreement]) -> Iterator[str]:
    """Those of a report together, as they were found."""
    report = None
    for entry in found:
        if entry.report != report:
            report = entry.report
            yield report
        words = f": “{' '.join(entry.words.split())}”" if entry.words else ""
        yield f"  {entry.kind:<10} {entry.what}{words}"
    if found:
        yield ""


def _scores(tally: Tally) -> str:
    shares = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
    return f"{shares}{tally.right:8}{tally.extra:7}{tally.missed:8}"


def _family_table(families: Mapping[str, Mapping[str, Tally]]) -> Iterator[str]:
    columns = [f"{level} {name}" for level in LEVELS for name in ("P", "R", "F1")]
    yield f"{'family':<22}" + "".join(f"{column:>10}" for column in columns) + f"{'annotated':>11}"
    for name, levels in sorted(families.items()):
        shares = (share for level in LEVELS for share in _shares(levels[level]))
        annotated = levels["core"].right + levels["core"].missed
        yield f"  {name:<20}" + "".join(f"{share:10.2f}" for share in shares) + f"{annotated:11}"


def _shares(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1


def _apparatus(result: Evaluation) -> Iterator[str]:
    yield f"{'beside the claims':<22}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'extra':>7}{'missed':>8}"
    for name, tally in (("sources", result.sources), ("findings", result.findings)):
        yield f"  {name:<20}{_scores(tally)}"
    for name, shares in (("of sources, right", result.source_fields), ("metadata right", result.metadata)):
        yield f"  {name}: {_listed({key: f'{share.right}/{share.total}' for key, share in shares.items()})}"


def _listed(counts: Mapping[str, object]) -> str:
    return ", ".join(f"{key} {count}" for key, count in counts.items()) or "none"


def _reliability_table(bands: Sequence[Band]) -> Iterator[str]:
    yield f"{'confidence':<14}{'claims':>7}{'mean':>7}   {'core right':<22}{'full right':<22}(95% intervals)"
    for band in bands:
        name = f"{band.begins:.2f} to {band.ends:.2f}"
        shares = "".join(f"{_with_interval(share):<22}" for share in (band.core, band.full))
        yield f"  {name:<12}{band.core.total:7}{band.mean_confidence:7.2f}   {shares}".rstrip()
    errors = ", ".join(f"{level} {calibration_error(bands, level):.3f}" for level in ("core", "full"))
    yield f"  expected calibration error: {errors}"


def _with_interval(share: Share) -> str:
    low, high = wilson(share)
    return f"{share.right / share.total:.2f} ({low:.2f} to {high:.2f})"


def data(result: Evaluation) -> dict[str, Any]:
    """Every measure and every disagreement, for JSON."""
    bands = reliability(result.judged)
    return {
        "reports": result.reports,
        "reports_missing": result.reports_missing,
        "text_lost": result.text_lost,
        "claims": {level: _numbers(tally) for level, tally in result.claims.items()},
        "by_type": {
            name: {level: _numbers(tally) for level, tally in levels.items()}
            for name, levels in sorted(result.families.items())
        },
        "field_errors": dict(result.field_errors),
        "sources": _numbers(result.sources) | _share_numbers(result.source_fields),
        "findings": _numbers(result.findings),
        "meta": _share_numbers(result.metadata),
        "confidence": [_band(band) for band in bands],
        "calibration_error": {level: round(calibration_error(bands, level), 4) for level in ("core", "full")},
        "disagreements": [
            {"kind": entry.kind, "report": entry.report, "what": entry.what, "words": entry.words}
            for entry in result.disagreements
        ],
    }


def _numbers(tally: Tally) -> dict[str, Any]:
    shares = zip(("p", "r", "f1"), _shares(tally), strict=True)
    return {name: round(share, 4) for name, share in shares} | {
        "tp": tally.right,
        "fp": tally.extra,
        "fn": tally.missed,
    }


def _share_numbers(shares: Mapping[str, Share]) -> dict[str, Any]:
    return {key: {"right": share.right, "total": share.total} for key, share in shares.items()}


def _band(band: Band) -> dict[str, Any]:
    told: dict[str, Any] = {
        "from": band.begins,
        "to": band.ends,
        "claims": band.core.total,
        "mean_confidence": round(band.mean_confidence, 4),
    }
    for level, share in (("core", band.core), ("full", band.full)):
        low, high = wilson(share)
        told[level] = {
            "right": share.right,
            "share": round(share.right / share.total, 4),
            "low": round(low, 4),
            "high": round(high, 4),
        }
    return told
