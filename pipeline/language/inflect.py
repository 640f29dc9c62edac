"""All forms of a verb phrase, so that a rule names the lemma only: "take part in" also means "took part in".

Forms come from lemminflect; ``FORMS_BY_HAND`` adds what it lacks. Each form carries the tags of its possible readings,
which
later tell a passive ("were laid") from a past ("laid").
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.language.lexicon import inflections

#: Verbs that lemminflect does not know or knows only in part.
FORMS_BY_HAND: dict[str, dict[str, tuple[str, ...]]] = {
    "be": {
        "VB": ("be",),
        "VBZ": ("is",),
        "VBP": ("are", "am"),
        "VBD": ("was", "were"),
        "VBN": ("been",),
        "VBG": ("being",),
    },
    "have": {"VB": ("have",), "VBZ": ("has",), "VBP": ("have",), "VBD": ("had",), "VBN": ("had",), "VBG": ("having",)},
    "lay": {"VB": ("lay",), "VBZ": ("lays",), "VBD": ("laid",), "VBN": ("laid",), "VBG": ("laying",)},
    "emplace": {
        "VB": ("emplace",),
        "VBZ": ("emplaces",),
        "VBD": ("emplaced",),
        "VBN": ("emplaced",),
        "VBG": ("emplacing",),
    },
}


@lru_cache(maxsize=4096)
def forms(lemma: str) -> dict[str, frozenset[str]]:
    """Each form of the verb ``lemma`` with its Penn tags, lower case.

    >>> sorted(forms("lay")["laid"])
    ['VBD', 'VBN']
    """
    found: dict[str, set[str]] = {}
    table = FORMS_BY_HAND.get(lemma)
    for tag, spellings in (inflections(lemma) if table is None else table).items():
        for spelling in spellings:
            found.setdefault(spelling.lower(), set()).add(tag)
    if not any("VBN" in tags for tags in found.values()):
        for tags in found.values():
            if "VBD" in tags:
                tags.add("VBN")
    found.setdefault(lemma, set()).add("VB")
    return {form: frozenset(tags) for form, tags in sorted(found.items())}


@lru_cache(maxsize=4096)
def phrase_forms(phrase: str) -> dict[str, frozenset[str]]:
    """Every form of a verb phrase whose first word is the verb: "take part in" → "took part in" … with tags."""
    verb, _, rest = phrase.partition(" ")
    return {f"{form} {rest}".strip(): tags for form, tags in forms(verb).items()}
