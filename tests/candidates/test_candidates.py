"""Sentences that look like a claim are listed where no rule fired, and only there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.candidates import find_candidates
from pipeline.candidates.features import word_feature
from pipeline.candidates.model import CandidateModelError, load
from pipeline.claims import find_claims
from pipeline.extract import extract, sentence_rows
from pipeline.language.analysis import analyse
from pipeline.records import CandidateRow, Claim
from pipeline.sources import find_sources
from tests.language.one_report import report_of

STATED = "Peru does not produce antipersonnel mines."
PLAIN = "The rainy season begins in October and ends in April."


def _candidates(text: str, *, rules: bool, section: str = "Production") -> list[CandidateRow]:
    """The candidates of a text, with all that the rules find in it or with rules that find nothing."""
    report = report_of(text, section=section)
    analysis = analyse(report)
    claims: list[Claim] = find_claims(analysis) if rules else []
    return find_candidates(analysis, sentence_rows(analysis), claims, find_sources(report))


def test_a_claim_that_the_rules_missed_is_listed() -> None:
    (candidate,) = _candidates(f"{PLAIN}\n{STATED}", rules=False)
    assert (candidate.claim_type, candidate.text) == ("production", STATED)
    assert (candidate.start, candidate.end) == (len(PLAIN) + 1, len(PLAIN) + 1 + len(STATED))
    assert 0.3 <= candidate.score <= 1


def test_what_a_rule_found_is_no_candidate() -> None:
    assert _candidates(STATED, rules=True) == []


def test_a_claim_of_another_type_leaves_the_candidate() -> None:
    report = report_of(STATED, section="Production")
    analysis = analyse(report)
    others = [replace(claim, claim_type="use", value="not_used") for claim in find_claims(analysis)]
    found = find_candidates(analysis, sentence_rows(analysis), others, [])
    assert [row.claim_type for row in found] == ["production"]


def test_plain_sentences_are_no_candidates() -> None:
    assert _candidates(PLAIN, rules=False) == []


def test_a_cited_title_is_no_candidate_but_a_sentence_beside_it_is() -> None:
    cited = f"Peru attends.[1]\n[1] “{STATED.rstrip('.')},” El Comercio, 3 May 2009."
    assert _candidates(cited, rules=False) == []
    (beside,) = _candidates(f"{cited} {STATED}", rules=False)
    assert beside.text == STATED


def test_ids_stay_when_others_come() -> None:
    before = _candidates(STATED, rules=False)
    after = _candidates(f"{PLAIN} {STATED}", rules=False)
    assert [row.candidate_id for row in before] == [row.candidate_id for row in after]


def test_the_same_words_twice_are_two_candidates() -> None:
    first, second = _candidates(f"{STATED}\n{STATED}", rules=False)
    assert (first.text, first.score) == (second.text, second.score)
    assert first.candidate_id != second.candidate_id


def test_candidates_are_a_table_of_extract() -> None:
    text = "Antipersonnel mines went into the ground around the base in 2015, the army’s engineers recall."
    rows = extract(report_of(text, section="Use"))
    sentences = {row.sentence_id for row in rows.sentences}
    told = {(claim.sentence_id, claim.claim_type) for claim in rows.claims}
    assert rows.candidates or told
    assert {row.sentence_id for row in rows.candidates} <= sentences
    assert not told & {(row.sentence_id, row.claim_type) for row in rows.candidates}


@pytest.mark.parametrize(
    ("one", "other"),
    [("stockpile", "stockpiling"), ("mine", "mines"), ("2016", "1997"), ("4,000", "12"), ("May", "June")],
)
def test_forms_of_a_word_are_one_feature(one: str, other: str) -> None:
    assert word_feature(one) == word_feature(other)


def test_may_the_verb_is_no_month() -> None:
    assert word_feature("may") != word_feature("May")


@pytest.mark.parametrize("content", [None, "{", '{"claim_types": ["use"], "threshold": 0.3, "weights": {"": [1, 2]}}'])
def test_missing_or_broken_weights_name_the_command_that_makes_them(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "weights.json").write_text(content)
    with pytest.raises(CandidateModelError, match="make candidates"):
        load(tmp_path)
