"""When something was used: the dates of an act, lists of places with their dates, wars named by their year.

``act_dates`` starts from ``arguments.dates_of`` and adds what acts of war need: "in Iraq in 1991, in Bosnia in 1995"
(one date a place), "during the 2006 war" (2006), "in July and August 2006" (one span), "twice: in 1978 and in 1982".
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.arguments import dates_of
from pipeline.claims.frames_of import Hit
from pipeline.claims.wording import wording
from pipeline.language.dates import DateMention, find_dates
from pipeline.language.frames import Frame
from pipeline.language.view import Sentence

_LISTABLE = frozenset({"at", "since", "range"})
# Behind a date that belongs to what stands before it: the clause ends, or a list goes on.
_CLOSED = re.compile(r"\s*(?:[,.;:\[)”]|and\b|or\b|$)(?!\s+(?:it|they|he|she)\b)")
# Behind a date that belongs to what follows: "in June 2004 the army said".
_NEXT_CLAUSE = re.compile(
    r",?\s+(?!(?:in|on|at|near|around|by|against|along|and|or)\b)(?:[\w’-]+\s+){1,4}(?:was|were|is|has|had|said|told|\w+ed)\b"
)
_ONGOING = re.compile(r"\b(?:was|were|is|are)\s+(?:\w+\s+)?$")


def act_dates(hit: Hit, thing_end: int | None) -> list[DateMention]:
    """The act's dates; ``thing_end`` is where its weapon ends, None where that stands before the verb."""
    frame = hit.frame
    after = frame.end if frame.passive else max(frame.end, thing_end or 0)
    found = _bare_since(frame, after) if frame.negative else []
    found = found or dates_of(frame, after=after) or [d for d in dates_of(frame) if not _beside(frame, d)]
    found = found or _bare_since(frame, after) or _war_year(frame, after) or _past_breaks(frame, after)
    found = found or _world_war(frame, after) or _begun(frame, after) or _war_of_section(frame, after)
    found = found or _incident(frame, after) or _leading_clause(frame) or _opening(hit) or _while_saying(frame)
    found = [d for d in found if d.relation != "since" or not wording("use", "clause_within").search(d.text)]
    if not found and hit.rule.sense == "stop":
        end = hit.match.end()
        found = [d for d in frame.sentence.dates if d.edtf and d.relation == "at" and end < d.start < end + 90][:1]
    return merge_months(frame.text, with_places(frame.sentence, found))


def _war_of_section(frame: Frame, at: int) -> list[DateMention]:
    """ "used mines during their border war" under the heading "1998–2000 war": the war's time."""
    war = wording("use", "the_war").match(frame.text, at)
    above = frame.sentence.previous
    titles = [frame.sentence.section or "", above.text if above is not None and len(above.text) < 80 else ""]
    titles = [title for title in titles if "." not in title and wording("use", "war").search(f" {title.lower()}")]
    if war is None:
        return []
    dates = [d for title in titles for d in find_dates(title) if d.edtf]
    return [replace(d, start=war.start("war"), end=war.end(), relation="range") for d in dates[:1]]


def _begun(frame: Frame, at: int) -> list[DateMention]:
    """ "has used none in the offensive that began in May 2014": since then."""
    found = wording("use", "that_began").match(frame.text, at)
    dates = [d for d in frame.sentence.dates if found and found.end() <= d.start <= found.end() + 3 and d.edtf]
    at_once = [d for d in dates if d.relation == "at" and "/" not in (d.edtf or "")]
    return [replace(d, edtf=f"{d.edtf}/..", relation="since") for d in at_once[:1]]


def _beside(frame: Frame, date: DateMention) -> bool:
    """Whether a date before the act is somebody's: "HRW, which went there in 2009, found no sign of mine laying"."""
    aside = re.search(r"\b(?:which|who|whose|where)\s[^,;]{0,80}$", frame.text[: date.start])
    return date.end <= frame.start and aside is not None


def _incident(frame: Frame, at: int) -> list[DateMention]:
    """ "planted the mine that killed two near Puno in April 2012": the incident's date."""
    date = next((d for d in frame.sentence.dates if d.start >= at and d.edtf and d.relation in _LISTABLE), None)
    if date is None:
        return []
    gap = frame.text[at : date.start]
    elsewhere = re.search(r"\b(?:whereas|while|but|although)\b", gap)
    return [date] if wording("use", "incident").search(gap) and not elsewhere else []


def _while_saying(frame: Frame) -> list[DateMention]:
    """ "alleged in October 2015 that rebels were laying mines": what goes on is dated by the saying."""
    ongoing = frame.text[frame.start : frame.end].endswith("ing") and _ONGOING.search(frame.text[: frame.start])
    if not ongoing or not any(g.class_ in {"say", "allege"} for g in frame.governors):
        return []
    return [d for d in frame.sentence.dates if d.edtf and d.relation == "at" and d.end <= frame.start][-1:]


