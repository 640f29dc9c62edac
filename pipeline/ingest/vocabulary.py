"""The vocabulary of report layout (``rules/layout.toml``) and its look-ups.

>>> match_line("theme", "Mine Ban Policy").value
'mine_ban_policy'
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field, fields
from functools import lru_cache
from importlib.resources import files

KINDS = (
    "theme",
    "edition",
    "last_updated",
    "overview_heading",
    "overview_label",
    "section",
    "volume_part",
    "notes_heading",
    "furniture",
    "page_furniture",
    "domain",
)


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """One rule of ``rules/layout.toml``; the file's keys are these fields."""

    id: str
    kind: str
    pattern: str
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    value: str | None = None

    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LineMatch:
    """Which rule a line met, what it answers, and the named parts of the line."""

    rule_id: str
    value: str | None
    parts: dict[str, str | None] = field(default_factory=dict)


def parse_rules(source: str) -> tuple[LayoutRule, ...]:
    """Rules from TOML text. Raises ``ValueError`` for an unknown key or kind, listing the allowed ones."""
    allowed = [f.name for f in fields(LayoutRule)]
    rules = []
    for entry in tomllib.loads(source)["rule"]:
        unknown = sorted(set(entry) - set(allowed))
        if unknown:
            raise ValueError(f"rule {entry.get('id')!r}: unknown keys {unknown}; allowed are {allowed}")
        if entry["kind"] not in KINDS:
            raise ValueError(f"rule {entry['id']!r}: unknown kind {entry['kind']!r}; allowed are {list(KINDS)}")
        for key in ("must_match", "must_not_match"):
            entry[key] = tuple(entry[key])
        rules.append(LayoutRule(**entry))
    return tuple(rules)


@lru_cache(maxsize=1)
def layout_rules() -> tuple[LayoutRule, ...]:
    """The rules of ``rules/layout.toml`` in file order."""
    return parse_rules(files(__package__).joinpath("rules/layout.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=len(KINDS))
def _compiled(kind: str) -> tuple[tuple[LayoutRule, re.Pattern[str]], ...]:
    return tuple((rule, rule.compiled()) for rule in layout_rules() if rule.kind == kind)


@lru_cache(maxsize=8192)  # the same lines are asked about at every step
def match_line(kind: str, line: str) -> LineMatch | None:
    """The first rule of ``kind`` that the whole line meets, or None. Lines over 300 characters meet none."""
    line = line.strip()
    if not line or len(line) > 300:
        return None
    for rule, pattern in _compiled(kind):
        found = pattern.fullmatch(line)
        if found:
            return LineMatch(rule.id, rule.value, found.groupdict())
    return None


def count_domain_words(text: str, enough: int) -> int:
    """How many words of the field stand in ``text``, counted up to ``enough``."""
    count = 0
    for _, pattern in _compiled("domain"):
        for _found in pattern.finditer(text):
            count += 1
            if count >= enough:
                return count
    return count


@lru_cache(maxsize=16)
def page_words(key: str) -> frozenset[str]:
    """One list of ``rules/html.toml`` (names of elements, roles, classes)."""
    source = files(__package__).joinpath("rules/html.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)[key])


@lru_cache(maxsize=1)
def _language_words() -> dict[str, frozenset[str]]:
    source = files(__package__).joinpath("rules/languages.toml").read_text(encoding="utf-8")
    return {code: frozenset(words) for code, words in tomllib.loads(source)["words"].items()}


def guess_language(text: str) -> str:
    """ISO 639-1 code of the language whose little words are most frequent in ``text``; ``en`` where none stands out."""
    words = Counter(re.findall(r"\w+", text[:20_000].lower()))
    counts = {code: sum(words[word] for word in little) for code, little in _language_words().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts["en"] else "en"
