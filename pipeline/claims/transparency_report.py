"""Transparency reports. Rules: ``rules/transparency_report.toml``."""

from __future__ import annotations

import re

from pipeline.claims.arguments import dates_of, evidence_start, make_claim
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.view import Sentence
from pipeline.records import Claim

# The thing submitted; group ``art`` tells Article 13 (CCW Amended Protocol II) from Article 7.
_REPORT = re.compile(
    r"\b(?:(?:Article|Art\.)\s?(?P<art>7|13)(?:\s+(?:transparency|annual|voluntary|initial|updated?|yearly))*\s+(?:reports?|submissions?|declarations?|updates?)|(?:transparency|Protocol II|national annual|Amended Protocol II)\s+(?:reports?|updates?|reporting|measures reports?)|"
    r"(?:initial|annual|updated|voluntary|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|most recent|last|subsequent|yearly|such|further|national|next|another|its|\w+th)\s+(?:(?:voluntary|annual|updated|national)\s+)*(?:reports?|updates?)\b|(?:annual )?updates?\b(?=[,.]|\s(?:in|on|for|every|each)\b)|Article\s(?P<bare>7|13)\b)",
    re.IGNORECASE,
)
_OTHER_REPORT = re.compile(r"\b(?:Landmine Monitor|Cluster Munition Monitor|HRW|Human Rights Watch|UN|Secretary-General|Panel|progress|media|press|final|interim)\b", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of submission in a sentence: one a date."""
    rules = rule_file("transparency_report")
    claims: list[Claim] = []
    covered: list[tuple[int, int]] = []
    for hit in find_hits(sentence, rules):
        thing = _thing(sentence, hit)
        if thing is None:
            continue
        frame = hit.frame
        if any(start <= frame.start < end for start, end in covered):
            continue
        voluntary = bool(re.search(r"\bvoluntar", sentence.text[max(0, thing.start() - 60) : thing.end()] + hit.match.group(), re.IGNORECASE))
        value = rules.value(hit.rule.sense, frame, voluntary=voluntary)
        if value is None:
            continue
        if value == "submitted" and re.search(r"\bno\s+(?:\w+\s+)*$", sentence.text[: thing.start()], re.IGNORECASE) or re.search(r"\byet to\b", sentence.text[thing.start() : frame.end]):
            value = "not_submitted"
        dates = dates_of(frame, after=max(frame.end, thing.end())) or (dates_of(frame) if value != "not_submitted" else [])
        if value == "not_submitted":
            dates = []
        actors = [a for a in frame.actors if a.type == "state"] or sentence.context.actors_of(sentence, None)
        treaty, event = _event(sentence, thing)
        start = min(evidence_start(frame), frame.start, thing.start())
        for actor in actors[:1]:
            for position, date in enumerate(dates or [None]):
                end = max(frame.end, thing.end(), date.end if date else 0)
                begin = date.start if date is not None and date.end <= start and start - date.end < 60 else start
                covered.append((min(begin, thing.start()), end))
                claims.append(
                    make_claim(
                        frame, "transparency_report", value, actor, hit.rule.id, start=begin, end=end, confidence=hit.rule.confidence,
                        when=date.edtf if date else None, treaty=treaty, event=event, event_text=thing.group(), hedged=frame.hedged,
                        recurrence="annual" if re.search(r"\b(?:annually|every year|each year)\b", sentence.text) else "once",
                    )  # fmt: skip
                )
    return claims


def _thing(sentence: Sentence, hit: Hit) -> re.Match[str] | None:
    """The transparency report that the predicate is about: behind it, or before it in a passive or "the report came"."""
    frame, text = hit.frame, sentence.text
    left, right = sentence.part_of(frame.start)
    if hit.kind == "phrase":
        match = _REPORT.search(text, max(left, frame.start - 60), min(len(text), frame.end + 5))
        return match if match and not _OTHER_REPORT.search(text[max(left, match.start() - 30) : match.end()]) and _about_transparency(sentence, match) else None
    after = _REPORT.search(text, frame.end, min(right, frame.end + 110))
    if after and not frame.passive and not re.search(r"[;:]|\b(?:that|which|in its|in the|as part of|to the|statement|response|mines)\b", text[frame.end : after.start()]):
        return after if _about_transparency(sentence, after) and not _OTHER_REPORT.search(text[frame.end : after.end()]) else None
    if frame.passive or (frame.group is not None and not frame.group.finite):
        before = [m for m in _REPORT.finditer(text, left, frame.start)]
        if before and _about_transparency(sentence, before[-1]) and frame.start - before[-1].end() < 90:
            return before[-1]
    return None


def _about_transparency(sentence: Sentence, match: re.Match[str]) -> bool:
    if match.group("art") or match.group("bare") or re.search(r"transparency|Protocol II", match.group(), re.IGNORECASE):
        return True
    step: Sentence | None = sentence
    while step is not None and step.paragraph >= sentence.paragraph:
        if re.search(r"\bArticle (?:7|13)\b|\btransparency\b", step.text, re.IGNORECASE):
            return True
        step = step.previous
    return sentence.section_kind == "transparency"


def _event(sentence: Sentence, match: re.Match[str]) -> tuple[str, str]:
    number = match.group("art") or match.group("bare")
    around = sentence.text[max(0, match.start() - 60) : match.end() + 60]
    if number == "13" or re.search(r"Protocol II\b", match.group()) or (number is None and re.search(r"Amended Protocol II|Article 13", around)):
        return "CCW-APII", "CCW-APII-ART13"
    codes = [t.code for t in sentence.treaties if t.code in {"MBT", "CCM"} and abs(t.start - match.start()) < 80]
    treaty = codes[0] if codes else report_treaty(sentence)
    return treaty, f"{treaty}-ART7"
