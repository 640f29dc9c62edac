"""Mines and submunitions kept for training and research. Rules: ``rules/retention.toml``; reading: ``holdings.py``."""

from __future__ import annotations

from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.holdings import Reading, read, read_list
from pipeline.claims.holdings.figures import held, verb_start
from pipeline.claims.holdings.objects import about_retention, keeps_for_training, own_words
from pipeline.claims.holdings.rows import retention_row
from pipeline.claims.rulefile import rule_file
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading("retention", standing=frozenset({"retains", "retains_none"}), counted=frozenset({"retains"}))


def find(sentence: Sentence) -> list[Claim]:
    """Claims of retention in a sentence or a row of the overview table: each count once, one a part without a count."""
    row = retention_row(sentence) if sentence.label_end else None
    if row is not None:
        return row
    rules = rule_file("retention")
    claims: list[Claim] = []
    parts: set[tuple[int, int]] = set()
    for hit in find_hits(sentence, rules):
        if hit.rule.sense == "list":
            claims.extend(read_list(hit, rules, READING))
            continue
        if not _is_retention(hit):
            continue
        part = sentence.part_of(hit.frame.start)
        found = [claim for claim in read(hit, rules, READING) if _is_new(claim, claims, again=part in parts)]
        if found:
            parts.add(part)
        claims.extend(found)
    return claims


def _is_new(claim: Claim, claims: list[Claim], *, again: bool) -> bool:
    """``again``: the part has given a claim already, so that only another count is new."""
    if any((c.quantity, c.when, c.value) == (claim.quantity, claim.when, claim.value) for c in claims):
        return False
    return not again or (claim.quantity is not None and claim.quantity not in {c.quantity for c in claims})


def _is_retention(hit: Hit) -> bool:
    """Whether a hit is about mines kept for training: its purpose is said, or was before."""
    frame, sense = hit.frame, hit.rule.sense
    left, right = frame.sentence.part_of(frame.start)
    if sense == "none":
        if held("none_kept").search(hit.match.group()) and not keeps_for_training(hit):
            return False
        return not held("wish").search(frame.text[left : frame.start])
    if sense == "untold":
        return True
    part = own_words(held("aside").sub("", frame.text[left:right]), frame.start - left)
    share = held("share").search(part)
    if share is not None and frame.start - left < share.start():
        part = part[: share.start()]
    if held("exception_kept").search(frame.text[left : verb_start(frame)]):
        part = frame.text[left:right]
    if frame.start - left >= len(part) or held("operational").search(part):
        return False
    if not _has_purpose(hit, part, frame.text[:left]):
        return False
    if sense == "number":
        return any(letter.isdigit() for letter in part) and not _used_up(hit, left) and not _wished(hit, left)
    if held("used_up_those").search(frame.text[left : verb_start(frame)]):
        return False
    return _keeps_mines(hit) and not _wished(hit, left)


def _used_up(hit: Hit, left: int) -> bool:
    """ "destroyed its retained mines", "the mines retained were consumed": they are kept no more."""
    frame = hit.frame
    if held("exception_kept").search(frame.text[left : frame.start]):
        return False
    around = frame.text[left : frame.end] + frame.text[frame.end : frame.end + 40].split(",")[0]
    return held("retained").search(hit.match.group()) is not None and held("used_up").search(around) is not None


def _wished(hit: Hit, left: int) -> bool:
    frame = hit.frame
    return not frame.passive and held("wish").search(frame.text[left : frame.start]) is not None


def _has_purpose(hit: Hit, part: str, before: str) -> bool:
    if held("training").search(part) or held("retaining").search(part):
        return True
    said_before = held("retained").search(before) or held("training").search(before)
    said_before = said_before or held("meant_number").search(before + part)
    return bool(said_before or about_retention(hit.frame.sentence)) and not held("stock").search(part)


def _keeps_mines(hit: Hit) -> bool:
    """No mines that are kept no more, and no workshop that is held."""
    frame = hit.frame
    after = frame.text[frame.end :]
    if held("formerly").search(frame.text[: frame.start]):
        return False
    return not held("kept_event").search(after) or held("kept_mines").search(after) is not None
