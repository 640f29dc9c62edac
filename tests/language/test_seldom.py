"""Patterns that are tried only where their words stand: nothing that they match may be passed over."""

from __future__ import annotations

import pytest

from pipeline.language.patterns import SELDOM, hedges, pattern_rules, seldom
from pipeline.language.subjects import closed_aside, is_relative
from pipeline.matching.prefilter import plain


@pytest.mark.parametrize("name", SELDOM)
def test_each_example_is_tried_even_where_it_is_cut_out_of_longer_words(name: str) -> None:
    for example in pattern_rules()[name].must_match:
        assert name in seldom(plain(f"pre{example}fix")), example


@pytest.mark.parametrize(
    "said", ["Peru is not known to have used it", "It is PROBABLY theirs", "“Peru may also hold 400”"]
)
def test_hedges_are_tried(said: str) -> None:
    assert hedges().search(said) is not None
    assert "hedge" in seldom(plain(said))


def test_a_sentence_without_their_words_is_not_searched() -> None:
    assert not seldom(plain("Peru ratified the treaty on 17 June 1998."))


def test_what_is_asked_only_where_a_text_ends_so_is_found() -> None:
    for name in ("subject.closed_relative", "subject.closed_apposition"):
        assert [words for words in pattern_rules()[name].must_match if closed_aside(words) is None] == []
    assert [words for words in pattern_rules()["subject.relative"].must_match if not is_relative(words)] == []
    for end in (" which ", ", who repeatedly ", ", that also ", " which in turn\n"):
        assert is_relative(end)
