"""National law on the treaties and weapons. Rules: ``rules/national_law.toml``.

``find`` reads a row of an overview table by its label, a sentence by its phrases; laws about something else are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.claims.arguments import dates_of, evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import RuleFile, part_pattern, rule_file
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.frames import phrase_frame
from pipeline.language.view import Sentence
from pipeline.records import Claim

FAMILY = "national_law"
_ROW_RULE = "national_law.row"
_BILL_RULE = "national_law.bill"
# Between a law and the date of its making: nothing that opens another clause.
_DATE_GAP = re.compile(
    r"^(?!.*\b(?:after|before|until|when|while|because|since the|to (?:implement|ban|prohibit))\b)[^.;]{0,60}$"
)
_DATE_JOIN = re.compile(r"^\s*(?:,|and|, and)\s*$")


def find(sentence: Sentence) -> list[Claim]:
    """Claims about national law in a sentence or table row: one a value and date."""
    rules = rule_file(FAMILY)
    if sentence.zone == "overview_table" and _part("row_label").search(sentence.text[: sentence.label_end]):
        return _row(sentence)
    claims: list[Claim] = []
    seen: set[tuple[str, str | None]] = set()
    for hit in find_hits(sentence, rules):
        value = _value(sentence, hit, rules)
        actor = _actor(sentence, hit)
        if value is None or actor is None:
            continue
        dates: list[DateMention | None] = [*_dates(sentence, hit, value)]
        for date in dates or [None]:
            when = _when(date, value)
            if (value, when) not in seen and (when is not None or value not in {v for v, _ in seen}):
                seen.add((value, when))
                claims.append(_claim(hit, value, actor, date))
    return claims


def _part(name: str) -> re.Pattern[str]:
    return part_pattern(FAMILY, name)


def _value(sentence: Sentence, hit: Hit, rules: RuleFile) -> str | None:
    """The value of a hit; None where the law is about something else or is only wished for."""
    text, sense, frame = sentence.text, hit.rule.sense, hit.frame
    start, end = hit.match.span()
    if _part("no_law").search(text[max(0, start - 25) : end]) or not _on_topic(sentence):
        return None
    if sense == "self_executing":
        # In the report's own voice it only says how treaties rank.
        viewed = frame.assertion == "government" or _part("opinion").search(text[:start])
        return rules.value(sense, frame) if viewed else None
    if sense == "sufficient":
        spoken_by_others = frame.assertion == "third_party" and frame.speaker
        return None if spoken_by_others else rules.value(sense, frame)
    if _part("many_states").search(text[:start]) and not _part("named_first").search(text[:start]):
        return None
    if not _OF_INTEREST[sense](sentence, hit):
        return None
    if sense == "has" and _realised(text, hit):
        return "has_law"
    return rules.value(sense, frame)


def _on_topic(sentence: Sentence) -> bool:
    """Whether the sentence, its section or the sentence that it goes on from speaks of the treaty or the weapon."""
    about = _part("about").search(sentence.text) or sentence.section_kind == "national_implementation"
    return bool(about) or _about_before(sentence)


def _realised(text: str, hit: Hit) -> bool:
    """What only looks like a plan or a denial: "prepared the ground by amending its code", "adopted Law No. 5"."""
    start, end = hit.match.span()
    by = re.search(r"\bby $", text[:start]) and not hit.frame.negated
    # "the Prohibition of Mines Act": no prohibition governs what follows.
    named = _part("law_title").search(text[:start]) and not hit.frame.negative
    return bool(by or named or re.match(r"\s+No\.\s?\d", text[end:]))


def _is_made(sentence: Sentence, hit: Hit) -> bool:
    """Whether a law that there is carries out the treaty or bans the weapon."""
    text, (start, end) = sentence.text, hit.match.span()
    near = text[max(0, start - 30) : end + 90]
    if _part("ratification_only").search(text[:start]):
        return False
    if _part("investment").search(near) and not _part("implementing").search(near):
        return False
    if _part("illicit").search(near) or _trade(near) or _part("not_covering").search(text[end:]):
        return False
    return not (
        _part("other_purpose").search(text[start : end + 60])
        or _part("proposed").search(text[max(0, start - 25) : end])
    )


def _is_missing(sentence: Sentence, hit: Hit) -> bool:
    """Whether the law that there is not is one of interest, and not just a draft that is not yet law."""
    text, (start, end) = sentence.text, hit.match.span()
    if _trade(text[end : end + 60]):
        return False
    if _part("ratification_only").search(text[:start]):
        return False
    draft = re.search(r"\b(?:draft|bill)\b", text[max(0, start - 40) : end], re.IGNORECASE)
    return not draft or hit.match.group().lower().endswith("bill")


def _about_before(sentence: Sentence) -> bool:
    """Whether it goes on from a sentence about a law on the treaty: "Zambia is preparing one"."""
    before, step = "", sentence.previous
    while step is not None and step.paragraph == sentence.paragraph and len(before) < 600:
        before = f"{step.text} {before}"
        step = step.previous
    return bool(_part("about").search(before) and _part("law_before").search(before))


def _trade(words: str) -> bool:
    """Whether a law is only about trade: that is a moratorium on exports, not this family's."""
    return bool(_part("trade_only").search(words)) and not _part("all_acts").search(words)


