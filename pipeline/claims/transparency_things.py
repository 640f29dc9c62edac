"""Which transparency report a predicate is about, under which treaty, and which dates beside it are those of submission.

The patterns are the [part] entries of ``rules/transparency_report.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import part_pattern
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.dates import DateMention, since_event
from pipeline.language.edtf_dates import since
from pipeline.language.view import Sentence

_ACTIVE_REACH, _SUBJECT_REACH, _DATE_REACH = 90, 170, 90
_FIRST_LINES = 2500


def part(name: str) -> re.Pattern[str]:
    """A pattern of the family's rule file."""
    return part_pattern("transparency_report", name)


@dataclass(frozen=True, slots=True)
class Thing:
    """A report at ``text[start:end]`` of its sentence, and what it is: ``treaty`` and ``event`` (MBT, MBT-ART7)."""

    start: int
    end: int
    treaty: str
    event: str
    voluntary: bool = False


def thing_of(sentence: Sentence, hit: Hit) -> Thing | None:
    """The transparency report that the predicate takes: its object, its subject in a passive, or what a relative clause hangs on."""
    text, frame = sentence.text, hit.frame
    _, right = sentence.part_of(frame.start)
    if hit.kind == "phrase" and (kind := _without_noun(sentence, hit)) is not None:
        return Thing(frame.start, frame.end, *kind, _voluntary_before(sentence, kind[1]) or (kind[1] == f"{sentence.report.treaty}-ART7" and is_outside(sentence)))
    if hit.rule.sense in {"submit", "missing"} and not frame.passive:
        found = _after(sentence, hit, right)
        if found is not None:
            return found
    spoken = part("pronoun_subject").search(text[: frame.start])
    if spoken and frame.passive and _just_named(sentence, spoken.start()):
        return _settle(sentence, spoken.start(), spoken.start() + len(spoken.group().split()[0]), short=True)
    for span in reversed(_spans(sentence, 0, frame.start)):
        gap = text[span[1] : frame.start]
        if len(gap) > _SUBJECT_REACH:
            return None
        if _subject(hit, gap) or _relative(gap) and part("no_object").match(text, frame.end):
            return _settle(sentence, *span)
    if hit.rule.sense == "arrive" and re.match(r"received", hit.match.group()):
        return _after(sentence, hit, right)
    return None


def _without_noun(sentence: Sentence, hit: Hit) -> tuple[str, str] | None:
    """The kind of report that "reported annually under Article 7" or ", but none in 2010" speaks of without naming one."""
    words = hit.match.group().lower()
    if words.startswith("reported"):
        lead = part("reporting").match(sentence.text, hit.frame.end)
        number = part("number").match(sentence.text, lead.end()) if lead else None
        if number is None:
            return None
        return ("CCW-APII", "CCW-APII-ART13") if number.group("article") == "13" else _article_7(sentence, number.start(), number.end())
    if re.match(r"(?:but|though|and|with|there)\b", words):
        return _kind_before(sentence, hit.frame.start)
    return None


def _just_named(sentence: Sentence, start: int) -> bool:
    """Whether a transparency report is the thing spoken of just before: earlier in the sentence, or in the one before."""
    if part("named").search(sentence.text, 0, start):
        return True
    step = sentence.previous
    return step is not None and step.paragraph == sentence.paragraph and not sentence.text[:start].strip() and bool(part("named").search(step.text))


def _subject(hit: Hit, gap: str) -> bool:
    """Whether the report before the predicate is its subject, or the noun that a bare participle describes."""
    frame = hit.frame
    if not re.fullmatch(part("subject_gap").pattern, gap, re.IGNORECASE):
        return bool(hit.match.group().lower().split()[0] in _PARTICIPLES and re.fullmatch(r"(?:\s*\([^)]*\))?,?\s+(?:(?:also|then|later|finally|\w+ly)\s+)?", gap) and not frame.passive)
    if hit.rule.sense in {"arrive", "missing"}:
        return True
    return frame.passive or bool(frame.group and not frame.group.finite and hit.match.group().lower().split()[0] in _PARTICIPLES)


