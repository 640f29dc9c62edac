"""How far something said goes: to the sentence's end, or to a part that plainly starts something new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.language.patterns import pattern

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


def reach(sentence: Sentence, end: int) -> int:
    """Where the content of a saying that is open at ``end`` ends."""
    return next((cut for cut in sentence.breaks if cut > end and _ends(sentence.text, cut, end)), len(sentence.text))


def _ends(text: str, cut: int, begun: int) -> bool:
    """Whether the part that begins at ``cut`` is no longer said by the speaker of what began at ``begun``."""
    rest = text[cut:]
    if pattern("reach.goes_on_that").match(rest):
        return False
    if text[cut - 2 : cut] in {"; ", ": "}:
        # "said this: …" still speaks; a colon further on explains something else
        if rest.startswith("nor "):
            return False
        return not (text[cut - 2] == ":" and cut - begun < 30)
    if pattern("reach.subordinate").match(rest):
        # A subordinate part goes on with what is said, unless it opens by naming someone else.
        return pattern("reach.contrast").match(rest) is not None
    if pattern("reach.but").match(rest):
        return pattern("reach.but_goes_on").match(rest) is None
    if pattern("reach.and").match(rest):
        return pattern("reach.and_goes_on").match(rest) is None
    return False


def first_part(sentence: Sentence, end: int) -> int:
    """Without "that" only the part itself is said: "promised to report, and it took part in …"."""
    for cut in sentence.breaks:
        if cut > end and not pattern("reach.same_part").match(sentence.text[cut:]):
            return cut
    return len(sentence.text)


def previous_stop(text: str, start: int) -> int:
    """Where the stretch begins that an aside at ``start`` speaks of."""
    return max((stop.end() for stop in pattern("reach.stop_before").finditer(text[:start])), default=0)


def next_stop(text: str, end: int) -> int:
    """Where the stretch ends that an aside ending at ``end`` speaks of."""
    stop = pattern("reach.stop_after").search(text, end)
    return stop.start() if stop else len(text)
