"""Other programs that do a part of the work: what is installed of them is measured, the rest is named as missing."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import pdfplumber
import pypdfium2
import spacy

from benchmarks.facts import states
from pipeline.claims.rulefile import FAMILIES, rule_file
from pipeline.reference.countries import demonyms, name_of
from pipeline.reference.tables import toml_data

MODEL = "en_core_web_sm"
MEDSPACY = "medspaCy: target rules, ConText"
BATCH = 8
"""Texts that spaCy takes at a time: the fastest, and it keeps memory small."""

OnTexts = Callable[[Sequence[str]], object]
OnFile = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Peers:
    """What is there to compare with, by the name that the tables print, and what is missing, with how to get it."""

    on_texts: dict[str, OnTexts] = field(default_factory=dict)
    on_pdf: dict[str, OnFile] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    """Of ours and theirs, by package."""


def find_peers(model: str | None = None) -> Peers:
    """``model`` is an installed package or folder that holds ``en_core_web_sm``; None looks for one among all packages.

    Raises OSError where a model that was named can't be loaded.
    """
    peers = Peers(versions={name: metadata.version(name) for name in ("spacy", "pdfplumber", "pypdfium2")})
    place = model or _installed_model()
    if place is None:
        peers.missing[MODEL] = "name an installed package or a folder that holds it: `make bench MODEL=…`"
    else:
        loaded = spacy.load(place)
        peers.on_texts[MODEL] = lambda texts: [len(doc) for doc in loaded.pipe(texts, batch_size=BATCH)]
        peers.versions[MODEL] = str(loaded.meta["version"])
    if importlib.util.find_spec("medspacy") is None:
        peers.missing["medspaCy"] = "for some versions of Python it asks for an older spaCy; `pip install --no-deps` it"
    else:
        peers.on_texts[MEDSPACY] = _medspacy()
        peers.versions["medspacy"] = metadata.version("medspacy")
    peers.on_pdf["pdfplumber `page.chars`"] = _pdfplumber_chars
    peers.on_pdf["pypdfium2 text"] = _pypdfium2_text
    return peers


def _installed_model() -> str | None:
    """The model by its own name, or the folder of it inside whatever installed package."""
    for package in metadata.distributions():
        for file in package.files or ():
            if file.name == "config.cfg" and file.parent.name.startswith(MODEL):
                return str(Path(str(package.locate_file(file))).parent)
    return None


def _medspacy() -> OnTexts:
    """Its own sentences, literal target rules, and ConText with its own rules."""
    from loguru import logger

    logger.disable("PyRuSH")  # it logs every sentence
    medspacy = importlib.import_module("medspacy")
    rule = importlib.import_module("medspacy.ner").TargetRule
    model = medspacy.load()
    model.get_pipe("medspacy_target_matcher").add([rule(words, kind) for words, kind in _targets()])
    return lambda texts: [len(model(text).ents) for text in texts]


def n_rules() -> int:
    """How many rules the claim families have."""
    return sum(len(rule_file(family).rules) for family in FAMILIES)


def n_targets() -> int:
    """How many target rules medspaCy is given."""
    return len(_targets())


def _targets() -> list[tuple[str, str]]:
    """Words for weapons and treaties, then names of states and their people."""
    targets = [
        (words, kind)
        for kind, file in (("weapon", "weapons.toml"), ("treaty", "treaties.toml"))
        for entry in toml_data(file)[kind]
        for words in entry["must_match"]
    ]
    targets += [(name, "state") for iso3 in states() for name in (name_of(iso3), *demonyms(iso3)) if name]
    return list(dict.fromkeys(targets))


def _pdfplumber_chars(path: Path) -> int:
    with pdfplumber.open(path) as document:
        return sum(len(page.chars) for page in document.pages)


def _pypdfium2_text(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return sum(len(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()
