"""Word files: what Pandoc does not write (tracked changes, endnotes, fields, text boxes)."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.ingest import IngestError, read_file
from pipeline.records import Report

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PROSE = "Niger stated that it holds no antipersonnel mines, as the Mine Ban Treaty requires"


def write_docx(path: Path, body: str, **parts: str) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACE}>{content}</w:{name}>")


def read(tmp_path: Path, body: str, **parts: str) -> Report:
    write_docx(tmp_path / "report.docx", body, **parts)
    (report,) = read_file(tmp_path / "report.docx")
    return report


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, text: str) -> str:
    return f'<w:{kind} w:id="{number}">{paragraph("<w:r><w:" + kind + "Ref/></w:r>", run(" " + text))}</w:{kind}>'


def test_footnotes_and_endnotes_are_numbered_as_the_text_refers_to_them(tmp_path: Path) -> None:
    body = paragraph(run(PROSE + "."), reference("footnote", 7), run(" Twice."), reference("endnote", 2)) + paragraph(
        run("Again."), reference("footnote", 3)
    )

    report = read(
        tmp_path,
        body,
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + note("footnote", 3, "Ibid.")
        + note("footnote", 7, "Email, 3 May 2011."),
        endnotes=note("endnote", 2, "Fax."),
    )

    assert report.text == (f"{PROSE}.[1] Twice.[2]\n\nAgain.[3]\n\n[1] Email, 3 May 2011.\n\n[2] Fax.\n\n[3] Ibid.\n")


def test_tracked_changes_are_accepted(tmp_path: Path) -> None:
    deleted_mark = "<w:rPr><w:del/></w:rPr>"
    body = (
        paragraph(run(PROSE), '<w:del><w:r><w:delText>, or so</w:delText></w:r></w:del>', properties=deleted_mark)
        + paragraph("<w:ins>" + run(" now.") + "</w:ins>")
        + '<w:p><w:moveFrom w:id="1">' + run("Moved away.") + "</w:moveFrom></w:p>"
        + '<w:p><w:moveTo w:id="1">' + run("Moved here.") + "</w:moveTo></w:p>"
    )  # fmt: skip

    assert read(tmp_path, body).text == f"{PROSE} now.\n\nMoved here.\n"


def test_fields_hidden_text_and_special_characters(tmp_path: Path) -> None:
    link = "<w:hyperlink>" + run("the site") + "</w:hyperlink>"
    body = paragraph(
        run(f"{PROSE}; see "),
        "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>",
        link,
        run(" (secret)", "<w:vanish/>"),
        "<w:r><w:t>, non</w:t><w:noBreakHyphen/><w:t>state</w:t><w:br/><w:t>groups.</w:t></w:r>",
    )

    assert read(tmp_path, body).text == f"{PROSE}; see the site, non-state groups.\n"


def test_headings_by_style_name_outline_and_bold(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
    )
    body = (
        paragraph(run("Position of Niger"), properties='<w:pStyle w:val="Mine"/>')
        + paragraph(run(f"{PROSE}."))
        + paragraph(run("Its neighbors"), properties='<w:outlineLvl w:val="1"/>')
        + paragraph(run(f"{PROSE}."))
        + paragraph(run("What it asks", "<w:b/>"))
        + paragraph(run(f"{PROSE}."))
        + paragraph(run("Note:", "<w:b/>"))
    )

    report = read(tmp_path, body, styles=styles)

    headings = [report.text[s.start : s.end] for s in report.segments if s.kind == "heading"]
    assert headings == ["Position of Niger", "Its neighbors", "What it asks"]


def test_tables_and_raised_numbers(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    raised = '<w:vertAlign w:val="superscript"/>'
    table = "<w:tbl>" + row(paragraph(run("Mine Ban Treaty status")), paragraph(run("State Party"))) + "</w:tbl>"
    body = (
        table
        + paragraph(run(f"{PROSE} on 5 km"), run("2", raised), run("."), run("1", raised))
        + paragraph(run("[1] Email."))
    )

    report = read(tmp_path, body)

    assert report.text == f"Mine Ban Treaty status\tState Party\n\n{PROSE} on 5 km2.[1]\n\n[1] Email.\n"
    assert report.segments[0].zone == "overview_table"


def test_zip_bomb_and_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (60 * 2**20))
    with pytest.raises(IngestError, match="unpacks to more than"):
        read_file(path)

    with zipfile.ZipFile(path, "w") as package:
        entity = '<!DOCTYPE w [<!ENTITY a "mines">]>'
        package.writestr("word/document.xml", f"{entity}<w:document {NAMESPACE}><w:body/></w:document>")
    with pytest.raises(IngestError, match="entities"):
        read_file(path)
