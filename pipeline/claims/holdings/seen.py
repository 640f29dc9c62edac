"""A hit of the stockpile rules with the words around it, and what is asked of most of them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.claims.frames_of import Hit
from pipeline.claims.holdings.figures import figures_of, held
from pipeline.claims.holdings.objects import retention_section
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence


@dataclass(frozen=True, slots=True)
class Seen:
    """A hit with the words around it that decide."""

    hit: Hit
    frame: Frame
    sentence: Sentence
    left: int
    right: int
    part: str
    """The part of the sentence, without what is only said apart from it."""
    lead: str
    """The words before the verb."""

    def has_figure(self, *, passive: bool) -> bool:
        """Whether a number of weapons stands with the predicate."""
        return bool(figures_of(self.frame, self.left, self.right, passive=passive))


def of_stock(seen: Seen) -> bool:
    """Neither for training, nor a plan, nor under a heading about retained mines."""
    behind = seen.part[max(0, seen.frame.start - seen.left) :]
    if held("training").search(seen.part) and (
        not held("stock").search(behind) or held("stock_for_training").search(seen.part)
    ):
        return False
    if held("duty").search(seen.lead) or held("retained").search(seen.part):
        return False
    return not retention_section(seen.sentence) or held("stock").search(seen.part) is not None


def of_today(seen: Seen) -> bool:
    """Whether the words tell of a stock that is there, or of its size."""
    return not held("past").search(seen.part) or seen.has_figure(passive=seen.frame.passive)
