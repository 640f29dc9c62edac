"""National law on the treaties and weapons. Rules: ``rules/national_law.toml``.

``find`` reads a row of an overview table by its label, a sentence by its phrases; laws about something else are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.national_law.dates import dates_of_law, when_of
from pipeline.claims.national_law.makers import listed_makers, makers
from pipeline.claims.national_law.rows import read_row
from pipeline.claims.national_law.words import FAMILY, part
from pipeline.claims.rulefile import RuleFile, rule_file
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.records import Claim

_BILL_RULE = "national_law.bill"


def find(sentence: Sentence) -> list[Claim]:
    """Claims about national law in a sentence or table row: one a value and date."""
    rules = rule_file(FAMILY)
    if sentence.zone == "overview_table" and part("row_label").search(sentence.text[: sentence.label_end]):
        return read_row(sentence)
    claims: list[Claim] = []
    seen: set[tuple[str, str, str | None]] = set()
    for hit in find_hits(sentence, rules):
        if part("many_states").search(sentence.text[: hit.match.start()]) and (listed := listed_makers(sentence, hit)):
            claims.extend(_of_listed(sentence, hit, listed))
            continue
        value = _value(sentence, hit, rules)
        for actor in makers(sentence, hit) if value else []:
            claims.extend(_told(hit, value or "", actor, seen))
    return claims


def _told(hit: Hit, value: str, actor: Actor, seen: set[tuple[str, str, str | None]]) -> Iterator[Claim]:
    """A hit's claims about one state that ``seen`` does not hold yet, one a date."""
    dates: list[DateMention | None] = [*dates_of_law(hit.frame.sentence, hit, value)]
    for date in dates or [None]:
        when = when_of(date, value)
        key = (actor.id, value, when)
        if key not in seen and (when is not None or key[:2] not in {(a, v) for a, v, _ in seen}):
            seen.add(key)
            yield _claim(hit, value, actor, date)


def _of_listed(sentence: Sentence, hit: Hit, listed: list[tuple[Agent, DateMention | None]]) -> Iterator[Claim]:
    """The claims of states that are listed behind the words that tell of all of them."""
    interest = _OF_INTEREST.get(hit.rule.sense)
    if interest is None or not interest(sentence, hit) or not _on_topic(sentence):
        return
    value = rule_file(FAMILY).value(hit.rule.sense, hit.frame)
    for agent, date in listed if value else []:
        for actor in sentence.context.actors_of(sentence, agent):
            yield _claim(hit, value or "", actor, date)


def _value(sentence: Sentence, hit: Hit, rules: RuleFile) -> str | None:
    """The value of a hit; None where the law is about something else or is only wished for."""
    text, sense, frame = sentence.text, hit.rule.sense, hit.frame
    start, end = hit.match.span()
    if part("no_law").search(text[max(0, start - 25) : end]) or not _on_topic(sentence):
        return None
    if sense == "self_executing":
        # In the report's own voice it only says how treaties rank.
        viewed = frame.assertion == "government" or part("opinion").search(text[:start])
        return rules.value(sense, frame) if viewed else None
    if sense == "sufficient":
        spoken_by_others = frame.assertion == "third_party" and frame.speaker
        open_question = part("open_question").search(text[:end])
        # "intends to adopt laws that meet the treaty's requirements": there are none yet.
        to_come = part("planned").search(text[:start]) and part("law_before").match(hit.match.group())
        return None if spoken_by_others or open_question or to_come else rules.value(sense, frame)
    if part("many_states").search(text[:start]) and not part("named_first").search(text[:start]):
        return None
    if not _OF_INTEREST[sense](sentence, hit):
        return None
    if sense == "has" and _realised(text, hit):
        return "has_law"
    return rules.value(sense, frame)


def _on_topic(sentence: Sentence) -> bool:
    """Whether the sentence, its section or the sentence that it goes on from speaks of the treaty or the weapon."""
    about = part("about").search(sentence.text) or sentence.section_kind == "national_implementation"
    return bool(about) or _about_before(sentence)


def _realised(text: str, hit: Hit) -> bool:
    """What only looks like a plan or a denial: "prepared the ground by amending its code", "adopted Law No. 5"."""
    start, end = hit.match.span()
    by = re.search(r"\bby $", text[:start]) and not hit.frame.negated
    # "the Prohibition of Mines Act": no prohibition governs what follows.
    named = part("law_title").search(text[:start]) and not hit.frame.negative
    return bool(by or named or re.match(r"\s+No\.\s?\d", text[end:]))


