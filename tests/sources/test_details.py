"""What a citation says of its work."""

from __future__ import annotations

import pytest

from pipeline.sources.details import acronyms_of, read_citation
from pipeline.sources.masking import URL, may_have_url


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Statement of Chad, Mine Ban Treaty Third Review Conference, Maputo, 25 June 2014.", "2014-06-25"),
        ("HRW, Still Mined (New York: Human Rights Watch, May 1997), p. 3.", "1997-05"),
        ("John Roe, ed., Mines 2007–2008, 15 January 2008 (Surrey, UK: Roe, 2008).", "2008-01-15"),
        ("HRW, “Mines in 2003: A Survey,” May 2004, p. 3.", "2004-05"),
        ("HRW, Rain of Fire: Use in May and June 2001, February 2008, p. 26.", "2008-02"),
        ("Landmine Monitor Report 2006, p. 844.", "2006"),
        ("Acme, “Products,” www.example.com, accessed 3 July 2019.", None),
        ("“Last mines,” El Comercio, 12 June 2010 (accessed 4 May 2016).", "2010-06-12"),
        ("Acme, “Products,” undated, www.example.com.", None),
        ("Mine Ban Treaty Article 7 Report (for calendar year 2010), Form A.", None),
        ("Article 7 Report (for the period 1 May 2003–30 April 2004), 14 September 2004.", "2004-09-14"),
        ("Monitor interviews with former soldiers, Mae Sot, March–May 2012.", "2012-03/2012-05"),
        ("Interview with officers, Luanda, 24–26 November 2003.", "2003-11-24/2003-11-26"),
        ("UN Security Council Resolution 2042 (2012), 14 April 2012.", "2012-04-14"),
        ("Monitor interviews with two deminers, Maiduguri, 2 and 9 August 2019.", "2019-08-02/2019-08-09"),
        ("Article 7 Reports, Form A, 2009, 2010, and 2012.", None),
        ("Landmine Monitor Report 2007, p. 9, citing a fax from the army, 14 November 2006.", "2007"),
        ("Video posted to YouTube, 4 August 2016, seen by the Monitor on 3 May 2017.", "2016-08-04"),
        ("Mine Act of 2017, S. 897, 115th Congress, 6 April 2017.", "2017-04-06"),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert read_citation(text, {}).date == date


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Article 7 Report (for the period June 2000–November 2008), Form A.", "2000-06/2008-11"),
        ("Article 7 Report (for calendar year 2015), 4 May 2016.", "2015"),
        ("Article 7 Report (for the period to September 2007), 17 December 2007.", "../2007-09"),
        ("Article 7 Report (for the period 1 January–31 December 2009), Form C.", "2009-01-01/2009-12-31"),
        ("Ministry of Defense, “Plan for the years 2004–2008,” May 2004.", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    assert read_citation(text, {}).period == period


@pytest.mark.parametrize(
    ("text", "pages", "form"),
    [
        ("Landmine Monitor Report 2006, pp. 844–845.", "844–845", None),
        ("Landmine Monitor Report 2006, pp. 3, 5 and 8–9.", "3, 5 and 8–9", None),
        ("UNGA, “Report,” A/67/383, 25 September 2012, para. 62.", "para. 62", None),
        ("Article 7 Report, Forms C, E, and H, 4 May 2010.", None, "C, E, H"),
        ("Acme, Form 8-K, 30 August 2016.", None, None),
    ],
)
def test_pages_and_form(text: str, pages: str | None, form: str | None) -> None:
    details = read_citation(text, {})
    assert (details.pages, details.form) == (pages, form)


@pytest.mark.parametrize(
    ("text", "author", "title"),
    [
        ("HRW, “Mines Again,” 4 May 2010.", "HRW", "Mines Again"),
        ("Jane Roe, ed., Mines of the World (Oxford: Press, 2009), p. 4.", "Jane Roe", "Mines of the World"),
        ("Landmine Monitor Report 2006, p. 844.", None, "Landmine Monitor Report 2006"),
        ("Letter No. 4 from the Ministry of Defense to the Monitor, 4 May 2010.", "Ministry of Defense", None),
        ("“Minas” (“Mines”), La Tarde, 4 May 2010.", None, "Minas"),
        ("The army denied this in “No Mines,” La Tarde, 4 May 2010.", None, "No Mines"),
        (
            "Statement by Amb. Ivo Petrov, Third Review Conference, Maputo, 24 June 2014.",
            "Amb. Ivo Petrov",
            "Third Review Conference",
        ),
        ("Response to Monitor questionnaire by Carl Berg, Ministry of Defense, 4 May 2010.", "Carl Berg", None),
    ],
)
def test_author_and_title(text: str, author: str | None, title: str | None) -> None:
    details = read_citation(text, {})
    assert (details.author, details.title) == (author, title)


def test_acronyms_that_a_text_explains() -> None:
    text = "The work is led by the Ethiopian Mine Action Office (EMAO) and, since 2004, by the Rail Corps (RC)."
    assert acronyms_of(text)["EMAO"] == "Ethiopian Mine Action Office"


@pytest.mark.parametrize(
    "url",
    ["https://example.gov.pe/a", "http://10.0.0.1/a", "www.example.pe", "bit.ly/Name12", "tinyurl.com/a", "goo.gl/a",
     "un.org", "a.example.com/b", "example.net", "who.int", "state.gov", "mines.info"],
)  # fmt: skip
def test_no_web_address_is_passed_over(url: str) -> None:
    assert URL.fullmatch(url)
    assert may_have_url(f"Chad, see {url}.")


def test_names_before_brackets_end_where_the_last_one_ended() -> None:
    text = "the Ethiopian Mine Action Office (Addis Ababa, EMAO) of the Ministry of Defense (MoD), and Roe (2004)"
    assert acronyms_of(text) == {"EMAO": "Ethiopian Mine Action Office", "MoD": "Ministry of Defense"}
