"""Mines and submunitions kept for training and research. Rules: ``rules/retention.toml``; how a hit is read: ``holdings.py``."""

from __future__ import annotations

import re

from pipeline.claims.figures import words
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.holdings import Reading, read, retention_section
from pipeline.claims.holdings_rows import retention_row
from pipeline.claims.rulefile import rule_file
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading("retention", stative=frozenset({"retains", "retains_none"}), counted=frozenset({"retains"}))
# Wishes and open questions; an announced number is a claim ("it will keep", "intends to keep 400").
_WISH = re.compile(r"\b(?:would (?:\w+ )?(?:like|prefer|wish|have to|need)|wants? to|wishes to|hopes? to|asked|request\w*|consider\w*|call(?:s|ed)? (?:up)?on|urg\w+|appeal\w*|encourag\w*|must|could|might|may|should|whether|if|not (?:yet )?decided|decide how|how many|allow\w*|permit\w*|right to|entitle\w*|option)\b[^.;]{0,70}$", re.IGNORECASE)
# Kept to be used: a stockpile, whatever training it serves besides.
_OPERATIONAL = re.compile(r"\b(?:defensive|defen[cs]e|operational|deterr\w+|operations|combat) (?:and \w+ )?(?:purposes?|use|needs|and)\b|\bfor operations\b", re.IGNORECASE)
# Mines once kept and since used up or destroyed.
_FORMERLY = re.compile(r"\b(?:previously|formerly|earlier|once|that were|originally)\s*$", re.IGNORECASE)
_USED_UP = re.compile(r"\b(?:destroy(?:ed|ing)?|consum(?:ed|ing)|used up|eliminated|expended|blew up|blown up|destruction of)\b", re.IGNORECASE)
_OTHER = re.compile(r"\s+(?:(?!for\b|to\b|as\b|in\b)\w+\s+){0,3}(?:workshops?|seminars?|courses?|meetings?|conferences?|exercises?|training|lawyer|right|view|option|session|briefing|records?|discussions?)\b", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of retention in a sentence or a row of the overview table: one rule a sentence part."""
    row = retention_row(sentence) if sentence.label_end else None
    if row is not None:
        return row
    rules = rule_file("retention")
    claims: list[Claim] = []
    parts: set[tuple[int, int]] = set()
    for hit in find_hits(sentence, rules):
        part = sentence.part_of(hit.frame.start)
        if not _is_retention(hit):
            continue
        known = {(claim.quantity, claim.when, claim.value) for claim in claims}
        counts = {claim.quantity for claim in claims}
        found = [c for c in read(hit, rules, READING) if (c.quantity, c.when, c.value) not in known and (part not in parts or (c.quantity is not None and c.quantity not in counts))]
        if found:
            parts.add(part)
        claims.extend(found)
    return claims


def about_retention(sentence: Sentence) -> bool:
    """Whether a sentence that names no purpose is about mines kept for training: by its section, or by the sentence before."""
    if retention_section(sentence):
        return True
    before = sentence.previous
    for _ in range(2):
        if before is None or before.paragraph != sentence.paragraph:
            return False
        if words().retained.search(before.text) or words().training.search(before.text):
            return True
        if not re.match(r"(?:It|In|At|As|This|The|By|An?|Of)\b", sentence.text):
            return False
        before = before.previous
    return False


def _is_retention(hit: Hit) -> bool:
    frame, sense = hit.frame, hit.rule.sense
    sentence, text = frame.sentence, frame.text
    if sense == "none":
        return True
    left, right = sentence.part_of(frame.start)
    part = words().aside.sub("", text[left:right])
    if frame.start - left >= len(part) or _OPERATIONAL.search(part):
        return False
    purpose = bool(words().training.search(part) or re.search(r"\bretain|\bretention", part, re.IGNORECASE))
    if sense == "retain" and (_FORMERLY.search(text[max(0, frame.start - 30) : frame.start]) or (frame.passive and re.search(r"\bhad (?:previously |earlier |originally )?been\s*$", text[: frame.start]))):
        return False
    if not purpose and not about_retention(sentence) and not words().retained.search(text[:left]) and not words().training.search(text[:left]):
        return False
    if not purpose and words().stock.search(part):
        return False
    if _WISH.search(text[left : frame.start]) and not frame.passive:
        return False
    if _OTHER.match(text, frame.end) and not re.match(r"\s+(?:(?!on\b|about\b|of\b|in\b)\w+\s+){0,3}(?:mines|munitions|submunitions)\b", text[frame.end :]):
        return False
    if sense == "number" and re.match(r"retained|mines|munitions|submunitions", hit.match.group(), re.IGNORECASE) and _USED_UP.search(part):
        return False
    if sense == "number":
        return bool(re.search(r"\d", part))
    return True
