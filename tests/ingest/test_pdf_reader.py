"""PDF files: superscripts, foot notes, hyphens, running heads, tables, and files that cannot be read.

Small PDFs are written here by hand, so that sizes and places are known; ``test_same_report.py`` reads those of Typst.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pytest

from pipeline.ingest import IngestError, read_file
from pipeline.ingest.pdf_chars import read_pages
from pipeline.ingest.pdf_hyphens import Spelling, keeps_hyphen
from pipeline.ingest.pdf_pieces import BROKEN_WORD
from pipeline.ingest.settings import DEFAULT_SETTINGS
from pipeline.records import Report

FILES = Path(__file__).parent / "files"
Text = tuple[float, float, float, str]
"""Left edge, baseline, size (points) and words of one piece of text."""


def write_pdf(path: Path, pages: Sequence[Sequence[Text]], *, trailer: str = "", scaled: bool = False) -> None:
    """A PDF in Helvetica. ``scaled``: font size 1 and the size in the text matrix, as some programs write it."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        shown = "".join(
            f"BT /F1 {1 if scaled else size} Tf {size if scaled else 1} 0 0 {size if scaled else 1} {x} {y} Tm "
            f"({words}) Tj ET\n"
            for x, y, size, words in page
        )
        objects.append(f"<</Length {len(shown)}>>\nstream\n{shown}endstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    path.write_bytes(out + end.encode("latin-1"))


def read(tmp_path: Path, *pages: Sequence[Text], scaled: bool = False) -> Report:
    write_pdf(tmp_path / "report.pdf", pages, scaled=scaled)
    (report,) = read_file(tmp_path / "report.pdf")
    return report


FIRST_PAGE: list[Text] = [
    (50, 570, 8, "Landmine watchers, yearly book"),
    (50, 540, 16, "Gabon"),
    (50, 500, 10, "Gabon has cleared 12 km"),
    (166, 504, 6, "2"),
    (172, 500, 10, "of antipersonnel mines."),
    (280, 504, 6, "1"),
    (50, 487, 10, "It says so in its reports under the Mine Ban Treaty, and a non-"),
    (50, 474, 10, "governmental adviser has con-"),
    (50, 461, 10, "firmed it in 2010,"),
    (135, 465, 6, "2"),
    (140, 461, 10, "but has not said"),
    (50, 90, 8, "1 Email, 3 May 2011. The mes-"),
    (50, 80, 8, "sage was short."),
    (50, 70, 8, "2 Fax, 4 May 2011, which goes on over the end of the page"),
    (190, 30, 8, "17"),
]
SECOND_PAGE: list[Text] = [
    (50, 570, 8, "Landmine watchers, yearly book"),
    (50, 540, 10, "when this was. The rest of the paragraph stands on a page of its own."),
    (50, 500, 10, "A new paragraph has a third note.3 Or has it not?"),
    (50, 90, 8, "and ends here."),
    (50, 80, 8, "3 Ibid."),
    (190, 30, 8, "18"),
]


@pytest.mark.parametrize("scaled", [False, True])
def test_notes_superscripts_hyphens_and_running_heads(tmp_path: Path, scaled: bool) -> None:
    report = read(tmp_path, FIRST_PAGE, SECOND_PAGE, scaled=scaled)

    assert report.text == (
        "Gabon\n\n"
        "Gabon has cleared 12 km2 of antipersonnel mines.[1] It says so in its reports under the Mine Ban Treaty, and "
        "a non-governmental adviser has confirmed it in 2010,[2] but has not said when this was. The rest of the "
        "paragraph stands on a page of its own.\n\n"
        "A new paragraph has a third note.3 Or has it not?\n\n"
        "[1] Email, 3 May 2011. The message was short.\n\n"
        "[2] Fax, 4 May 2011, which goes on over the end of the page and ends here.\n\n"
        "[3] Ibid.\n"
    )
    assert [segment.page for segment in report.segments] == [1, 1, 2, 1, 1, 2]


def test_columns_drawn_line_by_line_across_the_page(tmp_path: Path) -> None:
    left = [f"left line {n} speaks of landmines" for n in "abcdefgh"]
    right = [f"right line {n} speaks of landmines" for n in "abcdefgh"]
    page: list[Text] = []
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        page += [(30, 500 - 12 * row, 10, one), (215, 500 - 12 * row, 10, other)]

    assert read(tmp_path, page).text == " ".join([*left, *right]) + "\n"


def test_rows_side_by_side_are_a_table(tmp_path: Path) -> None:
    page: list[Text] = [
        (50, 540, 10, "Mine Ban Treaty status"),
        (220, 540, 10, "State Party"),
        (50, 525, 10, "Key developments"),
        (220, 525, 10, "None"),
        (50, 490, 10, "Gabon has not used antipersonnel mines since it joined, and it has no landmines."),
    ]

    report = read(tmp_path, page)

    rows = [report.text[s.start : s.end] for s in report.segments if s.zone == "overview_table"]
    assert rows == ["Mine Ban Treaty status\tState Party", "Key developments\tNone"]


@pytest.mark.parametrize(
    ("first", "second", "seen", "kept"),
    [
        ("anti", "personnel", {}, True),
        ("anti", "personnel", {"antipersonnel": 3}, False),
        ("acces", "sion", {}, False),
        ("Guinea", "Bissau", {}, True),
        ("state", "ment", {"state": 4}, False),
        ("state", "owned", {"state": 4, "owned": 1}, True),
        ("stock", "pile", {"stock-pile": 1}, True),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, seen: dict[str, int], kept: bool) -> None:
    assert keeps_hyphen(first, second, Spelling(seen)) is kept


def test_compounds_in_a_file_that_breaks_no_words(tmp_path: Path) -> None:
    page: list[Text] = [
        (50, 500, 10, "Gabon has no antipersonnel mines, and the ban on anti-"),
        (50, 487, 10, "personnel mines of November\226"),
        (50, 474, 10, "December 2010 is a law \226"),
        (50, 461, 10, "in force since 2009\226"),
        (50, 448, 10, "2010, says the ministry of the landmine-free state."),
    ]

    assert read(tmp_path, page).text == (
        "Gabon has no antipersonnel mines, and the ban on anti-personnel mines of November–December 2010 is a law – in "
        "force since 2009–2010, says the ministry of the landmine-free state.\n"
    )


def test_note_numbers_that_stand_apart(tmp_path: Path) -> None:
    page: list[Text] = [
        (50, 500, 10, "Gabon has no antipersonnel mines, and has none in store."),
        (310, 504, 6, "1"),
        (50, 487, 10, "It has no other landmines either, as it says in its yearly reports."),
        (327, 491, 6, "2"),
        (50, 90, 8, "1"),
        (64, 90, 8, "Email, 3 May 2011, from an adviser who has seen the"),
        (64, 80, 8, "stores."),
        (50, 70, 8, "2"),
        (64, 70, 8, "Ibid."),
    ]

    assert read(tmp_path, page).text.split("\n\n")[1:] == [
        "[1] Email, 3 May 2011, from an adviser who has seen the stores.",
        "[2] Ibid.\n",
    ]


def test_running_head_of_a_single_page(tmp_path: Path) -> None:
    page: list[Text] = [
        (50, 570, 8, "Landmine Monitor 2011"),
        (50, 540, 16, "Gabon"),
        (50, 500, 10, "Gabon has no antipersonnel mines and no other landmines."),
    ]

    report = read(tmp_path, page)

    assert report.text == "Gabon\n\nGabon has no antipersonnel mines and no other landmines.\n"
    assert report.report_year == 2011


def test_first_row_printed_again_on_the_next_page(tmp_path: Path) -> None:
    def rows(*words: tuple[str, str]) -> list[Text]:
        return [
            (x, 500 - 15 * row, 10, cell)
            for row, cells in enumerate(words)
            for x, cell in zip((50, 220), cells, strict=True)
        ]

    head = ("Type of mine", "Destroyed")
    last = (50, 400, 10, "The figures of this sample are of no state, and count no landmines and no cluster munitions.")

    report = read(tmp_path, rows(head, ("PMN", "120"), ("PMN-2", "340")), [*rows(head, ("Wooden", "7")), last])

    assert report.text.split("\n\n")[0] == "Type of mine\tDestroyed\nPMN\t120\nPMN-2\t340\nWooden\t7"
    assert [segment.page for segment in report.segments] == [1, 1, 1, 2, 2]


MEMORY = """
import resource, sys
from pathlib import Path
from pipeline.ingest import read_file
read_file(Path(sys.argv[1]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
reports = read_file(Path(sys.argv[2]))
print(len(reports), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_memory_is_nearly_flat_in_the_number_of_pages(tmp_path: Path) -> None:
    """300 pages need less than 24 MB more than 10: what stays are words and places, not pages."""
    line = "The ministry said that antipersonnel mines had not been used by its army in the year of this report."
    body: list[Text] = [(50, 540 - 11 * row, 8, line) for row in range(25)]
    for name, count in (("few.pdf", 10), ("many.pdf", 300)):
        write_pdf(tmp_path / name, [[(50, 570, 16, "Gabon"), *body, (190, 30, 8, str(n))] for n in range(count)])

    call = [sys.executable, "-c", MEMORY, str(tmp_path / "few.pdf"), str(tmp_path / "many.pdf")]
    done = subprocess.run(call, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])

    kilobytes = int(done.stdout.split()[1])
    assert kilobytes < 24 * 1024


BOTH = [
    *("typst-one-column.pdf", "typst-two-columns.pdf", "typst-annual.pdf", "libreoffice-two-columns.pdf"),
    *("libreoffice-long.pdf", "latex-one-column.pdf", "latex-two-columns.pdf", "latex-long.pdf"),
]


@pytest.mark.parametrize(
    "name", ["libreoffice-long.pdf", "libreoffice-two-columns.pdf", "latex-long.pdf", "latex-annual.pdf"]
)
def test_both_libraries_see_the_same_sizes_of_digits(name: str) -> None:
    """Which is what tells a note's number from a figure."""
    fast = Counter(
        (digit, round(piece.size))
        for page in read_pages((FILES / name).read_bytes(), DEFAULT_SETTINGS)
        for piece in page.pieces
        for digit in re.findall("[0-9]", piece.text)
    )
    with pdfplumber.open(FILES / name) as document:
        chars = [char for page in document.pages for char in page.chars]
    slow = Counter((char["text"], round(char["size"])) for char in chars if char["text"] in "0123456789")

    assert fast == slow


@pytest.mark.parametrize("name", BOTH)
def test_both_libraries_see_the_same_characters(name: str) -> None:
    fast = [
        "".join(piece.text for piece in page.pieces).replace(BROKEN_WORD, "-")
        for page in read_pages((FILES / name).read_bytes(), DEFAULT_SETTINGS)
    ]
    with pdfplumber.open(FILES / name) as document:
        slow = ["".join(char["text"] for char in page.chars) for page in document.pages]

    assert [characters(page) for page in fast] == [characters(page) for page in slow]


def characters(page: str) -> Counter[str]:
    """The characters of a page but white space; "²" counts as "2", which one library sees for the other."""
    return Counter(re.sub(r"\s", "", unicodedata.normalize("NFKC", page.replace("\u00ad", "-"))))


def test_scan_without_text(tmp_path: Path) -> None:
    write_pdf(tmp_path / "scan.pdf", [[], []])

    with pytest.raises(IngestError, match=r"no text layer.*OCR"):
        read_file(tmp_path / "scan.pdf")


def test_encrypted(tmp_path: Path) -> None:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">/P -4>>/ID[<00><00>]"
    write_pdf(tmp_path / "locked.pdf", [FIRST_PAGE], trailer=lock)

    with pytest.raises(IngestError, match="encrypted; remove its password"):
        read_file(tmp_path / "locked.pdf")


def test_loop_of_pages_ends(tmp_path: Path) -> None:
    write_pdf(tmp_path / "loop.pdf", [FIRST_PAGE])
    data = (tmp_path / "loop.pdf").read_bytes()
    (tmp_path / "loop.pdf").write_bytes(data.replace(b"/Kids[5 0 R]/Count 1", b"/Kids[2 0 R]/Count 9"))

    with pytest.raises(IngestError):
        read_file(tmp_path / "loop.pdf")
