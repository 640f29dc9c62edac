"""Which treaties a predicate speaks of: those named behind it, a list taken apart with its dates, else those just before it.

Read ``treaties_behind`` first. "party to the CCW and its Protocol V, but not to Amended Protocol II" gives three, the last one
negated; "joined Protocol V on 5 May 2009 and Amended Protocol II in 2010" gives two, each with its date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.reference.treaties import TreatyMention

_DETERMINERS = (
    r"(?:(?:both|either|the|this|that|these|its|their|any|all|of|also|original|unamended|1980|1996|1997|2008|UN|United Nations|global|international|comprehensive|landmark|entire|"
    r"(?:the )?(?:convention|treaty|CCW)[’']s|CCW|latter|former)\s+)*“?"
)
# Between the predicate and the first treaty: "to", "to neither", "to the CCW’s".
_LEAD = re.compile(rf"\s*(?:as such\s+)?(?:(?P<neither>neither|none of)\s+)?(?:(?:to|of|with|under|by|from)\s+)?(?:(?P<neither2>neither|none of|no)\s+)?{_DETERMINERS}$", re.IGNORECASE)
# Behind a treaty's name: "(ERW)", "on explosive remnants of war", "[3]".
_TAIL = re.compile(
    r"(?:”|’(?!s)|\s*\((?!\d|in |on )[^)]{1,60}\)|(?:\[\d+\])+|\s+of the (?:CCW|convention|Convention on (?:Certain )?Conventional Weapons)(?:\s*\(CCW\))?|\s+to the CCW|"
    r"\s+(?:itself|either|as such|as a whole)\b|\s+on\s+(?:the\s+)?(?:use of\s+)?(?:anti-?personnel\s+)?(?:land)?mines(?:,?\s*(?:and\s+)?booby-?traps,?(?:\s+and other devices)?)?|\s+on\s+(?:explosive\s+remnants(?:\s+of\s+war)?|incendiary weapons|blinding (?:laser weapons|lasers)|non-detectable fragments|ERW))*"
)
# What joins one treaty of a list to the next; "not", "neither" and "nor" say that the rest does not hold.
_JOIN = re.compile(
    rf"(?:\s*,)?\s*(?:(?P<not>but\s+(?:neither|not)|and\s+(?:neither|not)|not|nor|though\s+not|although\s+not|yet\s+not|(?:but|though|although)\s+(?:is |it is )?not(?:\s+(?:yet\s+)?(?:a\s+)?party)?)|as\s+well\s+as|together\s+with|along\s+with|including|and(?:\s+also|\s+then|\s+later|\s+subsequently|\s+of)?|"
    rf"but\s+(?:also|only)|but(?=\s+(?:to\s+)?neither\b)|or|,)\s*(?:(?:also|yet|of|only|nor|then|later)\s+)*(?:to\s+)?(?:(?P<neither>neither)\s+)?(?:to\s+)?{_DETERMINERS}$",
    re.IGNORECASE,
)
_SINCE_JOIN = re.compile(rf"\s*(?:and|as well as),\s+(?P<date>[^,]{{6,40}}),\s+(?:to|of|for)\s+{_DETERMINERS}$", re.IGNORECASE)
_DATE_LEAD = re.compile(r"(?:\s*\([^)]{1,60}\))?,?\s*(?:on\s+the\s+(?:same\s+|very\s+)?day\s+(?:that\s+|on\s+which\s+|when\s+)?(?:it|the\s+\w+)\s+(?:was\s+)?opened(?:\s+for\s+signature)?(?:\s+in\s+\w+)?,?\s*)?(?:(?:in|at)\s+(?!\d|the\b)[A-Z][\w.’-]+(?:,?\s+[A-Z][\w.’-]+){0,3},?\s*)?(?:at the same time|as early as|only|finally|already|back|again|and became a State Party)?,?\s*(?:as early as|only|back)?\s*$")
_DATE_JOIN = re.compile(r"\s*(?:,|and|,\s*and)\s*(?:on|in|again)?\s*$")

_BARE = re.compile(rf"(?P<lead>(?:to|of|with|under|by|from)\s+)?(?:(?:both|either|the|this|that|these|any of the|neither)\s+)+(?P<noun>treaty|treaties|convention|conventions|protocols?|agreement|instruments?|accord|pact)\b(?![’'])(?!\s+(?:banning (?!{_DETERMINERS}(?:antipersonnel|cluster))|area|text|of the (?:organization|union)))", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:(?:to|of|by|from)\s+)?(?P<noun>it|them|either(?: of them)?|both(?: of them)?|neither(?: of them)?)\b(?!\s+(?:in turn|in full)?\s*(?:the|a|an)\b)", re.IGNORECASE)
_RELATIVE = re.compile(r"\)?(?:”|’|\s*\([^)]*\)|(?:\[\d+\])+)*,?\s*(?:to\s+|of\s+)?(?:which|that)\s+[^,;:.]{0,60}$")
_KIND = {"MBT": "treaty", "CCM": "convention", "CCW": "convention", "CCW-APII": "protocol", "CCW-PV": "protocol", "OTHER": "treaty"}


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


def report_treaty(sentence: Sentence) -> str:
    """The treaty of the report; the mine ban treaty where the report has none."""
    return sentence.report.treaty or "MBT"


def code_of(sentence: Sentence, mention: TreatyMention) -> str:
    """The mention's code; the unamended Protocol II of 1980 is a treaty of its own, which has no code."""
    words = sentence.text[max(0, mention.start - 10) : mention.end]
    return "OTHER" if mention.code == "CCW-APII" and re.search(r"\b(?:original|unamended)\b", words, re.IGNORECASE) else mention.code


