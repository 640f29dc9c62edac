"""Made-up reports, as many as asked for, no two alike: ``report(number, seed)``. The same number and seed give the same
report, whatever else is made. They state no facts about anyone, and each says so.

A number stands for a country, a treaty and a year in a fixed shuffle of all of them; a number beyond gives a later
edition of one that was. Lengths are spread as those of published profiles, around 1,000 words with the notes.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.facts import MONTHS, TREATIES, Facts, Subject, resolutions, states
from pipeline.ingest.blocks import Block, NoteRef

LAST_YEAR = 2025
_FIRST_YEAR = {"MBT": 2000, "CCM": 2012}
_MEDIAN_WORDS, _SPREAD = 600, 0.45  # of the body; the notes are another quarter
_FEWEST, _MOST = 120, 4000
TABLES = 0.3
"""Share of reports with an overview table."""
_DISCLAIMER = "This text was made up by a program to measure another program. It states no facts about anyone."
#: Sections and how often each family has its turn in them.
_SECTIONS = {
    "Policy": {"treaty_status": 3, "position": 3, "vote": 4, "attendance": 4, "transparency_report": 3, "context": 7},
    "National legislation": {"national_law": 3, "context": 2},
    "Use": {"use": 5, "context": 3},
    "Production, transfer, and stockpiling": {
        "production": 3,
        "transfer": 3,
        "stockpile": 4,
        "retention": 2,
        "context": 4,
    },
    "Contamination and clearance": {"contamination": 4, "context": 5},
}
_PARTIES = 0.7  # share of reports on States Parties
_PARAGRAPH = 40  # words, about
_NOTED = 0.6  # share of sentences with a note
_AGAIN = 0.3  # share of notes that begin with Ibid.


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report to be written to a file: its name without suffix, its title's two lines, when it was updated."""

    name: str
    subject: Subject
    updated: str
    blocks: tuple[Block, ...]
    """Table rows, headings, paragraphs and at last the notes."""

    @property
    def title(self) -> tuple[str, str]:
        return self.subject.country, TREATIES[self.subject.treaty][1]


def report(number: int, seed: int = 0) -> MadeReport:
    """The made-up report of a number, counted from 0."""
    subjects = _subjects(seed)
    edition, place = divmod(number, len(subjects))
    iso3, treaty, year = subjects[place]
    random = Random(f"{seed}-{number}")
    subject = Subject(iso3, year, treaty, random.random() < _PARTIES)
    name = f"{number:06d}-{iso3.lower()}-{treaty.lower()}-{year}" + (f"-{edition + 1}" if edition else "")
    updated = f"{random.randint(1, 28)} {random.choice(MONTHS)} {year}"
    return MadeReport(name, subject, updated, tuple(_blocks(subject, random)))


@cache
def templates() -> dict[str, dict[str, list[str]]]:
    """Sentences with slots, by family and kind of state (``party``, ``not_party``, ``any``)."""
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


@cache
def _subjects(seed: int) -> list[tuple[str, str, int]]:
    subjects = [
        (iso3, treaty, year)
        for iso3 in states()
        for treaty, first in _FIRST_YEAR.items()
        for year in range(first, LAST_YEAR + 1)
    ]
    Random(seed).shuffle(subjects)
    return subjects


def _blocks(subject: Subject, random: Random) -> list[Block]:
    writer = _Writer(subject, random)
    body = writer.table() if random.random() < TABLES else []
    words = min(_MOST, max(_FEWEST, random.lognormvariate(math.log(_MEDIAN_WORDS), _SPREAD)))
    weight = sum(sum(families.values()) for families in _SECTIONS.values())
    for heading, families in _SECTIONS.items():
        body.append(Block("heading", (heading,), level=3))
        body += writer.section(families, words * sum(families.values()) / weight)
    return [*body, Block("paragraph", (_DISCLAIMER,)), *writer.notes]


class _Writer:
    """Writes the sections of one report; keeps its notes and what each family has left to say."""

    def __init__(self, subject: Subject, random: Random) -> None:
        self.subject = subject
        self.random = random
        self.notes: list[Block] = []
        self._left: dict[str, list[str]] = {}

    def table(self) -> list[Block]:
        """An overview table of label and value."""
        facts = Facts(self.subject, self.random)
        rows = [
            ("Treaty status", "State Party" if self.subject.party else "Not a State Party"),
            ("Most recent attendance", facts["Meeting"]),
            ("Production", self.random.choice(("None", "Past producer"))),
        ]
        return [Block("table_row", cells=((label,), (value,))) for label, value in rows]

    def section(self, families: dict[str, int], words: float) -> list[Block]:
        """Paragraphs of about so many words together, of the families in turn."""
        known = [family for family in families if self._sentences(family)]
        blocks: list[Block] = []
        written = 0
        while not blocks or written < words - _PARAGRAPH / 2:
            runs: list[str | NoteRef] = []
            family = self.random.choices(known, [families[name] for name in known])[0]
            for _ in range(self.random.randint(1, 3)):
                sentence = self._sentence(family)
                written += len(sentence.split())
                runs.append(f" {sentence}" if runs else sentence)
                if self.random.random() < _NOTED:
                    runs.append(self._note())
            blocks.append(Block("paragraph", tuple(runs)))
        return blocks

    def _sentences(self, family: str) -> list[str]:
        if family == "vote" and not resolutions(self.subject.treaty, self.subject.year):
            return []
        kinds = templates()[family]
        return kinds.get("any", []) + kinds.get("party" if self.subject.party else "not_party", [])

    def _sentence(self, family: str) -> str:
        """One that the family has not had since all its others."""
        left = self._left.get(family)
        if not left:
            left = self._left[family] = self._sentences(family)[:]
            self.random.shuffle(left)
        return left.pop().format_map(Facts(self.subject, self.random))

    def _note(self) -> NoteRef:
        kinds = templates()["notes"]
        kind = "again" if self.notes and self.random.random() < _AGAIN else "first"
        words = self.random.choice(kinds[kind]).format_map(Facts(self.subject, self.random))
        number = len(self.notes) + 1
        self.notes.append(Block("note", (words,), number=number))
        return NoteRef(number)
