"""What nobody recorded: "no record of Peru having exported", "Nothing suggests that", "no exports are known"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.goods.words import vocabulary
from pipeline.language.frames import Frame


def unfounded(frame: Frame) -> Frame:
    """The frame of a verb for which no evidence was found; a "never" that stands before the subject is its own."""
    text = frame.text
    if vocabulary("inverted_never").search(text[: frame.start]):
        return replace(frame, negated=not frame.denied, never=True)
    before = text[: frame.start]
    if vocabulary("no_history").search(before):
        return replace(frame, negated=not frame.denied)
    if frame.negative or frame.denied or not vocabulary("no_record").search(before):
        return frame
    return replace(frame, no_evidence=True, hedged=True, negated=False)


def unrecorded(frame: Frame) -> Frame:
    """The frame of a noun of act that nobody came across: "has documented no exports", "no known production"."""
    text, start = frame.text, frame.start
    left, _ = frame.sentence.part_of(start)
    before = text[left:start]
    sought = vocabulary("unrecorded_before").search(before) or vocabulary("no_record").search(before)
    none = vocabulary("no_such").search(before) and vocabulary("unrecorded_after").match(text, frame.end)
    if frame.denied or frame.no_evidence or not (sought or none):
        return frame
    return replace(frame, no_evidence=True, hedged=True, negated=False)
