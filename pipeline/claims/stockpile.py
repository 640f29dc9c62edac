"""Stockpiles and their destruction. Rules: ``rules/stockpile.toml``; how a hit is read: ``holdings.py``."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods import shared_passive
from pipeline.claims.holdings import Reading, read, read_list
from pipeline.claims.holdings.figures import held
from pipeline.claims.holdings.holding_verbs import is_no_stock
from pipeline.claims.holdings.rows import stockpile_row
from pipeline.claims.holdings.stock_hits import is_stock
from pipeline.claims.rulefile import rule_file
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading(
    "stockpile",
    standing=frozenset({"holds", "holds_none", "never_held", "unknown"}),
    counted=frozenset({"holds", "destroyed"}),
)


def find(sentence: Sentence) -> list[Claim]:
    """Claims about stockpiles in a sentence or a row of the overview table."""
    row = stockpile_row(sentence) if sentence.label_end else None
    if row is not None:
        return row
    rules = rule_file("stockpile")
    claims: list[Claim] = []
    for hit in find_hits(sentence, rules, unwanted=is_no_stock):
        if hit.rule.sense in {"list", "list_destroyed"}:
            claims.extend(read_list(hit, rules, READING))
            continue
        if hit.rule.id == "stockpile.destroy":
            hit = replace(hit, frame=shared_passive(hit.frame))
        if not is_stock(hit):
            continue
        if hit.rule.sense in {"unknown", "size"}:
            _settle_subject(hit)
        claims.extend(read(hit, rules, READING))
    return [*_each_once(sentence, claims), *_never_did(sentence, claims)]


def _never_did(sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """ "holds no mines, and never did"."""
    found = []
    for claim in claims:
        said = held("never_did").search(sentence.text[claim.end - sentence.start :])
        if claim.value == "holds_none" and said is not None:
            end = claim.end + said.end()
            start = end - len(said.group().lstrip(" ,"))
            found.append(replace(claim, value="never_held", when=None, start=start, end=end))
    return found[:1]


def _settle_subject(hit: Hit) -> None:
    """Whom an unknown is about: those named inside the words ("whether A or its rival B possesses"), else the subject.

    That the size is not told is what the report itself says, whoever has not told it; where it is told ("how many mines
    it holds: 4,000") it is the word of whoever tells it.
    """
    frame, sense = hit.frame, hit.rule.sense
    sentence = frame.sentence
    inside = [agent for agent in sentence.agents if _inside(hit, agent)]
    found: dict[str, Actor] = {}
    for agent in inside if sense == "unknown" else inside[:1]:
        if agent.kind == "reference" and found:
            continue
        for actor in sentence.context.actors_of(sentence, agent):
            found.setdefault(actor.id, actor)
    told = held("size_told").search(hit.match.group()) is not None
    if told:
        _teller(frame)
    elif sense == "size":
        frame.assertion, frame.speaker = "monitor", None
    if found:
        frame.actors = list(found.values())
    elif sense == "size" and held("about_amount").search(hit.match.group()):
        frame.actors = []


def _teller(frame: Frame) -> None:
    """Who tells the size: an official in front of the verb of saying."""
    said = [g for g in frame.sentence.governors if g.class_ == "say" and g.end <= frame.start]
    speakers = [g.speaker for g in said if g.speaker is not None]
    speaker = speakers[-1] if speakers else frame.subject
    home = frame.sentence.report.country_iso3
    if frame.assertion == "monitor" and speaker is not None and speaker.kind in {"state", "paper"}:
        frame.assertion = "government" if speaker.id in {None, home} else "third_party"
        frame.speaker = speaker.text


def _inside(hit: Hit, agent: Agent) -> bool:
    if agent.kind not in {"state", "group", "coalition", "reference"} or agent.text.lower().startswith("none"):
        return False
    if held("placed_in").search(hit.frame.text[: agent.start]):
        return False
    return hit.match.start() <= agent.start and agent.end <= hit.match.end()


def _each_once(sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """Claims without those that a fuller one of the same part repeats: "holds a stockpile", "a stockpile of 4,000"."""
    kept: list[Claim] = []
    for claim in sorted(
        claims, key=lambda c: (c.quantity is None, c.when is None, c.extractor == "stockpile.size", -c.confidence)
    ):
        if not any(_repeats(sentence, claim, fuller) for fuller in kept):
            kept.append(claim)
    return kept


def _repeats(sentence: Sentence, claim: Claim, fuller: Claim) -> bool:
    if claim.actor != fuller.actor:
        return False
    values = {claim.value, fuller.value}
    if len(values) > 1 and values not in ({"holds", "unknown"}, {"holds", "holds_none"}):
        return False
    if claim.quantity == fuller.quantity and claim.when in {fuller.when, None} and len(values) == 1:
        return True
    if claim.quantity is not None:
        return False
    here, there = (sentence.part_of(c.start - sentence.start) for c in (claim, fuller))
    return here == there or claim.extractor == "stockpile.size"
