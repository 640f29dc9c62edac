"""A prefilter never holds back a text that its pattern matches, and holds back most of the others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.matching.pattern_set import PatternSet, groups_in, without_match
from pipeline.matching.prefilter import Prefilter, plain
from pipeline.matching.reading import PatternReader

PATTERNS = [
    r"\btook\s+(?:no\s+)?part\b",
    r"(?<![\w-])(?P<verb>attend(?:s|ed|ing)?|was\s+at)(?![\w-])",
    r"(?:is|was)\s+(?:not\s+)?(?:a\s+)?(?:State\s+Party|signatory)(?!\s+to\s+none)",
    r"[Nn]o\s?(?:mine|bomb)s?[-\s]+(?:\w+\s+){0,2}left",
    r"stock['’]s|U\.S\.\s+arms|kept\b.{3,9}\baway",
    r"(?i:SIGNED)_?x|straße|[^a-y]ebra",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_matches_is_let_through(pattern: str) -> None:
    compiled, prefilter = re.compile(pattern, re.IGNORECASE), Prefilter.of(pattern)

    @settings(max_examples=60, deadline=None, database=None, derandomize=True)
    @given(st.from_regex(compiled), st.sampled_from([str, str.upper, str.lower]))
    def admitted(text: str, written: object) -> None:
        assert callable(written)
        if compiled.search(written(text)):
            assert prefilter.admits(plain(written(text)))

    admitted()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\btook\s+(?:no\s+)?part\b", "It took many parts away."),
        (r"\b(?:lay|lays|laid)\b", "Soldiers waylaid it."),
        (r"(?:sign|accede)\s+to\s+the\s+treaty", "It signed the treaty."),
        (r"\bno\s+\w+\s+(?:mines|bombs)", "No country used them."),
    ],
)
def test_what_lacks_the_words_is_held_back(pattern: str, text: str) -> None:
    assert not Prefilter.of(pattern).admits(plain(text))


def test_parts_count_as_if_written_out() -> None:
    reader = PatternReader({"join": r"sign|accede\s+to", "it": r"the\s+(?:treaty|{paper})", "paper": "protocol"})
    prefilter = reader.read(r"may\s+{join}\s+{it}")
    assert prefilter.admits(plain("It may accede to the protocol."))
    assert not prefilter.admits(plain("It may accede to the league."))
    assert not prefilter.admits(plain("It may join the treaty."))


def test_letters_that_only_look_foreign_count() -> None:
    assert re.search("kiss", "KİſS", re.IGNORECASE)
    assert Prefilter.of("kiss").admits(plain("KİſS"))


def test_alternatives_match_as_one_pattern_does() -> None:
    sources = [r"laid\s+mines", r"(?P<who>army)\s+laid", r"mines?", r"in\s+\d{4}"]
    filters = [Prefilter.of(source) for source in sources]
    groups = groups_in(*sources)
    patterns = PatternSet(filters, lambda n: re.compile(sources[n] + without_match(sources[n], groups), re.IGNORECASE))
    text = "The army laid mines; rebels laid mines in 1999, and a mine was found in 2004."
    one = [(match.span(), match["who"]) for match in re.finditer("|".join(sources), text)]
    assert [(match.span(), match["who"]) for match in patterns.finditer(text, patterns.able(plain(text)))] == one


def test_a_set_lets_through_what_each_of_its_prefilters_does() -> None:
    filters = [Prefilter.of(pattern) for pattern in PATTERNS]
    patterns = PatternSet(filters, lambda _: re.compile(""))
    clauses = [text for each in filters for way in each.ways for clause in way for text in clause]
    words = sorted({word for text in clauses for word in text.split()})

    @settings(max_examples=400, deadline=None, database=None, derandomize=True)
    @given(st.lists(st.sampled_from([*words, "xx", "to", "no"]), max_size=8), st.sampled_from(["", "s", "un"]))
    def same(some: list[str], ending: str) -> None:
        text = plain(" ".join(some) + ending)
        able = patterns.able(text)
        assert [bool(able >> number & 1) for number in range(len(filters))] == [f.admits(text) for f in filters]

    same()
