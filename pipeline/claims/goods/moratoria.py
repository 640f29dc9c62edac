"""Moratoria and bans on exports: "announced in 1996", "in force since", "made permanent in 2002"; a claim each.

Words: ``rules/transfer.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import Object, dates_of
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.goods import claims_of, doers, in_section, onward, opened, same_time
from pipeline.claims.rulefile import RuleFile, part_pattern
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention, make_when
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence
from pipeline.records import Claim


def _words(name: str) -> re.Pattern[str]:
    return part_pattern("transfer", name)


def moratorium_claims(hit: Hit, rules: RuleFile) -> list[Claim]:
    """The claim of a moratorium or ban, with its time; none where it is wished for, denied, or a ban on the whole
    weapon.
    """
    frame = _disowned(hit.frame)
    text = frame.text
    left, right = frame.sentence.part_of(frame.start)
    before = text[left : frame.start]
    if any(_words(name).search(before) for name in ("wished", "denied")):
        return []
    if _words("presupposed").search(before) and not _words("kept_to").search(before):
        return []
    if _words("treaty_before").search(text[: frame.start]) or _words("over").search(text[frame.end : right]):
        return []
    if not _on_exports(hit) or _is_whole(hit) or _words("to_one").search(text[frame.start : frame.end + 40]):
        return []
    hit = replace(hit, frame=frame)
    thing = _weapon(hit)
    if thing is None:
        return []
    actors = _declarers(hit) or doers(hit, "by")
    return claims_of(hit, rules, hit.rule.sense, thing, actors, _dates(hit, left, right))


def _declarers(hit: Hit) -> list[Actor]:
    """ "moratoria are in force in Chile, Cuba, and Peru": all states of the list; empty where none is named
    so.
    """
    sentence = hit.frame.sentence
    text = sentence.text
    states = [a for a in sentence.agents if a.kind == "state" and a.id and not a.modifier and a.start >= hit.frame.end]
    if not states or not _words("in_force_in").search(text[hit.frame.end : states[0].start]):
        return []
    found = [states[0]]
    for agent in states[1:]:
        if not re.fullmatch(r"(?:\s*\([^)]*\))?,?\s*(?:and\s+)?(?:the\s+)?", text[found[-1].end : agent.start]):
            break
        found.append(agent)
    return [actor for agent in found for actor in sentence.context.actors_of(sentence, agent)]


def _disowned(frame: Frame) -> Frame:
    """The frame without governors that only make the moratorium ("announced a moratorium in 1996"): that date is
    its own.
    """
    kept = []
    for governor in frame.governors:
        makes = governor.group is not None and not governor.parenthetical and _words("making").match(governor.word)
        if not makes or re.search(r"\bthat\b|:", frame.text[governor.end : frame.start]):
            kept.append(governor)
    if len(kept) == len(frame.governors):
        return frame
    speaks = any(g.class_ in {"say", "deny", "allege"} for g in kept)
    assertion, speaker = (frame.assertion, frame.speaker) if speaks else ("monitor", None)
    return replace(frame, governors=kept, assertion=assertion, speaker=speaker)


def _on_exports(hit: Hit) -> bool:
    """A moratorium names exports near it, or goes on from a sentence that did."""
    sentence, start = hit.frame.sentence, hit.frame.start
    if hit.rule.id == "transfer.export_ban":
        return True
    is_moratorium = hit.rule.id == "transfer.moratorium"
    if is_moratorium and _words("trading").search(sentence.text):
        return True
    if not is_moratorium and re.search(r"\bmoratorium\b", sentence.text[:start]):
        return True
    step: Sentence | None = sentence.previous
    for _ in range(2):
        if step is not None and _words("trading").search(step.text) and _words("banning").search(step.text):
            return True
        step = step.previous if step is not None else None
    if not is_moratorium or "production" in sentence.text:
        return False
    return in_section(sentence) or _words("told_elsewhere").search(sentence.report.text) is not None


def _is_whole(hit: Hit) -> bool:
    """A ban whose list holds use or production too: the weapon is banned, by a law on it."""
    around = hit.frame.text[max(0, hit.frame.start - 10) : hit.frame.end + 60]
    around = re.split(r"[.;:]|\b(?:although|but|while|which)\b", around)[0]
    return hit.rule.sense == "ban" and bool(_words("whole_ban").search(around))


def _weapon(hit: Hit) -> Object | None:
    """The weapon whose export is banned: near the ban, in the sentence, in the paragraph, or what the section is
    about.
    """
    frame = hit.frame
    sentence = frame.sentence
    for weapon in sentence.weapons:
        if frame.start <= weapon.start < frame.end + 70:
            return Object(weapon.weapon, weapon.start, weapon.end)
    if _words("of_something").match(frame.text, frame.end):
        return None
    if sentence.weapons:
        return Object(sentence.weapons[0].weapon, None, None)
    step, steps = sentence.previous, 3
    while step is not None and steps:
        if step.weapons:
            return Object(step.weapons[-1].weapon, None, None)
        step, steps = step.previous, steps - 1
    theirs = in_section(sentence) or sentence.report.treaty is not None
    return Object(None, None, None) if theirs else None


def _dates(hit: Hit, left: int, right: int) -> list[DateMention]:
    """The moratorium's time; "declared in 1996, has been in force since" is ``1996/..``."""
    frame = hit.frame
    text = frame.text
    within = [d for d in frame.sentence.dates if d.edtf and left <= d.start < right]
    dates = [opened(text, d) for d in dates_of(frame) or same_time(frame) if not _dates_the_paper(d)]
    # "said in 2005 that the moratorium": that is when it was said
    content = max((g.content for g in frame.governors if g.class_ == "say" and not g.parenthetical), default=0)
    within = [d for d in within if d.start >= content]
    if not dates:
        dates = [d for d in within if d.relation in {"at", "since", "until", "range"} and not _dates_the_paper(d)][:1]
    if not dates:
        dates = [d for d in within if _dates_the_paper(d) and d.start <= frame.end + 1][:1]
    dates = [d for d in dates if not _words("not_its_date").search(text[: d.start] + "|" + d.text)]
    return onward(dates[:1]) if dates and _words("in_force").search(text, frame.start, right) else dates


