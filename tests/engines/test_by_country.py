"""Reports are compared country by country, in workers; the findings are those of comparing all of them at once."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks import cross_checks
from pipeline.engines.local import run
from pipeline.ingest import list_inputs
from pipeline.records import Rows
from pipeline.settings import EngineSettings

YEARS = {
    "Chad": {
        2014: "Chad has produced antipersonnel mines since 1990. Chad has a stockpile of 300 antipersonnel mines.",
        2016: "Chad has never produced antipersonnel mines. Chad has a stockpile of 900 antipersonnel mines.",
        2018: "Chad is a producer of antipersonnel mines. Chad is a State Party to the Mine Ban Treaty.",
        2019: "Chad is not party to the Mine Ban Treaty.",
    },
    "Peru": {
        2015: "Peru produces antipersonnel mines. Peru is a State Party to the Mine Ban Treaty.",
        2017: "Peru has never produced antipersonnel mines.",
    },
    "Niger": {2016: "Niger has never produced antipersonnel mines.", 2020: "Niger has a stockpile of 40 landmines."},
}


def write(folder: Path) -> None:
    for country, years in YEARS.items():
        for year, words in years.items():
            text = f"{country}\n\nMine Ban Policy\n\nLast updated: 3 May {year}\n\nPolicy\n\n{words}\n"
            (folder / f"{country}-{year}.txt").write_text(text, encoding="utf-8")


def test_findings_are_those_of_comparing_all_at_once(tmp_path: Path) -> None:
    write(tmp_path)
    rows = run(list_inputs([tmp_path]), EngineSettings(2)).rows
    known = Rows(documents=rows.documents, sentences=rows.sentences, claims=rows.claims)
    at_once = cross_checks(known)
    between = [finding for finding in rows.findings if finding.check == "change_unexplained"]
    assert {finding.doc_id for finding in between} >= {
        document.doc_id
        for document in rows.documents
        if (document.country_name, document.report_year) in {("Chad", 2016), ("Chad", 2019), ("Peru", 2017)}
    }
    assert between == at_once
