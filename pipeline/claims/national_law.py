"""National law on the treaties and weapons. Rules: ``rules/national_law.toml``.

``find`` reads the row of an overview table by its label, and sentences by their phrases; laws about something else are none.
"""

from __future__ import annotations

import re
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
# Between a law and the date of its making: nothing that opens another clause.
_DATE_GAP = re.compile(r"^(?!.*\b(?:after|before|until|when|while|because|since the|to (?:implement|ban|prohibit))\b)[^.;]{0,60}$")
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
        for date in _dates(sentence, hit, value) or [None]:
            when = _day(date)
            if (value, when) not in seen and (when is not None or value not in {v for v, _ in seen}):
                seen.add((value, when))
                claims.append(_claim(hit, value, actor, date))
    return claims


def _part(name: str) -> re.Pattern[str]:
    return part_pattern(FAMILY, name)


def _value(sentence: Sentence, hit: Hit, rules: RuleFile) -> str | None:
    """The value of a hit; None where the law is about something else or is only wished for."""
    text, matched, sense = sentence.text, hit.match.group(), hit.rule.sense
    start, end = hit.match.span()
    if _part("no_law").search(text[max(0, start - 25) : end]):
        return None
    if not _part("about").search(text) and sentence.section_kind != "national_implementation" and not _about_before(sentence):
        return None
    if _part("many_states").search(text[:start]) and not _part("named_first").search(text[:start]) and sense != "sufficient":
        return None
    near = text[max(0, start - 30) : end + 90]
    if sense == "none" and _trade(text[end : end + 60]):
        return None
    if sense == "has" and (_part("illicit").search(near) or _part("other_purpose").search(text[start : end + 60]) or _trade(near) or re.search(r"\b(?:draft|would|proposed)\b", text[max(0, start - 25) : end], re.IGNORECASE)):
        return None
    if sense == "none" and re.search(r"\b(?:draft|bill)\b", text[max(0, start - 40) : end], re.IGNORECASE) and "bill" not in matched.lower().split()[-1]:
        return None
    if sense == "drafting" and not _is_draft(sentence, hit):
        return None
    if sense == "self_executing" and hit.frame.assertion != "government":
        return None  # in the report's own voice it only says how treaties rank
    if sense == "sufficient" and hit.frame.assertion == "third_party" and hit.frame.speaker:
        return None
    if sense == "has" and (re.search(r"\bby $", text[:start]) and not hit.frame.negated or re.match(r"\s+No\.\s?\d", text[end:])):
        return "has_law"  # "prepared the ground by amending its penal code"; the "No." of "Law No. 5" denies nothing
    return rules.value(sense, hit.frame)


def _about_before(sentence: Sentence) -> bool:
    """Whether the sentence goes on from one about a law on the treaty: "Zambia is preparing one", "The act provides for fines"."""
    before = sentence.previous.text if sentence.previous else ""
    return bool(_part("about").search(before) and _part("law_before").search(before))


def _trade(words: str) -> bool:
    """Whether a law is only about trade: that is a moratorium on exports, not this family's."""
    return bool(_part("trade_only").search(words)) and not _part("all_acts").search(words)


def _is_draft(sentence: Sentence, hit: Hit) -> bool:
    """Whether the drafting is of a law of interest that has not been passed since."""
    text, matched = sentence.text, hit.match.group()
    start, end = hit.match.span()
    if _part("ratification_only").search(text[:start]) and not re.search(r"\b(?:amend\w*|code|legislation)\b", matched, re.IGNORECASE):
        return False
    if _part("ratification_only").search(matched.rsplit(" ", 1)[0] + " "):
        return False
    earlier = sentence.previous.text if sentence.previous else ""
    if re.search(r"\bone$", matched) and not _part("law_before").search(earlier + text[:start]):
        return False
    if re.search(r"\b(?:urg\w+|call\w* (?:on|for)|should|recommend\w*)\b[^.;]{0,60}$", text[:start], re.IGNORECASE) or _trade(text[start : end + 60]):
        return False
    return not (_part("passed_after").search(text[end:]) and not re.search(r"\bnot\b", text[end : end + 60]))


