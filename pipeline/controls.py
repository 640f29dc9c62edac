"""Text from outside without the characters that command a terminal or a page instead of being read."""

from __future__ import annotations

import re

# C0 and C1 controls but tab and line feed, and the characters that turn the direction of text: a report could hold
# sequences that recolour the terminal, retitle it or hide words.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    r"""Text from outside with its control characters spelled out: an escape becomes the four characters ``\x1b``."""
    return _UNSAFE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)