def spoken_of(sentence: Sentence, before: int, noun: str | None = None) -> str:
    """What "the treaty", "the protocol" or "it" is: the one named before in the sentence, the report's own, or the last one named.

    ``noun`` is the word that stands for it; "the protocol" is never a convention.
    """
    kind = (noun or "").lower().rstrip("s").replace("treatie", "treaty")
    own = report_treaty(sentence)
    here = [code_of(sentence, t) for t in sentence.treaties if t.end <= before]
    fitting = [code for code in here if kind not in {"treaty", "convention", "protocol"} or _KIND[code] == kind or (code == own and kind != "protocol")]
    if fitting:
        return fitting[-1]
    if kind != "protocol" and (kind == _KIND[own] or (kind and kind not in _KIND.values())) and not (kind in {"it", "them"} and sentence.previous):
        return own
    step = sentence.previous
    if step is not None and step.paragraph == sentence.paragraph:
        earlier = [code_of(step, t) for t in step.treaties]
        fitting = [code for code in earlier if kind not in {"convention", "protocol"} or _KIND[code] == kind]
        if fitting and (kind == "protocol" or own not in earlier):
            return fitting[-1]
    return "CCW-APII" if kind == "protocol" else own


def treaties_behind(sentence: Sentence, end: int) -> list[TreatyAt]:
    """The treaties that a predicate ending at ``end`` takes, with polarity and dates; empty where something else follows."""
    text = sentence.text
    first = next((t for t in sentence.treaties if t.start >= end and _LEAD.fullmatch(text, end, t.start)), None)
    if first is None:
        return _bare(sentence, end)
    lead = _LEAD.fullmatch(text, end, first.start)
    negated = bool(lead and (lead["neither"] or lead["neither2"]))
    found = [TreatyAt(code_of(sentence, first), first.start, first.end, negated)]
    return _with_dates(sentence, _continued(sentence, found))


def _bare(sentence: Sentence, end: int) -> list[TreatyAt]:
    """"the treaty", "it": one understood treaty at a place; "both" and "neither" the last two named."""
    text = sentence.text
    gap = re.compile(r"\s+(?:as yet\s+|also\s+)?").match(text, end)
    at = gap.end() if gap else end
    bare = _BARE.match(text, at) or _PRONOUN.match(text, at)
    if bare is None:
        return []
    noun = bare["noun"].lower()
    if re.match(r"(?:both|either|neither)", noun) or (noun == "them"):
        named = list(dict.fromkeys(code_of(sentence, t) for t in sentence.treaties if t.end <= end)) or [report_treaty(sentence)]
        found = [TreatyAt(code, bare.start(), bare.end(), noun.startswith("neither")) for code in named[-2:]]
    else:
        found = [TreatyAt(spoken_of(sentence, end, noun), bare.start(), bare.end())]
    return _with_dates(sentence, _continued(sentence, found))


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
        join = _JOIN.fullmatch(text, place, mention.start)
        leading = None if join else _SINCE_JOIN.fullmatch(text, place, mention.start)
        if join is None and leading is None:
            return found
        if join is not None and (join["not"] or join["neither"]):
            negated = True if join["not"] is None or not join["not"].lower().startswith("nor") or found[-1].negated else negated
        item = TreatyAt(code_of(sentence, mention), mention.start, mention.end, negated)
        if leading is not None:
            item = replace(item, date=next((d for d in sentence.dates if leading.start("date") <= d.start < leading.end("date")), None))
        if item.code not in {t.code for t in found}:
            found.append(item)
        place = _after_tail(text, mention.end)


def _after_tail(text: str, place: int) -> int:
    tail = _TAIL.match(text, place)
    return tail.end() if tail else place


def _date_at(sentence: Sentence, place: int) -> DateMention | None:
    """The date directly behind a treaty: "on 5 May 2009", ", on 3 December 1997", "in Oslo on 3 December 2008"."""
    for date in sentence.dates:
        if date.start < place or not date.edtf:
            continue
        if date.relation == "adjectival" or date.text.startswith("of "):
            return None
        if date.start - place < 70 and _DATE_LEAD.fullmatch(sentence.text, place, date.start) and date.relation not in {"title", "relative", "for", "until"}:
            return date
        return None
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
        if date.start > chosen[-1].end and date.edtf and _DATE_JOIN.fullmatch(sentence.text, chosen[-1].end, date.start):
            chosen.append(date)
    return chosen


def treaty_before(sentence: Sentence, start: int) -> TreatyAt | None:
    """The treaty of a relative clause that holds the predicate: "the CCW, which it signed in 1981"; None where there is none."""
    before = [t for t in sentence.treaties if t.end <= start]
    if before and _RELATIVE.fullmatch(sentence.text, before[-1].end, start):
        return TreatyAt(code_of(sentence, before[-1]), before[-1].start, before[-1].end)
    bare = re.search(r"\bthe (treaty|convention|protocol),?(?:\[\d+\])*\s+(?:which|that|to which)\s+[^,;:.]{0,60}$", sentence.text[:start])
    return TreatyAt(spoken_of(sentence, bare.start(), bare.group(1)), bare.start(), bare.end(1)) if bare else None
