"""What is not the article: navigation, share links, cookie notices, forms, footers. Removed before the page is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from .html_notes import NoteLinks
from .vocabulary import page_words

_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PRINTED_EDGES = frozenset({"header", "footer"})  # running heads and feet in pages that LibreOffice saves
_MOST_OF_THE_PAGE = 0.5
_MENU_SHARE, _MENU_CHARS, _MENU_ITEM_CHARS = 0.7, 3000, 120


@dataclass(slots=True)
class _Amount:
    """Characters in an element (white space left out), how many of them are link text, and what links there are."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    longest_link: int = 0


def remove_furniture(root: html.HtmlElement, links: NoteLinks) -> None:
    """Drop furniture from the tree, never an element that holds half of the page's words or a note."""
    amounts = _amounts(root, links)
    noted = _holders_of_notes(root, links)
    most = _MOST_OF_THE_PAGE * max(1, amounts[root].chars)
    for element in list(root.iter()):
        if element is root or element.getparent() is None:
            continue
        never = not isinstance(element.tag, str) or element.tag in page_words("never_text")
        if never or (
            element not in noted and amounts[element].chars < most and _is_furniture(element, amounts[element])
        ):
            element.drop_tree()


def _amounts(root: html.HtmlElement, links: NoteLinks) -> dict[html.HtmlElement, _Amount]:
    """Amounts of all elements in one pass, so that deep nesting costs no more than a flat page."""
    amounts: dict[html.HtmlElement, _Amount] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            amounts[element] = _Amount(chars=_chars(element.text))
            continue
        own = amounts[element]
        if element.tag == "a" and element not in links.references and element not in links.labels:
            own.linked, own.links, own.longest_link = own.chars, own.links + 1, max(own.longest_link, own.chars)
        parent = element.getparent()
        if element is not root and parent is not None:
            above = amounts[parent]
            hidden = element.tag in page_words("never_text")
            above.chars += (0 if hidden else own.chars) + _chars(element.tail)
            above.linked += own.linked
            above.links += own.links
            above.longest_link = max(above.longest_link, own.longest_link)
    return amounts


def _chars(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _is_furniture(element: html.HtmlElement, amount: _Amount) -> bool:
    if element.tag in page_words("furniture_tags") or (element.get("role") or "").lower() in page_words(
        "furniture_roles"
    ):
        return True
    if element.get("aria-hidden") == "true" or "display:none" in (element.get("style") or "").replace(" ", ""):
        return True
    if element.tag == "div" and element.get("title") in _PRINTED_EDGES:
        return True
    if element.tag in page_words("never_furniture"):
        return False
    names = _NAME_PARTS.findall(f"{element.get('class') or ''} {element.get('id') or ''}")
    if any(name.lower() in page_words("furniture_names") for name in names):
        return True
    return element.tag in ("ul", "ol", "div", "header", "table") and _is_menu(amount)


def _is_menu(amount: _Amount) -> bool:
    """Nearly all words are links, and the links are short: a menu, a list of languages or years."""
    return (
        amount.links >= 2
        and amount.chars < _MENU_CHARS
        and amount.linked > _MENU_SHARE * amount.chars
        and amount.longest_link < _MENU_ITEM_CHARS
    )


def _holders_of_notes(root: html.HtmlElement, links: NoteLinks) -> set[html.HtmlElement]:
    """Elements around references and notes; an ``<aside>`` or ``<footer>`` with the notes is no furniture."""
    holders: set[html.HtmlElement] = set()
    for element in (*links.references, *links.labels, *links.targets):
        current: html.HtmlElement | None = element
        while current is not None and current is not root and current not in holders:
            holders.add(current)
            current = current.getparent()
    return holders
