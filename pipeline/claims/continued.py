"""A list of states that a sentence of its own gives to the number in the one before: "Twelve states make them. They
include Cuba and India", or "Cuba and India are among them".

The two are read as one, as if a colon stood between them; offsets stay those of the report.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.patterns import pattern
from pipeline.language.view import Sentence, Word


def with_its_number(sentence: Sentence) -> Sentence | None:
    """The sentence before together with the list of states in this one; None where this one is no such list."""
    before = sentence.previous
    if before is None or before.paragraph != sentence.paragraph or before.zone != sentence.zone:
        return None
    listed = _listed(sentence)
    if listed is None or not pattern("claim.number_of_states").search(before.text):
        return None
    start, end = listed
    named = [agent for agent in sentence.agents if agent.kind == "state" and 0 <= agent.start - start < _NEAR]
    if not named:
        return None
    said = before.text.rstrip(" .\n")
    shift = sentence.start - before.start
    text = said + ":" + " " * (shift + start - len(said) - 1) + sentence.text[start:end]
    words = [word for word in before.words if word.end <= len(said)]
    words.append(Word(len(said), len(said) + 1, ":"))
    words += [
        Word(word.start + shift, word.end + shift, word.lower)
        for word in sentence.words
        if start <= word.start and word.end <= end
    ]
    return replace(before, ordinal=sentence.ordinal, end=before.start + len(text), text=text, words=words)


def _listed(sentence: Sentence) -> tuple[int, int] | None:
    """Where the list stands: behind "They include", or before "belong to them"."""
    opening = pattern("claim.list_of_states").match(sentence.text)
    if opening is not None:
        return opening.end(), len(sentence.text)
    closing = pattern("claim.states_among_them").search(sentence.text)
    return (0, closing.start()) if closing is not None else None


_NEAR = 8
"""Characters between the opening of the list and its first state, at most."""
