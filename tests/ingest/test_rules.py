"""The vocabulary of report layout: every rule is run on its own examples."""

from __future__ import annotations

import pytest

from pipeline.ingest.vocabulary import LayoutRule, guess_language, layout_rules, parse_rules


@pytest.mark.parametrize("rule", layout_rules(), ids=lambda rule: rule.id)
def test_rule_matches_its_examples_and_no_others(rule: LayoutRule) -> None:
    pattern = rule.compiled()
    find = pattern.search if rule.kind == "domain" else pattern.fullmatch

    assert [line for line in rule.must_match if not find(line)] == []
    assert [line for line in rule.must_not_match if find(line)] == []


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in layout_rules()]

    assert sorted(set(ids)) == sorted(ids)


def test_unknown_key_is_an_error_that_lists_the_allowed_ones() -> None:
    source = '[[rule]]\nid = "x"\nkind = "section"\npatern = "x"\nmust_match = []\nmust_not_match = []\n'

    with pytest.raises(ValueError, match=r"'x'.*\['patern'\].*'pattern'"):
        parse_rules(source)


def test_unknown_kind_is_an_error_that_lists_the_allowed_ones() -> None:
    source = '[[rule]]\nid = "x"\nkind = "sections"\npattern = "x"\nmust_match = []\nmust_not_match = []\n'

    with pytest.raises(ValueError, match=r"'sections'.*'section'"):
        parse_rules(source)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The government has not used mines in the north of the country.", "en"),
        ("Le gouvernement a déclaré que les mines des stocks sont détruites par une équipe.", "fr"),
        ("El gobierno dijo que las minas de los arsenales se destruyeron con la ayuda del ejército.", "es"),
        ("12 34", "en"),
    ],
)
def test_language_is_told_by_little_words(text: str, language: str) -> None:
    assert guess_language(text) == language
