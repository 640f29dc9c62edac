"""Build the test files of LibreOffice and LaTeX from ``source/`` with ``soffice`` and ``pdflatex`` (see README.md)."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pypandoc  # type: ignore[import-not-found]

HERE = Path(__file__).parent
FORMAT = "markdown+smart"

# ------------------------------------------------------------------ LibreOffice

HEADER = (
    '<style:header><text:p text:style-name="Header">Landmine Monitor 2018</text:p></style:header>'
    '<style:footer><text:p text:style-name="MP1">Page <text:page-number text:select-page="current">1</text:page-number>'
    "</text:p></style:footer>"
)
PLAIN_FOOT = (
    '<style:footer><text:p text:style-name="MP1"><text:page-number text:select-page="current">1</text:page-number>'
    "</text:p></style:footer>"
)
TWO_COLUMNS = '<style:columns fo:column-count="2" fo:column-gap="0.25in"/>'
PAPER = 'fo:page-height="{}in" fo:page-width="5.83in"'  # A5 is 8.27 high


def office(
    source: str,
    name: str,
    *,
    frame: str = PLAIN_FOOT,
    columns: bool = False,
    notes: str = "document",
    height: float = 8.27,
) -> None:
    """One file by LibreOffice from an OpenDocument text; ``notes``: numbered through, or anew by chapter or page."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "a.odt", Path(folder) / Path(name).with_suffix(".odt").name
        pypandoc.convert_file(str(HERE / "source" / source), "odt", format=FORMAT, outputfile=str(first))
        _restyle(first, second, frame, columns, notes, PAPER.format(height))
        suffix = Path(name).suffix.removeprefix(".")
        target = {"docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarWriter)", "pdf": "pdf"}[suffix]
        profile = f"-env:UserInstallation=file://{folder}/profile"
        call = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, str(second)]
        subprocess.run(call, check=True, capture_output=True)
        shutil.copy(Path(folder) / name, HERE / name)


def _restyle(source: Path, target: Path, frame: str, columns: bool, notes: str, paper: str) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename == "styles.xml":
                text = data.decode("utf-8")
                text = re.sub(r'fo:page-height="[^"]+" fo:page-width="[^"]+"', paper, text)
                text = re.sub(r'fo:margin-(bottom|left|right|top)="1in"', r'fo:margin-\1="0.7in"', text)
                text = re.sub(r"<style:footer>.*?</style:footer>", frame, text, flags=re.DOTALL)
                if columns:
                    text = text.replace("<style:footnote-sep", TWO_COLUMNS + "<style:footnote-sep", 1)
                text = re.sub(
                    r'(<text:notes-configuration[^>]*text:note-class="footnote"[^>]*?)'
                    r'text:start-numbering-at="[^"]*"',
                    rf'\1text:start-numbering-at="{notes}"',
                    text,
                )
                data = text.encode("utf-8")
            new.writestr(item, data)


# ------------------------------------------------------------------ LaTeX

TEX = r"""\documentclass[%s]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern,textcomp,booktabs,longtable,array,calc,fancyhdr}
\usepackage[%s]{geometry}
\input{glyphtounicode}\pdfgentounicode=1
\newcounter{none}\setcounter{secnumdepth}{0}\pagestyle{fancy}\fancyhf{}
%s
\begin{document}
%s
\end{document}
"""
RUNNING = r"\fancyhead[L]{Landmine Monitor 2018}\fancyfoot[C]{\thepage}"
FOOT = r"\renewcommand{\headrulewidth}{0pt}\fancyfoot[R]{Page \thepage}"
BY_CHAPTER = r"\let\oldsection\section\renewcommand{\section}[1]{\setcounter{footnote}{0}\oldsection{#1}}"


def latex(source: str, name: str, options: str, geometry: str, preamble: str, *, whole_tables: bool = False) -> None:
    """One PDF by pdfLaTeX; ``whole_tables`` where tables must not break (two columns)."""
    text = (HERE / "source" / source).read_text(encoding="utf-8")
    body = pypandoc.convert_text(text, "latex", format=FORMAT).replace("²", r"\texttwosuperior{}")
    if whole_tables:
        body = re.sub(r"\\begin\{longtable\}\[\]", r"\\begin{tabular}", body).replace("{longtable}", "{tabular}")
        body = re.sub(r"\\endhead\n\\bottomrule\\noalign\{\}\n\\endlastfoot\n", "", body)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.tex"
        path.write_text(TEX % (options, geometry, preamble, body), encoding="utf-8")
        for _ in range(2):
            call = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", path.name]
            subprocess.run(call, cwd=folder, check=True, capture_output=True)
        shutil.copy(path.with_suffix(".pdf"), HERE / name)


def main() -> None:
    for suffix in ("docx", "html"):
        office("iceland.pandoc", f"libreoffice.{suffix}")
        office("annual.pandoc", f"libreoffice-annual.{suffix}")
        office("overview.pandoc", f"libreoffice-overview.{suffix}")
        office("long.pandoc", f"libreoffice-long.{suffix}")
    office("iceland.pandoc", "libreoffice-one-column.pdf", frame=HEADER)
    office("iceland.pandoc", "libreoffice-two-columns.pdf", columns=True)
    office("annual.pandoc", "libreoffice-annual.pdf", frame=HEADER, notes="chapter")
    office("overview.pandoc", "libreoffice-overview.pdf")
    office("long.pandoc", "libreoffice-long.pdf", frame=HEADER, height=6.2)
    latex("iceland.pandoc", "latex-one-column.pdf", "10pt", "a5paper,margin=2cm", RUNNING)
    latex("iceland.pandoc", "latex-two-columns.pdf", "10pt,twocolumn", "a4paper,margin=2cm", FOOT, whole_tables=True)
    latex("annual.pandoc", "latex-annual.pdf", "11pt", "a5paper,margin=2cm", RUNNING + BY_CHAPTER)
    latex("overview.pandoc", "latex-overview.pdf", "11pt", "a5paper,margin=2cm", FOOT)
    latex("long.pandoc", "latex-long.pdf", "10pt", "paperwidth=148mm,paperheight=126mm,margin=2cm", RUNNING)


if __name__ == "__main__":
    main()
