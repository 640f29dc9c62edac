"""What a match of ``rules/treaty_status.toml`` states: its value, of whom, about which treaties, when.

``Place`` is a match in its sentence, ``Reading`` what it states. They are made by ``acts.py`` ("signed"), ``states.py``
("is party to", "a State Party, Peru …") and ``papers.py`` ("its accession followed on …").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import RuleFile
from pipeline.claims.treaties_of import TreatyAt, spoken_of
from pipeline.claims.treaty_status.dates import dates_of_event
from pipeline.claims.treaty_status.subjects import begin_of, word
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its sentence, with the rules it comes from and its neighbors in the family."""

    sentence: Sentence
    hit: Hit
    rules: RuleFile
    following: Hit | None
    preceding: Hit | None = None

    @property
    def before(self) -> str:
        """The text before the predicate and its auxiliaries."""
        return self.sentence.text[: begin_of(self.hit)]

    @property
    def behind(self) -> str:
        """The text behind the match."""
        return self.sentence.text[self.hit.frame.end :]

    def value(self, negative: bool) -> str | None:
        """The value of the rule's sense."""
        return self.rules.value(self.hit.rule.sense, self.hit.frame, negative=negative)

    def dates(self, treaties: list[TreatyAt]) -> list[DateMention]:
        """The dates of the event; see ``treaty_status/dates.py``."""
        return dates_of_event(self.sentence, self.hit, treaties, self.following, self.preceding)


@dataclass
class Reading:
    """A value about actors and treaties at ``text[start:end]``, with the dates that hold for all of them."""

    value: str | None
    actors: list[Actor]
    treaties: list[TreatyAt]
    start: int
    end: int
    dates: list[DateMention] = field(default_factory=list)
    aside: bool = False
    """Said of a name in passing ("Peru, a State Party, said …"): nobody but the report says it."""


def reading_of(
    place: Place,
    value: str | None,
    actors: list[Actor],
    treaties: list[TreatyAt],
    dates: list[DateMention],
    *,
    negative: bool = False,
) -> Reading:
    """A reading of the predicate; ``negated`` of its treaties is kept only where the value itself is positive."""
    treaties = [replace(t, negated=t.negated and not negative) for t in treaties]
    aside = bool(word("relative_clause").search(place.before))
    start = min(begin_of(place.hit), place.hit.frame.start)
    return Reading(value, actors, treaties, start, place.hit.frame.end, dates, aside)


def undone(place: Place) -> bool:
    """Whether the predicate is what has yet to be done: "has yet to accede", "without having signed"."""
    return bool(word("never_done").search(place.sentence.text[: place.hit.frame.start]))


def understood(place: Place) -> TreatyAt:
    """The treaty that the predicate speaks of without naming it."""
    return TreatyAt(spoken_of(place.sentence, place.hit.frame.start, "it"), None, None)