def _is_draft(sentence: Sentence, hit: Hit) -> bool:
    """Whether the drafting is of a law of interest that has not been passed since."""
    text, matched = sentence.text, hit.match.group()
    start, end = hit.match.span()
    before, words = text[:start], matched.rsplit(" ", 1)
    amends = re.search(r"\b(?:amend\w*|code|legislation)\b", matched, re.IGNORECASE)
    if (_part("ratification_only").search(before) and not amends) or _part("ratification_only").search(words[0] + " "):
        return False
    earlier = sentence.previous.text if sentence.previous else ""
    if words[-1] == "one" and not _part("law_before").search(earlier + before):
        return False
    if hit.rule.id == _BILL_RULE and (_part("settled_before").search(before) or _part("ratifying").match(text[start:])):
        return False
    if _part("urged").search(before) or _part("planned").search(before) or _trade(text[start : end + 60]):
        return False
    return not _part("passed_after").search(text[end:]) or bool(re.search(r"\bnot\b", text[end : end + 60]))


_OF_INTEREST: dict[str, Callable[[Sentence, Hit], bool]] = {
    "has": _is_made,
    "none": _is_missing,
    "drafting": _is_draft,
    "undecided": _is_draft,
}


def _actor(sentence: Sentence, hit: Hit) -> Actor | None:
    """Whose law it is: a state that is the subject; in a chapter the state named in the same part; else home."""
    frame, subject = hit.frame, hit.frame.subject
    states = [a for a in frame.actors if a.type == "state"]
    if not frame.passive:
        if states:
            return states[0]
        if frame.actors or (subject and subject.kind == "reference" and _part("group").match(subject.text)):
            return None  # a group's decree
    if sentence.report.country_iso3 is None:
        left, right = sentence.part_of(hit.match.start())
        named = [a for a in sentence.agents if a.kind == "state" and a.id and left <= a.start < right]
        if named:
            return sentence.context.actors_of(sentence, named[0])[0]
    home = sentence.context.actors_of(sentence, None)
    return home[0] if home else None


def _dates(sentence: Sentence, hit: Hit, value: str) -> list[DateMention]:
    """The dates of making or taking effect; of drafting, in the report's voice, "in 2008" and "since 2015"."""
    text, (start, end) = sentence.text, hit.match.span()
    usable = [d for d in sentence.dates if d.edtf and d.relation != "range" and d.start >= start]
    behind = [d for d in usable if d.start >= end and _dates_law(text[end : d.start])]
    if value == "drafting":
        return _drafting_dates(sentence, hit, behind)
    if value != "has_law":
        return []
    inside = [d for d in usable if d.end <= end]
    of_year = [d for d in sentence.dates if d.relation == "adjectival" and d.edtf and _names_law(text[d.end : start])]
    chosen = (inside or behind or of_year or dates_of(hit.frame))[:1]
    for date in usable:
        if chosen and date.start > chosen[-1].end and _DATE_JOIN.match(text[chosen[-1].end : date.start]):
            chosen.append(date)
    return chosen


