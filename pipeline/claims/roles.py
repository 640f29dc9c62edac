"""States called by what they do: "is a producer and exporter of", "a former exporter", "lists them as producers: A, B, and C"."""

from __future__ import annotations

import re

from pipeline.claims.arguments import Object, last_weapon
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods import claims_of, in_section, vocabulary
from pipeline.claims.rulefile import RuleFile
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.records import Claim

# What makes the noun a predicate: "is a", "as a", "one of the few", "on the list of".
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|remain(?:s|ed)?|as|became|become|stay(?:s|ed)|constitutes?|among|one of|lists? of|consider(?:s|ed)?|deem(?:s|ed)|call(?:s|ed)|label(?:s|ed)|include[sd]?|once|includ\w+|one of the last|one of the few|(?:last|few) (?:remaining|known))\b[^.;:]{0,60}$|^(?:a|an|once a|formerly a)\s+(?:[\w-]+\s+){0,4}$|,\s+(?:a|an|once an?|formerly an?|itself an?)\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|formerly|one-time|past|once|previously|ex|was|were|had been|used to be|historical\w*|in the past|until)\b[^.;]{0,60}$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|neither|nor|no longer|never|no)\b[^.;]{0,60}$", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:listed|identified|regarded|considered|named|classified|counted|described|cited|included)\b[^.;]{0,60}$", re.IGNORECASE)


def role_claims(hit: Hit, rules: RuleFile, stem: str) -> list[Claim]:
    """Claims of a noun of role; ``stem`` is the sense ("producer", "exporter") to which "_not", "_never", "_formerly" are added."""
    frame = hit.frame
    left, _ = frame.sentence.part_of(frame.start)
    before = re.split(r"\b(?:but|although|while|and (?:is|was|remains|has been))\b", frame.text[left : frame.start])[-1]
    thing = _thing(hit)
    if thing is None or not _PREDICATE.search(before) or vocabulary("unlisted").search(frame.text[: frame.start]):
        return []
    if frame.irrealis or frame.future or re.search(r"\b(?:to become|becoming|possible|would-be|other|all|any|if)\b[^.;]{0,25}$", before, re.IGNORECASE):
        return []
    sense = stem
    if _NOT.search(before) and not re.search(r"\bnot only\b", before):
        sense = f"{stem}_never" if re.search(r"\bnever\b[^.;]{0,60}$", before) else f"{stem}_not"
    elif re.search(r"\bin the past\b", frame.text[frame.end : frame.end + 60]) or (_FORMER.search(before) and not _LISTED.search(before)):
        sense = f"{stem}_formerly"
    if hit.match.group().lower().startswith("non"):
        sense = f"{stem}_not"
    dates = [d for d in frame.sentence.dates if d.edtf and 0 <= d.start - max(frame.end, thing.end or 0) < 30 and "," not in frame.text[frame.end : d.start]]
    return claims_of(hit, rules, sense, thing, _bearers(hit), _kept(sense, dates))


def _kept(sense: str, dates: list[DateMention]) -> list[DateMention]:
    return [d for d in dates if d.relation in {"until", "range", "since"} or sense.endswith("_formerly")]


def _thing(hit: Hit) -> Object | None:
    """"producers of cluster munitions", "mine producer"; else what the paragraph speaks of; None for producers of something else."""
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    behind = re.compile(r"(?:,? (?:and|or|user|stockpiler|importer|exporter|producer|supplier|manufacturer|former|an?|possibly)s?)*\s+of\s+").match(text, frame.end)
    before = [w for w in sentence.weapons if w.end <= frame.start]
    if behind:
        for weapon in sentence.weapons:
            if 0 <= weapon.start - behind.end() < 60 and not re.search(r"[,;.]", text[behind.end() : weapon.start]):
                return Object(weapon.weapon, weapon.start, weapon.end)
        if re.match(r"(?:them|these|those|it|the weapons?|such|this weapon|any)\b", text[behind.end() :]):
            return Object(last_weapon(sentence, frame.start), frame.end, behind.end())
        return None
    if before and frame.start - before[-1].end < 3:
        return Object(before[-1].weapon, before[-1].start, before[-1].end)
    if before or (sentence.previous is not None and sentence.previous.weapons) or in_section(sentence):
        return Object(last_weapon(sentence, frame.start), None, None)
    return None


def _bearers(hit: Hit) -> list[Actor]:
    """Whom the role is said of: the list behind "are:" or "are A, B, and C", else the subject, else the report's country."""
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    context = sentence.context
    following = [a for a in sentence.agents if a.start >= frame.end and a.kind == "state" and a.id and not a.modifier]
    if following:
        gap = text[frame.end : following[0].start]
        if re.search(r"(?::|\b(?:are|is|includes?|include|namely|were|was|—|–))\s*(?:the\s+)?$", gap) and len(gap) < 90 and not re.search(r"[.;]", gap):
            return [actor for agent in following for actor in context.actors_of(sentence, agent)]
    named = [a for a in sentence.agents if a.end <= frame.start and a.kind in {"state", "group"} and not a.modifier and re.match(r"\s+(?:and [A-Z]\w+ )?(?:\(\w+\) )?(?:as|among|to be)\b", text[a.end :])]
    if named:
        return context.actors_of(sentence, named[-1])
    if frame.actors:
        return frame.actors
    opened = [a for a in following if re.fullmatch(r"[^,;.]{0,60},\s+(?:the\s+)?", text[frame.end : a.start])]
    if opened:
        return context.actors_of(sentence, opened[0])
    return [Actor(a.id, a.type, 0.6) for a in context.actors_of(sentence, None)]
