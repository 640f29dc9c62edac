"""Which links of a page are note references, which are the labels of notes, and which lead back from a note.

Pages write them in many ways: ``<a href="#_ftn1" name="_ftnref1">[1]</a>`` (Word), ``#sdfootnote1sym`` (OpenOffice),
``<a href="#fn1"><sup>1</sup></a>`` with ``<li id="fn1">`` (pandoc and most site engines), ``#edn1``, and plain numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

_NUMBER = re.compile(r"\s*[\[(]?\s*(\d{1,3})\s*[\])]?\s*[.:)]?\s*")
_LABEL_FRAGMENT = re.compile(r"ref|anc(?!hor)|back|body|text-?\d|source", re.IGNORECASE)
_NOTE_FRAGMENT = re.compile(r"ftn|edn|fn|foot|note|sym|cite", re.IGNORECASE)
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
    order: dict[html.HtmlElement, int] = {}
    places: dict[str, list[html.HtmlElement]] = {}
    for position, element in enumerate(root.iter()):
        if not isinstance(element.tag, str):
            continue
        order[element] = position
        for name in _names(element):
            places.setdefault(name, []).append(element)
    for link, fragment in _local_links(order):
        text = "".join(link.itertext())
        found = _NUMBER.fullmatch(text)
        number = int(found.group(1)) if found else None
        target = _nearest(places.get(fragment, []), order[link], order)
        if number is None:
            if _BACK_TEXT.fullmatch(text) and _LABEL_FRAGMENT.search(fragment):
                links.backlinks.add(link)
        elif _is_label(link, fragment, target, order):
            links.labels[link] = number
        elif target is not None or _NOTE_FRAGMENT.search(fragment):
            links.references[link] = number
            after = next((place for place in places.get(fragment, []) if order[place] > order[link]), None)
            if after is not None and after not in links.references:
                links.targets.setdefault(after, number)
    return links


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


def _nearest(
    places: list[html.HtmlElement], position: int, order: dict[html.HtmlElement, int]
) -> html.HtmlElement | None:
    return min(places, key=lambda place: abs(order[place] - position), default=None)


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
