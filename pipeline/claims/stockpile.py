"""Stockpiles and their destruction. Rules: ``rules/stockpile.toml``; how a hit is read: ``holdings.py``."""

from __future__ import annotations

import re

from pipeline.claims.figures import words
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.holdings import Reading, read
from pipeline.claims.holdings_rows import stockpile_row
from pipeline.claims.rulefile import rule_file
from pipeline.language.context import Actor
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading("stockpile", stative=frozenset({"holds", "holds_none", "never_held", "unknown"}), counted=frozenset({"holds", "destroyed"}))


def find(sentence: Sentence) -> list[Claim]:
    """Claims about stockpiles in a sentence or a row of the overview table."""
    row = stockpile_row(sentence) if sentence.label_end else None
    if row is not None:
        return row
    rules = rule_file("stockpile")
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules):
        if not _is_stock(hit):
            continue
        if hit.rule.sense in {"unknown", "size"}:
            _subjects_inside(hit)
        claims.extend(read(hit, rules, READING))
    return _each_once(sentence, claims)


def _is_stock(hit: Hit) -> bool:
    """Whether a hit is about stocks: not about mines in the ground, mines for training, duties and plans, or something else that is held."""
    frame, sense = hit.frame, hit.rule.sense
    sentence, text, known = frame.sentence, frame.text, words()
    left, right = sentence.part_of(frame.start)
    part = text[left:right]
    start = frame.group.start if frame.group else frame.start
    lead = text[max(0, min(start, frame.start) - 70) : frame.start]
    if sense == "destroy":
        if known.clearance.search(part) and not known.stock.search(part):
            return False
        if sentence.section_kind in {"contamination", "action", "use"} and not known.stock.search(text):
            return False
        return not known.duty.search(lead) and not known.ending_only.match(text, frame.end)
    if sense in {"stock", "hold", "declare", "remain"}:
        if known.training.search(part) and not known.stock.search(text[frame.start : right]) or known.duty.search(lead):
            return False
        if known.retained.search(part) or (sentence.section_kind == "retention" and not known.stock.search(part)):
            return False
    if sense == "stock" and known.being_destroyed.search(part):
        return False
    return sense != "hold" or _holds_weapons(hit)


def _holds_weapons(hit: Hit) -> bool:
    """Whether the object of "hold", "have", "keep" … is weapons in store: "held a seminar on mines", "has mines on its border" are not."""
    frame, known = hit.frame, words()
    after = frame.text[frame.end :]
    form = hit.match.group().lower()
    if known.other_object.match(after) or known.placed.search(after[:110]):
        return False
    if form in {"have", "has", "had", "having"}:
        return not known.have_not.match(after) and (bool(known.have_object.match(after)) or not after.strip(" .;,[]0123456789"))
    if form.startswith(("contain", "maintain", "keep", "kept")) and not known.stock.search(frame.text[: frame.end + 90]):
        return bool(re.match(r"\s+(?:\w+\s+){0,3}(?:mines|anti-?personnel|landmines|cluster)", after)) and not form.startswith("contain") or frame.passive
    return True


def _subjects_inside(hit: Hit) -> None:
    """Whom an unknown is about: named inside the words ("whether A or its rival B possesses"), else the subject."""
    frame = hit.frame
    sentence = frame.sentence
    inside = [
        a for a in sentence.agents
        if hit.match.start() <= a.start and a.end <= hit.match.end() and a.kind in {"state", "group", "coalition", "reference"} and not a.text.lower().startswith(("none", "it is"))
    ]  # fmt: skip
    found: dict[str, Actor] = {}
    for agent in inside if hit.rule.sense == "unknown" else inside[:1]:
        if agent.kind == "reference" and found:
            continue
        for actor in sentence.context.actors_of(sentence, agent):
            found.setdefault(actor.id, actor)
    if found:
        frame.actors = list(found.values())


def _each_once(sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """Claims without those that a fuller one of the same part repeats: "holds a stockpile", "a stockpile of 4,000"."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.quantity is None, c.when is None, -c.confidence)):
        part = sentence.part_of(claim.start - sentence.start)
        same = [k for k in kept if k.actor == claim.actor and (k.value == claim.value or {k.value, claim.value} <= {"holds", "unknown"} or {k.value, claim.value} == {"holds", "holds_none"})]
        if any(
            (k.quantity == claim.quantity and k.when == claim.when and k.value == claim.value)
            or (claim.quantity is None and (sentence.part_of(k.start - sentence.start) == part or claim.extractor == "stockpile.size"))
            for k in same
        ):
            continue
        kept.append(claim)
    return kept
