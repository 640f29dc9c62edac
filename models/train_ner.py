"""Trains ``models/en_monitor_ner`` on annotated reports: ``python models/train_ner.py [SET ...]``, by ``make ner``.

Read ``main`` first. Reports are dealt to training, development and test whole; the weights of the epoch that does best
on the development reports are kept, and ``scores.json`` says how they do on the test reports. Two runs give the same
bytes: one seed feeds weights, order and renaming, and one thread adds up numbers.
"""

from __future__ import annotations

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")  # sums in another order are other sums

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pycountry
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import fix_random_seed

from pipeline import read
from pipeline.evaluation.entity_annotations import SUFFIX, entity_paths, read_entities, report_beside
from pipeline.language.analysis import analyse
from pipeline.language.components import load
from pipeline.language.cuefile import known_groups
from pipeline.language.entities import make_doc
from pipeline.language.view import Sentence
from pipeline.records import ENTITY_LABELS, Entity
from pipeline.settings import ENTITIES_PATH

ANNOTATIONS = Path(__file__).parents[1] / "corpus" / "annotations"
SEED = 71
EPOCHS = 24
_DEAL = (0.7, 0.12)  # of the reports: to train on, to choose the epoch by; the rest tests
_WIDTH, _DEPTH = 64, 3
_INITIALS = re.compile(r"[A-Z]{2,6}")
_RENAMED = 0.6  # of the sentences with a name of a kind that is renamed


@dataclass(frozen=True)
class Sample:
    """A sentence as words, with its entities as ``(first word, word after the last, label)``."""

    report: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[tuple[int, int, str], ...]

    def example(self, nlp: Language) -> Example:
        """What spaCy trains on and scores."""
        doc = Doc(nlp.vocab, words=list(self.words), spaces=list(self.spaces))
        tags = ["O"] * len(self.words)
        for first, after, label in self.entities:
            tags[first:after] = [f"I-{label}"] * (after - first)
            tags[first], tags[after - 1] = f"B-{label}", f"L-{label}"
            if after - first == 1:
                tags[first] = f"U-{label}"
        return Example.from_dict(doc, {"entities": tags})


# ------------------------------------------------------------------ reading


def samples_of(path: Path) -> list[Sample]:
    """The sentences of one annotated report. Raises ValueError for a name that ends within a word."""
    report = read(report_beside(path))[0]
    name = path.relative_to(ANNOTATIONS).as_posix()
    entities = read_entities(path, report.text)
    samples = []
    for sentence in analyse(report).sentences:
        doc = make_doc(load().vocab, sentence)
        inside = [e for e in entities if sentence.start <= e.start and e.end <= sentence.end]
        spans = tuple(_in_words(sentence, e, name) for e in inside)
        samples.append(Sample(name, tuple(t.text for t in doc), tuple(bool(t.whitespace_) for t in doc), spans))
    return samples


def _in_words(sentence: Sentence, entity: Entity, name: str) -> tuple[int, int, str]:
    """First word, word after the last, and label; the full stop of "Protocol V." belongs to its word."""
    first, last = sentence.word_at(entity.start - sentence.start), sentence.word_at(entity.end - sentence.start - 1)
    words = sentence.text[sentence.words[first].start : sentence.words[last].end]
    if words.rstrip(".") != entity.text.rstrip("."):
        raise ValueError(f"{name}: {entity.text!r} at {entity.start} is only a part of the words {words!r}")
    return first, last + 1, entity.label


def deal(samples: Sequence[Sample]) -> tuple[list[Sample], list[Sample], list[Sample]]:
    """To train on, to choose by, to test on: whole reports, dealt by the seed."""
    reports = sorted({sample.report for sample in samples})
    random.Random(SEED).shuffle(reports)
    first, second = round(len(reports) * _DEAL[0]), round(len(reports) * sum(_DEAL))
    parts = (set(reports[:first]), set(reports[first:second]), set(reports[second:]))
    train, choose, test = ([s for s in samples if s.report in part] for part in parts)
    return train, choose, test


# ------------------------------------------------------------------ renaming


class Renamer:
    """Puts other names in place of those annotated, so that the words around a name are learned, not the names.

    Groups get listed names, or halves of two put together; places, organisations and people those of other sentences
    or, places, of the list of countries; whatever has initials gets made-up ones. Names of the development and test
    reports are never lent, but for countries.
    """

    def __init__(self, train: Sequence[Sample], kept_apart: Sequence[Sample], chance: random.Random) -> None:
        self.chance = chance
        text = "\n".join(" ".join(sample.words) for sample in kept_apart)
        groups = {*known_groups(), *known_groups().values()}
        groups -= {name for name in groups if name in text}
        self.names = {
            label: sorted({sample.words[a:b] for sample in train for a, b, kind in sample.entities if kind == label})
            for label in ("PLACE", "ORG", "PERSON")
        }
        self.names["GROUP"] = [_words(name) for name in sorted(groups)]
        self.countries = [_words(country.name) for country in pycountry.countries]

    def __call__(self, sample: Sample) -> Sample:
        """The sample with some of its names changed."""
        if self.chance.random() > _RENAMED:
            return sample
        words: list[str] = []
        spaces: list[bool] = []
        entities: list[tuple[int, int, str]] = []
        at = 0
        for first, after, label in sorted(sample.entities):
            words += sample.words[at:first]
            spaces += sample.spaces[at:first]
            name = self._other(label, sample.words[first:after])
            entities.append((len(words), len(words) + len(name), label))
            words += name
            spaces += [*_spaces(name), sample.spaces[after - 1]]
            at = after
        words += sample.words[at:]
        spaces += sample.spaces[at:]
        return replace(sample, words=tuple(words), spaces=tuple(spaces), entities=tuple(entities))

    def _other(self, label: str, name: tuple[str, ...]) -> tuple[str, ...]:
        """Another name of that kind, or the same."""
        if _INITIALS.fullmatch(name[0]) and len(name) == 1 and label in {"GROUP", "ORG", "OFFICE"}:
            return ("".join(self.chance.choices(ascii_uppercase, k=self.chance.randint(3, 5))),)
        if label not in self.names or self.chance.random() < 0.4:
            return name
        if label == "PLACE" and self.chance.random() < 0.5:
            return self.chance.choice(self.countries)
        one, other = self.chance.choices(self.names[label], k=2)
        if label == "GROUP" and self.chance.random() < 0.3:
            return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]
        return one


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in load().tokenizer(name))


