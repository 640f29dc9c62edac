"""Numbers of General Assembly resolutions: do they fit the year, and the treaty?

``resolution_session``: "Resolution 74/34 in 2016", when 2016 was the year of the 71st session. ``resolution_unknown``:
a resolution called the annual one on a treaty that has another number. Where the first speaks the second is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.registry import Context, Slip, check
from pipeline.records import ClaimRow
from pipeline.reference.date_words import DATE, read_dates
from pipeline.reference.resolutions import (
    ResolutionMention,
    annual_by_event,
    annual_resolution,
    find_resolutions,
    same_resolution,
    session_of_year,
    year_of_session,
)
from pipeline.reference.treaties import find_treaties

_WITH_ANNUAL_RESOLUTION = ("MBT", "CCM")
_TREATY_NAMES = {"MBT": "Mine Ban Treaty", "CCM": "Convention on Cluster Munitions"}
_REFERENCE = "unga_resolutions.csv"

# "Resolution 74/34 in 2016", "Resolution 70/54, 7 December 2015", "Resolution 62/41 (2007)"
_DATE_AFTER = re.compile(
    rf"(?:,?\s+(?:which\s+was\s+)?(?:adopted\s+|passed\s+)?(?:in|on|of)\s+|,\s+|\s+\()(?P<date>{DATE})(?!\s+(?:and|to)\s+\d)"
)
# "58/53 and 59/84 in 2003 and 2004": which date belongs to which number is not said beside either.
_LISTED = re.compile(r"\d\s*[A-Z]?(?:,|,?\s+(?:and|or|&))\s+(?:[Rr]esolution\s+)?$")
_VOTING = re.compile(r"\b(?:vot(?:e|es|ed|ing)|abstain\w*|support\w*|adopt\w*|oppos\w*|favou?r\w*|absent|backed)\b")
# Words that call a resolution the annual one on a treaty.
_ANNUAL_WORDS = re.compile(
    r"\bannual\b|\bpro-(?:mine[- ])?ban\b|\buniversali[sz]|"
    r"\b[Ii]mplementation\s+of\s+the\s+(?:treaty|[Cc]onvention|Mine\s+Ban)"
)
# Words that say it is about something else.
_OTHER_SUBJECT = re.compile(
    r"\b(?:Syria|[Hh]uman\s+[Rr]ights|[Aa]rms\s+[Tt]rade|[Nn]uclear|[Ss]mall\s+[Aa]rms|IEDs?|improvised)\b"
)
_BACK_REFERENCE = re.compile(r"\b[Tt]hat\s+(?:convention|treaty)\b")


@dataclass(frozen=True, slots=True)
class _Cited:
    """A resolution in the text with the year that the words give it, and the vote claim made of them."""

    mention: ResolutionMention
    end: int
    """End of the date where one follows, else of the number."""
    year: int | None
    months: tuple[int, int] | None
    """First and last month, where the words give months."""
    claim: ClaimRow | None


@check("resolution_session")
def resolution_session(context: Context) -> Iterator[Slip]:
    """A resolution's session does not fit the year said."""
    for cited in _cited(context):
        if not _session_fits(cited) and cited.year is not None:
            yield _session_slip(context, cited, cited.year)


@check("resolution_unknown")
def resolution_unknown(context: Context) -> Iterator[Slip]:
    """A resolution called the annual one on a treaty is not that year's number."""
    told: set[str] = set()
    for cited in _cited(context):
        if cited.mention.event in told or not _session_fits(cited) or not _called_annual(context, cited):
            continue
        year = year_of_session(cited.mention.session)
        treaties = _treaties_meant(context, cited)
        known = {treaty: annual_resolution(treaty, year) for treaty in treaties}
        events = [resolution.event for resolution in known.values() if resolution is not None]
        if (
            not events
            or len(events) < len(known)
            or any(same_resolution(cited.mention.event, event) for event in events)
        ):
            continue
        # The note that cites the same number repeats the slip; one finding is enough.
        told.add(cited.mention.event)
        yield _unknown_slip(cited, year, treaties, events)


def _cited(context: Context) -> Iterator[_Cited]:
    for mention in find_resolutions(context.text):
        claim = _vote_claim(context, mention)
        date = None if _in_list(context.text, mention) else _DATE_AFTER.match(context.text, mention.end)
        if date is not None and (claim is not None or _votes_or_note(context, mention)):
            words = read_dates(date["date"])[-1]
            yield _Cited(mention, date.start("date") + words.end, words.year, _months(words.edtf), claim)
        elif claim is not None and claim.when_earliest is not None and claim.when_latest is not None:
            first, last = claim.when_earliest, claim.when_latest
            year = first.year if first.year == last.year else None
            months = (first.month, last.month) if (first.month, last.month) != (1, 12) else None
            yield _Cited(mention, mention.end, year, months, claim)
        else:
            yield _Cited(mention, mention.end, None, None, claim)


