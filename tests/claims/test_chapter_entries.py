"""Chapters on many states that give each an entry: by a heading, or by its name before a colon."""

from __future__ import annotations

from pipeline.claims import find_claims
from pipeline.language.analysis import analyse

from ..language.one_report import report_of

Row = tuple[str, str, str, str]
"""Type, value, actor, assertion."""


def rows(text: str, section: str | None = "Key Developments") -> list[Row]:
    found = find_claims(analyse(report_of(text, country=None, section=section)))
    return [(c.claim_type, c.value, c.actor, c.assertion) for c in found]


def test_what_names_nobody_is_said_of_the_entrys_state() -> None:
    text = (
        "CHAD: There have been no reports of new use of mines since the peace agreement of 2003.\n"
        "NIGER: Stockpile destruction was completed in May 2002. The army laid mines in 2001."
    )
    assert rows(text) == [
        ("use", "not_used", "TCD", "monitor"),
        ("stockpile", "destroyed", "NER", "monitor"),
        ("use", "used", "NER", "monitor"),
    ]


def test_a_section_under_a_states_name_is_its_entry() -> None:
    assert rows("There was no new use of mines in 2003. Stockpile destruction was completed in May 2002.", "Chad") == [
        ("use", "not_used", "TCD", "monitor"),
        ("stockpile", "destroyed", "TCD", "monitor"),
    ]


def test_one_paragraph_behind_a_name_and_a_colon_is_no_list_of_entries() -> None:
    text = "CHAD: a case study.\nThere have been no reports of new use of mines since 2003."
    assert rows(text) == []


def test_in_an_entry_a_governments_word_on_others_stays_a_third_partys() -> None:
    text = (
        "CHAD: The government accuses rebels of laying mines. Officials deny that the army has laid any mines.\n"
        "NIGER: Niger said that Chad produces mines."
    )
    assert rows(text) == [
        ("use", "used", "NSAG", "third_party"),
        ("use", "not_used", "TCD", "government"),
        ("production", "produces", "TCD", "third_party"),
    ]


def test_the_words_of_a_claim_hold_the_states_name_where_the_sentence_does() -> None:
    text = "Mines were laid in 2003 by Chad, and it has destroyed its stockpile of mines."
    claims = find_claims(analyse(report_of(text, country=None, section="Chad")))
    assert [claim.actor for claim in claims] == ["TCD", "TCD"]
    for claim in claims:
        assert "Chad" in text[claim.start : claim.end]
