"""Which transparency report a predicate is about, and under which treaty.

The patterns are the [part] entries of ``rules/transparency_report.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import Rule, part_pattern
from pipeline.claims.transparency_report.voluntary import by_status, voluntary_before
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.view import Sentence
from pipeline.matching.pattern_set import Gate

_ACTIVE_REACH, _SUBJECT_REACH = 90, 170
_OBLIGATION_REACH = 40
_TAKEN_UP = re.compile(r"\b(?:it|them|one)\s+(?:over|in|up to date)$", re.IGNORECASE)


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
    """The transparency report that the predicate takes: object, passive subject, or what a relative clause is on."""
    text, frame = sentence.text, hit.frame
    _, right = sentence.part_of(frame.start)
    if hit.kind == "phrase" and (kind := _without_noun(sentence, hit)) is not None:
        return Thing(frame.start, frame.end, *kind, voluntary_before(sentence, kind[1]) or by_status(sentence, kind[1]))
    if hit.rule.sense in {"submit", "missing", "nominal"} and not frame.passive:
        found = _after(sentence, hit, right)
        if found is not None:
            return found
    spoken = _pronoun_before(text[: frame.start], hit.match.group())
    plural = spoken is not None and spoken.group().lower().startswith("they") and _weapons_named(sentence)
    taken = frame.passive or hit.rule.sense == "arrive"
    if spoken and not plural and taken and _just_named(sentence, spoken.start()):
        return settle(sentence, spoken.start(), spoken.start() + len(spoken.group().split()[0]), short=True)
    for span in reversed(spans(sentence, 0, frame.start)):
        gap = text[span[1] : frame.start]
        if len(gap) > _SUBJECT_REACH:
            return None
        if _subject(hit, gap) or (part("relative").fullmatch(gap) and part("no_object").match(text, frame.end)):
            return settle(sentence, *span)
    if hit.rule.sense == "arrive" and re.match(r"receive", hit.match.group()):
        return _after(sentence, hit, right)
    return None


def speaks_of_no_report(sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    """Whether a verb can take no transparency report, as ``thing_of`` finds them, since none stands in its sentence."""
    groups, text = match.groupdict(), sentence.text
    if rule.sense == "same" or not (groups.get("verb") or groups.get("noun")):
        return False
    stands_in = _pronoun_before(text[: match.start()], match.group()) or _pronoun_after(text, match.end())
    if stands_in or _TAKEN_UP.search(match.group()):
        return False
    return not any(_all_from(sentence, name, 0) for name in ("named", "short"))


def _all_from(sentence: Sentence, name: str, start: int) -> list[re.Match[str]]:
    """The matches of "named" or "short" from a place on: every predicate of the sentence asks for them."""
    key = "report", name, start
    if key not in sentence.known:
        able = _gate().may_match(name, sentence.text)
        sentence.known[key] = list(part(name).finditer(sentence.text, start)) if able else []
    found: list[re.Match[str]] = sentence.known[key]
    return found


@lru_cache(maxsize=1)
def _gate() -> Gate:
    """The two patterns for a report: they begin with words that may be left out, which ``re`` is slow to look for."""
    return Gate({name: part(name).pattern for name in ("named", "short")}, part)


def _pronoun_before(before: str, verb: str) -> re.Match[str] | None:
    """A pronoun for a report as the subject of a verb: "they had been sent", "they are dated"."""
    bare = part("bare_pronoun").search(before) if part("dated_verb").match(verb) else None
    return part("pronoun_subject").search(before) or bare


def _pronoun_after(text: str, end: int) -> re.Match[str] | None:
    return re.compile(rf"\s+{part('pronoun').pattern}", re.IGNORECASE).match(text, end)


def _without_noun(sentence: Sentence, hit: Hit) -> tuple[str, str] | None:
    """The kind that "reported annually under Article 7" or ", but none in 2010" speaks of without naming a report."""
    words = hit.match.group().lower()
    if hit.rule.sense == "obligation":
        return _kind_before(sentence, hit.frame.end + _OBLIGATION_REACH)
    if words.endswith("without reporting"):
        return _kind_before(sentence, hit.frame.start)
    if hit.rule.sense == "missing" and words.startswith("no"):
        return _kind(sentence, hit.frame.start, hit.frame.end, short=True)
    if words.startswith("report"):
        lead = part("reporting").match(sentence.text, hit.frame.end)
        number = part("number").match(sentence.text, lead.end()) if lead else None
        if number is None or part("reported_that").match(sentence.text, number.end()):
            return None
        return (
            ("CCW-APII", "CCW-APII-ART13")
            if number.group("article") == "13"
            else _article_7(sentence, number.start(), number.end())
        )
    if re.match(r"(?:but|though|and|with|there)\b", words):
        return _kind_before(sentence, hit.frame.end)
    return None


def _just_named(sentence: Sentence, start: int) -> bool:
    """Whether a transparency report was spoken of just before: earlier in the sentence, or in the one before."""
    if part("named").search(sentence.text, 0, start) or spans(sentence, 0, start):
        return True
    step = sentence.previous
    return (
        step is not None
        and step.paragraph == sentence.paragraph
        and not sentence.text[:start].strip()
        and bool(part("named").search(step.text))
    )


def _weapons_named(sentence: Sentence) -> bool:
    """Whether the sentence before names weapons behind the last report in it, so that "they" may be those."""
    step = sentence.previous
    if step is None or step.paragraph != sentence.paragraph or not step.weapons:
        return False
    reports = [match.end() for match in _all_from(step, "named", 0)]
    return any(weapon.start > max(reports, default=0) for weapon in step.weapons)


def _subject(hit: Hit, gap: str) -> bool:
    """Whether the report before the predicate is its subject, or the noun that a bare participle describes."""
    frame = hit.frame
    bare = part("participle").match(hit.match.group()) is not None
    if not part("subject_gap").fullmatch(gap):
        return bare and part("participle_gap").fullmatch(gap) is not None and not frame.passive
    if hit.rule.sense in {"arrive", "missing"}:
        return True
    if frame.passive:
        return True
    # "the report submitted in 2011" is one that was submitted; "the report provided details" gives some
    return bare and frame.group is not None and frame.group.start == frame.start and _no_object(hit)


def _no_object(hit: Hit) -> bool:
    return part("no_object").match(hit.frame.text, hit.frame.end) is not None


def _after(sentence: Sentence, hit: Hit, right: int) -> Thing | None:
    text, frame = sentence.text, hit.frame
    if _TAKEN_UP.search(hit.match.group()):
        return settle(sentence, frame.start, frame.end, short=True)
    named = spans(sentence, frame.end, min(len(text), max(right, frame.end) + 1, frame.end + _ACTIVE_REACH + 60))
    if (
        named
        and named[0][0] - frame.end <= _ACTIVE_REACH
        and (
            part("with_gap").fullmatch(text, frame.end, named[0][0])
            or not part("gap_block").search(text[frame.end : named[0][0]])
        )
    ):
        return settle(sentence, *named[0])
    pronoun = _pronoun_after(text, frame.end)
    # "has never used cluster munitions and has never produced them" speaks of the weapons.
    weapons = any(weapon.end <= frame.start for weapon in sentence.weapons)
    if pronoun and not weapons and not part("takes_no_pronoun").match(hit.match.group()):
        return settle(sentence, pronoun.end() - len(pronoun.group().strip()), pronoun.end(), short=True)
    return None


def spans(sentence: Sentence, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Words for a report in a stretch: start, end, and whether they mean one only where the talk is of them."""
    text = sentence.text
    found = [(m.start(), m.end(), False) for m in _all_from(sentence, "named", start) if m.end() <= end]
    for match in _all_from(sentence, "short", start):
        if (
            match.end() <= end
            and not any(a < match.end() and match.start() < b for a, b, _ in found)
            and match.group().strip()
        ):
            found.append((match.start(), match.end(), True))
    unclear = part("others").match if _weapons_named(sentence) else None
    return [span for span in sorted(found) if not _other(text, span[0]) and not (unclear and unclear(text, span[0]))]


