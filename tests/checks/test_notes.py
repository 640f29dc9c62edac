from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.checks import CHECKS, Context
from pipeline.records import Rows, SourceRow
from pipeline.sources import find_sources
from tests.sources.reports import notes

from .profiles import profile


def test_a_marker_without_a_note_and_a_note_without_a_marker() -> None:
    text = profile("It abstained.[1] It kept away.[3]", ["Letter.", "Email."])
    assert text.said() == [
        ("note_missing", "It kept away.[3]", "a note 3"),
        ("note_unused", "[2] Email.", "a marker [2]"),
    ]


def test_notes_that_are_all_used() -> None:
    assert profile("It abstained.[1] It kept away.[2][1]", ["Letter.", "Email."]).said() == []


def source(text: str, start: int, signal: str | None, ibid_of: str | None) -> SourceRow:
    return SourceRow(
        f"src{start}", "doc", 1, 1, text, start, start + len(text), signal, "statement", *([None] * 9), ibid_of
    )  # type: ignore[call-arg]


def test_an_ibid_with_nothing_before_it() -> None:
    text = profile("It abstained.[1]", ["Ibid., p. 4."])
    start = text.report.text.index("Ibid.")
    row = source("Ibid., p. 4.", start, "ibid", None)
    text.rows.sources.append(row)
    assert text.said() == [("ibid_unresolved", "Ibid., p. 4.", "a citation before it")]
    text.rows.sources[0] = replace(row, ibid_of="src0")
    assert text.said() == []


CHAD = "Statement of Chad, Geneva, 4 May 2012."
MALI = "Letter from the Ministry of Defense of Mali, 5 May 2010."


def unresolved(*texts: str) -> list[str]:
    report = notes(*texts)
    context = Context(report, Rows(sources=find_sources(report)))
    return [report.text[slip.start : slip.end] for slip in CHECKS["ibid_unresolved"](context)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((CHAD, "HRW, op. cit., p. 4."), ["HRW, op. cit., p. 4."]),
        ((CHAD, "See footnote 9 above."), ["See footnote 9 above."]),
        ((CHAD, "See footnote 3 above.", MALI), ["See footnote 3 above."]),
        (("The delegation left early.", "Ibid.", "Ibid."), ["Ibid.", "Ibid."]),
    ],
)
def test_references_that_stand_for_nothing(texts: tuple[str, ...], found: list[str]) -> None:
    assert unresolved(*texts) == found


@pytest.mark.parametrize(
    "texts",
    [
        (f"{CHAD[:-1]}; and {MALI}", "See footnote 1 above.", "Ibid."),
        ("The delegation left early.", CHAD, "On this, see footnote 1 above."),
        (CHAD, "See footnote 3.", MALI),
        (CHAD, "See footnotes 1 and 3 above.", MALI),
    ],
)
def test_references_to_several_works_or_to_a_remark_are_sound(texts: tuple[str, ...]) -> None:
    assert unresolved(*texts) == []
