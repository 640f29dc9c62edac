"""Notes cut into cited works; remarks left out."""

from __future__ import annotations

import pytest

from pipeline.sources import find_sources
from pipeline.sources.masking import blank, find_url, mask
from tests.sources.reports import notes


def cut(text: str) -> list[tuple[str, str]]:
    """The sources of one note: kind and words."""
    return [(row.kind, row.text) for row in find_sources(notes(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Letter from the Ministry of Defense, 4 May 2004; and email from the ICRC, 5 May 2004.",
            ["Letter from the Ministry of Defense, 4 May 2004", "email from the ICRC, 5 May 2004."],
        ),
        (
            "Statement of Chad, Geneva, 4 May 2012. See also, Landmine Monitor Report 2004, p. 12.",
            ["Statement of Chad, Geneva, 4 May 2012.", "See also, Landmine Monitor Report 2004, p. 12."],
        ),
        (
            "See Landmine Monitor Report 2001, pp. 80–81, and Landmine Monitor Report 2003, p. 6.",
            ["See Landmine Monitor Report 2001, pp. 80–81", "Landmine Monitor Report 2003, p. 6."],
        ),
        (
            "Interview with Lt. Col. R. Diaz, Quito, 4 May 2003, and email from the same, 6 June 2003.",
            ["Interview with Lt. Col. R. Diaz, Quito, 4 May 2003", "email from the same, 6 June 2003."],
        ),
        (
            "HRW, “Mines; Lies. And More,” 4 May 2010, p. 5; p. 6.",
            ["HRW, “Mines; Lies. And More,” 4 May 2010, p. 5; p. 6."],
        ),
        (
            "Jane Roe and John Doe, Mines (New York: HRW; Ottawa: Canada, May 1997), p. 7.",
            ["Jane Roe and John Doe, Mines (New York: HRW; Ottawa: Canada, May 1997), p. 7."],
        ),
        (
            "For the years before 2004, see Landmine Monitor Report 2004, p. 7.",
            ["see Landmine Monitor Report 2004, p. 7."],
        ),
        (
            "The army had said so before: Fax from the Ministry of Defense, 12 February 2001.",
            ["Fax from the Ministry of Defense, 12 February 2001."],
        ),
        (
            "It joined in 2002; see Landmine Monitor Report 2003, p. 3.",
            ["see Landmine Monitor Report 2003, p. 3."],
        ),
        (
            "Email from the ministry, 4 May 2010. It called this “a first step.” Ibid.",
            ["Email from the ministry, 4 May 2010.", "Ibid."],
        ),
        (
            "Email from the ministry, 4 May 2010. No mines were found (see Landmine Monitor Report 2009, p. 3).",
            ["Email from the ministry, 4 May 2010.", "see Landmine Monitor Report 2009, p. 3"],
        ),
        (
            "Mine Ban Treaty Article 7 Report, Form B. The entry reads: “Nil. None is kept.”",
            ["Mine Ban Treaty Article 7 Report, Form B."],
        ),
        (
            "“Why mines?” Dawn, 4 May 2010; “Who pays?” Dawn, 5 May 2010.",
            ["“Why mines?” Dawn, 4 May 2010", "“Who pays?” Dawn, 5 May 2010."],
        ),
        (
            "The lists are at www.example.org; email from the ministry, 4 May 2020.",
            ["The lists are at www.example.org", "email from the ministry, 4 May 2020."],
        ),
        ("“Why mines?,” Dawn, 4 May 2010, http://example.org/a;b.html.", None),
        ("Letter No. 5/12 from Col. S. Ivanov, Ministry of Defense, 7 June 2010.", None),
    ],
)
def test_cut(text: str, expected: list[str] | None) -> None:
    assert [words for _, words in cut(text)] == (expected or [text])


@pytest.mark.parametrize(
    "text",
    [
        "The treaty had been open for signature until 1 March 1999.",
        "Reports were sent on 4 May 2003, 5 May 2004, and 6 May 2005.",
        "The ministry declined to answer; it gave no reason.",
        "Landmine Monitor asked officials and journalists in Quito between March and May 2008.",
        "See the section on production below.",
        "Peru destroyed these mines in July 2013.",
        "Article 7 reports were consulted at www.example.org.",
    ],
)
def test_note_that_only_explains_is_one_comment(text: str) -> None:
    assert cut(text) == [("comment", text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Quoted in “Army denies it,” BBC News, 30 March 2006.", ["media"]),
        ("Statements of Chad, Geneva, 4 May 2010; and Oslo, 5 June 2011.", ["statement", "statement"]),
        ("Interview with Col. Sow, Lomé, 4 May 2004; The Tribune, 5 May 2004.", ["interview", "media"]),
        ("See earlier editions of Landmine Monitor.", ["monitor_report"]),
        ("Landmine Monitor analysis of reports in the press, January–December 2005.", ["comment"]),
    ],
)
def test_kinds_in_a_note(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in cut(text)] == kinds


def test_remark_beside_a_work_is_no_source() -> None:
    text = "Email from the ministry, 4 May 2010. In the same message, it denied any use."
    assert cut(text) == [("correspondence", "Email from the ministry, 4 May 2010.")]
    quoted = "Email from the ministry, 4 May 2010. “Peru does not make or sell mines,” it states."
    assert cut(quoted) == [("correspondence", "Email from the ministry, 4 May 2010.")]


def test_offsets_point_at_the_words() -> None:
    report = notes("Ibid; and letter from Chad, 4 May 2004.", "See also letter from Chad, 5 May 2004.")
    rows = find_sources(report)
    assert [report.text[row.start : row.end] for row in rows] == [row.text for row in rows]
    assert [(row.note_number, row.part, row.signal) for row in rows] == [
        (1, 1, "ibid"),
        (1, 2, None),
        (2, 1, "see_also"),
    ]


def test_masks_keep_length() -> None:
    text = "HRW, “A; b: ‘c,’” (d; e) www.example.org/x."
    assert len(mask(text)) == len(blank(text)) == len(text)
    assert mask("“A; b.” (c; d)") == "“____.” (____)"
    assert find_url(text) == "www.example.org/x"