def _is_made(sentence: Sentence, hit: Hit) -> bool:
    """Whether a law that there is carries out the treaty or bans the weapon."""
    text, (start, end) = sentence.text, hit.match.span()
    near = text[max(0, start - 30) : end + 90]
    if part("ratification_only").search(text[:start]) or (hit.frame.negative and part("planned").search(text[:start])):
        return False
    if part("investment").search(near) and not part("implementing").search(near):
        return False
    passive = part("banned_by").match(hit.match.group())
    if passive and _trade(text[sentence.part_of(start)[0] : end]):
        return False
    if part("illicit").search(near) or _trade(near) or part("not_covering").search(text[end:]):
        return False
    return not (
        part("other_purpose").search(part("meanwhile").split(text[start : end + 60])[0])
        or part("proposed").search(text[max(0, start - 25) : end])
    )


def _is_missing(sentence: Sentence, hit: Hit) -> bool:
    """Whether the law that there is not is one of interest, and not just a draft that is not yet law."""
    text, (start, end) = sentence.text, hit.match.span()
    if _trade(text[end : end + 60]):
        return False
    if part("ratification_only").search(text[:start]):
        return False
    draft = re.search(r"\b(?:draft|bill)\b", text[max(0, start - 40) : end], re.IGNORECASE)
    return not draft or hit.match.group().lower().endswith("bill")


def _about_before(sentence: Sentence) -> bool:
    """Whether it goes on from a sentence about a law on the treaty: "Zambia is preparing one"."""
    before, step = "", sentence.previous
    while step is not None and step.paragraph == sentence.paragraph and len(before) < 600:
        before = f"{step.text} {before}"
        step = step.previous
    return bool(part("about").search(before) and part("law_before").search(before))


def _trade(words: str) -> bool:
    """Whether a law is only about trade: that is a moratorium on exports, not this family's."""
    return bool(part("trade_only").search(words)) and not part("all_acts").search(words)


def _is_draft(sentence: Sentence, hit: Hit) -> bool:
    """Whether the drafting is of a law of interest that has not been passed since."""
    text, matched = sentence.text, hit.match.group()
    start, end = hit.match.span()
    before, words = text[:start], matched.rsplit(" ", 1)
    if part("printed").search(matched) and not part("draft_word").search(matched):
        return False
    amends = re.search(r"\b(?:amend\w*|code|legislation)\b", matched, re.IGNORECASE)
    if (part("ratification_only").search(before) and not amends) or part("ratification_only").search(words[0] + " "):
        return False
    earlier = sentence.previous.text if sentence.previous else ""
    if (words[-1] == "one" or part("its_text").match(matched)) and not part("law_before").search(earlier + before):
        return False
    if hit.rule.id == _BILL_RULE and (part("settled_before").search(before) or part("ratifying").match(text[start:])):
        return False
    if part("urged").search(before) or part("planned").search(before) or _trade(text[start : end + 60]):
        return False
    return not part("passed_after").search(text[end:]) or bool(re.search(r"\bnot\b", text[end : end + 60]))


_OF_INTEREST: dict[str, Callable[[Sentence, Hit], bool]] = {
    "has": _is_made,
    "none": _is_missing,
    "drafting": _is_draft,
    "undecided": _is_draft,
}


def _weapon(hit: Hit) -> str | None:
    """The weapon that the sentence says the law is about."""
    left, right = hit.frame.sentence.part_of(hit.match.start())
    return next((w.weapon for w in hit.frame.sentence.weapons if left <= w.start < right), None)


def _begin(hit: Hit) -> int:
    """Where the claim's words begin: at the subject, but not before the part of the sentence that they stand in."""
    frame = hit.frame
    return max(min(evidence_start(frame), frame.start), frame.sentence.part_of(frame.start)[0])


def _claim(hit: Hit, value: str, actor: Actor, date: DateMention | None) -> Claim:
    frame = hit.frame
    end = max(hit.match.end(), date.end if date else 0)
    if value == "drafting":
        pending = part("still_pending").match(frame.text, end)
        end = pending.end() if pending else end
    claim = make_claim(
        frame, FAMILY, value, actor, hit.rule.id, start=_begin(hit), end=end,
        confidence=hit.rule.confidence - 0.1, when=when_of(date, value), hedged=frame.hedged, weapon=_weapon(hit),
    )  # fmt: skip
    if (
        value == "existing_law_sufficient"
        and (claim.assertion == "monitor" or claim.speaker is None)
        and frame.sentence.zone != "overview_table"
    ):
        # That no more law is needed is always somebody's view; unnamed, it is the government's.
        return replace(claim, assertion="government")
    if value == "no_law" and frame.speaker is None and claim.assertion == "third_party":
        return replace(claim, assertion="monitor")
    return claim
