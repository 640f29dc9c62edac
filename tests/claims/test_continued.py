"""States listed in a sentence of their own, after a sentence that gives their number."""

from __future__ import annotations

import pytest

from pipeline.claims import find_claims

from ..language.one_report import analysis_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twelve states produce antipersonnel mines.[2] They include Cuba, India, and Iran.",
            [("produces", "CUB"), ("produces", "IND"), ("produces", "IRN")],
        ),
        (
            "Some 20 states have not joined the Mine Ban Treaty. Among them are Chile and Peru.",
            [("not_party", "CHL"), ("not_party", "PER")],
        ),
        (
            "Twelve states produce antipersonnel mines. Cuba, India, and Iran are among them.",
            [("produces", "CUB"), ("produces", "IND"), ("produces", "IRN")],
        ),
        ("Twelve states produce antipersonnel mines. Cuba and India belong to a union.", []),
        ("Twelve states produce antipersonnel mines. They are sold to many countries.", []),
        ("Many people fear antipersonnel mines. They include Cuba and India.", []),
    ],
)
def test_a_list_belongs_to_the_number_before_it(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_claims(analysis_of(text, country=None))
    assert sorted((claim.value, claim.actor) for claim in found) == expected


def test_the_words_are_those_of_the_list() -> None:
    text = "Twelve states produce antipersonnel mines. They include Cuba and India."
    claims = find_claims(analysis_of(text, country=None))
    assert {text[claim.start : claim.end] for claim in claims} == {
        "They include Cuba",
        "They include Cuba and India",
    }
