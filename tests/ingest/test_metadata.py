"""What reports say about themselves, and what is found out where they say nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.ingest.metadata import parse_date
from tests.ingest.test_text_reader import read

PROSE = "The authorities said in June 2010 that no antipersonnel mines were used, as the Mine Ban Treaty demands of all"


@pytest.mark.parametrize(
    ("head", "iso3", "name"),
    [
        ("Myanmar/Burma", "MMR", "Myanmar"),
        ("Myanmar_Burma", "MMR", "Myanmar"),
        ("LAO PDR", "LAO", "Lao PDR"),
        ("Côte d’Ivoire", "CIV", "Côte d'Ivoire"),
        ("Bosnia and Herzegovina", "BIH", "Bosnia and Herzegovina"),
        ("DR Congo", "COD", "Democratic Republic of the Congo"),
        ("FYR Macedonia", "MKD", "North Macedonia"),
        ("Palestine", "PSE", "Palestine"),
        ("Western Sahara", "ESH", "Western Sahara"),
        ("Kosovo", "XKX", "Kosovo"),
        ("Nagorno-Karabakh", None, "Nagorno-Karabakh"),
        ("Korea, Republic of", "KOR", "South Korea"),
    ],
)
def test_country_in_the_head(tmp_path: Path, head: str, iso3: str | None, name: str) -> None:
    report = read(tmp_path, f"{head}\n\nMine Ban Policy\n\nLast updated: 3 May 2011\n\nPolicy\n\n{PROSE}.\n")

    assert (report.country_iso3, report.theme) == (iso3, "mine_ban_policy")
    assert (report.country_name or "").replace("’", "'") == name


def test_country_in_the_first_sentence_only(tmp_path: Path) -> None:
    text = (
        "Cluster Munition Ban Policy\n\nThe Republic of Mali signed the Convention on Cluster Munitions in Oslo, "
        "Norway. It asked France, Norway, and Norway's neighbors for help in Mali with cluster munitions.\n"
    )

    report = read(tmp_path, text)

    assert (report.country_iso3, report.theme, report.treaty) == ("MLI", "cluster_munition_ban_policy", "CCM")


def test_overview_has_no_country(tmp_path: Path) -> None:
    states = "Chad, Mali, Togo, Benin, Peru, Chile, Brazil, Kenya, Angola, Zambia, Malawi, Norway, Sweden, and Denmark"
    text = f"Landmine Monitor 2013\n\nBan Policy\n\nUse\n\n{PROSE} in {states}.\n"

    report = read(tmp_path, text)

    assert (report.country_iso3, report.country_name) == (None, None)
    assert (report.theme, report.treaty, report.report_year) == ("overview", "MBT", 2013)


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("Casualties", ("other", None)),
        ("Support for Mine Action", ("other", None)),
        ("Cluster Munition Ban Policy", ("cluster_munition_ban_policy", "CCM")),
    ],
)
def test_theme_in_the_head(tmp_path: Path, theme: str, expected: tuple[str, str | None]) -> None:
    report = read(tmp_path, f"Mali\n\n{theme}\n\n{PROSE}.\n")

    assert (report.theme, report.treaty) == expected


def test_year_by_what_there_is(tmp_path: Path) -> None:
    dated = read(
        tmp_path, f"Mali\n\nMine Ban Policy\n\nLast Updated: 02 November 2011\n\n{PROSE}.[1]\n\n[1] Fax, May 2010.\n"
    )
    edition = read(tmp_path, f"MALI, Landmine Monitor Report 2004\n\nMALI\n\n{PROSE}.[1]\n\n[1] Fax, 3 May 2002.\n")
    cited = read(tmp_path, f"Mali\n\n{PROSE}.[1]\n\n[1] Fax, 3 May 2012; and email, 4 June 2009.\n", "mali-1999.txt")
    by_name = read(
        tmp_path, "Mali\n\nAntipersonnel mines and other landmines were not used at all.\n", "mali-mbt-2014.txt"
    )
    nothing = read(tmp_path, "Mali\n\nAntipersonnel mines and other landmines were not used at all.\n", "mali.txt")

    assert [r.report_year for r in (dated, edition, cited, by_name, nothing)] == [2011, 2004, 2012, 2014, None]
    assert dated.last_updated == dt.date(2011, 11, 2)
    assert edition.last_updated is None


def test_title_joins_the_lines_of_the_head(tmp_path: Path) -> None:
    assert read(tmp_path, f"Mali\n\nMine Ban Policy\n\nPolicy\n\n{PROSE}.\n").title == "Mali: Mine Ban Policy"
    assert read(tmp_path, f"{PROSE}.\n").title is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("23 October 2017", dt.date(2017, 10, 23)),
        ("October 3rd, 2017", dt.date(2017, 10, 3)),
        ("2 Sept. 2017", dt.date(2017, 9, 2)),
        ("2017-10-23", dt.date(2017, 10, 23)),
        ("23 octobre 2017", dt.date(2017, 10, 23)),
        ("October 2017", None),
        ("31 February 2017", None),
    ],
)
def test_full_dates(words: str, date: dt.date | None) -> None:
    assert parse_date(words) == date
