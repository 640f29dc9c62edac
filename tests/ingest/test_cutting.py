"""Several reports in one file."""

from __future__ import annotations

from pathlib import Path

from pipeline.ingest import read_file
from pipeline.records import Report
from tests.ingest.test_text_reader import PROSE

BODY = f"{PROSE}. It has said nothing of cluster munitions, however, and no one has asked it about any.[1]"


def read_all(tmp_path: Path, text: str) -> list[Report]:
    path = tmp_path / "reports.txt"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def heads(reports: list[Report]) -> list[tuple[str | None, str]]:
    return [(report.country_iso3, report.theme) for report in reports]


def test_notes_numbered_anew_begin_a_report(tmp_path: Path) -> None:
    text = f"Togo\n\nMine Ban Policy\n\n{BODY}\n\n[1] Email.\n\nCluster Munition Ban Policy\n\n{BODY}\n\n[1] Fax.\n"

    reports = read_all(tmp_path, text)

    assert heads(reports) == [("TGO", "mine_ban_policy"), ("TGO", "cluster_munition_ban_policy")]
    assert [report.text.split("\n\n")[-1] for report in reports] == ["[1] Email.\n", "[1] Fax.\n"]
    assert [report.doc_id[-2:] for report in reports] == ["-0", "-1"]


def test_heads_begin_reports_and_notes_go_where_they_are_referred_to(tmp_path: Path) -> None:
    second = BODY.replace("[1]", "[2]").replace("Togo", "Benin")
    text = (
        f"Togo\n\nMine Ban Policy\n\nLast updated: 3 May 2011\n\n{BODY}\n\n"
        f"Benin\n\nMine Ban Policy\n\nLast updated: 4 May 2011\n\n{second}\n\n[1] Email.\n\n[2] Fax.\n"
    )

    reports = read_all(tmp_path, text)

    assert heads(reports) == [("TGO", "mine_ban_policy"), ("BEN", "mine_ban_policy")]
    assert [report.text.split("\n\n")[-1] for report in reports] == ["[1] Email.\n", "[2] Fax.\n"]


def test_book_heads_with_edition(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"{name.upper()}, Landmine Monitor Report 2003\n\n{name.upper()}\n\nMine Ban Policy\n\n"
        f"{BODY.replace('Togo', name)}\n\nMine Action\n\n{PROSE.replace('Togo', name)}.\n\n[1] Email."
        for name in ("Togo", "Benin", "Mali")
    )

    reports = read_all(tmp_path, text)

    assert heads(reports) == [(iso3, "mine_ban_policy") for iso3 in ("TGO", "BEN", "MLI")]
    assert {report.report_year for report in reports} == {2003}


def test_countries_as_sections_of_an_overview_are_one_report(tmp_path: Path) -> None:
    text = f"Landmine Monitor 2012\n\nBan Policy\n\nUse\n\nSyria\n\n{BODY}\n\nLibya\n\n{BODY}\n\n[1] Email.\n"

    assert len(read_all(tmp_path, text)) == 1


def test_countries_in_capitals_follow_one_another_in_a_part_of_a_volume(tmp_path: Path) -> None:
    second = BODY.replace("Togo", "Benin")
    under_part = f"SIGNATORIES\n\nTOGO\n\nMine Ban Policy\n\n{BODY}\n\nBENIN\n\n{second}\n\n[1] Email.\n"
    alone = f"Togo\n\nMine Ban Policy\n\n{BODY}\n\nBENIN\n\n{second}\n\n[1] Email.\n"

    assert [report.country_iso3 for report in read_all(tmp_path, under_part)] == ["TGO", "BEN"]
    assert [report.country_iso3 for report in read_all(tmp_path, alone)] == ["TGO"]
