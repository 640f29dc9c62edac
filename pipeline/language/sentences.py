"""Where sentences begin and end in a report, note markers and closing quotation marks included.

``split`` cuts one paragraph; it knows the abbreviations of the field ("No.", "para.", "U Thant"), initials, and that a
marker after the full stop ("... in 2010.[3]") still belongs to the sentence before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# "[3]", "[3][4]", "[3, 4]", "[3–5]"
from pipeline.markers import expand_marker

MARKER = re.compile(r"\[\s*(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)\s*\]")

# The full stop with what may close a sentence after it: '.”[3]', '.)', '?’ [4]'
_END = re.compile(r"[.!?…][\"”’')\]]*(?:\s?\[\s*\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\s*\][.\"”’)]*)*(?=\s|$)")

# Words whose full stop does not end a sentence
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Hon|Rev|St|Amb|H\.E|No|Nos|no|nos|Art|Arts|art|para|paras|"
    r"Para|Paras|p|pp|vol|Vol|ed|eds|Ed|Eds|cf|e\.g|i\.e|et al|etc|vs|v|approx|ca|Inc|Ltd|Co|Corp|Jr|Sr|Rep|"
    r"Res|res|doc|Doc|"
    r"Sec|sec|Ch|ch|Fig|fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|U\.S|U\.N|U\.K|D\.C)|"
    # an initial; "Protocol V." and "Form C." end their sentence
    r"(?<!\bProtocol )(?<!\bAnnex )(?<!\bForm )(?<!\bPhase )\b[A-Z])\.$"
)
_OPENS = re.compile(r"\s+[\"“‘'(\[]*(?:[A-Z0-9À-Þ“‘]|ibid|al-)")


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of each sentence of ``text[start:end]``, without white space around it.

    >>> list(split("It abstained in 2010.[1] It did not say why.", 0, 44))
    [(0, 24), (25, 44)]
    """
    begin = start
    for stop in _END.finditer(text, start, end):
        here = stop.end()
        if here < end and not _OPENS.match(text, here, end):
            continue
        if (
            text[stop.start()] == "."
            and _is_abbreviation(text, begin, stop.start() + 1)
            and stop.end() == stop.start() + 1
        ):
            continue
        yield from _trimmed(text, begin, here)
        begin = here
    yield from _trimmed(text, begin, end)


def _is_abbreviation(text: str, begin: int, dot: int) -> bool:
    return bool(_ABBREVIATION.search(text[max(begin, dot - 12) : dot]))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def marker_numbers(text: str) -> tuple[int, ...]:
    """Note numbers of all markers in ``text``, in order: "…[3, 4] and …[6]" gives (3, 4, 6)."""
    return tuple(number for marker in MARKER.finditer(text) for number in expand_marker(marker.group(1)))
