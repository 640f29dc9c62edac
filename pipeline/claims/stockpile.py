"""Stockpiles and their destruction. Rules: ``rules/stockpile.toml``; how a hit is read: ``holdings.py``."""

from __future__ import annotations

import re

from pipeline.claims.figures import figures_of, words
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.holdings import Reading, read, relative, retention_section, speaks_of_stock, weapon_is_subject
from pipeline.claims.holdings_rows import stockpile_row
from pipeline.claims.retention import about_retention
from pipeline.claims.rulefile import rule_file
from pipeline.language.context import Actor
from pipeline.language.view import Sentence
from pipeline.records import Claim

# "the mines that it has": nothing that "has" could be the auxiliary of.
_CLOSED = re.compile(r"\s*(?:[.,;:)\[]|$|(?:are|were|was|is)\b|in (?:stock|storage|its)\b)")

_NOUN_FORMS = frozenset({"stockpile", "stockpiles", "stock", "stocks", "store", "stores"})
_NO_OBJECT = re.compile(r"\s*(?:[.,;:)\[”]|$|(?:of|and|or|in|for|at|is|are|was|were|to|with|on|from|by|that|which|than)\b)")

_LISTED_VERB = re.compile(r"\b(?:produces|makes|manufactures|imports|exports|uses|buys|sells|transfers|acquires),\s+$", re.IGNORECASE)
# What "any" may stand for beside mines.
_NOT_MINES = re.compile(r"\b(?:facilit\w+|capacity|programs?|plans?|plants?|casualt\w+|victims|factor\w+|industry)\b[^.;]{0,90}$", re.IGNORECASE)

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
    part = known.aside.sub("", text[left:right])
    start = frame.group.start if frame.group else frame.start
    lead = text[max(0, min(start, frame.start) - 70) : frame.start]
    if sense == "unknown":
        return bool(sentence.weapons or re.search(r"\b(?:possess|stockpil)", hit.match.group()) or speaks_of_stock(sentence)) and not re.search(r"\b(?:Meeting|Conference|vote|accede|join|ratif\w+)\b", hit.match.group())
    if sense == "size":
        return not known.past.search(hit.match.group()) and not re.search(r"\bdestr", hit.match.group())
    if sense == "destroy":
        if known.found.search(part) or known.clearance.search(part) and not known.stock.search(part):
            return False
        if hit.rule.id == "stockpile.destroy" and sentence.section_kind in {"contamination", "action", "use"} and not known.stock.search(text):
            return False
        if known.underway.search(lead) and not (frame.passive and frame.group is not None and not re.search(r"\bbeing\b|\bto be\b", lead[-25:])):
            return False
        return not known.duty.search(lead) and (frame.passive or not known.ending_only.match(text, frame.end))
    if sense == "none" and known.training.search(part):
        return bool(known.stock.search(part)) and not known.retained.search(part)
    if sense in {"stock", "hold", "declare", "remain"}:
        if (known.training.search(part) and not known.stock.search(part[max(0, frame.start - left) :])) or known.duty.search(lead):
            return False
        if known.retained.search(part) or (retention_section(sentence) and not known.stock.search(part)):
            return False
    if sense == "stock" and (known.being_destroyed.search(part) or known.not_held.search(text[:start])):
        return False
    if sense in {"stock", "hold"} and known.past.search(part) and not figures_of(frame, left=left, right=right, passive=frame.passive):
        return False
    if hit.rule.id in {"stockpile.number", "stockpile.declare", "stockpile.remain"} and not known.stock.search(hit.match.group()) and about_retention(sentence):
        return False
    if hit.rule.id == "stockpile.number" and not figures_of(frame, left=left, right=right, passive=False):
        return False
    if sense in {"remain", "declare"}:
        return _names_weapons(hit, left, right)
    return sense != "hold" or _holds_weapons(hit)