def _spaces(name: Sequence[str]) -> list[bool]:
    """Whether a blank follows each word but the last: not before what is closed, nor after what is opened."""
    return [not (after[0] in "’'),/-" or word[-1] in "(/-") for word, after in pairwise(name)]


# ------------------------------------------------------------------ training


def blank() -> Language:
    """The untrained model: words by their form, beginning, end and shape, three layers that each see one word on."""
    nlp = spacy.blank("en")
    config = {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "ner",
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": _WIDTH,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": [2000, 500, 1000, 500],
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": _WIDTH,
                    "window_size": 1,
                    "maxout_pieces": 3,
                    "depth": _DEPTH,
                },
            },
        }
    }
    ner: Any = nlp.add_pipe("ner", config=config)
    for label in ENTITY_LABELS:
        ner.add_label(label)
    return nlp


def train(samples: Sequence[Sample], choose: Sequence[Sample], kept_apart: Sequence[Sample]) -> Language:
    """The model with the weights of its best epoch on ``choose``; of the last where that is empty."""
    fix_random_seed(SEED)
    nlp, chance = blank(), random.Random(SEED)
    rename = Renamer(samples, [*choose, *kept_apart], chance)
    ner: Any = nlp.get_pipe("ner")
    optimizer = nlp.initialize(lambda: [sample.example(nlp) for sample in samples])
    best, kept = -1.0, b""
    for epoch in range(EPOCHS):
        order = list(samples)
        chance.shuffle(order)
        losses: dict[str, float] = {}
        examples = [rename(sample).example(nlp) for sample in order]
        for batch in minibatch(examples, min(32, 4 + 2 * epoch)):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
        with nlp.use_params(optimizer.averages):
            found = nlp.evaluate([s.example(nlp) for s in choose])["ents_f"] or 0.0 if choose else float(epoch)
            print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}, development F1 {found:.3f}", flush=True)
            if found > best:
                best, kept = found, ner.to_bytes()
    ner.from_bytes(kept)
    return nlp


# ------------------------------------------------------------------ scores


def scores_of(nlp: Language, test: Sequence[Sample], seen: Sequence[Sample]) -> dict[str, object]:
    """Of each label: names wanted, precision, recall, F1; and of the names that no training report holds, how many
    are found."""
    known = {(label, sample.words[a:b]) for sample in seen for a, b, label in sample.entities}
    counts: dict[str, Counter[str]] = {"all": Counter(), **{label: Counter() for label in ENTITY_LABELS}}
    for sample in test:
        doc = nlp(Doc(nlp.vocab, words=list(sample.words), spaces=list(sample.spaces)))
        found, wanted = {(e.start, e.end, e.label_) for e in doc.ents}, set(sample.entities)
        new = {(a, b, label) for a, b, label in wanted if (label, sample.words[a:b]) not in known}
        for name, entities in (
            ("wanted", wanted),
            ("found", found),
            ("right", wanted & found),
            ("new", new),
            ("new_right", new & found),
        ):
            for _, _, label in entities:
                counts["all"][name] += 1
                counts[label][name] += 1
    return {"scores": {label: _row(count) for label, count in counts.items()}}


def _row(count: Counter[str]) -> dict[str, float]:
    return {
        "wanted": count["wanted"],
        "precision": _share(count["right"], count["found"]),
        "recall": _share(count["right"], count["wanted"]),
        "f1": _share(2 * count["right"], count["found"] + count["wanted"]),
        "new_to_it": count["new"],
        "recall_of_new": _share(count["new_right"], count["new"]),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def main(arguments: Sequence[str]) -> None:
    """Train on the sets named (all, where none is), write model and scores to ``--out=FOLDER`` or where they belong."""
    out = next((Path(a.removeprefix("--out=")) for a in arguments if a.startswith("--out=")), ENTITIES_PATH)
    sets = [argument for argument in arguments if not argument.startswith("--")]
    paths = [path for path in entity_paths(ANNOTATIONS) if not sets or path.parent.name in sets]
    to_train, choose, test = deal([sample for path in paths for sample in samples_of(path)])
    nlp = train(to_train, choose, test)
    scores = {
        "sentences": {"train": len(to_train), "development": len(choose), "test": len(test)},
        "test_reports": sorted({sample.report.removesuffix(SUFFIX) for sample in test}),
        **scores_of(nlp, test, to_train),
    }
    nlp.meta["performance"] = {}
    nlp.to_disk(out)
    text = json.dumps(scores, indent=1, ensure_ascii=False)
    text = re.sub(r"\{\s+([^{}]+?)\s+\}", lambda row: "{" + " ".join(row[1].split()) + "}", text)
    (out / "scores.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