def _drafting_dates(sentence: Sentence, hit: Hit, behind: list[DateMention]) -> list[DateMention]:
    """The day a bill was tabled, unless it is pending still; of one in hand "since 2015", "being drawn up in 2008"."""
    matched = hit.match.group()
    tabled = _part("handed_in").search(matched) and not re.search(r"\bbeing\b", matched)
    if tabled and not _part("still_pending").match(sentence.text, hit.match.end()):
        return (behind or dates_of(hit.frame))[:1]
    past = re.search(r"\b(?:was|were) (?:\w+ )?being\b", matched)
    return [d for d in behind[:1] if hit.frame.assertion == "monitor" and (past or d.relation == "since")]


def _names_law(gap: str) -> bool:
    """Whether only a law's name stands between a year and the words: "the 2005 Anti-Personnel Mines Act"."""
    return len(gap) < 50 and bool(re.fullmatch(r"\s*(?:(?!and\b|of\b|in\b)[\w’-]+\s+)*", gap))


def _dates_law(gap: str) -> bool:
    """Whether a date behind such words is the law's: close by, or the day from which it has been in force."""
    if len(gap) < 110 and _part("in_force_since").search(gap):
        return True
    return bool(_DATE_GAP.match(gap.replace("No.", "No"))) and "," not in gap.strip(",")


def _when(date: DateMention | None, value: str) -> str | None:
    """When a law was made or took effect, "in force since D" is D; a draft in hand since D is ``D/..``."""
    if date is None or date.edtf is None or value == "drafting":
        return date.edtf if date else None
    return date.edtf.removesuffix("/..")


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
        pending = _part("still_pending").match(frame.text, end)
        end = pending.end() if pending else end
    claim = make_claim(
        frame, FAMILY, value, actor, hit.rule.id, start=_begin(hit), end=end,
        confidence=hit.rule.confidence - 0.1, when=_when(date, value), hedged=frame.hedged, weapon=_weapon(hit),
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


def _row(sentence: Sentence) -> list[Claim]:
    """The values of a row on national law, one a semicolon: "No specific law; considers existing law sufficient"."""
    home = sentence.context.actors_of(sentence, None)
    claims = []
    offset = sentence.label_end
    for piece in re.split(r"(?<=;)", sentence.text[sentence.label_end :]):
        start = offset + len(piece) - len(piece.lstrip())
        offset += len(piece)
        words = piece.strip(" \n\t;")
        value = _row_value(words)
        if value is None or not home:
            continue
        frame = phrase_frame(sentence, start, start + len(words))
        dated = value == "has_law" or (value == "drafting" and _part("handed_in").search(words))
        dates = [d for d in sentence.dates if d.edtf and start <= d.start < offset] if dated else []
        claim = make_claim(
            frame,
            FAMILY,
            value,
            home[0],
            _ROW_RULE,
            start=start,
            end=start + len(words),
            confidence=0.9,
            when=_when(dates[0], value) if dates else None,
        )
        said = value == "existing_law_sufficient" and _part("row_considers").search(words)
        claims.append(replace(claim, assertion="government" if said else "monitor", speaker=None, hedged=False))
    return claims


def _row_value(words: str) -> str | None:
    """What a cell says of national law; None where it names none."""
    if _part("enough").search(words) and not re.search(r"\bnot\b", words):
        return "existing_law_sufficient"
    if _part("row_none").search(words) and not _part("row_bill_after").search(words):
        return "no_law"
    if _part("row_drafting").search(words):
        return "drafting"
    return "has_law" if _part("row_law").search(words) else None