_PARTICIPLES = frozenset("submitted provided delivered filed handed turned presented transmitted sent lodged deposited supplied furnished forwarded received issued made given resubmitted dated".split())


def _relative(gap: str) -> bool:
    """ "the report that it submitted in 2011"."""
    return bool(re.fullmatch(r"(?:\s*\([^)]*\))?,?\s+(?:that|which)\s+(?:it|they|the country|the government|the state|officials|[A-Z]\w+(?: [A-Z]\w+)?)\s+(?:(?:has|have|had|also|first|last|finally|eventually|\w+ly)\s+)*", gap))


def _after(sentence: Sentence, hit: Hit, right: int) -> Thing | None:
    text, frame = sentence.text, hit.frame
    if re.search(r"\b(?:it|them|one)\s+(?:over|in)$", hit.match.group(), re.IGNORECASE):
        return _settle(sentence, frame.start, frame.end, short=True)
    named = _spans(sentence, frame.end, min(len(text), max(right, frame.end) + 1, frame.end + _ACTIVE_REACH + 60))
    if named and named[0][0] - frame.end <= _ACTIVE_REACH and not part("gap_block").search(text[frame.end : named[0][0]]):
        return _settle(sentence, *named[0])
    pronoun = re.compile(rf"\s+{part('pronoun').pattern}", re.IGNORECASE).match(text, frame.end)
    if pronoun and hit.match.group().lower().split()[0] not in {"made", "make", "gave", "give", "added"}:
        return _settle(sentence, pronoun.end() - len(pronoun.group().strip()), pronoun.end(), short=True)
    return None


