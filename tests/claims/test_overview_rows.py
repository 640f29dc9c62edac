"""Rows of overview tables, label and cell, as the yearly books and the archive's profiles have them; all about Peru."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse
from pipeline.records import Report, Segment

from ..language.one_report import report_of


def claims(row: str) -> list[tuple[str, str, str | None, int | None]]:
    """Type, value, time and quantity of what a row says, in text order."""
    segment = Segment("table_row", "overview_table", 0, len(row), None, 0)
    made = report_of(row)
    report = Report(**{name: getattr(made, name) for name in made.__slots__} | {"segments": (segment,)})
    found = find_claims(analyse(report))
    return [(c.claim_type, c.value, c.when.edtf if c.when else None, c.quantity) for c in found]


@pytest.mark.parametrize(
    ("label", "cell", "expected"),
    [
        ("State Party since", "1 May 2000", [("treaty_status", "state_party", "2000-05-01", None)]),
        ("Date of signature", "3 December 1997", [("treaty_status", "signed", "1997-12-03", None)]),
        ("Accession", "5 June 2003", [("treaty_status", "acceded", "2003-06-05", None)]),
        ("Treaty status", "Signatory", [("treaty_status", "signatory", None, None)]),
        ("Treaty implementing legislation", "None adopted", [("national_law", "no_law", None, None)]),
        ("National implementation measures", "Has not drafted a law", [("national_law", "no_law", None, None)]),
        ("National implementation measures", "Draft law pending", [("national_law", "drafting", None, None)]),
        ("Treaty implementing legislation", "Adopted: 2003", [("national_law", "has_law", "2003", None)]),
        (
            "Last Article 7 report submitted on",
            "20 May 2007",
            [("transparency_report", "submitted", "2007-05-20", None)],
        ),
        (
            "Article 4 (stockpile destruction)",
            "Deadline: 1 May 2004; completed: 3 April 2004",
            [("stockpile", "destroyed", "2004-04-03", None)],
        ),
        ("Article 4 (stockpile destruction)", "Deadline: 1 May 2004", []),
        ("Stockpile", "1.5 million (estimate)", [("stockpile", "holds", None, 1_500_000)]),
        ("Stockpile", "Officially none", [("stockpile", "holds_none", None, None)]),
        ("Article 3 (mines retained)", "At end-2006: 1,400", [("retention", "retains", "2006", 1400)]),
        (
            "Article 3 (mines retained)",
            "Initially: 4,000; end-2006: 1,400",
            [("retention", "retains", None, 4000), ("retention", "retains", "2006", 1400)],
        ),
        ("Article 3 (mines retained)", "None", [("retention", "retains_none", None, None)]),
        ("Contamination", "None", [("contamination", "not_contaminated", None, None)]),
        ("Article 5 (clearance of mined areas)", "Completed: 2009", [("contamination", "cleared", "2009", None)]),
        ("Article 5 (clearance of mined areas)", "Deadline: 1 May 2010", []),
        ("UNGA voting record", "In favor of Resolution 64/56 in 2009", [("vote", "in_favor", "2009", None)]),
        ("UNGA voting record", "Absent for Resolution 64/56 in 2009", [("vote", "absent", "2009", None)]),
        ("UNGA voting record", "In favor of Res. 64/56 in 2009", [("vote", "in_favor", "2009", None)]),
        ("Article 5 (mine clearance)", "Completed 2009", [("contamination", "cleared", "2009", None)]),
        (
            "National implementation measures",
            "Treats ratified conventions as domestic law",
            [("national_law", "existing_law_sufficient", None, None)],
        ),
        ("Position on the treaty", "Has voiced support for its aims", [("position", "supports", None, None)]),
        ("Casualties in 2007", "20 (2006: 40)", []),
    ],
)
def test_a_row(label: str, cell: str, expected: list[tuple[str, str, str | None, int | None]]) -> None:
    assert claims(f"{label}\t{cell}") == expected
