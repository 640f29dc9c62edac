"""The pipeline is loaded with a bare tokenizer first, and has the one of the disk in the end."""

from __future__ import annotations

from typing import Any

import spacy

from pipeline.language.components import load
from pipeline.settings import MODEL_PATH


def test_the_tokenizer_is_that_of_the_disk() -> None:
    tokenizer: Any = load().tokenizer
    as_ever: Any = spacy.load(MODEL_PATH).tokenizer
    assert tokenizer.to_bytes(exclude=["vocab"]) == as_ever.to_bytes(exclude=["vocab"])
    assert len(tokenizer.rules) > 1000
