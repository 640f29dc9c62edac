"""Which treaties a predicate speaks of: those named behind it, a list taken apart with its dates, else those before it.

Read ``treaties_behind`` first. "party to the CCW and its Protocol V, but not to Amended Protocol II" gives three, the
last one negated; "joined Protocol V on 5 May 2009 and Amended Protocol II in 2010" gives two, each with its date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.claims.wording import wording
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.reference.treaties import TreatyMention

_DATE_JOIN = re.compile(r"\s*(?:,|and|,\s*and)\s*(?:on|in|again)?\s*$")
_CONVENTION, _PROTOCOL, _TREATY = "convention", "protocol", "treaty"
_KIND = {
    "MBT": _TREATY, "CCM": _CONVENTION, "CCW": _CONVENTION, "CCW-APII": _PROTOCOL, "CCW-PV": _PROTOCOL,
    "OTHER": _TREATY,
}  # fmt: skip
"""The word by which reports speak of each treaty when they do not name it."""


_FAR = 80
"""Characters between a treaty and its date, at most."""


@dataclass(frozen=True, slots=True)
class TreatyAt:
    """A treaty's code and where it is named; the place None where it is only understood.

    ``negated``: the list says "but not to" before it. ``date`` is the one that stands with it.
    """

    code: str
    start: int | None
    end: int | None
    negated: bool = False
    date: DateMention | None = None


def _word(key: str) -> re.Pattern[str]:
    return wording("treaties", key)


def report_treaty(sentence: Sentence) -> str:
    """The treaty of the report; the mine ban treaty where the report has none."""
    return sentence.report.treaty or "MBT"


def code_of(sentence: Sentence, mention: TreatyMention) -> str:
    """The mention's code; the unamended Protocol II of 1980 is a treaty of its own, which has no code."""
    words = sentence.text[max(0, mention.start - 10) : mention.end]
    return (
        "OTHER"
        if mention.code == "CCW-APII" and re.search(r"\b(?:original|unamended)\b", words, re.IGNORECASE)
        else mention.code
    )


def spoken_of(sentence: Sentence, before: int, noun: str | None = None) -> str:
    """What "the treaty" or "it" is: the one named before in the sentence, the report's own, or the last one named.

    ``noun`` is the word that stands for it; "the protocol" is never a convention.
    """
    kind = (noun or "").lower().rstrip("s").replace("treatie", _TREATY)
    own = report_treaty(sentence)
    here = [code_of(sentence, t) for t in sentence.treaties if t.end <= before]
    fitting = [
        code
        for code in here
        if kind not in _KIND.values() or _KIND[code] == kind or (code == own and kind != _PROTOCOL)
    ]
    if fitting:
        return fitting[-1]
    if kind == _KIND[own] or (kind and kind not in {*_KIND.values(), "it", "them"}):
        return own
    step = sentence.previous
    if step is not None and step.paragraph == sentence.paragraph:
        earlier = [code_of(step, t) for t in step.treaties]
        fitting = [code for code in earlier if kind not in {_CONVENTION, _PROTOCOL} or _KIND[code] == kind]
        if fitting and (kind == _PROTOCOL or own not in earlier):
            return fitting[-1]
    return "CCW-APII" if kind == _PROTOCOL else own


def treaties_behind(sentence: Sentence, end: int) -> list[TreatyAt]:
    """The treaties that a predicate ending at ``end`` takes, with polarity and dates; empty where none follows."""
    text = sentence.text
    first = next((t for t in sentence.treaties if t.start >= end and _word("lead").fullmatch(text, end, t.start)), None)
    if first is None:
        return _bare(sentence, end)
    lead = _word("lead").fullmatch(text, end, first.start)
    negated = bool(lead and (lead["neither"] or lead["neither2"]))
    found = [TreatyAt(code_of(sentence, first), first.start, first.end, negated)]
    return _with_dates(sentence, _continued(sentence, found))


def _bare(sentence: Sentence, end: int) -> list[TreatyAt]:
    """One understood treaty for "the treaty" and "it"; the last two named for "both" and "neither"."""
    text = sentence.text
    gap = re.compile(r"\s+(?:as yet\s+|also\s+)?").match(text, end)
    at = gap.end() if gap else end
    bare = _word("bare").match(text, at) or _word("pronoun").match(text, at)
    if bare is None:
        return []
    noun = bare["noun"].lower()
    if noun == "it" and _is_law(sentence, end):
        return []
    if re.match(r"(?:both|either|neither)", noun) or (noun == "them"):
        named = list(dict.fromkeys(code_of(sentence, t) for t in sentence.treaties if t.end <= end)) or [
            report_treaty(sentence)
        ]
        found = [TreatyAt(code, bare.start(), bare.end(), noun.startswith("neither")) for code in named[-2:]]
        date = _date_at(sentence, _after_tail(text, bare.end()))
        if date is not None:
            return _with_dates(sentence, [*found[:-1], replace(found[-1], date=date)])
    else:
        negated = bool(re.search(r"\bneither\b", bare.group()))
        found = [TreatyAt(spoken_of(sentence, end, noun), bare.start(), bare.end(), negated)]
    return _with_dates(sentence, _continued(sentence, found))