def _other(text: str, start: int) -> bool:
    """Whether the words before a report make it something else: "the field report", "a draft of its report"."""
    if part("piece_of").search(text[:start]):
        return True
    return part("owned").match(text, start) is None and part("other").search(text[:start]) is not None


def settle(sentence: Sentence, start: int, end: int, short: bool = False) -> Thing | None:
    """The thing at a place with its treaty; None where nothing says that it is a transparency report."""
    text = sentence.text
    kind = _kind(sentence, start, end, short)
    if kind is None:
        return None
    treaty, event = kind
    clause = text[max(0, start - 40) : end + 60]
    voluntary = bool(part("voluntary").search(clause)) or (short and voluntary_before(sentence, event))
    return Thing(start, end, treaty, event, voluntary or by_status(sentence, event))


def _kind(sentence: Sentence, start: int, end: int, short: bool) -> tuple[str, str] | None:
    text = sentence.text
    own = part("number").search(text, start, end) or part("number").search(text, end, min(len(text), end + 70))
    around = re.split(r"[;.]\s", text[max(0, start - 70) : start])[-1] + re.split(r"[;.]\s", text[start : end + 70])[0]
    if (own and own.group("article") == "13") or (own is None and re.search(r"Amended Protocol II\b", around)):
        return "CCW-APII", "CCW-APII-ART13"
    if re.search(r"\bProtocol V\b", around):
        return None
    if own is None and short:
        return _kind_before(sentence, start)
    return _article_7(sentence, start, end)


def _article_7(sentence: Sentence, start: int, end: int) -> tuple[str, str]:
    """The ban treaty whose Article 7 is meant: one named beside it, "that convention", else the report's own."""
    near = [t.code for t in sentence.treaties if t.code in {"MBT", "CCM"} and abs(t.start - start) < 80]
    if part("that_treaty").search(sentence.text, end, min(len(sentence.text), end + 45)):
        step: Sentence | None = sentence
        while step is not None:
            named = [
                t.code for t in step.treaties if t.code in {"MBT", "CCM"} and (step is not sentence or t.end <= end)
            ]
            if named:
                near = [named[-1]]
                break
            step = step.previous
    treaty = near[0] if near else report_treaty(sentence)
    return treaty, f"{treaty}-ART7"


def _kind_before(sentence: Sentence, start: int) -> tuple[str, str] | None:
    """What "the report" or "the latest" is: the one spoken of last in the paragraph, or the section's own."""
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
    if not 0 <= place < text.rfind("\n", 0, sentence.start):
        return ""
    return text[max(text.rfind("\n", 0, place) + 1, place - 300) : place]
