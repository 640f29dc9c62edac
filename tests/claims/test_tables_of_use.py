"""Tables of use in a chapter: where, when, and by whom."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import report_of


def users(caption: str, *rows: str) -> list[tuple[str, str | None, bool]]:
    """Actor, time and doubt of the use that a table tells of, in the order of the text."""
    lines = [caption, *rows]
    text, segments, at = "\n".join(lines), [], 0
    for ordinal, line in enumerate(lines):
        kind = "table_row" if ordinal else "paragraph"
        segments.append(Segment(kind, "body", at, at + len(line), "Chapter", ordinal))  # type: ignore[arg-type]
        at += len(line) + 1
    made = report_of(text, country=None, treaty="CCM")
    report = Report(**{name: getattr(made, name) for name in made.__slots__} | {"segments": tuple(segments)})
    found = [c for c in find_claims(analyse(report)) if c.claim_type == "use" and c.value == "used"]
    return [(c.actor, c.when.edtf if c.when else None, c.hedged) for c in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Location\tDate\tUser", "Laos\tMay 2011\tVietnam"], [("VNM", "2011-05", False)]),
        (["Where\tUsed by\tYear", "Chad\tSudan\t2009"], [("SDN", "2009", False)]),
        (["Place\tYears\tUser", "Peru\t1995 and 1998\tEcuador"], [("ECU", "1995", False), ("ECU", "1998", False)]),
        (["Location\tDate\tUser", "Chad\t2009\tUnknown", "Mali\t2012\t—"], []),
        (["Location\tDate\tAlleged user", "Chad\t2009\tSudan"], [("SDN", "2009", True)]),
        (["Location\tDate\tUser", "Chad\t2009\tSudan (reported)"], [("SDN", "2009", True)]),
        (["Location\tDate\tBy", "Chad\t2009\tSudan"], [("SDN", "2009", False)]),
        (["Location\tDate", "Chad\t2009"], []),
    ],
)
def test_a_row_names_its_user(rows: list[str], expected: list[tuple[str, str | None, bool]]) -> None:
    assert users("Other cases of use are listed here.", *rows) == expected


def test_the_column_by_tells_of_use_only_where_the_table_does() -> None:
    assert users("Clearance in other states.", "Location\tDate\tBy", "Chad\t2009\tSudan") == []
