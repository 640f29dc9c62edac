"""Where sentences end, with the markers and quotation marks that belong to them."""

from __future__ import annotations

import pytest

from pipeline.language.sentences import marker_numbers, split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Peru abstained. It gave no reason.", ["Peru abstained.", "It gave no reason."]),
        ("It signed in 1997.[1] It ratified later.[2][3]", ["It signed in 1997.[1]", "It ratified later.[2][3]"]),
        ("It “will not join.”[4] So it said.", ["It “will not join.”[4]", "So it said."]),
        ("It joined in 2003,[5] and reported in 2004.", ["It joined in 2003,[5] and reported in 2004."]),
        ("Law No. 25 is in force. See p. 4.", ["Law No. 25 is in force.", "See p. 4."]),
        (
            "The U.S. Department of State agreed. Gen. Prado did not.",
            ["The U.S. Department of State agreed.", "Gen. Prado did not."],
        ),
        ("Some 1.5 million mines remain. None is new.", ["Some 1.5 million mines remain.", "None is new."]),
        ("Was it so? “Yes!” It was.", ["Was it so?", "“Yes!”", "It was."]),
        ("It is party to Protocol V. J. Prado signed.", ["It is party to Protocol V.", "J. Prado signed."]),
        ("One sentence without a stop", ["One sentence without a stop"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, 0, len(text))] == sentences


def test_only_the_given_stretch_is_cut() -> None:
    text = "Not this. But this. And this. Not this."
    assert [text[a:b] for a, b in split(text, 10, 29)] == ["But this.", "And this."]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("a[1] b[2, 4]", (1, 2, 4)), ("a[3–5]", (3, 4, 5)), ("a [12] [13].", (12, 13)), ("A/RES/56/24 [M]", ())],
)
def test_marker_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert marker_numbers(text) == numbers
