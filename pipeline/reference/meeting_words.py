"""Reads the words around a meeting's name: number, treaty, place and dates, before and after it.

Start with ``read_meeting_words``. A head and the pieces before it come from ``meeting_heads``, the pieces after it from
``meeting_tails``, lists from ``meeting_lists``, and "those of June 2011" from ``meeting_pronouns``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reference.meeting_heads import MeetingWords, Numbers, find_heads
from pipeline.reference.meeting_lists import numbered, unnumbered
from pipeline.reference.meeting_pronouns import pronouns
from pipeline.reference.treaties import TreatyMention

_AFTER_TREATY = re.compile(r"\s+(?:to|of|on|for|under)\s+(?:the\s+)?(?:(?:treaty|convention)['’]s\s+)?|,\s+")
_AFTER_REFERENCE = re.compile(r"\s+(?:to|of|under)\s+(the|that|this)\s+(treaty|convention|protocol)\b", re.IGNORECASE)


def read_meeting_words(text: str, treaties: list[TreatyMention], since: int = 0) -> list[MeetingWords]:
    """Every meeting that the words from ``since`` on name, in text order."""
    starts = {mention.start: mention for mention in treaties}
    heads = find_heads(text, treaties, since)
    found = [one for words, numbers in heads for one in _after(text, words, numbers, starts)]
    if not found:
        return found
    found.sort(key=_place)
    return sorted([*found, *pronouns(text, found, starts)], key=_place)


def _place(words: MeetingWords) -> tuple[int, int]:
    return words.start, words.end


def _after(
    text: str, words: MeetingWords, numbers: Numbers, starts: dict[int, TreatyMention]
) -> Iterator[MeetingWords]:
    """One ``MeetingWords`` a number, or a place and date, with the pieces after the head."""
    words = _treaty_after(text, words, starts)
    if numbers:
        yield from numbered(text, words, numbers, starts)
    else:
        yield from unnumbered(text, words, starts)


def _treaty_after(text: str, words: MeetingWords, starts: dict[int, TreatyMention]) -> MeetingWords:
    match = _AFTER_TREATY.match(text, words.end)
    if match and (mention := starts.get(match.end())):
        return words._replace(end=mention.end, treaty=mention.code)
    match = _AFTER_REFERENCE.match(text, words.end)
    if match and words.treaty is None:
        back = match[1].lower() in ("that", "this")
        return words._replace(end=match.end(), reference=match[2].lower(), points_back=back)
    return words
