"""One sentence as the claim families see it: its words, and everything named in it, found once and on demand.

All offsets inside a ``Sentence`` count from its first character; ``Sentence.start`` places it in the canonical text.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.language.agents import Agent, find_agents
from pipeline.language.dates import DateMention, find_dates
from pipeline.language.patterns import pattern, seldom
from pipeline.language.quantities import Quantity, find_quantities
from pipeline.matching.prefilter import plain
from pipeline.records import Report, Zone
from pipeline.reference.meetings import MeetingMention, find_meetings
from pipeline.reference.resolutions import ResolutionMention, find_resolutions
from pipeline.reference.treaties import TreatyMention, find_treaties
from pipeline.reference.weapons import WeaponMention, find_weapons

if TYPE_CHECKING:
    from pipeline.language.context import Context
    from pipeline.language.governors import Governor


class Word(NamedTuple):
    """A token of the sentence, offsets relative to it."""

    start: int
    end: int
    lower: str


@dataclass
class Sentence:
    """A sentence of the report, or a row of a table."""

    report: Report
    context: Context
    ordinal: int
    start: int
    end: int
    text: str
    zone: Zone
    section: str | None
    section_kind: str | None
    paragraph: int
    page: int | None
    note_number: int | None
    words: list[Word]
    label_end: int = 0
    """In an overview table, where the row's label ends and its value begins."""
    previous: Sentence | None = None
    """The sentence before, in the same paragraph."""

    @property
    def own_government(self) -> str | None:
        """The state whose officials' word is asserted by the government, whoever acts; None in a chapter on many
        states, where it is the actor's."""
        return None if self.context.chapter else self.report.country_iso3

    @cached_property
    def subject(self) -> Agent | None:
        """Whom the sentence is about, references followed; see ``Context.subject_of``."""
        open_ = [self]  # settled from the first on, so that a long section is no deep recursion
        while open_[-1].previous is not None and "subject" not in open_[-1].previous.__dict__:
            open_.append(open_[-1].previous)
        for sentence in reversed(open_):
            sentence.__dict__["subject"] = self.context.subject_of(sentence)
        subject: Agent | None = self.__dict__["subject"]
        return subject

    @cached_property
    def agents(self) -> list[Agent]:
        """Agents in order; see ``pipeline/language/agents.py``."""
        return find_agents(self.text, self.context.groups)

    @cached_property
    def weapons(self) -> list[WeaponMention]:
        return find_weapons(self.text)

    @cached_property
    def treaties(self) -> list[TreatyMention]:
        return find_treaties(self.text)

    @cached_property
    def resolutions(self) -> list[ResolutionMention]:
        return find_resolutions(self.text)

    @cached_property
    def meetings(self) -> list[MeetingMention]:
        treaty = self.report.treaty or "MBT"
        return find_meetings(self.text, treaty, self.report.report_year)

    @cached_property
    def dates(self) -> list[DateMention]:
        """Dates in order; "the previous month" is worked out from the last date of the paragraph."""
        dates = find_dates(self.text, before=lambda: (self.context.anchor(self), self.context.period(self)))
        since = self.search("date.since_independence", len(self.text))
        if since is None or self.context.independence is None:
            return dates
        edtf = f"{self.context.independence}/.."
        dates.append(DateMention(since.start(), since.end(), edtf, "since", since.group()))
        return sorted(dates, key=lambda date: date.start)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return find_quantities(self.text)

    @cached_property
    def governors(self) -> list[Governor]:
        from pipeline.language.governors import find_governors

        return find_governors(self)

    @cached_property
    def breaks(self) -> list[int]:
        """Where the sentence falls into parts that say separate things; see ``pipeline/language/clauses.py``."""
        from pipeline.language.clauses import find_breaks

        return find_breaks(self)

    @cached_property
    def in_phrase(self) -> dict[tuple[int, int, str, bool], bool]:
        """What ``subjects.in_phrase`` found out so far about agents, by where and what they are."""
        return {}

    @cached_property
    def known(self) -> dict[object, Any]:
        """What was worked out about the sentence so far and may be asked again, by what it is, and of what."""
        return {}

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset([lower for _, _, lower in self.words])

    @cached_property
    def plain(self) -> str:
        """The words as prefilters ask for them; see ``pipeline/matching/prefilter.py``."""
        return plain(self.text)

    @cached_property
    def seldom(self) -> frozenset[str]:
        """The patterns of ``patterns.SELDOM`` whose words stand in the sentence."""
        return seldom(self.plain)

    def search(self, name: str, end: int) -> re.Match[str] | None:
        """The match of a pattern of ``patterns.SELDOM`` in ``text[:end]``."""
        return pattern(name).search(self.text[:end]) if name in self.seldom else None

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def word_at(self, offset: int) -> int:
        """Index of the word that holds or follows ``offset``."""
        index = bisect.bisect_right(self._word_starts, offset) - 1
        if index >= 0 and self.words[index].end > offset:
            return index
        return index + 1

    def part_of(self, offset: int) -> tuple[int, int]:
        """Bounds of the part between two breaks that holds ``offset``."""
        index = bisect.bisect_right(self.breaks, offset)
        left = self.breaks[index - 1] if index else 0
        right = self.breaks[index] if index < len(self.breaks) else len(self.text)
        return left, right
