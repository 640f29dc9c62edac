"""What changed between two runs: claims gained, lost and changed, matched by report and by the place of their words.

A claim keeps its id while what it says and the sentence it stands in stay as they are, so equal ids are matched first.
The others are matched where their words overlap: that is how a claim whose date was mended is told from one that went
and another that came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Literal

from pipeline.evaluation.alignment import Alignment
from pipeline.evaluation.documents import cited_notes, rows_by_document
from pipeline.records import ClaimRow, DocumentRow, Rows

FACTS = (
    "value",
    "treaty",
    "actor",
    "actor_type",
    "assertion",
    "speaker",
    "hedged",
    "event",
    "when",
    "recurrence",
    "weapon",
    "quantity",
    "quantity_unit",
    "place",
    "notes",
)
"""What a claim says and rests on, in the order in which changes are told."""
ASIDES = ("evidence", "event_text", "confidence", "extractor")
"""What may change while the claim says the same."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a claim in both runs."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A claim lost (only in A), gained (only in B) or changed; of a changed one ``claim`` is B's."""

    kind: Literal["lost", "gained", "changed"]
    report: str
    claim: ClaimRow
    before: ClaimRow | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(slots=True)
class Comparison:
    """Two runs, A and B, side by side."""

    reports: int = 0
    """Reports in both."""
    only_a: list[DocumentRow] = field(default_factory=list)
    only_b: list[DocumentRow] = field(default_factory=list)
    same: Counter[str] = field(default_factory=Counter)
    """By claim type, the claims that say the same."""
    asides: int = 0
    """Of these, how many differ in ``ASIDES``."""
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Side:
    """A claim as one run has it."""

    claim: ClaimRow
    notes: str | None

    def value(self, name: str) -> Any:
        return self.notes if name == "notes" else getattr(self.claim, name)


def compare(before: Rows, after: Rows, *, asides: bool = False) -> Comparison:
    """The changes from A to B, report by report in B's order; with ``asides`` also those that change no fact.

    Needs the rows of documents, claims and citations. The claims of reports that only one run has are no changes.
    """
    result = Comparison()
    old, new = _sides(before), _sides(after)
    pairs, result.only_a, result.only_b = pair_documents(before.documents, after.documents)
    result.reports = len(pairs)
    for a, b in pairs:
        _compare_report(result, a, b, old.get(a.doc_id, []), new.get(b.doc_id, []), asides=asides)
    return result


def _sides(rows: Rows) -> dict[str, list[_Side]]:
    notes = cited_notes(rows.citations)
    return {
        doc_id: [_Side(claim, _shown_notes(*notes(claim.claim_id))) for claim in claims]
        for doc_id, claims in rows_by_document(rows.claims).items()
    }


def _shown_notes(notes: Sequence[int], basis: str | None) -> str | None:
    return f"{', '.join(map(str, notes))} {basis}" if notes else None


def pair_documents(
    before: Sequence[DocumentRow], after: Sequence[DocumentRow]
) -> tuple[list[tuple[DocumentRow, DocumentRow]], list[DocumentRow], list[DocumentRow]]:
    """Reports in both runs, only in the first, only in the second.

    The same bytes are the same report; else the same path; else the same file name, where only one file bears it.
    """
    keys: tuple[Callable[[DocumentRow], Any], ...] = (
        lambda row: row.doc_id,
        lambda row: (row.source_path, row.part),
        lambda row: (PurePath(row.source_path).name, row.part),
    )
    partner: dict[str, DocumentRow] = {}
    left = list(before)
    for key in keys:
        old = _unique(left, key)
        new = _unique((row for row in after if row.doc_id not in partner), key)
        partner |= {new[name].doc_id: old[name] for name in new.keys() & old.keys()}
        taken = {row.doc_id for row in partner.values()}
        left = [row for row in left if row.doc_id not in taken]
    pairs = [(partner[row.doc_id], row) for row in after if row.doc_id in partner]
    return pairs, left, [row for row in after if row.doc_id not in partner]


def _unique(rows: Iterable[DocumentRow], key: Callable[[DocumentRow], Any]) -> dict[Any, DocumentRow]:
    rows = list(rows)
    counts = Counter(key(row) for row in rows)
    return {key(row): row for row in rows if counts[key(row)] == 1}


def _compare_report(
    result: Comparison, a: DocumentRow, b: DocumentRow, old: Sequence[_Side], new: Sequence[_Side], *, asides: bool
) -> None:
    report = b.source_path + (f", part {b.part}" if b.part else "")
    pairs = _pair_claims(old, new, Alignment(a.text, b.text))
    partner = dict(pairs)
    gone = set(range(len(old))) - {i for _, i in pairs}
    changes = [Change("lost", report, old[i].claim) for i in sorted(gone)]
    for j, side in enumerate(new):
        if j not in partner:
            changes.append(Change("gained", report, side.claim))
            continue
        before = old[partner[j]]
        facts, beside = _differences(FACTS, before, side), _differences(ASIDES, before, side)
        if not facts:
            result.same[side.claim.claim_type] += 1
            result.asides += bool(beside)
        told = (*facts, *beside) if asides else facts
        if told:
            changes.append(Change("changed", report, side.claim, before.claim, told))
    result.changes += sorted(changes, key=lambda change: change.claim.start)


def _differences(names: Sequence[str], before: _Side, after: _Side) -> tuple[Difference, ...]:
    values = ((name, before.value(name), after.value(name)) for name in names)
    return tuple(Difference(name, _shown(old), _shown(new)) for name, old, new in values if old != new)


def _shown(value: object) -> str | None:
    return None if value is None else str(value)


def _pair_claims(old: Sequence[_Side], new: Sequence[_Side], alignment: Alignment) -> list[tuple[int, int]]:
    """Pairs of positions (new, old): those of equal id, then those whose words overlap, the most alike first."""
    ids = {side.claim.claim_id: i for i, side in enumerate(old)}
    pairs = [(j, ids[side.claim.claim_id]) for j, side in enumerate(new) if side.claim.claim_id in ids]
    taken_new, taken_old = {j for j, _ in pairs}, {i for _, i in pairs}
    for *_, i, j in sorted(_candidates(old, new, alignment)):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((j, i))
    return pairs


def _candidates(
    old: Sequence[_Side], new: Sequence[_Side], alignment: Alignment
) -> Iterator[tuple[int, int, int, int]]:
    """How much two claims differ in facts and in place, and their positions (old, new)."""
    placed = [alignment.place(side.claim.start, side.claim.end) for side in old]
    for i, before in enumerate(old):
        start, end = placed[i]
        for j, after in enumerate(new):
            overlap = after.claim.start < end and start < after.claim.end
            if overlap and _may_be_one(before.claim, after.claim):
                yield len(_differences(FACTS, before, after)), abs(after.claim.start - start), i, j


def _may_be_one(before: ClaimRow, after: ClaimRow) -> bool:
    """Another value or another actor may be a claim mended; both at once are another claim."""
    return before.claim_type == after.claim_type and (before.value == after.value or before.actor == after.actor)
