"""Views of a citation of the same length, in which quotations, brackets and addresses are blanked out.

Punctuation inside titles, brackets and URLs separates nothing; in a masked view it is gone, and every offset
still holds.
"""

from __future__ import annotations

import re
from functools import lru_cache

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"]+|(?<![\w@.])(?:bit\.ly|tinyurl\.com|goo\.gl|(?:[a-z][a-z0-9-]*\.){1,4}(?:org|com|net|int|gov|info))(?:/[^\s<>“”\"]*)?"
)
"""https://treaties.un.org, www.example.org/a?b=1, bit.ly/Name12."""
IN_URLS = ("://", "www.", "bit.ly", "goo.gl", ".org", ".com", ".net", ".int", ".gov", ".info")
"""One of these is in every web address."""
QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|\"[^\"\n]*\"|‘(?<![\w’']‘)[^‘’\n]*(?:’(?=\w)[^‘’\n]*)*[,.?!]’")
"""“Title,” with quotations inside it; "Title"; ‘Title,’ in British style, an apostrophe inside.

Each begins with its mark, which ``re`` then looks for first."""
BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]")
"""(New York: Publisher, May 1997), one level of brackets inside."""
_MASKED = re.compile(r"[“\"‘]_*[.,?!;:]?[”\"’]|\(_*\)|_{4,}")
_LAST = re.compile(r"[.,?!;:]?.$", re.DOTALL)


@lru_cache(maxsize=256)  # one citation is looked at from many sides
def mask(text: str) -> str:
    """Quotations, brackets and URLs filled with ``_``; their delimiters and last punctuation stay.

    >>> mask("“A; b.” (c; d)")
    '“____.” (____)'
    """
    if may_have_url(text):
        text = URL.sub(_fill_url, text)
    text = QUOTED.sub(_fill_quoted, text)
    return BRACKETED.sub(lambda found: "(" + "_" * (len(found.group()) - 2) + ")", text)


@lru_cache(maxsize=256)
def blank(text: str) -> str:
    """Quotations, brackets and URLs turned into spaces, delimiters too: only running words are left."""
    masked = mask(text)
    return _MASKED.sub(lambda found: " " * len(found.group()), masked)


def may_have_url(text: str) -> bool:
    """Whether a piece is in a text that every web address has: looking for addresses themselves is slow."""
    return any(map(text.__contains__, IN_URLS))


def find_url(text: str) -> str | None:
    """The first web address of a citation, without the punctuation after it."""
    found = URL.search(text) if may_have_url(text) else None
    return _trim(found.group()) if found else None


def _trim(url: str) -> str:
    url = url.rstrip(".,;:’”\"'")
    return url if "(" in url else url.rstrip(")")


def _fill_url(found: re.Match[str]) -> str:
    address = _trim(found.group())
    return "_" * len(address) + found.group()[len(address) :]


def _fill_quoted(found: re.Match[str]) -> str:
    words = found.group()
    tail = _LAST.search(words[1:])
    kept = tail.group() if tail else ""
    return words[0] + "_" * (len(words) - 1 - len(kept)) + kept
