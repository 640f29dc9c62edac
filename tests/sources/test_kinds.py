"""Every rule of kinds.toml on its own examples."""

from __future__ import annotations

import pytest

from pipeline.language.cuefile import RuleFileError, build
from pipeline.sources.details import read_citation
from pipeline.sources.kinds import KINDS, KindRule, classify, kind_rules


def rule_of(citation: str) -> str:
    return classify(read_citation(citation, {}).facets).id


@pytest.mark.parametrize("rule", kind_rules(), ids=lambda rule: rule.id)
def test_rule_examples(rule: KindRule) -> None:
    assert rule.must_match, "a rule needs an example"
    assert {text: rule_of(text) for text in rule.must_match} == dict.fromkeys(rule.must_match, rule.id)
    assert rule.id not in {rule_of(text) for text in rule.must_not_match}


def test_all_kinds_but_comment_have_a_rule() -> None:
    assert {rule.kind for rule in kind_rules()} == set(KINDS) - {"comment"}


def test_initials_that_the_report_explains_are_read_out() -> None:
    citation = "XNAC, “Bulletin,” May 2005."
    assert classify(read_citation(citation, {}).facets).kind == "ngo_report"
    known = {"XNAC": "Xanadu National Mine Action Commission"}
    assert classify(read_citation(citation, known).facets).kind == "government_document"


def test_unknown_key_is_refused() -> None:
    with pytest.raises(RuleFileError, match="unknown key colour; allowed: except, id, kind"):
        build(KindRule, {"id": "a", "colour": "red"}, "kinds.toml")
