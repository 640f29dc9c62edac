"""One work, one ``work_id``: in several notes, in reports of several years, in other words for the same thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.sources import find_sources
from tests.sources.reports import notes


def works(*texts: str, country: str = "TCD") -> list[str | None]:
    return [row.work_id for row in find_sources(replace(notes(*texts), country_iso3=country, treaty="MBT"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HRW, “Ten Years of Promises,” 14 June 2009, p. 3.", "Human Rights Watch, “Ten Years of Promises,” 2009."),
        ("Landmine Monitor Report 2005, p. 844.", "See, Landmine Monitor Report 2005, pp. 3–4."),
        ("UNGA Resolution 62/41, 5 December 2007.", "“Implementation of the Treaty,” A/RES/62/41, 5 December 2007."),
        ("Article 7 Report (for calendar year 2012).", "MBT Article 7 Report (for calendar year 2012), Form G."),
        ("Email from Ann Roe, Ministry of Defense, 3 June 2009.", "Email from Ann Roe, Head of Section, 3 June 2009."),
        ("Statement of Chad, Geneva, 4 May 2012.", "See, for example, statement of Chad, Geneva, 4 May 2012."),
        ("Law No. 12/2008, 3 June 2008, Article 3.", "Law No. 12/2008, 3 June 2008."),
        ("UN Treaty Collection, https://treaties.example.org.", "UN Treaty Collection, accessed 3 June 2009."),
    ],
)  # fmt: skip
def test_two_citations_of_one_work(one: str, other: str) -> None:
    [first], [second] = works(one), works(other)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Article 7 Report (for calendar year 2012), Form B.", "Article 7 Report (for calendar year 2013), Form B."),
        ("NMAC, “Annual Report,” May 2009.", "Geneva Call, “Annual Report,” May 2009."),
        ("UNGA Resolution 62/41, 5 December 2007.", "UNGA voting record on Resolution 62/41, 5 December 2007."),
        ("Statement of Chad, Geneva, 4 May 2012.", "Statement of Chad, Geneva, 5 May 2012."),
        ("Interview with Ann Roe, Lima, 3 June 2009.", "Email from Ann Roe, 3 June 2009."),
        ("Landmine Monitor Report 2005, p. 844.", "Cluster Munition Monitor 2012, p. 844."),
    ],
)
def test_two_works(one: str, other: str) -> None:
    [first], [second] = works(one), works(other)
    assert first != second


def test_a_reference_back_is_the_work_it_stands_for() -> None:
    first, second, comment, unknown = works(
        "Letter from the Ministry of Defense, 5 May 2010.", "Ibid., p. 3.", "It was late.", "Poe, op. cit., p. 3."
    )
    assert first == second
    assert (comment, unknown) == (None, None)


def test_what_names_no_author_is_the_country_s() -> None:
    assert works("Article 7 Report, Form B, 30 April 2009.") != works(
        "Article 7 Report, Form B, 30 April 2009.", country="NER"
    )
    assert works("“Ten Years of Promises Kept,” Dawn, 3 June 2009.") == works(
        "“Ten Years of Promises Kept,” Dawn, 3 June 2009.", country="NER"
    )


def test_the_id_is_the_same_in_every_run() -> None:
    assert works("Landmine Monitor Report 2005, p. 844.") == ["f109f9aeb172bd6d"]
