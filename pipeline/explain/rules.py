"""Where a rule stands in its file, and what is written there about it: for people, who read TOML and its comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.claims.rulefile import FAMILIES, Rule, rule_file
from pipeline.language.cuefile import curly

_ID_LINE = re.compile(r'\s*id\s*=\s*"(?P<id>[^"]+)"')
_WORDS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RulePlace:
    """A rule, the file and line of its id, and the comments that stand at it and at the phrase that matched."""

    rule: Rule
    file: str
    line: int
    comment: str | None
    looks_for: str


def rule_named(extractor: str) -> Rule | None:
    """The rule with that id; None where the extractor is no rule of a file."""
    family = extractor.partition(".")[0]
    rules = rule_file(family).rules if family in FAMILIES else ()
    return next((rule for rule in rules if rule.id == extractor), None)


def rule_place(rule: Rule, sentence: str, predicate: int) -> RulePlace:
    """Where the rule is written, which matched in the sentence's text at the offset ``predicate``."""
    extractor = rule.id
    file = f"rules/{extractor.partition('.')[0]}.toml"
    lines = _lines(file)
    at = next(number for number, line in enumerate(lines) if _id_of(line) == extractor)
    block = next((n for n in range(at, -1, -1) if lines[n].strip() == "[[rule]]"), at)
    comments = [_comment_above(lines, block), _phrase_comment(lines, at, rule, sentence, predicate)]
    comment = " / ".join(comment for comment in comments if comment) or None
    return RulePlace(rule, f"pipeline/claims/{file}", at + 1, comment, _looks_for(rule))


@lru_cache(maxsize=len(FAMILIES))
def _lines(file: str) -> tuple[str, ...]:
    return tuple(files("pipeline.claims").joinpath(file).read_text(encoding="utf-8").split("\n"))


def _id_of(line: str) -> str | None:
    found = _ID_LINE.match(line)
    return found["id"] if found else None


def _comment_above(lines: tuple[str, ...], number: int) -> str | None:
    """The comment on the lines right above a line; None where there is none."""
    first = number
    while first > 0 and lines[first - 1].strip().startswith("#"):
        first -= 1
    return " ".join(line.strip(" #") for line in lines[first:number]) or None


def _phrase_comment(lines: tuple[str, ...], at: int, rule: Rule, sentence: str, predicate: int) -> str | None:
    """The comment above the phrase that matches at the predicate.

    The line of a phrase is found by its place in the list, one phrase a line; where phrases are written otherwise there
    is no comment.
    """
    matching = next((n for n, phrase in enumerate(rule.phrases) if _matches(phrase, sentence, predicate)), None)
    begin = next((n for n in range(at, len(lines)) if lines[n].startswith("phrases = [")), len(lines))
    end = next((n for n in range(begin, len(lines)) if lines[n].rstrip() == "]"), begin)
    phrases = [n for n in range(begin + 1, end) if lines[n].strip() and not lines[n].strip().startswith("#")]
    if matching is None or len(phrases) != len(rule.phrases):
        return None
    return _comment_above(lines, phrases[matching])


def _matches(phrase: str, sentence: str, predicate: int) -> bool:
    found = re.finditer(curly(phrase), sentence, re.IGNORECASE)
    return any(match.start() <= predicate < match.end() for match in found)


def _looks_for(rule: Rule) -> str:
    """The lemmas and nouns of a rule, and how many phrases."""
    parts = []
    for name, words in (("verbs", rule.verbs), ("nouns", rule.nouns)):
        if words:
            more = f" and {len(words) - _WORDS_SHOWN} more" if len(words) > _WORDS_SHOWN else ""
            parts.append(f"{name} {', '.join(words[:_WORDS_SHOWN])}{more}")
    if rule.phrases:
        parts.append(f"{len(rule.phrases)} phrases" if len(rule.phrases) > 1 else "a phrase")
    return "; ".join(parts)
