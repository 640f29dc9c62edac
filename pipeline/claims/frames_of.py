"""The frames of one family in one sentence: each rule's matches, with their factors worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.claims.rulefile import Rule, RuleFile, hits
from pipeline.language.frames import Frame, noun_frame, phrase_frame, verb_frame
from pipeline.language.view import Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched, the match's groups, and its frame."""

    rule: Rule
    match: re.Match[str]
    frame: Frame
    kind: str
    """``verb``, ``noun`` or ``phrase``."""


def find_hits(sentence: Sentence, rules: RuleFile) -> Iterator[Hit]:
    """Hits in rule order; forms that are plainly a noun ("the makes", "a stock") are left out."""
    words = frozenset(word.lower for word in sentence.words)
    for rule, match in hits(rules, sentence.text, words):
        groups = match.groupdict()
        if groups.get("verb"):
            form = re.sub(r"\s+", " ", groups["verb"].lower())
            tags = rule.tags.get(form, frozenset())
            if _is_noun(sentence, match.start(), form, tags):
                continue
            frame = verb_frame(sentence, match.start(), match.end(), tags)
            if frame is not None:
                yield Hit(rule, match, frame, "verb")
        elif groups.get("noun"):
            yield Hit(rule, match, noun_frame(sentence, match.start(), match.end()), "noun")
        else:
            yield Hit(rule, match, phrase_frame(sentence, match.start(), match.end()), "phrase")


_DETERMINER = re.compile(r"\b(?:the|a|an|its|their|his|this|that|any|no|some|new|such|of|for|in|on|continued|further|first|last|alleged|reported|limited|extensive|widespread|his|mine|munition|whose|future|possible|past|recent|mine-|landmine)\s+$", re.IGNORECASE)


def _is_noun(sentence: Sentence, start: int, form: str, tags: frozenset[str]) -> bool:
    """Whether a form that may be noun or verb ("use", "supply", "stocks") is the noun here."""
    if not tags & {"VB", "VBZ", "VBP"} or tags & {"VBD", "VBN"} and form not in {"put", "set"} or " " in form:
        return False
    before = sentence.text[:start]
    if re.search(r"\b(?:to|not|will|would|can|could|may|might|should|must|does|did|do|cannot|never|who|which|they|we|it|he|she|and|or)\s+(?:\w+ly\s+|ever\s+|also\s+|again\s+|still\s+)?$", before, re.IGNORECASE):
        return bool(re.search(r"\b(?:the|a|its|their|of)\s+\w+\s+(?:and|or)\s+$", before))
    return bool(_DETERMINER.search(before)) or not before.strip()
