"""What an evaluation counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

LEVELS = ("core", "full", "linked")
"""How much of a claim must agree, from least to most; see ``matching``."""


@dataclass(slots=True)
class Tally:
    """What was found and right, found but not wanted, wanted but not found."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Counts one more, right or not."""
        self.right += right
        self.total += 1


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing on which annotations and tables disagree.

    ``kind`` is ``missed``, ``extra``, ``different`` or ``text lost`` of claims, or ``metadata``, ``source``,
    ``finding``; ``words`` are the report's own.
    """

    kind: str
    report: str
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim found, how sure the program was, and whether it is right. Matches of optional claims are not judged."""

    confidence: float
    core: bool
    full: bool
    claim_type: str = ""


def _levels() -> dict[str, Tally]:
    return {level: Tally() for level in LEVELS}


@dataclass(slots=True)
class Evaluation:
    """Everything that is counted over a set of annotated reports."""

    reports: int = 0
    reports_missing: list[str] = field(default_factory=list)
    """Annotation files whose report is not among the documents; all their claims count as missed."""
    text_lost: int = 0
    """Annotated quotes that the report's text does not hold."""
    claims: dict[str, Tally] = field(default_factory=_levels)
    families: defaultdict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(_levels))
    field_errors: Counter[str] = field(default_factory=Counter)
    """Of core matches, how often each other field is wrong."""
    sources: Tally = field(default_factory=Tally)
    source_fields: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    findings: Tally = field(default_factory=Tally)
    metadata: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    judged: list[Judged] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)

    def count(self, claim_type: str, level: str, *, right: int = 0, extra: int = 0, missed: int = 0) -> None:
        """Adds to a level's tally, over all claims and of the family."""
        for tally in (self.claims[level], self.families[claim_type][level]):
            tally.right += right
            tally.extra += extra
            tally.missed += missed
