"""Mistakes in annotations are named with their place and what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.annotations import AnnotationError, load
from pipeline.evaluation.checking import check
from tests.evaluation.ruritania import CLAIMS, GOLD, write_gold

ANNOTATIONS = Path(__file__).parents[2] / "corpus" / "annotations"


def test_annotations_of_the_corpus_are_in_order() -> None:
    checked = check([ANNOTATIONS])
    assert checked.problems == ()
    assert checked.reports == len(list(ANNOTATIONS.rglob("*.txt")))


def _claims(index: int, **values: Any) -> dict[str, Any]:
    changed = [dict(claim) for claim in CLAIMS]
    changed[index] = {key: value for key, value in (changed[index] | values).items() if value != "DROP"}
    return {"claims": changed}


def _sources(**values: Any) -> dict[str, Any]:
    return {"sources": [*GOLD["sources"][:1], GOLD["sources"][1] | values]}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            _claims(0, quote="has acceded to it"),
            "claim 1 (treaty_status not_party “has acceded to it”): the report does",
        ),
        (_claims(0, quote="Ruritania"), "the report holds the quote 2 times; add words"),
        (_claims(1, value="yes"), "value 'yes' is none of in_favor, against, abstained, absent"),
        (_claims(1, claim_type="ballot"), "claim_type 'ballot' is none of treaty_status, position"),
        (_claims(1, assertion="press"), "assertion 'press' is none of monitor"),
        (_claims(1, treaty="DROP"), "has no treaty, which a claim of vote needs"),
        (_claims(2, weapon="mine"), "weapon 'mine' is none of antipersonnel_mine"),
        (_claims(2, notes=[3, 9]), "there is no note 9 in the report"),
        (_claims(2, basis=None), "notes without a basis"),
        (_claims(2, basis="near"), "basis 'near' is none of direct, paragraph"),
        (_claims(2, actor=""), "has no actor"),
        (_claims(2, when="DROP"), "claim 3, when: is missing"),
        (_claims(2, when="in 2014"), "claim 3, when: no EDTF date: 'in 2014'"),
        (_claims(2, hegded=True), "claim 3, hegded: is no field of the format"),
        (_claims(2, quantity="many"), "claim 3, quantity: "),
        (_sources(kind="letter"), "source 2 (note 2): kind 'letter' is none of article_7_report"),
        (_sources(quote="Idem."), "source 2 (note 2): the report does not hold the words “Idem.”"),
        (_sources(ibid_of="1.2"), "source 2 (note 2): ibid_of 1.2 is no source"),
        (_sources(note=1), "source 2 (note 1): there is another source 1.1"),
        (_sources(note=8), "source 2 (note 8): there is no such note in the report"),
        ({"findings": [{"check": "odd", "quote": "Ruritania"}]}, "finding 1: check 'odd' is none of"),
        ({"meta": {"theme": "mines"}}, "meta: theme 'mines' is none of mine_ban_policy"),
        ({"meta": {}}, "meta, report_year: is missing"),
        ({"file": "sylvania.txt"}, "there is no file sylvania.txt beside the annotations"),
        ({"part": 1}, "ruritania-mbt-2016.txt holds 1 reports, counted from 0; there is no part 1"),
    ],
)
def test_mistake_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    path = write_gold(tmp_path, **changes)
    problems = check([tmp_path]).problems
    assert any(problem.startswith(f"{path}: ") and message in problem for problem in problems), problems


def test_no_mistake(tmp_path: Path) -> None:
    write_gold(tmp_path)
    assert check([tmp_path]).problems == ()


def test_text_beside_the_annotations_counts(tmp_path: Path) -> None:
    """As for a report of which the program loses words: the annotations are not at fault."""
    path = write_gold(tmp_path, **_claims(0, quote="has yet to accede"))
    text = (
        "Ruritania has yet to accede.[1]\nIt voted in favor of Resolution 71/34 in 2016, laid antipersonnel mines in "
    )
    text += "2014 and 2015. The army holds 400 mines\n[1] Letter from the Foreign Ministry\n[2] Ibid.\n"
    text += "[3] Interview with an official"
    path.with_name("ruritania-mbt-2016.canonical.txt").write_text(text, encoding="utf-8")
    assert check([tmp_path]).problems == ()


def test_file_that_is_no_json(tmp_path: Path) -> None:
    path = write_gold(tmp_path)
    path.write_text('{"file": "ruritania.txt",\n]')
    with pytest.raises(AnnotationError, match=r"ruritania-mbt-2016.gold.json: is no JSON: .*, line 2, column 1"):
        load([tmp_path])


def test_folder_without_annotations(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="there are no annotations"):
        load([tmp_path])
