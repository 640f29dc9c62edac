"""Claims linked to their sources, one named row a case: the claim's words are between braces."""

from __future__ import annotations

import pytest

from pipeline.citations import cite
from pipeline.language.sentences import split
from pipeline.records import ClaimRow, Report, SentenceRow
from pipeline.sources import find_sources
from tests.sources.reports import report_of

NOTES = tuple(f"[{n}] Letter from the Ministry of Defense, {n} May 2010." for n in range(1, 5))


def sentences_of(report: Report) -> list[SentenceRow]:
    spans = [(s, span) for s in report.segments for span in split(report.text, s.start, s.end)]
    return [
        SentenceRow(str(n), report.doc_id, n, s.zone, None, None, s.paragraph, None, a, b, report.text[a:b], ())
        for n, (s, (a, b)) in enumerate(spans)
    ]


def claim_at(report: Report, start: int, end: int, sentences: list[SentenceRow]) -> ClaimRow:
    sentence = next(s for s in sentences if s.start <= start < s.end)
    empty: dict[str, object] = dict.fromkeys(ClaimRow.__dataclass_fields__)
    given = {"claim_id": "c", "sentence_id": sentence.sentence_id, "start": start, "end": end}
    return ClaimRow(**(empty | given))  # type: ignore[arg-type]


def linked(*lines: str) -> tuple[list[int], str | None]:
    """Note numbers and basis of the claim whose words stand in braces."""
    marked = report_of(*lines, *NOTES)
    start, end = marked.text.index("{"), marked.text.index("}") - 1
    report = report_of(*(line.replace("{", "").replace("}", "") for line in (*lines, *NOTES)))
    sentences = sentences_of(report)
    rows = cite(report, [claim_at(report, start, end, sentences)], sentences, find_sources(report))
    bases = {row.basis for row in rows}
    assert len(bases) <= 1
    return [row.note_number for row in rows], next(iter(bases), None)


@pytest.mark.parametrize(
    ("line", "notes", "basis"),
    [
        ("It {makes no mines}.[1] It sells none.[2]", [1], "direct"),
        ("It {makes no mines} and sells none.[2]", [2], "direct"),
        ("It {makes no mines},[1] and sells none.[2]", [1], "direct"),
        ("It makes no mines,[1] and {sells none}.[2]", [2], "direct"),
        ("It said that it “{makes no mines}.”[1]", [1], "direct"),
        ("It {makes no mines}[1].", [1], "direct"),
        ("It {makes no mines}.[1][3]", [1, 3], "direct"),
        ("It {makes no mines}.[1, 3]", [1, 3], "direct"),
        ("It {makes no mines.[1]}", [1], "direct"),
        ("It {makes[1] no mines} at all.", [1], "direct"),
        ("It {makes no mines}. It sells none.[2] It has none.[3]", [2], "paragraph"),
        ("It sells none.[2] It {makes no mines}.", [], None),
        ("It sells none,[2] and {makes no mines}.", [], None),
        ("It {makes no mines}.[9] It sells none.[2]", [], None),
        ("It {makes no mines}.[9][2]", [2], "direct"),
        ("It “{made none in [2010]}.”[1]", [1], "direct"),
    ],
)
def test_basis(line: str, notes: list[int], basis: str | None) -> None:
    assert linked(line) == (notes, basis)


def test_not_beyond_the_paragraph() -> None:
    assert linked("It {makes no mines}.", "It sells none.[2]") == ([], None)


def test_table_row_only_by_a_marker_in_it() -> None:
    assert linked("Production\t{None}", "Stockpile\tNone[2]") == ([], None)
    assert linked("Production\t{None}[1]", "Stockpile\tNone[2]") == ([1], "direct")
    assert linked("Production[1]\t{None}") == ([1], "direct")


def test_claim_in_a_note_rests_on_that_note() -> None:
    note = "[5] Letter from Chad, 4 May 2010; and email from Mali, 5 May 2010. It said that it {makes no mines}."
    assert linked("It sells none.[1]", note) == ([5, 5], "direct")
