"""What a user of ``monitor-facts sources`` gets, read back by others' means: the CSL schema, a BibTeX parser."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from click.testing import CliRunner
from jsonschema import Draft7Validator

from pipeline import extract, write
from pipeline.cli import main
from pipeline.records import Rows
from tests.sources.reports import notes

SCHEMA = json.loads((Path(__file__).parent / "files" / "csl-data.json").read_text(encoding="utf-8"))
NOTES = (
    "Statement of Chad, Third Review Conference, Maputo, 25 June 2014.",
    "Ibid.; and Ann Roe, The Long Border: 50% & more {sic} (Lima: Condor, 2002), p. 9.",
    "“Mines at the gate,” Dawn, 4 May 2010, www.dawn.example.com/a_b.",
    "Geneva Call, “Pledges Made and Kept for Years,” May 2012, p. 4.",
    "Interviews with villagers, Koro, 4–6 June 2015.",
    "UN Treaty Collection, https://treaties.un.org.",
    "The delegation left early.",
)  # fmt: skip
Sources = Callable[..., str]


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """Two reports of two countries, the second of which cites the fourth note's work again on another page."""
    rows = Rows()
    for doc, country, texts in (
        ("one", "TCD", NOTES),
        ("two", "PER", ("Geneva Call, “Pledges Made and Kept for Years,” 2012, p. 9.",)),
    ):
        report = replace(notes(*texts), doc_id=doc, source_path=f"{doc}.txt", country_iso3=country, treaty="MBT")
        made = extract(report)
        for table in ("documents", "sentences", "sources"):
            getattr(rows, table).extend(getattr(made, table))
    write(rows, tmp_path / "out")

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, ["sources", str(tmp_path / "out"), *arguments])
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


def test_csl_json_is_valid_and_holds_each_work_once(sources: Sources) -> None:
    items: list[dict[str, Any]] = json.loads(sources())
    assert list(Draft7Validator(SCHEMA).iter_errors(items)) == []
    told = {(item["type"], item["title"]): item for item in items}
    assert set(told) == {
        ("speech", "Statement of Chad"), ("book", "The Long Border: 50% & more {sic}"),
        ("article-newspaper", "Mines at the gate"), ("report", "Pledges Made and Kept for Years"),
        ("interview", "Interviews with villagers"), ("webpage", "UN Treaty Collection"),
    }  # fmt: skip
    book = told["book", "The Long Border: 50% & more {sic}"]
    assert (book["author"], book["issued"]) == ([{"given": "Ann", "family": "Roe"}], {"date-parts": [[2002]]})
    speech = told["speech", "Statement of Chad"]
    assert (speech["author"], speech["event-title"]) == ([{"literal": "Chad"}], "Third Review Conference")
    assert told["article-newspaper", "Mines at the gate"]["container-title"] == "Dawn"
    assert told["interview", "Interviews with villagers"]["issued"] == {"date-parts": [[2015, 6, 4], [2015, 6, 6]]}


def test_bibtex_is_read_by_a_parser_with_nothing_lost(sources: Sources) -> None:
    library = parse_string(sources("--format", "bibtex"))
    assert not library.failed_blocks
    assert len(library.entries) == 6
    [book] = [entry for entry in library.entries if entry.entry_type == "book"]
    assert book["author"] == "Roe, Ann"
    assert book["title"] == r"{The Long Border: 50\% \& more \{sic\}}"
    [paper] = [entry for entry in library.entries if entry.entry_type == "article"]
    assert (paper["journal"], paper["date"], paper["url"]) == ("Dawn", "2010-05-04", "www.dawn.example.com/a_b")


def test_csv_counts_citations_and_names_the_reports(sources: Sources) -> None:
    rows = list(csv.DictReader(io.StringIO(sources("--format", "csv"))))
    counted = {row["author"] or row["title"]: (row["n_citations"], row["reports"]) for row in rows}
    assert counted["Chad"] == ("2", "one")
    assert counted["Geneva Call"] == ("2", "one two")


def test_kind_and_country_choose(sources: Sources) -> None:
    assert len(json.loads(sources("--kind", "media", "--kind", "publication"))) == 2
    assert [item["title"] for item in json.loads(sources("--country", "per"))] == ["Pledges Made and Kept for Years"]


@pytest.mark.parametrize("arguments", [("--kind", "novel"), ("--country", "ZZZ")])
def test_unknown_choices_are_told(sources: Sources, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, ["sources", str(tmp_path / "out"), *arguments])
    assert result.exit_code == 2
    assert "Error: there is no kind" in result.output or "Error: no report" in result.output
