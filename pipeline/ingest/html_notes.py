"""Which links of a page are note references, which are the labels of notes, and which lead back from a note.

Pages write them in many ways: ``<a href="#_ftn1" name="_ftnref1">[1]</a>`` (Word), ``#sdfootnote1sym`` (OpenOffice),
``<a href="#fn1"><sup>1</sup></a>`` with ``<li id="fn1">`` (pandoc and most site engines), ``#edn1``, and plain numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from .vocabulary import match_line

_NUMBER = re.compile(r"\s*[\[(]?\s*(\d{1,3})\s*[\])]?\s*[.:)]?\s*")
_LABEL_FRAGMENT = re.compile(r"ref|anc(?!hor)|back|body|text-?\d|source", re.IGNORECASE)
_NOTE_FRAGMENT = re.compile(r"ftn|edn|fn|foot|note|sym|cite", re.IGNORECASE)
_NOTE_LIST_NAME = re.compile(r"foot-?notes?|end-?notes?|\bnotes\b|\breferences\b", re.IGNORECASE)
_BACK_TEXT = re.compile(r"[\s↩︎^↑⤴\u21a9\ufe0e\ufe0f]*|back|return|top", re.IGNORECASE)


@dataclass(slots=True)
class NoteLinks:
    """What the walk over the page asks: role and number of a link, and which elements begin a note."""

    references: dict[html.HtmlElement, int] = field(default_factory=dict)
    labels: dict[html.HtmlElement, int] = field(default_factory=dict)
    backlinks: set[html.HtmlElement] = field(default_factory=set)
    targets: dict[html.HtmlElement, int] = field(default_factory=dict)
    """Elements to which a reference leads, with the note's number."""


def find_note_links(root: html.HtmlElement) -> NoteLinks:
    """Sort all links to places on the same page."""
    links = NoteLinks()
    order, places = _places(root)
    for link, fragment in _local_links(order):
        text = "".join(link.itertext())
        found = _NUMBER.fullmatch(text)
        targets = places.get(fragment, [])
        at = bisect_left(targets, order[link], key=order.__getitem__)
        nearest = min(targets[max(0, at - 1) : at + 2], key=lambda place: abs(order[place] - order[link]), default=None)
        if found is None:
            if _BACK_TEXT.fullmatch(text) and _LABEL_FRAGMENT.search(fragment):
                links.backlinks.add(link)
        elif _is_label(link, fragment, nearest, order):
            links.labels[link] = int(found.group(1))
        elif nearest is not None or _NOTE_FRAGMENT.search(fragment):
            links.references[link] = int(found.group(1))
            after = next((place for place in targets[at : at + 2] if place is not link), None)
            if after is not None and after not in links.references:
                links.targets.setdefault(after, int(found.group(1)))
    _add_note_lists(root, links)
    return links


def _places(
    root: html.HtmlElement,
) -> tuple[dict[html.HtmlElement, int], dict[str, list[html.HtmlElement]]]:
    """Every element with its position on the page, and the elements of each id or name."""
    order: dict[html.HtmlElement, int] = {}
    places: dict[str, list[html.HtmlElement]] = {}
    for position, element in enumerate(root.iter()):
        if isinstance(element.tag, str):
            order[element] = position
            for name in _names(element):
                places.setdefault(name, []).append(element)
    return order, places


def _add_note_lists(root: html.HtmlElement, links: NoteLinks) -> None:
    for note_list in root.iter("ol"):
        if _is_note_list(note_list) and not any(link in links.labels for link in note_list.iter("a")):
            for number, item in enumerate(note_list.iterchildren("li"), start=_first_number(note_list)):
                links.targets.setdefault(item, number)


def _is_note_list(element: html.HtmlElement) -> bool:
    """A numbered list under a heading "Notes", or one that its name calls so; its numbers are nowhere in the text."""
    parent = element.getparent()
    for named in (element, *([parent] if parent is not None and parent.tag in ("div", "section", "aside") else [])):
        if _NOTE_LIST_NAME.search(f"{named.get('class') or ''} {named.get('id') or ''}"):
            return True
    before = element.getprevious()
    return before is not None and match_line("notes_heading", "".join(before.itertext())) is not None


def _first_number(element: html.HtmlElement) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isdigit() else 1


def _names(element: html.HtmlElement) -> Iterator[str]:
    for attribute in ("id", "name"):
        value = element.get(attribute)
        if value:
            yield value


def _local_links(order: dict[html.HtmlElement, int]) -> Iterator[tuple[html.HtmlElement, str]]:
    for element in order:
        href = element.get("href") if element.tag == "a" else None
        if href and "#" in href:
            fragment = href.rsplit("#", 1)[1].strip()
            if fragment:
                yield element, fragment


def _is_label(
    link: html.HtmlElement, fragment: str, target: html.HtmlElement | None, order: dict[html.HtmlElement, int]
) -> bool:
    """Names tell most links apart ("_ftnref1" leads back); else a note's label leads up the page."""
    own = " ".join(_names(link))
    leads_back = bool(_LABEL_FRAGMENT.search(fragment))
    comes_from_body = bool(_LABEL_FRAGMENT.search(own))
    if leads_back != comes_from_body:
        return leads_back
    return target is not None and order[target] < order[link]
