"""Production, transfer, stockpile, retention together, as a profile tells of them: lists, asides, ellipsis."""

from __future__ import annotations

import pytest

from pipeline.claims import production, retention, stockpile, transfer
from pipeline.language.view import Sentence
from pipeline.records import Claim

from ..language.one_report import report_of
from .marked_claims import marks


def _find(sentence: Sentence) -> list[Claim]:
    return [claim for family in (production, transfer, stockpile, retention) for claim in family.find(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru makes no mines, exports none, and since 2001 has had none in its stores.",
            ["does_not_export", "does_not_produce", "holds_none 2001/.."],
        ),
        (
            "Peru does not manufacture landmines, and by its own account it never did.",
            ["does_not_produce", "never_produced @government"],
        ),
        (
            "Peru stated that it has never made antipersonnel mines, nor exported any.",
            ["never_exported @government", "never_produced @government"],
        ),
        (
            "Peru is not known to have produced antipersonnel mines, nor to have transferred them to anyone.",
            ["never_exported ?", "never_produced ?"],
        ),
        ("The Monitor does not believe that Peru has made mines in recent years.", ["does_not_produce ?"]),
        ("Mines have not been made in Peru for two decades.", ["does_not_produce"]),
        ("Peru is one of a dozen states that still manufacture antipersonnel mines.", ["produces"]),
        ("Peru ceased to be a producer of antipersonnel mines in 1997.", ["stopped_producing 1997"]),
        (
            "Peru has stated that it is not a producer of antipersonnel mines, nor has it ever been one.",
            ["does_not_produce @government", "never_produced @government"],
        ),
        ("No antipersonnel mine has left Peru since 1998.", ["does_not_export 1998/.."]),
        ("Peru has said that it has a policy of not exporting mines.", ["does_not_export @government"]),
        ("The Soviet Union was the source of most of Peru’s mines.", ["imported"]),
        ("The mines came as a gift from Chile.", ["exported_in_past CHL", "imported"]),
        (
            "Peru completed the destruction of its stockpile on 31 March 2004. At the time it kept back 255 mines for "
            "training. Peru no longer retains any antipersonnel mines.",
            ["destroyed 2004-03-31", "retains 2004-03-31", "retains_none"],
        ),
        ("Peru reported in 2016 that its retained mines had all been consumed.", ["retains_none @government"]),
        ("Peru has developed and produced remotely delivered mines.", ["produced_in_past"]),
        ("In 2004 Shining Path surrendered its stock of 200 mines.", []),
        ("Police blew up 400 captured mines.", []),
        ("Pilots delivered cluster bombs on the town.", []),
        ("Peru used 50 of the mines retained for training in 2013.", []),
    ],
)
def test_profile(text: str, expected: list[str]) -> None:
    assert marks(_find, report_of(text)) == expected
