from __future__ import annotations

from dataclasses import replace

from pipeline.records import SourceRow

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
