"""Moratoria and bans on exports: "announced in 1996", "in force since", "made permanent in 2002"; a claim each.

Words: ``rules/transfer.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object, dates_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.goods import claims_of, doers, in_section, onward, opened, same_time
from pipeline.claims.rulefile import RuleFile, part_pattern
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

# These make the thing rather than tell of it: "announced a moratorium".
_MAKING = re.compile(r"(?:announc|declar|proclaim|extend|renew|report|confirm|reaffirm|reiterat|register|adopt|pledg|maintain|observ|promulgat|enact|impos|introduc)\w*$", re.IGNORECASE)
_TRADE = re.compile(r"\b(?:export|transfer|sale|trade|shipment|deliver|sell)\w*", re.IGNORECASE)
# "since the moratorium was declared" tells of it only by the way; "shipments to Chile were suspended" is no ban on exports.
_PRESUPPOSED = re.compile(r"\b(?:since|before|after|until|despite|whether|when|of|to|from|by|under|during|prior to)\s+(?:the|its|this|that)\s+(?:\w+\s+)?$", re.IGNORECASE)
_TO_ONE = re.compile(r"\b(?:exports?|transfers?|sales?|shipments?|deliver(?:y|ies))\s+(?:of [^.;,]{0,50}\s)?to\s+(?:the\s+)?(?-i:[A-Z])", re.IGNORECASE)
_LAW_NAMES_ALL = re.compile(r"\b(?:convention|treaty|protocol|article \d|article 1)\b[^.;]{0,60}$", re.IGNORECASE)


def _words(name: str) -> re.Pattern[str]:
    return part_pattern("transfer", name)


def moratorium_claims(hit: Hit, rules: RuleFile) -> list[Claim]:
    """The claim of a moratorium or ban, with its time; none where it is wished for, denied, or a ban on the whole weapon."""
    frame = _disowned(hit.frame)
    text = frame.text
    left, right = frame.sentence.part_of(frame.start)
    before = text[left : frame.start]
    if _words("wished").search(before) or _words("denied").search(before) or _LAW_NAMES_ALL.search(text[: frame.start]):
        return []
    if not _on_exports(hit) or _is_whole(hit) or _words("over").search(text[frame.end : right]) or _PRESUPPOSED.search(before) or _TO_ONE.search(text[frame.start : frame.end + 40]):
        return []
    hit = replace(hit, frame=frame)
    thing = _weapon(hit)
    if thing is None:
        return []
    return claims_of(hit, rules, hit.rule.sense, thing, _declarers(hit, right) or doers(hit, "by"), _dates(hit, left, right))


def _declarers(hit: Hit, right: int) -> list[Actor]:
    """"moratoria are in force in India, Israel, and Kazakhstan": all states of the list; empty where none is named so."""
    sentence = hit.frame.sentence
    text = sentence.text
    states = [a for a in sentence.agents if a.kind == "state" and a.id and not a.modifier and a.start >= hit.frame.end]
    if not states or not re.search(r"\b(?:in (?:force|effect|place)|exist|maintained|observed|declared|kept)\b[^.;]{0,30}\b(?:in|by)\s+(?:the\s+)?$", text[hit.frame.end : states[0].start]):
        return []
    found = [states[0]]
    for agent in states[1:]:
        if not re.fullmatch(r"(?:\s*\([^)]*\))?,?\s*(?:and\s+)?(?:the\s+)?", text[found[-1].end : agent.start]):
            break
        found.append(agent)
    return [actor for agent in found for actor in sentence.context.actors_of(sentence, agent)]


def _disowned(frame: Frame) -> Frame:
    """The frame without governors that only make the moratorium ("announced a moratorium in 1996"): the report says so, and the date is its own."""
    kept = [
        g for g in frame.governors
        if not (g.group is not None and not g.parenthetical and _MAKING.match(g.word) and not re.search(r"\bthat\b|:", frame.text[g.end : frame.start]))
    ]  # fmt: skip
    if len(kept) == len(frame.governors):
        return frame
    speaks = any(g.class_ in {"say", "deny", "allege"} for g in kept)
    return replace(frame, governors=kept, assertion=frame.assertion if speaks else "monitor", speaker=frame.speaker if speaks else None)


def _on_exports(hit: Hit) -> bool:
    """A moratorium names exports near it, or goes on from a sentence that did."""
    sentence = hit.frame.sentence
    if hit.rule.id == "transfer.export_ban":
        return True
    left, right = sentence.part_of(hit.frame.start)
    if hit.rule.id == "transfer.moratorium" and _TRADE.search(sentence.text[max(0, left) : right + 60]):
        return True
    step: Sentence | None = sentence.previous
    steps = 2
    if hit.rule.id == "transfer.ban_renewed" and re.search(r"\bmoratorium\b", sentence.text[: hit.frame.start]):
        return True
    while step is not None and steps:
        if _TRADE.search(step.text) and re.search(r"\b(?:moratori\w+|ban\w*|suspen\w+|barred|prohibit\w+|exports?)\b", step.text):
            return True
        step, steps = step.previous, steps - 1
    return hit.rule.id == "transfer.moratorium" and in_section(sentence) and "production" not in sentence.text


def _is_whole(hit: Hit) -> bool:
    """A ban whose list holds use or production too: the weapon is banned, by a law on it."""
    text = hit.frame.text
    around = text[max(0, hit.frame.start - 10) : hit.frame.end + 60]
    around = re.split(r"[.;:]|\b(?:although|but|while|which)\b", around)[0]
    return hit.rule.sense == "ban" and bool(_words("whole_ban").search(around))


def _weapon(hit: Hit) -> Object | None:
    frame = hit.frame
    sentence = frame.sentence
    after = [w for w in sentence.weapons if w.start >= frame.start and w.start - frame.end < 70]
    if after:
        return Object(after[0].weapon, after[0].start, after[0].end)
    if re.match(r"\s+of (?!them|these|those|it\b|the weapon|such|all|any)[a-z]+", frame.text[frame.end :]):
        return None
    if sentence.weapons:
        return Object(sentence.weapons[0].weapon, None, None)
    step, steps = sentence.previous, 3
    while step is not None and steps:
        if step.weapons:
            return Object(step.weapons[-1].weapon, None, None)
        step, steps = step.previous, steps - 1
    return Object(None, None, None) if in_section(sentence) else None


def _dates(hit: Hit, left: int, right: int) -> list[DateMention]:
    """The moratorium's time; "declared in 1996, has been in force since" is ``1996/..``."""
    frame = hit.frame
    dates = [opened(frame.text, d) for d in dates_of(frame) or same_time(frame) if not d.text.lower().startswith("of ") or "in " in d.text]
    if not dates:
        dates = [d for d in frame.sentence.dates if d.edtf and d.relation in {"at", "since", "until", "range"} and left <= d.start < right and not d.text.lower().startswith("of ")][:1]
    if not dates:
        numbered = [d for d in frame.sentence.dates if d.edtf and d.text.lower().startswith("of ") and left <= d.start and d.end <= frame.start]
        dates = numbered[:1]
    dates = [d for d in dates if not re.search(r"\b(?:latter|former)(?:[’']s)?\s+$", frame.text[: d.start])]
    dates = [d for d in dates if not re.match(r"(?:as of|by)\b", d.text, re.IGNORECASE)]
    if dates and _words("in_force").search(frame.text[frame.start :]):
        return onward(dates[:1])
    return dates


def one_moratorium(claims: list[Claim]) -> list[Claim]:
    """A sentence's claims with each moratorium once: "exports have been barred since a moratorium was declared in 2008"."""
    kept: list[Claim] = []
    for claim in claims:
        if claim.value == "export_moratorium":
            twin = next((k for k in kept if k.value == claim.value and k.actor == claim.actor and _same_start(k, claim)), None)
            if twin is not None:
                if claim.when is not None and (twin.when is None or claim.when.edtf.endswith("/..")):
                    kept[kept.index(twin)] = claim
                continue
        kept.append(claim)
    return kept


def _same_start(left: Claim, right: Claim) -> bool:
    starts = [claim.when.edtf.partition("/")[0] if claim.when else None for claim in (left, right)]
    renewed = "transfer.ban_renewed" in {left.extractor, right.extractor}
    return (None in starts and not renewed) or starts[0] == starts[1]