def _actor(sentence: Sentence, hit: Hit) -> Actor | None:
    """Whose law it is: the subject where that is a state; in a chapter the state named in the same part; else the home state."""
    states = [a for a in hit.frame.actors if a.type == "state"]
    subject = hit.frame.subject
    if hit.frame.actors and not states and not hit.frame.passive or subject is not None and subject.kind == "reference" and _part("group").match(subject.text):
        return None  # a group's decree
    if states and not hit.frame.passive:
        return states[0]
    if sentence.report.country_iso3 is None:
        left, right = sentence.part_of(hit.match.start())
        named = [a for a in sentence.agents if a.kind == "state" and a.id and left <= a.start < right]
        if named:
            return sentence.context.actors_of(sentence, named[0])[0]
    home = sentence.context.actors_of(sentence, None)
    return home[0] if home else None


def _dates(sentence: Sentence, hit: Hit, value: str) -> list[DateMention]:
    """The date or dates of making or taking effect; of drafting only "was being drafted in 2008", said by the report itself."""
    text = sentence.text
    start, end = hit.match.span()
    if value == "drafting":
        if hit.frame.assertion != "monitor" or not re.search(r"\b(?:was|were) (?:\w+ )?being\b", hit.match.group()):
            return []
    elif value != "has_law":
        return []
    usable = [d for d in sentence.dates if d.edtf and d.relation != "range" and d.start >= start]
    inside = [d for d in usable if d.end <= end] if value == "has_law" else []
    behind = [d for d in usable if d.start >= end and _dates_law(text[end : d.start])]
    chosen = (inside or behind or (dates_of(hit.frame) if value == "has_law" else []))[:1]
    for date in usable:
        if chosen and date.start > chosen[-1].end and _DATE_JOIN.match(text[chosen[-1].end : date.start]):
            chosen.append(date)
    return chosen


def _dates_law(gap: str) -> bool:
    """Whether a date behind such words is the law's: close by, or the day from which it has been in force."""
    if len(gap) < 110 and re.search(_part("in_force").pattern + r"(?: since| on| in)?\s*$", gap, re.IGNORECASE):
        return True
    return bool(_DATE_GAP.match(gap)) and "," not in gap.strip(",")


def _day(date: DateMention | None) -> str | None:
    """When a law was made or took effect: "in force since D" is D."""
    return date.edtf.removesuffix("/..") if date and date.edtf else None


def _weapon(hit: Hit) -> str | None:
    """The weapon that the sentence says the law is about."""
    left, right = hit.frame.sentence.part_of(hit.match.start())
    return next((w.weapon for w in hit.frame.sentence.weapons if left <= w.start < right), None)


def _claim(hit: Hit, value: str, actor: Actor, date: DateMention | None) -> Claim:
    frame = hit.frame
    end = max(hit.match.end(), date.end if date else 0)
    if value == "drafting":
        pending = _part("still_pending").match(frame.text, end)
        end = pending.end() if pending else end
    claim = make_claim(
        frame, FAMILY, value, actor, hit.rule.id, start=min(evidence_start(frame), frame.start), end=end,
        confidence=hit.rule.confidence - 0.1, when=_day(date), hedged=frame.hedged, weapon=_weapon(hit),
    )  # fmt: skip
    if value == "existing_law_sufficient" and (claim.assertion == "monitor" or claim.speaker is None) and frame.sentence.zone != "overview_table":
        # That no more law is needed is always somebody's view; unnamed, it is the government's.
        return replace(claim, assertion="government")
    if value == "no_law" and frame.speaker is None and claim.assertion == "third_party":
        return replace(claim, assertion="monitor")
    return claim


def _row(sentence: Sentence) -> list[Claim]:
    """The values of a row on national law, cell by semicolon: "No specific legislation; considers existing law sufficient"."""
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
        dates = [d for d in sentence.dates if d.edtf and start <= d.start < offset] if value == "has_law" else []
        claim = make_claim(
            frame, FAMILY, value, home[0], _ROW_RULE, start=start, end=start + len(words), confidence=0.9, when=_day(dates[0]) if dates else None
        )
        said = value == "existing_law_sufficient" and _part("row_considers").search(words)
        claims.append(replace(claim, assertion="government" if said else "monitor", speaker=None, hedged=False))
    return claims


def _row_value(words: str) -> str | None:
    """What a cell says of national law; None where it names none."""
    if re.search(_part("enough").pattern, words, re.IGNORECASE) and not re.search(r"\bnot\b", words):
        return "existing_law_sufficient"
    if _part("row_drafting").search(words):
        return "drafting"
    if _part("row_none").search(words):
        return "no_law"
    return "has_law" if _part("row_law").search(words) else None
