"""Web pages to blocks: the article only, with its note links as references. Reads pages of every site generation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree, html

from pipeline.ingest.blocks import Block

from .decode import looks_like
from .errors import IngestError
from .html_blocks import page_blocks
from .html_furniture import remove_furniture
from .html_notes import find_note_links
from .runs import clean, plain
from .settings import DEFAULT_SETTINGS, IngestSettings
from .structure import find_headings, is_title_or_section
from .text_reader import join_note_paragraphs
from .vocabulary import match_line

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# An XML declaration, and a document type with definitions of its own inside
_DECLARATION = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE[^\[>]*\[[^\]]*\]\s*>)?", re.IGNORECASE)
_LONG = 120
_MOST_OF_THE_ARTICLE = 0.85


def read_html(data: bytes, settings: IngestSettings = DEFAULT_SETTINGS) -> tuple[list[Block], str | None]:
    """Blocks of the article and the page's ``<title>``. Raises ``IngestError`` for what is no page."""
    page = decode_page(data)
    if page.count("<") > settings.max_html_tags:
        limit = f"{settings.max_html_tags:,}"
        raise IngestError("recognise", f"more than {limit} tags are too many for reports; save single pages instead")
    root = _parse(page)
    title = clean(root.findtext(".//title") or "").strip() or None
    body = root.find("body")
    body = root if body is None else body
    links = find_note_links(body)
    remove_furniture(body, links)
    blocks = _article(list(page_blocks(body, links)))
    return find_headings(join_note_paragraphs(_without_furniture(blocks)), settings, only_known=True), title


def decode_page(data: bytes) -> str:
    """The page as text: by its byte order mark, its declared character set, UTF-8, or Windows-1252 at last."""
    other = looks_like(data)
    if other:
        raise IngestError("decode", f"the file is {other}, not a web page; give it the right extension")
    declared = _CHARSET.search(data[:4096])
    encodings = [declared.group(1).decode("ascii", "ignore")] if declared else []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings.insert(0, "utf-16")
    for encoding in ("utf-8-sig", *encodings, "cp1252"):
        # The declaration is often wrong, valid UTF-8 never is by chance.
        try:
            return data.decode("cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "ascii") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _parse(page: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", page).replace("\0", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IngestError("parse", "the page holds no readable HTML; save it again from the browser") from error
    # libxml2 follows 256 levels of elements and drops what is deeper; saved pages stay below 60.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise IngestError("parse", "elements are nested too deep or too long; the page is damaged, save it again")
    return root


def _without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Lines that say "Back to top" or "Notes", or nothing at all (">", "+ * +"), are no text of the report."""
    return [block for block in blocks if block.kind in ("note", "table_row") or not _says_nothing(plain(block.runs))]


def _says_nothing(line: str) -> bool:
    kinds = ("furniture", "page_furniture", "notes_heading")
    return not any(map(str.isalnum, line)) or any(match_line(kind, line) for kind in kinds)


def _article(found: Sequence[tuple[Block, html.HtmlElement]]) -> list[Block]:
    """The blocks of the article: those inside the element that holds nearly all long text, and the head above it."""
    holder = _deepest_holder(found)
    if holder is None:
        return [block for block, _ in found]
    inside = [_is_within(element, holder) for _, element in found]
    first = inside.index(True)
    kept = [block for (block, _), within in zip(found, inside, strict=True) if within]
    above = [block for block, element in found[:first] if _is_head(block) and not _is_link(element)]
    return [*above, *kept]


def _weight(block: Block) -> int:
    length = sum(len(plain(cell)) for cell in block.cells) + len(plain(block.runs))
    return length if block.kind == "table_row" or length >= _LONG else 0


def _deepest_holder(found: Sequence[tuple[Block, html.HtmlElement]]) -> html.HtmlElement | None:
    """The deepest element with nearly all long paragraphs and every note in it; None for a page without any."""
    weights: dict[html.HtmlElement, int] = {}
    notes: dict[html.HtmlElement, int] = {}
    total = total_notes = 0
    for block, element in found:
        is_note = block.kind == "note"
        weight = 0 if is_note else _weight(block)
        total, total_notes = total + weight, total_notes + is_note
        for holder in (element, *element.iterancestors()):
            weights[holder] = weights.get(holder, 0) + weight
            notes[holder] = notes.get(holder, 0) + is_note
    enough = [
        holder
        for holder, weight in weights.items()
        if weight >= _MOST_OF_THE_ARTICLE * total and notes[holder] == total_notes
    ]
    if total == 0 or not enough:
        return None
    return max(enough, key=lambda holder: sum(1 for _ in holder.iterancestors()))


def _is_within(element: html.HtmlElement, holder: html.HtmlElement) -> bool:
    return element is holder or any(ancestor is holder for ancestor in element.iterancestors())


def _is_link(element: html.HtmlElement) -> bool:
    """Whether all words of a block lead elsewhere: a line of a menu."""
    linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("a") if link.get("href"))
    return linked > 0 and linked >= 0.9 * len("".join(element.itertext()).strip())


def _is_head(block: Block) -> bool:
    line = plain(block.runs).strip()
    return block.kind == "heading" or is_title_or_section(line) or match_line("last_updated", line) is not None