def _spans(sentence: Sentence, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Words for a report in a stretch of the sentence: start, end, and whether they mean one only where the talk is of them."""
    text = sentence.text
    found = [(m.start(), m.end(), False) for m in part("named").finditer(text, start) if m.end() <= end]
    for match in part("short").finditer(text, start):
        if match.end() <= end and not any(a < match.end() and match.start() < b for a, b, _ in found) and match.group().strip():
            found.append((match.start(), match.end(), True))
    # "the annual report required under Article 13": the article stands behind its report.
    return [span for span in sorted(found) if not part("other").search(text[: span[0]])]


def _settle(sentence: Sentence, start: int, end: int, short: bool = False) -> Thing | None:
    """The thing at a place with its treaty; None where nothing says that it is a transparency report."""
    text = sentence.text
    kind = _kind(sentence, start, end, short)
    if kind is None:
        return None
    treaty, event = kind
    clause = text[max(0, start - 40) : end + 60]
    voluntary = bool(part("voluntary").search(clause)) or (short and _voluntary_before(sentence, event))
    return Thing(start, end, treaty, event, voluntary or (event == f"{sentence.report.treaty}-ART7" and is_outside(sentence)))


def _kind(sentence: Sentence, start: int, end: int, short: bool) -> tuple[str, str] | None:
    text = sentence.text
    own = part("number").search(text, start, end) or part("number").search(text, end, min(len(text), end + 70))
    around = re.split(r"[;.]\s", text[max(0, start - 70) : start])[-1] + re.split(r"[;.]\s", text[start : end + 70])[0]
    if own and own.group("article") == "13" or (own is None and re.search(r"Amended Protocol II\b", around)):
        return "CCW-APII", "CCW-APII-ART13"
    if re.search(r"\bProtocol V\b", around):
        return None
    if own is None and short:
        return _kind_before(sentence, start)
    return _article_7(sentence, start, end)


def _article_7(sentence: Sentence, start: int, end: int) -> tuple[str, str]:
    """The ban treaty whose Article 7 is meant: one named beside the report, "that convention", else the report's own."""
    near = [t.code for t in sentence.treaties if t.code in {"MBT", "CCM"} and abs(t.start - start) < 80]
    if part("that_treaty").search(sentence.text, end, min(len(sentence.text), end + 45)):
        step: Sentence | None = sentence
        while step is not None:
            named = [t.code for t in step.treaties if t.code in {"MBT", "CCM"} and (step is not sentence or t.end <= end)]
            if named:
                near = [named[-1]]
                break
            step = step.previous
    treaty = near[0] if near else report_treaty(sentence)
    return treaty, f"{treaty}-ART7"


def _kind_before(sentence: Sentence, start: int) -> tuple[str, str] | None:
    """What "the report" or "the latest" is: the transparency report spoken of last in the paragraph, or the section's own."""
    step: Sentence | None = sentence
    limit = start
    while step is not None and (step.paragraph == sentence.paragraph or sentence.zone == "note"):
        spoken = [(m.start(), m) for m in part("number").finditer(step.text, 0, limit)]
        spoken += [(m.start(), m) for m in part("named").finditer(step.text, 0, limit)]
        if spoken:
            place, last = max(spoken, key=lambda item: item[0])
            if (last.groupdict().get("article") or "7") == "13":
                return "CCW-APII", "CCW-APII-ART13"
            return _article_7(step, place, last.end())
        step = step.previous
        limit = len(step.text) if step is not None else 0
    treaty = report_treaty(sentence)
    if sentence.section_kind == "transparency" or (sentence.zone == "note" and part("number").search(_noted(sentence))):
        return treaty, f"{treaty}-ART7"
    return None


def _noted(sentence: Sentence) -> str:
    """The words of the body that a note belongs to: what stands before its marker."""
    text = sentence.report.text
    place = text.find(f"[{sentence.note_number}]")
    return text[max(text.rfind("\n", 0, place), place - 300) : place] if 0 <= place < sentence.start - 10 else ""


def _voluntary_before(sentence: Sentence, event: str) -> bool:
    if event == "CCW-APII-ART13":
        return False
    step = sentence.previous
    while step is not None and step.paragraph == sentence.paragraph:
        if part("voluntary").search(step.text):
            return True
        step = step.previous
    return False


def is_outside(sentence: Sentence) -> bool:
    """Whether the report says in its first lines that the country is not party to the report's treaty."""
    return _is_outside(sentence.report.text[:_FIRST_LINES]) if sentence.report.country_iso3 else False


@lru_cache(maxsize=256)
def _is_outside(opening: str) -> bool:
    outside, inside = part("outside").search(opening), part("inside").search(opening)
    return outside is not None and (inside is None or outside.start() < inside.start())


# ------------------------------------------------------------------ dates


def submission_dates(sentence: Sentence, hit: Hit, thing: Thing, *, negative: bool) -> list[DateMention]:
    """The dates of submission, a list taken apart: behind predicate and thing, else before them in their clause."""
    text = sentence.text
    usable = [_plain(text, hit, d) for d in sentence.dates if d.edtf and d.relation not in {"title", "adjectival", "for"}]
    usable = [d for d in usable if d.relation not in {"until", "before"} and not _elsewhere(text, d)]
    end = max(hit.frame.end, thing.end)
    # "sent in 2017", "dates from 5 May": the preposition belongs to the verb as well.
    behind = [d for d in usable if d.start >= end - 5 and d.end > end]
    if behind and not _reaches(sentence, end, behind[0]):
        behind = []
    if negative:
        close = [d for d in behind if d.relation in {"at", "since"} and len(text[end : d.start]) < 25 and "," not in text[end : d.start]]
        close = [d for d in close if not part("as_of").search(text[: d.start])]
        bare = part("bare_since").match(text, end)
        if bare and (earlier := [d for d in usable if d.end <= hit.frame.start and d.relation == "at"]):
            return [replace(earlier[-1], edtf=since(earlier[-1].edtf or ""), relation="since", start=hit.frame.end, end=bare.end())]
        if close or hit.frame.perfect:
            return [d for d in _listed(text, [*close[:1], *(d for d in usable if close and d.start > close[0].start)])] if close else []
    if behind and not negative:
        return _listed(text, behind)
    between = [d for d in usable if hit.frame.end <= d.start and d.end <= thing.start or thing.end <= d.start and d.end <= hit.frame.start]
    if between and not negative:
        return _listed(text, between)
    left, _ = sentence.part_of(min(hit.frame.start, thing.start))
    leading = [d for d in usable if left <= d.start and d.end <= min(hit.frame.start, thing.start) and d.relation in {"at", "since", "range"}]
    leading = [d for d in leading if not part("as_of").search(text[: d.start])]
    if negative:
        leading = [d for d in leading if len(d.edtf or "") == 4]
    return _listed(text, leading) if leading and _opens(text, left, leading[0]) else []


def came_at_last(sentence: Sentence, hit: Hit, thing: Thing) -> list[DateMention]:
    """The date of "was not submitted until 5 May 2004": a submission after all."""
    end = max(hit.frame.end, thing.end)
    late = [d for d in sentence.dates if d.edtf and d.relation == "until" and end - 5 <= d.start < end + 60 and re.match(r"until\b", d.text, re.IGNORECASE)]
    return [replace(d, edtf=(d.edtf or "").strip("./"), relation="at") for d in late[:1] if _reaches(sentence, end, d)]


def _plain(text: str, hit: Hit, date: DateMention) -> DateMention:
    """The date itself where "dates from 5 May 2004" or "not until 5 May 2004" would make it the end of a period."""
    edtf = date.edtf or ""
    from_then = hit.match.group().lower().startswith("dat") and date.relation == "since" and date.start <= hit.frame.end + 6
    not_until = date.relation == "until" and re.search(r"\bnot\s+$", text[: date.start]) is not None
    return replace(date, edtf=edtf.strip("./"), relation="at") if from_then or not_until else date


def _opens(text: str, left: int, date: DateMention) -> bool:
    """ "In May 2004, it submitted", "it was only on 5 May 2004 that it submitted"."""
    before = text[left : date.start].strip()
    return len(before) < 40 and not re.search(r"\b(?:which|who|because|since|report|signed|ratified|acceded)\b", before)


def _elsewhere(text: str, date: DateMention) -> bool:
    """A period covered, a deadline: no date of submission."""
    if date.text.lower().startswith("not until"):
        return False
    return bool(part("not_submitted_on").search(text[max(0, date.start - 70) : date.start] + _lead(date)))


def _lead(date: DateMention) -> str:
    """The words of the date before its figures: "for calendar year " of "for calendar year 2004"."""
    return re.split(r"\d|January|February|March|April|May|June|July|August|September|October|November|December", date.text, maxsplit=1)[0]


def _reaches(sentence: Sentence, end: int, date: DateMention) -> bool:
    gap = re.sub(r":\s*$", " ", sentence.text[end : date.start])
    plain = re.sub(r"\([^)]*\)|,?\s*(?:which|that) (?:was|were|had been)? ?(?:due|expected|required)[^,]*,|,?\s*(?:covering|for|on|about|under|required|due|expected)\b[^,;.]{0,80}", " ", gap)
    return len(plain) < _DATE_REACH and not re.search(r"[;:](?! on | in )|\.\s|\b(?:which|who|but|while|because|as(?! well as)|after|before|when|until|although|said|stated|declar\w+|report(?:ed|ing)|indicat\w+|announc\w+|voted?|acceded|ratified|signed|entered)\b", plain)


def _listed(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The first date and those that go on with its list."""
    chosen = [dates[0]]
    for date in dates[1:]:
        if not re.fullmatch(part("join").pattern, text[chosen[-1].end : date.start], re.IGNORECASE):
            break
        chosen.append(date)
    return [_since(text, date) for date in chosen]


def _since(text: str, date: DateMention) -> DateMention:
    return since_event(text, date) or date


def with_end(thing: Thing, end: int) -> Thing:
    """The thing, reaching further."""
    return replace(thing, end=max(thing.end, end))
