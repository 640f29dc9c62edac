"""One fast pattern out of many fixed phrases.

``re`` tries the branches of an alternation one by one; written as a trie they share their beginnings, and a thousand
phrases cost little more than ten. A space in a phrase stands for any white space, an apostrophe for both its forms,
a hyphen for its look-alikes; otherwise phrases are exact, upper and lower case included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

# The characters that reports write in more than one way: "Côte d’Ivoire", "Guinea‑Bissau", a name broken over a line.
VARIANTS = {" ": r"\s+", "'": "['’]", "’": "['’]", "-": "[-‐‑]"}

_END = ""
_escaped = lru_cache(maxsize=1 << 10)(re.escape)  # all phrases together are of a hundred characters
_Trie = dict[str, "_Trie"]


def phrase_source(phrases: Iterable[str], variants: Mapping[str, str] = VARIANTS) -> str:
    """Regular expression source (a group, no boundaries) that matches the longest of ``phrases`` at a place."""
    root: _Trie = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(variants.get(character) or _escaped(character), {})
        node[_END] = {}
    return _source(root)


def compile_phrases(phrases: Iterable[str], *, after: str = "") -> re.Pattern[str]:
    """Pattern that finds whole phrases; ``after`` is a lookahead that must also hold behind one."""
    found = from_first_letter(phrases, phrase_source, VARIANTS, before=r"\w")
    return re.compile(rf"{found}(?!\w){after}")


def from_first_letter(
    phrases: Iterable[str], source: Callable[[Iterable[str]], str], variants: Mapping[str, str], *, before: str
) -> str:
    """What ``source`` makes of phrases that nothing of ``before`` may stand before, told apart by their first letters.

    A pattern that begins with letters is searched by these alone, where one that begins with a look behind is tried at
    every place of a text; so what stands before a phrase is looked at behind its first letter.
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in phrases:
        by_letter.setdefault(phrase[0], []).append(phrase[1:])
    branches = (
        rf"{variants.get(letter, re.escape(letter))}(?<!{before}.){source(rest)}"
        for letter, rest in sorted(by_letter.items())
    )
    return f"(?:{'|'.join(branches)})"


def phrase_key(words: str) -> str:
    """The form under which phrases are looked up: one space, straight apostrophes, plain hyphens."""
    return " ".join(words.replace("’", "'").replace("‑", "-").replace("‐", "-").split())


def _source(node: _Trie) -> str:
    branches = [head + _source(tail) for head, tail in sorted(node.items()) if head != _END]
    if not branches:
        return ""
    if len(branches) == 1 and _END not in node:
        return branches[0]
    # Longer phrases come first, so that "Guinea-Bissau" wins over "Guinea".
    return f"(?:{'|'.join(branches)})" + ("?" if _END in node else "")
