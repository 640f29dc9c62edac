"""A report as the claim families see it: ``analyse(report)`` gives its sentences, in order, each with its place and
context."""

from __future__ import annotations

import bisect
import gc
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.context import Context
from pipeline.language.entries import entry_states
from pipeline.language.sections import section_kind
from pipeline.language.view import Sentence, Word
from pipeline.records import Report, Segment
from pipeline.reference.countries import name_of

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Analysis:
    """A report's sentences, and which of them hold a word that a claim could hang on."""

    report: Report
    sentences: tuple[Sentence, ...]
    gated: frozenset[int]
    """Ordinals of the sentences that the claim families look at."""


@lru_cache(maxsize=1)
def _loaded() -> Language:
    """The spaCy pipeline. What loading makes is there to stay: to look through it for garbage costs a tenth of a second
    more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        from pipeline.language.components import load

        return load()
    finally:
        if was_enabled:
            gc.enable()


def analyse(report: Report) -> Analysis:
    """Run the spaCy pipeline over the canonical text and put every sentence in its place."""
    nlp = _loaded()
    from spacy.attrs import IDX, LENGTH  # type: ignore[import-not-found]

    from pipeline.language.components import sentence_bounds

    printed, report = report, _with_turned_quotes(report)
    doc = nlp.make_doc(report.text)
    doc.user_data.update(text=report.text, segments=report.segments)
    doc = nlp(doc)
    contexts = _Contexts(report)
    starts = [segment.start for segment in report.segments]
    sentences: list[Sentence] = []
    gated_starts = doc.user_data["gated"]
    gated = set()
    places, lengths = doc.to_array([IDX, LENGTH]).T.tolist()  # a hundred times as fast as asking every token
    for first, last in sentence_bounds(doc):
        begun, ended = places[first], places[last - 1] + lengths[last - 1]
        index = bisect.bisect_right(starts, begun) - 1
        if index < 0 or begun >= report.segments[index].end or report.segments[index].kind == "heading":
            continue
        segment = report.segments[index]
        start, end = _trim(report.text, max(begun, _body_start(report.text, segment)), min(ended, segment.end))
        if start >= end:
            continue
        previous = sentences[-1] if sentences and _follows(sentences[-1], segment) else None
        words = _words(report.text, zip(places[first:last], lengths[first:last], strict=True), start)
        sentence = _sentence(contexts.of(index), segment, len(sentences), start, end, words, previous)
        if first in gated_starts:
            gated.add(sentence.ordinal)
        sentences.append(sentence)
    return Analysis(printed, tuple(sentences), frozenset(gated))


_OPENING_QUOTE = re.compile(r"(?:(?<=[\s(\[—–])|^)\"(?=\S)", re.MULTILINE)


def _with_turned_quotes(report: Report) -> Report:
    """The report with typewriter quotation marks turned as print has them, which say where a quotation opens and ends.

    No offset moves: one character stands for one.
    """
    if '"' not in report.text:
        return report
    return replace(report, text=_OPENING_QUOTE.sub("“", report.text).replace('"', "”"))


class _Contexts:
    """The context of each segment: the report's, or that of the state whose entry it stands in."""

    def __init__(self, report: Report) -> None:
        self._whole = Context(report)
        self._states = entry_states(report)
        self._entries: dict[str, Context] = {}

    def of(self, ordinal: int) -> Context:
        state = self._states.get(ordinal)
        if state is None:
            return self._whole
        if state not in self._entries:
            entry = Context(replace(self._whole.report, country_iso3=state, country_name=name_of(state)), chapter=True)
            entry.groups = self._whole.groups  # a chapter's groups are named once, wherever they act
            self._entries[state] = entry
        return self._entries[state]


def _sentence(
    context: Context,
    segment: Segment,
    ordinal: int,
    start: int,
    end: int,
    words: list[Word],
    previous: Sentence | None,
) -> Sentence:
    report = context.report
    text = report.text[start:end]
    label_end = 0
    if segment.zone == "overview_table":
        cut = min((at for at in (text.find("\t"), text.find("\n")) if at >= 0), default=-1)
        label_end = cut + 1 if cut >= 0 else 0
    return Sentence(
        report, context, ordinal, start, end, text, segment.zone, segment.section, section_kind(segment.section),
        segment.paragraph, segment.page, segment.note_number, words, label_end, previous,
    )  # fmt: skip


def _words(text: str, tokens: Iterable[tuple[int, int]], start: int) -> list[Word]:
    """The tokens of a sentence that begins at ``start``, each given as its place and length, without white space.

    Initials that would read as a verb keep their capitals: "IS laid mines" is no passive.
    """
    made = tuple.__new__  # a word is made of every token: Word(…) takes twice as long
    return [
        made(Word, (at := place - start, at + length, token if token == "IS" else token.lower()))
        for place, length in tokens
        if place >= start and not (token := text[place : place + length]).isspace()
    ]


def _body_start(text: str, segment: Segment) -> int:
    """A note's text begins after its own "[n] "."""
    if segment.kind != "note":
        return segment.start
    close = text.find("]", segment.start, segment.end)
    return close + 1 if close >= 0 and text[segment.start] == "[" else segment.start


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _follows(last: Sentence, segment: Segment) -> bool:
    """Whether a sentence of ``segment`` goes on from ``last``: the same paragraph, or the next one of the same
    section."""
    if last.zone != segment.zone or segment.zone == "overview_table":
        return False
    if segment.zone == "note":
        return last.note_number == segment.note_number
    return last.paragraph == segment.paragraph or (segment.kind == "paragraph" and last.section == segment.section)
