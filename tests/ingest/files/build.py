"""Build the test files of this folder from ``source/`` with Pandoc and Typst (see README.md)."""

from __future__ import annotations

from pathlib import Path

import pypandoc  # type: ignore[import-not-found]
import typst  # type: ignore[import-not-found]

HERE = Path(__file__).parent
SOURCE = HERE / "source"
FORMAT = "markdown+smart"

PAGE = """
#let horizontalrule = line(start: (25%,0%), end: (75%,0%))
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true)
"""
HEADS = """
#set page(
  paper: "a5", margin: 2cm, header: [Landmine Monitor 2018 #h(1fr) Iceland],
  footer: context [#h(1fr) www.example.org -- Page #counter(page).display() #h(1fr)],
)
"""
COLUMNS = """
#set page(
  paper: "a5", margin: 1.5cm, columns: 2,
  header: [Landmine Monitor 2018 #h(1fr) #context counter(page).display()],
)
"""
INDENTED = """
#set page(paper: "a5", margin: 1.8cm, footer: context [#h(1fr) #counter(page).display() #h(1fr)])
#set text(size: 9pt, font: "New Computer Modern")
#set par(first-line-indent: 1.2em, spacing: 0.65em, leading: 0.65em)
#show heading: set block(above: 1.2em, below: 0.8em)
"""
NOTES_BY_PAGE = "\n#set page(header: { counter(footnote).update(0) })\n"
NOTES_BY_CHAPTER = "\n#show heading.where(level: 1): it => { counter(footnote).update(0); it }\n"
BOOK = """
#set page(
  paper: "a5", margin: 2cm, header: [Landmine Monitor 2018: Toward a Mine-Free World],
  footer: context [#h(1fr) #counter(page).display()],
)
"""
BOOK_COLUMNS = """
#set page(paper: "a4", margin: 2cm, columns: 2, footer: context [#h(1fr) #counter(page).display()])
"""


UNRULED = """
#set page(paper: "a5", margin: 2cm, footer: context [#h(1fr) #counter(page).display() #h(1fr)])
#set table(stroke: none)
"""


def pandoc(source: str, to: str, name: str, *args: str) -> None:
    text = (SOURCE / source).read_text(encoding="utf-8")
    pypandoc.convert_text(text, to, format=FORMAT, outputfile=str(HERE / name), extra_args=list(args))


def pdf(source: str, name: str, preamble: str) -> None:
    text = (SOURCE / source).read_text(encoding="utf-8")
    body = PAGE + preamble + pypandoc.convert_text(text, "typst", format=FORMAT)
    typst.compile(body.encode(), output=str(HERE / name))


def main() -> None:
    pandoc("iceland.pandoc", "docx", "pandoc.docx")
    pandoc("iceland.pandoc", "html", "pandoc.html", "-s", "--metadata", "pagetitle=Iceland | Mine Ban Policy")
    pandoc("iceland.pandoc", "html4", "pandoc-html4.html")
    pandoc("iceland.pandoc", "plain", "pandoc-wrapped.txt")
    pandoc("iceland.pandoc", "plain", "pandoc-unwrapped.txt", "--wrap=none")
    pandoc("iceland.pandoc", "gfm", "pandoc-gfm.md")
    pdf("iceland.pandoc", "typst-one-column.pdf", HEADS)
    pdf("iceland.pandoc", "typst-two-columns.pdf", COLUMNS)
    pdf("iceland.pandoc", "typst-indented.pdf", INDENTED)
    pdf("iceland.pandoc", "typst-notes-by-page.pdf", HEADS + NOTES_BY_PAGE)
    pandoc("annual.pandoc", "docx", "pandoc-annual.docx")
    pandoc("annual.pandoc", "html", "pandoc-annual.html")
    pandoc("overview.pandoc", "docx", "pandoc-overview.docx")
    pandoc("overview.pandoc", "html", "pandoc-overview.html")
    pdf("overview.pandoc", "typst-overview.pdf", INDENTED)
    pdf("overview.pandoc", "typst-overview-unruled.pdf", UNRULED)
    pdf("annual.pandoc", "typst-annual.pdf", BOOK + NOTES_BY_CHAPTER)
    pdf("annual.pandoc", "typst-annual-columns.pdf", BOOK_COLUMNS + NOTES_BY_CHAPTER)


if __name__ == "__main__":
    main()