def _dates_the_paper(date: DateMention) -> bool:
    """ "Decree 12 of 1996" dates the decree: the moratorium too, but only where nothing else does."""
    return date.text.lower().startswith("of ") and "in " not in date.text


def _of_the_latter(hit: Hit, claims: list[Claim]) -> list[Claim]:
    """ "Italy and Spain have moratoria, the latter since 1994": a date for one of two."""
    text = hit.frame.text
    for date in hit.frame.sentence.dates if len(claims) > 1 else []:
        which = _words("latter").search(text[: date.start])
        if which is not None and date.edtf and date.start >= hit.frame.end and claims[0].when is None:
            place = -1 if which.group("which").lower() == "latter" else 0
            claims[place] = replace(claims[place], when=make_when(opened(text, date).edtf or ""))
    return claims


def moratoria(hit: Hit, rules: RuleFile) -> list[Claim]:
    """A moratorium; of "it is still observed" the one told before is meant, whoever says so."""
    claims = _of_the_latter(hit, moratorium_claims(hit, rules))
    previous = hit.frame.sentence.previous
    if not claims or previous is None or not hit.match.group().lower().startswith("it"):
        return claims
    told = [c for h in find_hits(previous, rules) if h.rule.sense in {"moratorium", "ban"} for c in moratoria(h, rules)]
    return [replace(c, actor=told[-1].actor, actor_type=told[-1].actor_type) for c in claims] if told else claims


def one_moratorium(claims: list[Claim]) -> list[Claim]:
    """A sentence's claims with each moratorium once: "exports have been barred since a moratorium was declared in
    2008".
    """
    kept: list[Claim] = []
    for claim in claims:
        twin = next((k for k in kept if _is_same(k, claim)), None)
        if twin is None:
            kept.append(claim)
        elif claim.when is not None and (twin.when is None or claim.when.edtf.endswith("/..")):
            kept[kept.index(twin)] = claim
    return kept


def _is_same(left: Claim, right: Claim) -> bool:
    if {left.value, right.value} != {"export_moratorium"} or left.actor != right.actor:
        return False
    starts = [claim.when.edtf.partition("/")[0] if claim.when else None for claim in (left, right)]
    renewed = "transfer.ban_renewed" in {left.extractor, right.extractor}
    return (None in starts and not renewed) or starts[0] == starts[1]