def _vote_claim(context: Context, mention: ResolutionMention) -> ClaimRow | None:
    claims = context.claims_over(mention.start, mention.end, "vote")
    return next((claim for claim in claims if claim.event and same_resolution(claim.event, mention.event)), None)


def _in_list(text: str, mention: ResolutionMention) -> bool:
    return _LISTED.search(text, max(0, mention.start - 30), mention.start) is not None


def _votes_or_note(context: Context, mention: ResolutionMention) -> bool:
    """Whether a date after the number is likely the resolution's own: in notes, and where states vote on it."""
    sentence = context.sentence_at(mention.start)
    if sentence is not None and sentence.zone == "note":
        return True
    return _VOTING.search(context.text, *context.sentence_span(mention.start)) is not None


def _months(edtf: str) -> tuple[int, int] | None:
    parts = edtf.split("/")
    return (int(parts[0][5:7]), int(parts[-1][5:7])) if len(parts[0]) > 4 else None


def _session_fits(cited: _Cited) -> bool:
    if cited.year is None:
        return True
    opens = year_of_session(cited.mention.session)
    if cited.months is None:
        # A year alone can be the session's second, unless the resolution is known to be of its first.
        annual = annual_by_event(cited.mention.event) is not None or _on_a_treaty(cited)
        return cited.year == opens or (cited.year == opens + 1 and not annual)
    first, last = ((cited.year, month) for month in cited.months)
    return (opens, 9) <= first and last <= (opens + 1, 9)


def _on_a_treaty(cited: _Cited) -> bool:
    return cited.claim is not None and cited.claim.treaty in _WITH_ANNUAL_RESOLUTION


def _session_slip(context: Context, cited: _Cited, year: int) -> Slip:
    mention, session = cited.mention, session_of_year(year)
    treaties = _treaties_meant(context, cited) if _on_a_treaty(cited) or _called_annual(context, cited) else ()
    annual = annual_resolution(treaties[0], year) if len(treaties) == 1 else None
    opened = year_of_session(mention.session)
    message = (
        f"{mention.event} is of session {mention.session}, which opened in September {opened}; "
        f"the report dates it to {year}."
    )
    if annual is not None:
        message += f" The resolution on the {_TREATY_NAMES[annual.treaty]} of {year} is {annual.event}."
    return Slip(
        mention.start, cited.end, message, found=mention.event,
        expected=annual.event if annual is not None else f"a resolution of session {session}",
        reference=_REFERENCE if annual is not None else None,
        claim_id=cited.claim.claim_id if cited.claim is not None else None,
    )  # fmt: skip


def _unknown_slip(cited: _Cited, year: int, treaties: tuple[str, ...], events: list[str]) -> Slip:
    mention = cited.mention
    names = " or ".join(_TREATY_NAMES[treaty] for treaty in treaties)
    message = f"{mention.event} is not the annual resolution on the {names} of {year}, which is {' or '.join(events)}."
    other = annual_by_event(mention.event)
    if other is not None:
        message += f" It is the one on the {_TREATY_NAMES[other.treaty]}."
    claim_id = cited.claim.claim_id if cited.claim is not None else None
    return Slip(mention.start, cited.end, message, mention.event, " or ".join(events), _REFERENCE, claim_id)


def _called_annual(context: Context, cited: _Cited) -> bool:
    start, end = context.sentence_span(cited.mention.start)
    if _OTHER_SUBJECT.search(context.text, cited.mention.start, end):
        return False
    return _on_a_treaty(cited) or _ANNUAL_WORDS.search(context.text, start, end) is not None


def _treaties_meant(context: Context, cited: _Cited) -> tuple[str, ...]:
    """The treaties that the words can mean: those that the sentence names; else the claim's, else the report's.

    "That convention" may be any; a finding needs a number that none of them has.
    """
    start, end = context.sentence_span(cited.mention.start)
    words = context.text[start:end]
    if _BACK_REFERENCE.search(words):
        return _WITH_ANNUAL_RESOLUTION
    named = {mention.code for mention in find_treaties(words)} & {*_WITH_ANNUAL_RESOLUTION}
    if named:
        return tuple(sorted(named))
    claimed = cited.claim.treaty if cited.claim is not None else None
    treaty = claimed or context.report.treaty
    return (treaty,) if treaty in _WITH_ANNUAL_RESOLUTION else ()