def _is_law(sentence: Sentence, before: int) -> bool:
    """Whether "it" is a law that was spoken of: "adopted a law on the treaty. The president has yet to sign it"."""
    text, previous = sentence.text[:before], sentence.previous
    told = previous.text if previous is not None and previous.paragraph == sentence.paragraph else ""
    return bool(_word("signs_laws").search(text) and _word("law").search(told + " " + text))


def _continued(sentence: Sentence, found: list[TreatyAt]) -> list[TreatyAt]:
    """The list of treaties that goes on from the one found, each with the date between it and the next."""
    text = sentence.text
    place, negated = _after_tail(text, found[-1].end or 0), found[-1].negated
    while True:
        date = _date_at(sentence, place)
        if date is not None:
            found[-1] = replace(found[-1], date=date)
            place = date.end
        mention = next((t for t in sentence.treaties if t.start >= place), None)
        if mention is None:
            return found
        join = _word("join").fullmatch(text, place, mention.start)
        leading = None if join else _word("dated_join").fullmatch(text, place, mention.start)
        if join is None and leading is None:
            return found
        if join is not None and (join["neither"] or join["not"]):
            # "nor" goes on with what is said, positive or not.
            negated = negated if (join["not"] or "").startswith("nor") else True
        item = TreatyAt(code_of(sentence, mention), mention.start, mention.end, negated)
        if leading is not None:
            item = replace(
                item,
                date=next((d for d in sentence.dates if leading.start("date") <= d.start < leading.end("date")), None),
            )
        if item.code not in {t.code for t in found}:
            found.append(item)
        place = _after_tail(text, mention.end)


def _after_tail(text: str, place: int) -> int:
    tail = _word("tail").match(text, place)
    return tail.end() if tail else place


def _date_at(sentence: Sentence, place: int) -> DateMention | None:
    """The date directly behind a treaty: "on 5 May 2009", ", on 3 December 1997", "in Oslo on 3 December 2008"."""
    for date in sentence.dates:
        if date.start < place or not date.edtf:
            continue
        if date.relation == "adjectival" or date.text.startswith("of "):
            return None
        near = date.start - place < _FAR and _word("date_lead").fullmatch(sentence.text, place, date.start)
        return date if near and date.relation not in {"title", "relative", "for", "until"} else None
    return None


def _with_dates(sentence: Sentence, found: list[TreatyAt]) -> list[TreatyAt]:
    """One date at the end of a list holds for all; as many as treaties, one each ("on D and E, respectively")."""
    last = found[-1].date
    if len(found) == 1 or last is None or last.start < (found[-1].start or 0) or any(t.date for t in found[:-1]):
        return found
    dates = date_list(sentence, last)
    if len(dates) == len(found):
        return [replace(treaty, date=date) for treaty, date in zip(found, dates, strict=True)]
    return [replace(treaty, date=last) for treaty in found]


def date_list(sentence: Sentence, first: DateMention) -> list[DateMention]:
    """A date with those that go on from it in a list."""
    chosen = [first]
    for date in sentence.dates:
        if (
            date.start > chosen[-1].end
            and date.edtf
            and _DATE_JOIN.fullmatch(sentence.text, chosen[-1].end, date.start)
        ):
            chosen.append(date)
    return chosen


def treaties_before(sentence: Sentence, start: int) -> list[TreatyAt]:
    """The treaty of a relative clause that holds the predicate: "the CCW, which it signed"; two for "both of which"."""
    before = [t for t in sentence.treaties if t.end <= start]
    relative = _word("relative").fullmatch(sentence.text, before[-1].end, start) if before else None
    if relative:
        last = before[-2:] if relative["both"] else before[-1:]
        return [TreatyAt(code_of(sentence, t), t.start, t.end) for t in last]
    bare = _word("bare_relative").search(sentence.text[:start])
    if bare and bare["apposed"]:
        # "the Mine Ban Treaty, another instrument that it has not joined": the one named right before
        near = before and len(sentence.text[before[-1].end : bare.start()]) < _FAR
        return [TreatyAt(code_of(sentence, before[-1]), bare.start(), bare.end("apposed"))] if near else []
    return [TreatyAt(spoken_of(sentence, bare.start(), bare["noun"]), bare.start(), bare.end("noun"))] if bare else []
