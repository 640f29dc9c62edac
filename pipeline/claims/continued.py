"""A list of states that a sentence of its own gives to the number in the one before: "Twelve states make them. They
include Cuba and India."

The two are read as one, as if a colon stood between them; offsets stay those of the report.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.patterns import pattern
from pipeline.language.view import Sentence, Word


def with_its_number(sentence: Sentence) -> Sentence | None:
    """The sentence before together with the list of states in this one; None where this one is no such list."""
    before = sentence.previous
    opening = pattern("claim.list_of_states").match(sentence.text)
    if before is None or opening is None or before.paragraph != sentence.paragraph or before.zone != sentence.zone:
        return None
    if not pattern("claim.number_of_states").search(before.text):
        return None
    named = [agent for agent in sentence.agents if agent.kind == "state" and agent.start - opening.end() < _NEAR]
    if not named:
        return None
    said = before.text.rstrip(" .\n")
    shift = sentence.start - before.start
    gap = shift + opening.end() - len(said)
    text = said + ":" + " " * (gap - 1) + sentence.text[opening.end() :]
    words = [word for word in before.words if word.end <= len(said)]
    words.append(Word(len(said), len(said) + 1, ":"))
    words += [
        Word(word.start + shift, word.end + shift, word.lower) for word in sentence.words if word.start >= opening.end()
    ]
    return replace(before, ordinal=sentence.ordinal, end=sentence.end, text=text, words=words)


_NEAR = 8
"""Characters between the opening of the list and its first state, at most."""
