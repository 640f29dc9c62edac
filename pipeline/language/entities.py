"""Names that no list can hold, found by a small model trained on annotated reports (``models/en_monitor_ner``).

The model takes longer over a sentence than all the rest of the program, so it is asked only about those where a name
would tell something (``pipeline/claims/places.py``), all of a report's at once. ``models/train_ner.py`` trains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.records import Entity
from pipeline.settings import ENTITIES_PATH

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

    from pipeline.language.view import Sentence


class EntityModelError(RuntimeError):
    """The model is not where it should be; the message says which command makes it."""


def find_entities(sentences: Sequence[Sentence]) -> list[list[Entity]]:
    """The names in each sentence, in text order; all sentences in one batch."""
    nlp = load()
    docs = [make_doc(nlp.vocab, sentence) for sentence in sentences]
    for doc in nlp.get_pipe("ner").pipe(docs, batch_size=64):  # type: ignore[attr-defined]
        del doc
    return [[_entity(sentence, span) for span in doc.ents] for sentence, doc in zip(sentences, docs, strict=True)]


def _entity(sentence: Sentence, span: Span) -> Entity:
    start, end = sentence.words[span.start].start, sentence.words[span.end - 1].end
    return Entity(start, end, span.label_, sentence.text[start:end])


def make_doc(vocab: Vocab, sentence: Sentence) -> Doc:
    """A sentence's words as spaCy has them, word for word; white space of any kind is one blank there."""
    from spacy.tokens import Doc

    text = sentence.text
    words = [text[word.start : word.end] for word in sentence.words]
    follows = [*(word.start for word in sentence.words[1:]), len(text)]
    spaces = [word.end < after for word, after in zip(sentence.words, follows, strict=True)]
    return Doc(vocab, words=words, spaces=spaces)


@lru_cache(maxsize=1)
def load() -> Language:
    """The trained model. Raises EntityModelError with the command that trains it where it is missing."""
    import spacy

    from pipeline.language.components import BARE

    if not (ENTITIES_PATH / "config.cfg").exists():
        raise EntityModelError(f"no model in {ENTITIES_PATH}: run 'make ner' to train it")
    return spacy.load(ENTITIES_PATH, exclude=["tokenizer"], config=BARE)  # sentences come with their words