def _bare_since(frame: Frame, at: int) -> list[DateMention]:
    """ "It has not laid any since", "Ever since, …": since the last date before."""
    behind = re.compile(
        r"\s*(?:[\w-]+\s+){0,2}?(?P<since>since(?: (?:then|that (?:date|time|day|year|month)))?)(?=[.,;:\[]|$)"
    ).match(frame.text, at)
    inside = re.compile(r"(?:has|have|had)\s+(?:not\s+)?(?P<since>since)\b").search(frame.text, 0, frame.start)
    inside = inside if inside is not None and frame.start - inside.end() < 12 else None
    bare = behind or inside or re.match(r"(?P<since>Ever since|Since),", frame.text)
    anchor = _anchor(frame) if bare else None
    if bare is None or not isinstance(anchor, str) or "/" in anchor:
        return []
    return [DateMention(bare.start("since"), bare.end("since"), f"{anchor}/..", "since", bare["since"])]


def _world_war(frame: Frame, at: int) -> list[DateMention]:
    """ "has not used any since World War II"."""
    war = wording("use", "world_war").search(frame.text, at, min(len(frame.text), at + 120))
    return [DateMention(war.start(), war.end(), "1945/..", "since", war.group())] if war and frame.negative else []


def _anchor(frame: Frame) -> str | int | None:
    """What a bare "since" counts from: the act dated before it in the sentence, else the last date before that."""
    told = {"at", "range", "until"}
    here = [d.edtf for d in frame.sentence.dates if d.end <= frame.start and d.edtf and d.relation in told]
    if here and re.search(r"\b(?:and|but)\b|;", frame.text[: frame.start]):
        return here[-1].rsplit("/", 1)[-1]
    return frame.sentence.context.anchor(frame.sentence)


def _opening(hit: Hit) -> list[DateMention]:
    """A date that opens the sentence and is the act's although somebody's words stand between.

    "During the fighting of May 2008, A accused B of …", "From 2012 to 2015, observers recorded 249 attacks by …".
    """
    frame = hit.frame
    counted = frame.group is None and any(wording("use", "recorded").match(g.word) for g in frame.governors)
    for date in frame.sentence.dates:
        if not date.edtf or date.start > 60 or date.end > frame.start:
            continue
        during = re.match(r"(?:During|In the course of|Throughout)\b", frame.text)
        lead = re.match(r"[^,;.]{0,60}$", frame.text[: date.start])
        span = counted and lead and date.relation in {"range", "since"}
        said = [
            g for g in frame.governors if date.end <= g.start < frame.start and frame.text[g.end : g.end + 1] == ","
        ]
        aside = date.start < 5 and bool(said)
        met = wording("use", "meeting").match(frame.text[date.end :])
        if (
            (during and not met and date.relation in {"at", "range", "adjectival"})
            or span
            or (aside and date.relation == "at")
        ):
            return [date if date.relation == "since" else replace(date, relation="range")]
    return []


def dates_behind(frame: Frame, at: int) -> list[DateMention]:
    """Dates that stand behind ``at`` only: those before it date the saying."""
    found = [d for d in dates_of(frame, after=at) if d.start >= at] or _war_year(frame, at)
    found = found or _past_breaks(frame, at) or _incident(frame, at)
    found = [d for d in found if not wording("use", "found_then").search(frame.text[at : d.start])]
    return merge_months(frame.text, with_places(frame.sentence, found))


def _past_breaks(frame: Frame, at: int) -> list[DateMention]:
    """Dates behind a break that is only an enumeration ("…, and Vietnam throughout the 1960s") or a colon."""
    for date in frame.sentence.dates:
        if date.start < at or not date.edtf or date.relation not in _LISTABLE:
            continue
        gap = wording("use", "aside").sub(" ", frame.text[at : date.start])
        if frame.negative and ":" in gap:
            return []
        lead, _, place = gap.partition(":")
        gap = lead if place.strip() and wording("use", "place_gap").match(place) else gap
        clear = (
            len(gap) < 160
            and not wording("use", "no_place").search(gap)
            and not wording("use", "other_clause").search(gap)
        )
        return [date] if clear and _CLOSED.match(frame.text, date.end) else []
    return []


def _war_year(frame: Frame, at: int) -> list[DateMention]:
    """The year of a war that the act belongs to: "during the 2006 war", "In the 2008 conflict, …"."""
    left, right = frame.sentence.part_of(frame.start)
    for date in frame.sentence.dates:
        if date.relation != "adjectival" or not date.edtf or not left <= date.start < right:
            continue
        war = wording("use", "war").match(frame.text[date.end :])
        if not war or not wording("use", "in_war").search(frame.text[: date.start]):
            continue
        gap = frame.text[at : date.start]
        if frame.passive or frame.group is None:
            gap = re.sub(r"\bby\b|\b(?:was|were)\s+$|\b(?:was|were) (?=during|in )", "", gap)
        behind = date.start >= at and not wording("use", "no_place").search(gap)
        if date.end <= frame.start or behind:
            return [replace(date, end=date.end + war.end(), relation="at")]
    return []


