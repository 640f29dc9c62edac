"""A sample of claims to review, and what the reviewers' decisions on it say about precision.

Drawing is by strata (claims alike in type, confidence, year), each stratum in proportion and with at least one claim.
A sample is kept as ``samples/NAME.json`` in the folder of the tables, so that it can be left and taken up again; what
has been decided is in ``reviews``.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.evaluation.reliability import wilson
from pipeline.evaluation.tallies import Share
from pipeline.records import ClaimRow, DocumentRow
from pipeline.review.decisions import ReviewRow
from pipeline.tables.read import read_rows

BY = ("type", "confidence", "year")
"""What strata can be made by."""
_BANDS = (0.5, 0.7, 0.85)
"""Where bands of confidence end; the last ends with 1."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Claims drawn for review, by stratum, and how many claims each stratum has in all."""

    name: str
    by: tuple[str, ...]
    seed: int
    sizes: dict[str, int]
    claims: dict[str, list[str]]
    """By stratum the ids of the claims drawn."""

    @property
    def order(self) -> list[str]:
        """All claims drawn, the strata mixed: a sample left early is still one of all strata."""
        ids = [claim_id for own in self.claims.values() for claim_id in own]
        return random.Random(self.seed).sample(ids, len(ids))


@dataclass(frozen=True, slots=True)
class Precision:
    """Of a stratum (or of all): how many claims were accepted of those decided on, with the 95% interval.

    ``low`` and ``high`` are Wilson's score interval. Over all strata, each counts by its size, and the interval is
    that of a simple random sample which would leave the same variance.
    """

    stratum: str
    size: int
    drawn: int
    decided: int
    accepted: int
    precision: float | None
    low: float
    high: float


def take_up(out_dir: Path, name: str, *, size: int, by: Sequence[str] = BY[:1], seed: int = 0) -> Sample:
    """The sample of that name as it was drawn before, or a new one, which is kept. Raises TablesError, ValueError.

    The same tables, size, strata and seed give the same sample.
    """
    path = out_dir / "samples" / f"{name}.json"
    if path.exists():
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Sample(**kept | {"by": tuple(kept["by"])})
    sample = draw(read_rows(out_dir, "claims"), read_rows(out_dir, "documents"), name=name, size=size, by=by, seed=seed)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(asdict(sample), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return sample


def draw(
    claims: Iterable[ClaimRow],
    documents: Iterable[DocumentRow],
    *,
    name: str,
    size: int,
    by: Sequence[str] = BY[:1],
    seed: int = 0,
) -> Sample:
    """About ``size`` claims. Raises ValueError for strata that can't be made."""
    unknown = sorted(set(by) - set(BY))
    if unknown:
        raise ValueError(f"claims can't be divided by {unknown[0]!r}, only by {', '.join(BY)}")
    years = {document.doc_id: document.report_year for document in documents}
    strata: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        strata[stratum_of(claim, years.get(claim.doc_id), by)].append(claim.claim_id)
    total = sum(map(len, strata.values()))
    chance = random.Random(seed)
    drawn = {}
    for stratum in sorted(strata):
        own = sorted(strata[stratum])
        share = max(1, round(size * len(own) / total))
        drawn[stratum] = sorted(chance.sample(own, min(share, len(own))))
    return Sample(name, tuple(by), seed, {stratum: len(strata[stratum]) for stratum in sorted(strata)}, drawn)


def stratum_of(claim: ClaimRow, year: int | None, by: Sequence[str]) -> str:
    """The name of the claim's stratum."""
    begins = max((edge for edge in (0.0, *_BANDS) if edge <= claim.confidence), default=0.0)
    ends = min((edge for edge in (*_BANDS, 1.0) if edge > begins), default=1.0)
    parts = {
        "type": claim.claim_type,
        "confidence": f"confidence {begins:g} to {ends:g}",
        "year": str(year or "no year"),
    }
    return ", ".join(parts[name] for name in by) or "all claims"


def pending(sample: Sample, reviews: Iterable[ReviewRow]) -> list[str]:
    """The claims of the sample that nobody has decided on yet, in the order in which to look at them."""
    decided = {review.claim_id for review in reviews}
    return [claim_id for claim_id in sample.order if claim_id not in decided]


def precision(sample: Sample, reviews: Iterable[ReviewRow]) -> list[Precision]:
    """Of every stratum, and last over all: a claim is right that was accepted, wrong that was rejected or corrected."""
    latest = {review.claim_id: review.decision for review in reviews}  # in the order of time
    shares = {
        stratum: Share(sum(latest[one] == "accept" for one in ids if one in latest), sum(one in latest for one in ids))
        for stratum, ids in sample.claims.items()
    }
    rows = []
    for stratum, share in shares.items():
        found = share.right / share.total if share.total else None
        size, drawn = sample.sizes[stratum], len(sample.claims[stratum])
        rows.append(Precision(stratum, size, drawn, share.total, share.right, found, *wilson(share)))
    return [*rows, _overall(sample, shares)]


def _overall(sample: Sample, shares: Mapping[str, Share]) -> Precision:
    looked_at = {stratum: share for stratum, share in shares.items() if share.total}
    size = sum(sample.sizes[stratum] for stratum in looked_at)
    found, variance = 0.0, 0.0
    for stratum, share in looked_at.items():
        weight = sample.sizes[stratum] / size
        found += weight * share.right / share.total
        # with one more right and one more wrong, so that a stratum without errors does not count as certain
        smoothed = (share.right + 1) / (share.total + 2)
        variance += weight**2 * smoothed * (1 - smoothed) / share.total
    decided, accepted = (sum(getattr(share, name) for share in shares.values()) for name in ("total", "right"))
    drawn = sum(map(len, sample.claims.values()))
    total = sum(sample.sizes.values())
    if not looked_at:
        return Precision("all", total, drawn, 0, 0, None, 0.0, 1.0)
    smoothed = (accepted + 1) / (decided + 2)
    worth = max(1, round(min(decided, smoothed * (1 - smoothed) / variance)))
    return Precision("all", total, drawn, decided, accepted, found, *wilson(Share(round(found * worth), worth)))
