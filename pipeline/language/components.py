"""The spaCy components of the language stage, registered under names that ``models/en_monitor/config.cfg`` uses.

``build()`` assembles the pipeline from nothing and ``models/build.py`` writes it to disk; ``load()`` reads it back. A
report
goes in as a ``Doc`` made from its canonical text, with that and its segments in ``doc.user_data``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.attrs import IDX, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from pipeline.language.sentences import split
from pipeline.records import Segment
from pipeline.settings import MODEL_PATH

# A note marker is a token of its own wherever it stands: "mines.[3]", "(CCW),[4]".
MARKER_PIECE = r"\[\d{1,4}(?:[,;–-]\s?\d{1,4})*\]"


class ModelMissingError(RuntimeError):
    """The trained pipeline is not where it should be; the message says which command makes it."""


BARE = {"nlp.tokenizer": {"@tokenizers": "monitor_facts.bare_tokenizer"}}
"""To load a pipeline with: its tokenizer is read from the disk, or left out, and needs no thousand rules before."""


@spacy.registry.tokenizers("monitor_facts.bare_tokenizer")  # type: ignore[attr-defined, untyped-decorator]
def bare_tokenizer() -> Callable[[Language], Tokenizer]:
    """Makes a tokenizer without rules."""
    return lambda nlp: Tokenizer(nlp.vocab)


@Language.component("report_sentences", assigns=["doc.sents", "token.is_sent_start"])
def report_sentences(doc: Doc) -> Doc:
    """Sentence starts, by segment: a table row or heading is one, paragraphs and notes are cut into their sentences."""
    segments: tuple[Segment, ...] = doc.user_data["segments"]
    text: str = doc.user_data["text"]  # doc.text would put it together from the tokens
    starts: set[int] = set()
    for segment in segments:
        if segment.kind in {"paragraph", "note", "caption"}:
            starts.update(start for start, _ in split(text, segment.start, segment.end))
        else:
            starts.add(segment.start)
        starts.add(segment.end)
    # All at once: setting token.is_sent_start one by one makes spaCy look through the whole document each time.
    marks = numpy.full(len(doc), -1, dtype="int64")
    places = numpy.searchsorted(doc.to_array(IDX), sorted(starts))
    marks[places[places < len(doc)]] = 1
    if len(marks):
        marks[0] = 1
    made: Doc = doc.from_array([SENT_START], marks.reshape(-1, 1).astype("uint64"))  # type: ignore[arg-type]
    return made


def sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """First token and end of every sentence: ``doc.sents`` asks every token first whether there are any."""
    starts = numpy.flatnonzero(doc.to_array(SENT_START) == 1).tolist()
    return list(pairwise([*starts, len(doc)]))


@Language.factory("claim_gate")
def make_claim_gate(nlp: Language, name: str) -> ClaimGate:
    """Component that lets only sentences with a trigger word through to the slower stages."""
    return ClaimGate(nlp)


class ClaimGate:
    """Puts into ``doc.user_data["gated"]`` the first tokens of the sentences that hold a trigger word of any claim
    family."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.triggers: list[str] = []
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")

    def set_triggers(self, words: list[str]) -> None:
        """Use these words; matching ignores case."""
        self.triggers = sorted(set(words))
        self._matcher = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        tokenizer: Any = self.nlp.tokenizer
        self._matcher.add("TRIGGER", list(tokenizer.pipe(self.triggers)))

    def __call__(self, doc: Doc) -> Doc:
        hits = sorted(start for _, start, _ in self._matcher(doc))
        gated: set[int] = set()
        position = 0
        for start, end in sentence_bounds(doc):
            while position < len(hits) and hits[position] < start:
                position += 1
            if position < len(hits) and hits[position] < end:
                gated.add(start)
        doc.user_data["gated"] = gated
        return doc

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        return "\n".join(self.triggers).encode("utf-8")

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> ClaimGate:
        self.set_triggers(data.decode("utf-8").splitlines())
        return self

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "triggers.txt").write_text("\n".join(self.triggers) + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> ClaimGate:
        self.set_triggers((Path(path) / "triggers.txt").read_text(encoding="utf-8").splitlines())
        return self


def build(triggers: list[str]) -> Language:
    """The pipeline, assembled: English tokenizer with note markers as tokens, ``report_sentences``, ``claim_gate``."""
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    defaults: Any = nlp.Defaults
    # Hyphens inside words stay: "anti-personnel", "PFM-1", "Libyan-made" are one word here.
    infixes = [rule for rule in defaults.infixes if "-" not in rule]
    infixes += [MARKER_PIECE, r"(?<=[a-zA-Z.,”’])\[", r"—|–"]
    tokenizer.prefix_search = compile_prefix_regex([*defaults.prefixes, MARKER_PIECE]).search
    tokenizer.suffix_search = compile_suffix_regex([MARKER_PIECE, *defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("report_sentences")
    gate: Any = nlp.add_pipe("claim_gate")
    gate.set_triggers(triggers)
    nlp.max_length = 50_000_000
    return nlp


@lru_cache(maxsize=1)
def load(path: Path = MODEL_PATH) -> Language:
    """The pipeline from ``models/``. Raises ModelMissingError with the command that builds it where it is missing."""
    if not (path / "config.cfg").exists():
        raise ModelMissingError(f"no model in {path}: run 'make model' to build it")
    # Modules, rules and models stay to the end: looking through them for garbage takes a twentieth of all time.
    gc.freeze()
    nlp = spacy.load(path, config=BARE)
    nlp.max_length = 50_000_000
    gc.freeze()
    return nlp
