"""Which cited work a citation means: the same work in two notes, or two reports, has one ``work_id``.

Read ``work_id`` first. The id is a hash of what names the work (its symbol, or its title, author and day), never of
pages, forms, the web address, the note or the run; so it stays the same from run to run and from report to report.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from pipeline.sources.details import Details
from pipeline.sources.masking import URL

SYMBOL = re.compile(r"(?<![\w/.-])(?:[A-Z]{1,5}(?:\.[A-Z]+)?/[A-Z0-9][\w.()]*(?:/[\w.()-]+)*|C\.N\.\d+\.\d{4})")
"""A/RES/62/41, S/2018/594, C.N.10.2012: a UN document's own name."""
RESOLUTION = re.compile(r"\b[Rr]esolution\s+(?P<number>\d{2}/\d+(?:\s?[A-Z])?)\b")
VOTING = re.compile(r"\b(?:voting\s+record|recorded\s+vote|PV\.)", re.IGNORECASE)
"""The record of a vote is another work than the resolution."""
ANNUAL = re.compile(r"\b(?P<series>Landmine|Cluster\s+Munitions?)\s+Monitor\s+(?:Report\s+)?(?P<year>(?:19|20)\d\d)")
"""The yearly report of the monitor, whatever edition and publisher are named."""
LOCATED = re.compile(
    r",?\s+(?:(?:pp?|paras?|s|sec|arts?|chap)\.\s?\d.*|[Ff]orms?\s+[A-J]\b.*|[Aa]nnex\s.*|[Ss]ections?\s\d.*)$"
)
"""From the page on."""
READ_ON = re.compile(r",?\s+(?:last\s+)?(?:accessed|visited|viewed)\s+(?:on\s+)?\d{1,2}\s+[A-Z][a-z]+\s+\d{4}")
"""The day on which a page was read."""
CCM = re.compile(r"\bcluster\s+munition", re.IGNORECASE)
OF_THE_COUNTRY = ("article_7_report", "legislation", "government_document", "statement", "note_verbale")
"""Without an author these are the country's that the report is about."""
TELLING_TITLE = 4
"""A title of so many words names a work without its author; “Annual Report” does not."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a citation stands: the country and treaty that the report is about."""

    country: str | None
    treaty: str | None


def work_id(text: str, kind: str, details: Details, home: Home) -> str:
    """The work's id, 16 hexadecimal digits."""
    return hashlib.sha256("|".join(_name(text, kind, details, home)).encode()).hexdigest()[:16]


def _name(text: str, kind: str, details: Details, home: Home) -> tuple[str, ...]:
    """What names the work, in a form in which two ways of writing it are equal."""
    if kind == "un_record" and (numbered := _numbered(text)):
        return numbered
    if kind == "monitor_report" and (annual := ANNUAL.search(text)):
        return ("monitor", _plain(annual["series"]).rstrip("s"), annual["year"])
    author, date = _author_key(details.author), details.date or ""
    if kind == "article_7_report":
        treaty = "CCM" if CCM.search(text) else home.treaty or ""
        return (kind, home.country or author, treaty, details.period or date)
    title = _plain(details.title or "")
    if len(title.split()) >= TELLING_TITLE and kind != "statement":
        return ("titled", title, date[:4])
    if not author and not title:
        title = _plain(_unlocated(text))
    scope = home.country or "" if kind in OF_THE_COUNTRY and not author else ""
    return (kind, scope, author, title, date)


def _numbered(text: str) -> tuple[str, ...] | None:
    """The symbol of a UN document, with the vote on it told apart; None where it has none."""
    vote = "vote" if VOTING.search(text) else ""
    resolution = RESOLUTION.search(text)
    if resolution:
        return ("un", "res", resolution["number"].replace(" ", ""), vote)
    found = SYMBOL.search(URL.sub(" ", text))
    if found is None:
        return None
    symbol = found.group().rstrip(".,;").replace(" ", "")
    return ("un", "res", symbol.removeprefix("A/RES/"), vote) if symbol.startswith("A/RES/") else ("un", symbol)


def _author_key(author: str | None) -> str:
    """An organization's initials, which stand for its full name as well; else the name in small letters."""
    if not author:
        return ""
    plain = re.sub(r"\s*\([^()]*\)$", "", author)
    plain = re.sub(r"^(?:the|Col|Gen|Dr|Mr|Mrs|Ms|Amb|Ambassador|Colonel|General)\.?\s+", "", plain)
    initials = "".join(word[0] for word in re.split(r"[\s-]+", plain) if word[:1].isupper())
    return initials.lower() if len(initials) > 2 else _plain(plain)


def _unlocated(text: str) -> str:
    """A citation without pages, web address and the day on which it was read."""
    return LOCATED.sub("", READ_ON.sub("", URL.sub(" ", text)))


def _plain(words: str) -> str:
    """In small letters, without punctuation."""
    return " ".join(re.findall(r"\w+", words.lower()))
