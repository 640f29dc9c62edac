"""The decisions of spaCy's entity recognizer, taken for all words at once.

spaCy goes word by word: outside a name, the word and its neighbours decide whether a name begins ("B-PLACE"), is this
one word ("U-PLACE") or neither ("O"); within one, they and where it began, whether it goes on ("I-PLACE") or ends
("L-PLACE"). What a word decides outside a name hangs on nothing before it, so all words are asked in one calculation,
and all names that have begun are followed together. The numbers are the same, and so are the names; it takes a tenth
of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from spacy.tokens import Doc

Name = tuple[int, int, str]
"""First word, word after the last, label."""
_AT_ONCE = 64
"""Sentences worked out together: some hundred kilobytes each, for a while."""


def read_names(recognizer: Any, docs: Sequence[Doc]) -> list[list[Name]]:
    """The names in each sentence, in text order, as the component ``ner`` would mark them."""
    found: list[list[Name]] = []
    for first in range(0, len(docs), _AT_ONCE):
        found += _Steps(recognizer, docs[first : first + _AT_ONCE]).names()
    return found


class _Steps:
    """The words of some sentences in a row, with what each of them adds to a decision."""

    def __init__(self, recognizer: Any, docs: Sequence[Doc]) -> None:
        model = recognizer.model
        self._lower, self._upper = model.get_ref("lower"), model.get_ref("upper")
        vectors = model.get_ref("tok2vec").predict(docs)
        added = self._lower.predict(vectors)
        self._nothing, self._words = added[0], added[1:]
        """Both by what the word is to the decision: the word itself, the first one of its name, the one before it."""
        self._bounds = [0, *numpy.cumsum([len(doc) for doc in docs]).tolist()]
        self._is_last = numpy.zeros(len(vectors) + 1, dtype=bool)
        self._is_last[numpy.array(self._bounds) - 1] = True
        moves = recognizer.moves
        self._moves: list[tuple[str, str]] = [
            tuple(moves.get_class_name(number).partition("-")[::2]) for number in range(moves.n_moves)
        ]

    def names(self) -> list[list[Name]]:
        outside = self._outside().tolist()
        ends = self._ends([word for word, move in enumerate(outside) if self._moves[move][0] == "B"], outside)
        found = []
        for start, end in pairwise(self._bounds):
            names: list[Name] = []
            word = start
            while word < end:
                kind, label = self._moves[outside[word]]
                after = ends.get(word, word + 1)
                if kind != "O":
                    names.append((word - start, after - start, label))
                word = after
            found.append(names)
        return found

    def _outside(self) -> Any:
        """The move at each word, were no name open there. A last word begins none that goes on."""
        scores = self._scores(self._words[:, 0] + self._nothing[1] + self._nothing[2])
        possible = numpy.array([kind == "O" or (kind in "BU" and label != "") for kind, label in self._moves])
        scores[:, ~possible] = -numpy.inf
        begins = numpy.array([kind == "B" for kind, _ in self._moves])
        scores[numpy.ix_(self._is_last[: len(scores)], begins)] = -numpy.inf
        return scores.argmax(axis=1)

    def _ends(self, begun: list[int], outside: list[int]) -> dict[int, int]:
        """The word after the last of each name that begins at one of some words."""
        number = {move: place for place, move in enumerate(self._moves)}
        labels = [self._moves[outside[word]][1] for word in begun]
        starts, at = numpy.array(begun, dtype=int), numpy.array(begun, dtype=int) + 1
        going = numpy.array([number["I", label] for label in labels], dtype=int)
        ending = numpy.array([number["L", label] for label in labels], dtype=int)
        ends: dict[int, int] = {}
        while len(starts):
            scores = self._scores(self._words[at, 0] + self._words[starts, 1] + self._words[at - 1, 2])
            rows = numpy.arange(len(starts))
            goes_on = (scores[rows, going] >= scores[rows, ending]) & ~self._is_last[at]
            ends.update(zip(starts[~goes_on].tolist(), (at[~goes_on] + 1).tolist(), strict=True))
            starts, at, going, ending = starts[goes_on], at[goes_on] + 1, going[goes_on], ending[goes_on]
        return ends

    def _scores(self, added: Any) -> Any:
        """The score of each move, from what the words add up to."""
        hidden, _ = self._lower.ops.maxout(added + self._lower.get_param("b"))
        return self._upper.predict(hidden)
