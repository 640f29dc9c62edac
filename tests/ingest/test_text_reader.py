"""Plain text and Markdown: paragraphs, headings, notes, tables."""

from __future__ import annotations

from pathlib import Path

from pipeline.ingest import read_file
from pipeline.records import Report

PROSE = (
    "Togo says that it has never used antipersonnel mines and that it holds none of them, a statement that it repeats "
    "in each of the reports that it submits under the Mine Ban Treaty"
)


def read(tmp_path: Path, text: str, name: str = "report.txt") -> Report:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (report,) = read_file(path)
    return report


def segments(report: Report) -> list[tuple[str, str, str]]:
    return [(s.zone, s.kind, report.text[s.start : s.end]) for s in report.segments]


def test_canonical_text_stays_as_it_is(tmp_path: Path) -> None:
    text = (
        f"Togo\n\nMine Ban Policy\n\nLast updated: 3 May 2011\n\nPolicy\n\n{PROSE}.[1]\n\n"
        "Use\n\nNo mines were found.[2]\n\n[1] Email, 4 May 2010.\n\n[2] Ibid.\n"
    )

    report = read(tmp_path, text)

    assert report.text == text
    assert segments(report) == [
        ("body", "heading", "Togo"),
        ("body", "heading", "Mine Ban Policy"),
        ("body", "paragraph", "Last updated: 3 May 2011"),
        ("body", "heading", "Policy"),
        ("body", "paragraph", f"{PROSE}.[1]"),
        ("body", "heading", "Use"),
        ("body", "paragraph", "No mines were found.[2]"),
        ("note", "note", "[1] Email, 4 May 2010."),
        ("note", "note", "[2] Ibid."),
    ]
    assert [s.section for s in report.segments if s.kind == "paragraph"] == ["Mine Ban Policy", "Policy", "Use"]
    assert [s.note_number for s in report.segments if s.kind == "note"] == [1, 2]


def test_white_space_invisible_characters_and_markers_are_made_regular(tmp_path: Path) -> None:
    text = f"\ufeff{PROSE},\u00a0the\u200b  army’s land\u00admines  [ 1 ]  too. An e\u0301migre\u0301 agreed. [2,3]\r\n"
    text += "\r\n[1]  Ibid.\r\n"

    report = read(tmp_path, text)

    assert report.text == f"{PROSE}, the army’s landmines[1] too. An émigré agreed.[2][3]\n\n[1] Ibid.\n"


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    words = f"{PROSE}. ".split() * 4
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 71:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    text = (
        "Use\n\n"
        + "\n".join([*lines, line])
        + "\n\n[1] Email from an official who writes long messages about landmines, Lomé,\n4 May 2010.\n[2] Ibid.\n"
    )

    report = read(tmp_path, text)

    assert [kind for _, kind, _ in segments(report)] == ["heading", "paragraph", "note", "note"]
    assert segments(report)[1][2] == " ".join(words)
    assert segments(report)[2][2].endswith("landmines, Lomé, 4 May 2010.")


def test_lines_of_one_paragraph_each_are_not_joined(tmp_path: Path) -> None:
    report = read(tmp_path, f"Togo\nMine Ban Policy\n{PROSE}.\n{PROSE} still.\n")

    assert [kind for _, kind, _ in segments(report)] == ["heading", "heading", "paragraph", "paragraph"]


def test_endnotes_with_plain_numbers(tmp_path: Path) -> None:
    text = f"{PROSE}.1 It said so in 2010.2 Then came 2011.\n\nNotes\n\n1. Email, 4 May 2010.\n2. Ibid., p. 3.\n"

    report = read(tmp_path, text)

    assert report.text == (
        f"{PROSE}.[1] It said so in 2010.[2] Then came 2011.\n\n[1] Email, 4 May 2010.\n\n[2] Ibid., p. 3.\n"
    )


def test_raised_figures(tmp_path: Path) -> None:
    text = f"{PROSE}.¹ It cleared 5 km².\n\n¹ Email, 4 May 2010.\n"

    assert read(tmp_path, text).text == f"{PROSE}.[1] It cleared 5 km².\n\n[1] Email, 4 May 2010.\n"


def test_numbered_list_at_the_end_is_no_run_of_notes(tmp_path: Path) -> None:
    report = read(tmp_path, f"{PROSE}:\n\n1. the landmines of the army;\n2. those of others.\n")

    assert {zone for zone, _, _ in segments(report)} == {"body"}


def test_note_of_several_paragraphs_is_one_line(tmp_path: Path) -> None:
    text = f"{PROSE}.[1] It did.[2]\n\n[1] Email, 4 May 2010.\n\nIt said no more.\n\n[2] Ibid.\n"

    assert read(tmp_path, text).text.endswith("\n\n[1] Email, 4 May 2010. It said no more.\n\n[2] Ibid.\n")


def test_notes_below_each_page_go_behind_the_body(tmp_path: Path) -> None:
    text = f"{PROSE}.[1]\n\n[1] Email, 4 May 2010.\n\n{PROSE} again, and in 2011.[2]\n\n{PROSE}.\n\n[2] Ibid.\n"

    report = read(tmp_path, text)

    assert [zone for zone, _, _ in segments(report)][-2:] == ["note", "note"]


def test_report_without_notes_and_marker_without_note(tmp_path: Path) -> None:
    assert read(tmp_path, f"{PROSE}.\n").text == f"{PROSE}.\n"
    assert read(tmp_path, f"{PROSE}.[7]\n").text == f"{PROSE}.[7]\n"


def test_table_drawn_with_spaces(tmp_path: Path) -> None:
    text = f"{PROSE}:\n\n  Type     Number\n  ------ --------\n  PMN          12\n  PMN-2     3,400\n"

    report = read(tmp_path, text)

    assert [words for _, kind, words in segments(report) if kind == "table_row"] == [
        "Type\tNumber",
        "PMN\t12",
        "PMN-2\t3,400",
    ]


def test_markdown(tmp_path: Path) -> None:
    text = (
        f"# Togo\n\n## Mine Ban Policy\n\n*Last updated:* 3 May 2011\n\n{PROSE}.[^a] See **[the list](https://x.org)**,\n"
        "which is short.[^b]\n\n| Type | Number |\n|------|-------:|\n| PMN[^a] | 12 |\n\n"
        "[^a]: Email, *Lomé*,\n    4 May 2010.\n[^b]: Ibid.\n"
    )

    report = read(tmp_path, text, "report.md")

    assert report.media_type == "text/markdown"
    assert report.text == (
        f"Togo\n\nMine Ban Policy\n\nLast updated: 3 May 2011\n\n{PROSE}.[1] See the list, which is short.[2]\n\n"
        "Type\tNumber\nPMN[1]\t12\n\n[1] Email, Lomé, 4 May 2010.\n\n[2] Ibid.\n"
    )


def test_markdown_with_written_markers(tmp_path: Path) -> None:
    text = f"## Use\n\n{PROSE}.[1] It did.[2]\n\n[1] Email, 4 May 2010.\n[2] Ibid.\n"

    report = read(tmp_path, text, "report.md")

    assert report.text == f"Use\n\n{PROSE}.[1] It did.[2]\n\n[1] Email, 4 May 2010.\n\n[2] Ibid.\n"
