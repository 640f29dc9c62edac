"""The frames of one family in one sentence: each rule's matches, with their factors worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.claims.rulefile import Rule, RuleFile, hits
from pipeline.language.clauses import is_verb_form
from pipeline.language.cuefile import cues
from pipeline.language.frames import Frame, noun_frame, phrase_frame, verb_frame
from pipeline.language.patterns import pattern
from pipeline.language.view import Sentence

_NOT = re.compile(r"\s(?:not|never)\s", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:the|its|their|of|a)\s+$")
"""What makes a noun of the form behind it."""
_ACTS = re.compile(r"(?:\s*\([^)]*\))?(?:,[^,]*,)?\s+(?:\w+ly\s+|also\s+|still\s+|now\s+|alike\s+)*[“\"]?")
"""Between one who acts and the verb."""
_JOINS = (",", "and", "or")
_LEAD = 120
"""Characters before a verb, at most, in which stand the words that show it to be one."""
_ITEM_BEFORE = re.compile(r"([\w-]+)(?:,\s+|,?\s+(?:and|or|nor)\s+)$")
"""The item of a list before the one at the end; the text then ends with one of ``_JOINS`` and white space."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched, the match's groups, and its frame."""

    rule: Rule
    match: re.Match[str]
    frame: Frame
    kind: str
    """``verb``, ``noun`` or ``phrase``."""


def may_hit(sentence: Sentence, rules: RuleFile) -> bool:
    """Whether the words of any rule stand in the sentence: where not, there is no hit, and nothing else to ask."""
    return rules.matcher.may_match(sentence.tokens, sentence.plain, rules.ids)


Unwanted = Callable[[Sentence, Rule, re.Match[str]], bool]
"""Whether a family would make nothing of a hit, whatever its frame."""


def find_hits(sentence: Sentence, rules: RuleFile, unwanted: Unwanted | None = None) -> Iterator[Hit]:
    """Hits in rule order, but for the ``unwanted``; where matches overlap the first rule's stands.

    Forms that are plainly a noun ("the makes", "a stock") are no verbs, and leave their place to a rule of nouns.
    """
    taken: list[tuple[int, int]] = []
    put_off: list[tuple[Rule, re.Match[str]]] = []  # unwanted hits: their frames matter only where others overlap
    for rule, match in hits(rules, sentence.text, sentence.tokens, sentence.plain):
        for earlier in [pair for pair in put_off if overlap(match, *pair[1].span())]:
            put_off.remove(earlier)
            if hit_of(sentence, *earlier) is not None:
                taken.append(earlier[1].span())
        if any(overlap(match, start, end) for start, end in taken):
            continue
        if unwanted is not None and unwanted(sentence, rule, match):
            put_off.append((rule, match))
            continue
        hit = hit_of(sentence, rule, match)
        if hit is not None:
            taken.append(match.span())
            yield hit


def overlap(match: re.Match[str], start: int, end: int) -> bool:
    """Whether a match has characters of ``text[start:end]``."""
    return match.start() < end and start < match.end()


def hit_of(sentence: Sentence, rule: Rule, match: re.Match[str]) -> Hit | None:
    """The hit of a match; None where its verb is none here."""
    groups = match.groupdict()
    if groups.get("noun"):
        return Hit(rule, match, noun_frame(sentence, match.start(), match.end()), "noun")
    if not groups.get("verb"):
        return Hit(rule, match, phrase_frame(sentence, match.start(), match.end()), "phrase")
    form = " ".join(groups["verb"].lower().split())
    tags = rule.tags_at(groups["verb"])
    if _is_noun(sentence, match.start(), form, tags):
        return None
    frame = verb_frame(sentence, match.start(), match.end(), tags)
    if frame is None:
        return None
    if _NOT.search(groups["verb"]):
        frame.negated, frame.never = True, frame.never or "never" in form
    return Hit(rule, match, frame, "verb")


def _last_word(before: str) -> str:
    """The word, in lower case, that stands with nothing but white space at the end of a text; else ""."""
    word = before[before.rfind(" ", 0, -1) + 1 :] if before.endswith(" ") else ""
    return word[:-1].lower()


@lru_cache(maxsize=1)
def _noun_leads() -> frozenset[str]:
    return frozenset(cues()["words"]["noun_leads"])


@lru_cache(maxsize=1)
def _never_nouns() -> frozenset[str]:
    return frozenset(cues()["words"]["never_nouns"])


def _is_noun(sentence: Sentence, start: int, form: str, tags: frozenset[str]) -> bool:
    """Whether a form that may be noun or verb ("use", "supply", "stocks") is the noun here: it is, unless something
    makes it a verb."""
    if not tags & {"VB", "VBZ", "VBP"} or tags & {"VBD", "VBN"} or " " in form:
        return False
    before = sentence.text[:start]
    aside = sentence.search("clause.aside", len(before.rstrip()))
    if aside is not None:
        before = before[: aside.end()] + " "
    if form in _never_nouns() and not _OWNED.search(before):
        return False
    if _last_word(before) in _noun_leads():
        return True
    if pattern("verb.shown_before").search(before, max(0, len(before) - _LEAD)):
        return False
    if pattern("verb.object_follows").match(sentence.text[start + len(form) :]):
        return False
    for agent in sentence.agents:
        gap = before[agent.end :] if agent.end <= start else None
        if gap is not None and not agent.modifier and _ACTS.fullmatch(gap):
            return False
    coordinated = _ITEM_BEFORE.search(before) if before.rstrip().endswith(_JOINS) else None
    if coordinated and is_verb_form(coordinated.group(1).lower()):
        # an item of a list is what the item before it is: "produces, exports, and stockpiles"
        head = coordinated.group(1).lower()
        return not head.endswith(("ed", "ing")) and _is_noun(sentence, coordinated.start(1), head, frozenset({"VB"}))
    return True
