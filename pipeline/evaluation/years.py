"""What changed from one year's profile of a country to the next, claim by claim: same, altered, new, gone.

Read ``profile_changes`` first. Two years' profiles are two texts, so claims are matched by what they say, not by where
they stand: first those that say the same in every fact, then, of one family, actor, treaty and weapon, those about the
same event, and last those in nearly the same words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.evaluation.changes import Difference
from pipeline.records import ClaimRow, DocumentRow, Rows

FACTS = (
    "value", "polarity", "treaty", "actor", "assertion", "hedged", "event", "weapon", "quantity", "quantity_unit",
    "place", "when", "recurrence",
)  # fmt: skip
"""The columns that say what a claim states."""
SHOWN = tuple(name for name in FACTS if name != "polarity")
EVENTFUL = ("vote", "attendance", "transparency_report")
"""Families of which every event is a claim of its own: another meeting is a new claim, not an altered one."""
Alike = Callable[[ClaimRow, ClaimRow], float]
"""How alike an earlier and a later claim are; 0 where they are not one claim."""
ALIKE = 0.7
"""How alike the words of an altered claim are at least, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class YearChange:
    """One claim of either year. ``before`` is None for a new claim, ``after`` for one that is gone."""

    kind: Literal["same", "altered", "new", "gone"]
    before: ClaimRow | None
    after: ClaimRow | None
    differences: tuple[Difference, ...] = ()

    @property
    def claim(self) -> ClaimRow:
        """The claim as the later year tells it, if it does."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class ProfileDiff:
    """Two years' profiles of a country on one theme, and their claims: as the later one has them, gone ones last."""

    before: DocumentRow
    after: DocumentRow
    changes: tuple[YearChange, ...]


def profile_changes(before: Rows, after: Rows, country: str) -> list[ProfileDiff]:
    """The newest profiles of a country (ISO 3166-1 alpha-3) in two runs, theme by theme where both have one."""
    old, new = _newest(before.documents, country), _newest(after.documents, country)
    return [
        ProfileDiff(old[theme], new[theme], tuple(claim_changes(_of(before, old[theme]), _of(after, new[theme]))))
        for theme in sorted(old.keys() & new.keys())
    ]


def claim_changes(before: Sequence[ClaimRow], after: Sequence[ClaimRow]) -> list[YearChange]:
    """Every claim of two profiles once."""
    pairs: dict[str, ClaimRow] = {}
    left = list(before)
    for alike in (_same_facts, _same_event, _same_words):
        _pair(left, [claim for claim in after if claim.claim_id not in pairs], alike, pairs)
    changes = [_change(pairs.get(claim.claim_id), claim) for claim in after]
    return changes + [YearChange("gone", claim, None) for claim in left]


def _newest(documents: Iterable[DocumentRow], country: str) -> dict[str, DocumentRow]:
    newest: dict[str, DocumentRow] = {}
    for document in sorted(documents, key=lambda row: (row.report_year or 0, str(row.last_updated), row.doc_id)):
        if document.country_iso3 == country:
            newest[document.theme] = document
    return newest


def _of(rows: Rows, document: DocumentRow) -> list[ClaimRow]:
    claims = (claim for claim in rows.claims if claim.doc_id == document.doc_id)
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.claim_id))


def _pair(left: list[ClaimRow], after: Sequence[ClaimRow], alike: Alike, pairs: dict[str, ClaimRow]) -> None:
    """Pairs the claims that are most alike first, and takes the earlier ones out of ``left``."""
    matters = defaultdict(list)
    for old in left:
        matters[_matter(old)].append(old)
    scored = [
        (score, -abs(old.start - new.start), old.claim_id, new.claim_id, old)
        for new in after
        for old in matters[_matter(new)]
        if (score := alike(old, new)) > 0
    ]
    taken = set()
    for _, _, old_id, new_id, old in sorted(scored, key=lambda entry: entry[:4], reverse=True):
        if old_id not in taken and new_id not in pairs:
            pairs[new_id] = old
            taken.add(old_id)
    left[:] = [claim for claim in left if claim.claim_id not in taken]


def _matter(claim: ClaimRow) -> tuple[str | None, ...]:
    return claim.claim_type, claim.actor, claim.treaty


def _same_facts(old: ClaimRow, new: ClaimRow) -> float:
    return float(all(getattr(old, name) == getattr(new, name) for name in FACTS)) * (1 + _likeness(old, new))


def _same_event(old: ClaimRow, new: ClaimRow) -> float:
    """The same meeting, resolution or report of the same time, or one joining act."""
    if new.claim_type == "treaty_status":
        return float(old.value == new.value)
    if new.claim_type not in EVENTFUL:
        return 0.0
    same = old.event == new.event and old.when == new.when and (new.event, new.when) != (None, None)
    return float(same or (new.event is not None and new.event == old.event and new.claim_type != "transparency_report"))


def _same_words(old: ClaimRow, new: ClaimRow) -> float:
    if new.claim_type in EVENTFUL and old.event != new.event:
        return 0.0
    if old.weapon != new.weapon:
        return 0.0
    likeness = _likeness(old, new)
    if old.value == new.value and old.when == new.when and old.assertion == new.assertion:
        likeness += 0.3
    return likeness if likeness >= ALIKE else 0.0


def _likeness(old: ClaimRow, new: ClaimRow) -> float:
    return SequenceMatcher(None, _words(old), _words(new), autojunk=False).ratio()


def _words(claim: ClaimRow) -> list[str]:
    return re.findall(r"\w+", claim.evidence.lower())


def _change(old: ClaimRow | None, new: ClaimRow) -> YearChange:
    if old is None:
        return YearChange("new", None, new)
    differences = tuple(
        Difference(name, _told(getattr(old, name)), _told(getattr(new, name)))
        for name in SHOWN
        if getattr(old, name) != getattr(new, name)
    )
    return YearChange("altered" if differences else "same", old, new, differences)


def _told(value: object) -> str | None:
    return None if value is None else str(value)
