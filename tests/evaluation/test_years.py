"""Which claims of two years' profiles are one claim."""

from __future__ import annotations

import pytest

from pipeline.evaluation.years import claim_changes
from pipeline.records import ClaimRow
from tests.checks.profiles import profile

Told = tuple[str, str, str, str | None, dict[str, object]]
MINES: dict[str, object] = {"weapon": "antipersonnel_mine"}


def claims(year: int, *told: Told) -> list[ClaimRow]:
    text = profile(" ".join(f"{words}." for words, *_ in told))
    return [text.claim(words, kind, value, when, claim_id=f"{year}-{n}", **more) for n, (words, kind, value, when, more)
            in enumerate(told)]  # fmt: skip


def kinds(before: list[Told], after: list[Told]) -> list[tuple[str, list[str]]]:
    changes = claim_changes(claims(2016, *before), claims(2017, *after))
    return [(change.kind, [one.name for one in change.differences]) for change in changes]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            ("It holds 40 mines", "stockpile", "holds", None, {**MINES, "quantity": 40}),
            ("It holds 30 mines", "stockpile", "holds", None, {**MINES, "quantity": 30}),
            [("altered", ["quantity"])],
        ),
        (
            ("It signed on 3 May 1999", "treaty_status", "signed", "1999-05-03", {"treaty": "MBT"}),
            ("Signature came in June 1999", "treaty_status", "signed", "1999-06", {"treaty": "MBT"}),
            [("altered", ["when"])],
        ),
        (
            ("It attended a meeting in Oslo", "attendance", "attended", "2016", {"event": "MBT-MSP-15"}),
            ("It attended a meeting in Rome", "attendance", "attended", "2017", {"event": "MBT-MSP-16"}),
            [("new", []), ("gone", [])],
        ),
        (
            ("It makes no mines", "production", "does_not_produce", None, MINES),
            ("Factories were closed long ago", "production", "stopped_producing", None, MINES),
            [("new", []), ("gone", [])],
        ),
        (
            ("It makes no mines", "production", "does_not_produce", None, MINES),
            ("Mines are not made there", "production", "does_not_produce", None, MINES),
            [("same", [])],
        ),
    ],
)
def test_one_claim_or_two(before: Told, after: Told, expected: list[tuple[str, list[str]]]) -> None:
    assert kinds([before], [after]) == expected


def test_of_two_that_say_the_same_each_has_its_own_match() -> None:
    told: list[Told] = [
        ("It makes no mines", "production", "does_not_produce", None, MINES),
        ("No mines come from it", "production", "does_not_produce", None, MINES),
    ]
    assert kinds(told, told[::-1]) == [("same", []), ("same", [])]
    assert kinds(told, told[:1]) == [("same", []), ("gone", [])]