def _names_weapons(hit: Hit, left: int, right: int) -> bool:
    """Whether what remains, or is declared, is weapons: a count or a weapon before it (behind it), or a stock spoken of before."""
    frame = hit.frame
    sentence, text = frame.sentence, frame.text
    if hit.rule.sense == "remain":
        passive = weapon_is_subject(hit)
        near = [w for w in sentence.weapons if left <= w.start and (w.end <= frame.start or not passive)] or re.search(r"\b(?:they|those|some|none|any|many|most|all|these)\b[^,;]{0,30}$|\bwhich\s+(?:still\s+)?$", text[left : frame.start], re.IGNORECASE) or (speaks_of_stock(sentence) and re.search(r"\b(?:another part|part|the rest|the remainder|others|half)\b[^,;]{0,30}$", text[left : frame.start], re.IGNORECASE))
    else:
        passive = False
        near = words().stock.search(hit.match.group()) or [w for w in sentence.weapons if frame.start <= w.start < min(right, frame.end + 70)]
        if re.match(r"(?:put|set|place|gave|estimat)", hit.match.group(), re.IGNORECASE) and not near:
            return speaks_of_stock(sentence) and bool(figures_of(frame, left=left, right=right, passive=False))
    figures = figures_of(frame, left=left, right=right, passive=passive)
    if hit.rule.sense == "declare" and not words().stock.search(hit.match.group()) and not re.match(r"(?:credit|list|is|are|was|were|put|set|estimat)", hit.match.group(), re.IGNORECASE):
        return bool(figures) and not re.match(r"\s*(?:were |was |had been |have been )?(?:as )?(?:cleared|destroyed|found|lifted|removed|laid|planted|used|casualties|recovered|seized|retained|kept|set aside)\b", text[figures[0].end :])
    return bool(figures) or bool(near)


def _holds_weapons(hit: Hit) -> bool:
    """Whether the object of "hold", "have", "keep" … is weapons in store: "held a seminar on mines", "has mines on its border" are not."""
    frame, known = hit.frame, words()
    text, form = frame.text, hit.match.group().lower()
    after = text[frame.end :]
    start = frame.group.start if frame.group else frame.start
    if known.other_object.match(after) or known.placed.search(after[:110]):
        return False
    if re.match(r"\s+any\b\s*[.,;]", after) and _NOT_MINES.search(text[:start]):
        return False
    if _is_adjective(hit) or (frame.passive and known.held_event.search(text[max(0, start - 90) : start])):
        return False
    if frame.group is not None and frame.group.gerund and not any(g.class_ in {"say", "deny", "allege"} and 0 <= frame.group.start - g.end <= 25 for g in frame.governors):
        return False
    if frame.passive and frame.negated and re.match(r"\s+(?:there|(?:at|in) [A-Z])", after):
        return False
    if form in {"have", "has", "had", "having"}:
        return not known.have_not.match(after) and (bool(known.have_object.match(after)) or (_CLOSED.match(after) is not None and any(w.end <= frame.start and relative(frame, w.end) for w in frame.sentence.weapons)))
    if form in _NOUN_FORMS and _NO_OBJECT.match(after) and not _LISTED_VERB.search(text[: frame.start]):
        return any(w.end <= frame.start and relative(frame, w.end) for w in frame.sentence.weapons)
    if form.startswith("contain"):
        return bool(known.stock.search(text)) or speaks_of_stock(frame.sentence)
    if form.startswith(("maintain", "keep", "kept")) and not known.stock.search(text[: frame.end + 90]):
        return frame.passive or bool(re.match(r"\s+(?:\w+\s+){0,3}(?:mines|anti-?personnel|landmines|cluster|some|any|none)\b", after))
    return True


def _is_adjective(hit: Hit) -> bool:
    """"400 stockpiled mines": a participle before the weapon, with no verb of its own before it."""
    frame = hit.frame
    if frame.passive or not hit.match.group().lower().endswith(("ed", "ept", "eld")) or (frame.group is not None and frame.group.perfect):
        return False
    return bool(re.search(r"(?:\d|’s|’|'s|\b(?:million|thousand|hundred|the|its|their|of|all|any|these|those|some|old|remaining|last|other|more|further|no|and|or|such))\s*$", frame.text[: frame.start])) and bool(
        re.match(r"\s+(?:[\w-]+\s+){0,2}(?:mines|landmines|anti|cluster|munitions|submunitions|weapons|[A-Z]+)", frame.text[frame.end :])
    )


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
    if hit.rule.sense == "size":
        frame.assertion, frame.speaker = "monitor", None
        if not found and hit.match.group().lower().startswith(("no ", "size", "number", "figure", "quantit", "type", "composition", "extent")):
            frame.actors = []
    if found:
        frame.actors = list(found.values())


def _each_once(sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """Claims without those that a fuller one of the same part repeats: "holds a stockpile", "a stockpile of 4,000"."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.quantity is None, c.when is None, -c.confidence)):
        part = sentence.part_of(claim.start - sentence.start)
        same = [k for k in kept if k.actor == claim.actor and (k.value == claim.value or {k.value, claim.value} <= {"holds", "unknown"} or {k.value, claim.value} == {"holds", "holds_none"})]
        if any(
            (k.quantity == claim.quantity and claim.when in {k.when, None} and k.value == claim.value)
            or (claim.quantity is None and (sentence.part_of(k.start - sentence.start) == part or claim.extractor == "stockpile.size"))
            for k in same
        ):
            continue
        kept.append(claim)
    return kept