def _leading_clause(frame: Frame) -> list[DateMention]:
    """ "The latest instance dates from 17 December 2009, when …", "As the front moved in late 2008, it laid …"."""
    start = frame.group.start if frame.group else frame.start
    said = max((g.end for g in frame.governors), default=0)
    for date in reversed(frame.sentence.dates):
        if not said <= date.start < date.end <= start or date.relation not in _LISTABLE or not date.edtf:
            continue
        gap = frame.text[date.end : start]
        when = re.match(r",?(?:\[\d+\])*\s(?:when|where|in which|during which)\s[^,;.]{0,60}$", gap)
        opening = re.match(r"(?:As|When|While|Before|After)\s[^,]*$", frame.text[: date.start])
        opening = opening and re.fullmatch(r",\s[^,;.]{0,60}", gap)
        return [date] if when or opening else []
    return []


def with_places(sentence: Sentence, found: list[DateMention]) -> list[DateMention]:
    """ "in Iraq in 1991, in Bosnia in 1995, and in Iraq in 2003": the dates that go on, place by place."""
    if not found or found[-1].relation not in _LISTABLE:
        return found
    listed = list(found)
    for date in sentence.dates:
        if date.start < listed[-1].end or not date.edtf or date.relation not in _LISTABLE:
            continue
        gap = sentence.text[listed[-1].end : date.start]
        listing = re.search(r",|\band\b|\bor\b", gap) and wording("use", "place_gap").match(gap)
        clause = re.search(r"\b(?:after|when|before)\b.*\b(?:[a-z]+ed|lost|took|fell|left|won|fled)\b", gap)
        if (
            not listing
            or clause
            or wording("use", "no_place").search(gap)
            or _NEXT_CLAUSE.match(sentence.text, date.end)
        ):
            break
        listed.append(date)
    return listed


def merge_months(text: str, dates: list[DateMention]) -> list[DateMention]:
    """ "in July and August 2006" is ``2006-07/2006-08``."""
    merged: list[DateMention] = []
    for date in dates:
        last = merged[-1] if merged else None
        if last is not None and _spans(text, last, date):
            edtf, words = f"{last.edtf}/{date.edtf}", text[last.start : date.end]
            merged[-1] = replace(last, end=date.end, edtf=edtf, relation="range", text=words)
            continue
        merged.append(date)
    return merged


def _spans(text: str, last: DateMention, date: DateMention) -> bool:
    joined = re.fullmatch(r"\s+(?:and|or)\s+", text[last.end : date.start])
    return bool(joined) and not re.search(r"\d{4}", last.text) and _next_month(last.edtf or "") == date.edtf


def _next_month(edtf: str) -> str | None:
    if not re.fullmatch(r"\d{4}-\d{2}", edtf) or edtf.endswith("12"):
        return None
    return f"{edtf[:5]}{int(edtf[5:]) + 1:02d}"


def pledge_dates(hit: Hit) -> list[DateMention]:
    """The date of a pledge is the pledge's own; intentions and reservations have none."""
    frame = hit.frame
    if hit.match.groupdict().get("plan") or hit.rule.sense == "reserve":
        return []
    governors = [g for g in frame.governors if wording("use", "pledge").match(g.word)]
    agreed = wording("use", "by_agreement").search(frame.text[: frame.start])
    if not wording("use", "pledge").match(hit.match.group()) and not governors and not agreed:
        return []
    lasting = "moratorium" in hit.match.group()
    usable = [d for d in frame.sentence.dates if d.relation in {"at", "adjectival", "title"}]
    usable = [d for d in usable if d.edtf and "/" not in d.edtf]
    usable += [d for d in frame.sentence.dates if lasting and d.relation == "since"]
    inside = [d for d in usable if frame.start <= d.start < hit.match.end()]
    after = [d for d in usable if hit.match.end() <= d.start and _near(frame.text[hit.match.end() : d.start])]
    if (inside or after) and not governors:
        return (inside or after)[:1]
    anchor = governors[-1].start if governors else frame.start
    subject = frame.subject.start if frame.subject is not None else anchor
    before = [d for d in usable if d.end <= frame.start and (anchor - d.end < 80 or 0 <= subject - d.end < 30)]
    return before[-1:] or after[:1] or _signing(frame)


def _signing(frame: Frame) -> list[DateMention]:
    """ "undertook to lay none when it signed the Deed on 5 June 2014": the date of the paper that binds it."""
    signed = wording("use", "binding_paper").search(frame.text)
    dates = [d for d in frame.sentence.dates if signed is not None and 0 <= d.start - signed.end() < 4]
    return [d for d in dates if d.edtf and d.relation == "at"][:1]


def _near(gap: str) -> bool:
    gap = re.sub(r"^\s+(?:all |any |the |its |further )*use(?:,? (?:and |or )?[a-z]+){0,4} of\b", "", gap)
    clear = not re.search(r"[;:]|,\s+(?:and|but)\s+\w+\s+\w+\s|\b(?:after|before|until|when|which|said|told)\b", gap)
    return len(gap) < 60 and clear and not wording("use", "acts_of_use").search(gap)
