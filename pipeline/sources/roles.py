"""What a piece of a note is: a cited work, a remark, or something not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from pipeline.language.cuefile import alternation
from pipeline.sources.kinds import begins_work, is_head, words
from pipeline.sources.masking import blank, mask

Role = Literal["citation", "remark", "unread"]

SMALL_LETTERS = re.compile(r"[a-z]{2,}")
TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]", re.DOTALL)
SIGNAL = re.compile(
    r"(?P<signal>see\s+also|see\s+generally|see|cf\.?|compare)\b,?\s*"
    r"(?:(?:for\s+(?:example|instance)|e\.g\.|inter\s+alia|among\s+others|generally|also|especially|in\s+particular|"
    r"notably),?\s*)*",
    re.IGNORECASE,
)
"""See, for example, / See also, / see."""
CROSS_REFERENCE = re.compile(
    r"(?:the\s+)?(?:above|below|sections?|tables?|charts?|maps?|appendix|previous|following|next|"
    r"[\w ]{0,40}\bsections?\b)",
    re.IGNORECASE,
)
"""After "see": another part of the same report, no cited work."""
DATE_AFTER_COMMA = re.compile(
    r"(?:^|,\s*)(?:(?:answered|dated|adopted|signed|issued|published|released|submitted|as\s+amended|in\s+force)"
    r"(?:\s+(?:on|since|from))?\s+)?(?:\d{1,2}(?:[-–]\d{1,2})?\s+)?(?:[A-Z][a-z]{2,8}(?:\s?[-–]\s?[A-Z][a-z]{2,8})?\s+)?"
    r"\d{0,2},?\s?(?:19|20)\d\d\b"
)
"""The date of a cited work stands after a comma: "Geneva, 13 June 2005"."""
LOCATOR = re.compile(
    r"\bpp?\.\s?\d|\bparas?\.\s?\d|\b[Ff]orms?\s+[A-J]\b|\bundated\b|\bon file with\b|\bpress release\b"
    r"|,\s+(?:last\s+)?accessed\b"
    r"|,\s+(?:s|sec|arts?|chap)\.\s?\d|,\s+(?:[Cc]hapter|[Aa]rticle|[Ss]ection|[Aa]nnex)\s+[\dIVX]+\b"
)
"""Where in a work: "p. 4", "Form B", ", s. 14"."""
REFERS_BACK = re.compile(r"\(?(?:ibid|idem|id\.|id,|(?:op|loc)\.?\s?cit)", re.IGNORECASE)
"""At the head of a piece that stands for a work cited before."""
QUOTED_SPEECH = re.compile(
    r"[“\"][^“”\"]{3,400}[,.?!]?[”\"],?\s+(?:it|he|she|they|one|the\s+(?:[\w-]+\s+){1,4}?)\s*"
    r"(?:also\s+|then\s+)?(?:states?|stated|said|says?|wrote|writes|adds?|added|repl(?:ied|ies)|told|notes|noted|reads|"
    r"explain(?:s|ed)|declared|maintain(?:s|ed))\b"
)
"""Words quoted from a work that is cited beside them: “It has none,” it states."""
TITLED = re.compile(
    r"^(?:[^“\"]{0,90},\s+)?[“\"‘]_+(?:[?!]?[”\"’](?:,|\s\(|\.?\s*$|\s+[A-Z])|[.][”\"’](?:,|\s\())|[“\"‘]_+,[”\"’]"
)
"""“Title,” with a comma or publisher after it."""
SYMBOL = re.compile(r"\b(?:A|S|CCW|CD|APLC|CCM|GA|SC)/[\w./()-]+|\bC\.N\.\d+")
"""A/69/398, APLC/CONF/2014/4, C.N.10.2012."""
PUBLISHER = re.compile(r"\([^()]*,\s+(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\)")
"""(New York: Human Rights Watch, May 1997)."""
URL_ONLY = re.compile(r"[“\"‘(][^”\"’)]*[”\"’)]")
"""Takes masked titles and brackets out, so that a masked web address is what is left of ``____``."""
WITHOUT_COMMA = re.compile(r"[^,;]{0,90}")
POINTS_TO = re.compile(
    r"\b(?:is|are|was|were|be)\s+(?:(?:available|listed|given|found|set\s+out)\s+)?(?:in|at|on|from)\s+"
)
"""After "The types are in", before the work that the sentence points to."""
FOR_IBID = re.compile(r"for\s+[^,;.]{3,80},\s+(?=(?:see\s+)?ibid\b)", re.IGNORECASE)
"""Before an Ibid.: "for the types, ibid., p. 4"."""
REFERENCE = re.compile(
    r"^(?:foot|end)note \d|\b(?:op\. ?cit|supra|(?:foot|end)?note \d+ above|above, (?:foot|end)?note \d"
    r"|(?:previous|preceding) (?:foot|end)?note)"
)
"""HRW, op. cit., p. 4; above, note 4; the previous footnote."""


@lru_cache(maxsize=256)
def without_signal(text: str) -> tuple[str | None, int]:
    """The signal of a piece ("see", "see_also") and where the cited work begins in it.

    >>> without_signal("See also, letter from the ministry")
    ('see_also', 10)
    """
    aside = FOR_IBID.match(text)
    start = aside.end() if aside else 0
    found = SIGNAL.match(text, start)
    signal = None if found is None else "see_also" if "also" in found.group().lower() else "see"
    begin = found.end() if found else start
    lead = _lead_in().match(text, begin)
    return signal, lead.end() if lead else begin


def role_of(text: str) -> Role:
    """Whether a piece cites a work, remarks on something, or is not understood.

    What a citation has (a known opening, a title with its comma, a date after a comma, pages) is weighed against
    what a sentence has (a finite verb, a pronoun or preposition at its head).
    """
    signal, begin = without_signal(text)
    body = text[begin:]
    if not TWO_LETTERS.search(body):
        return "unread"
    running, masked = blank(body), mask(body)
    if REFERS_BACK.match(body):
        return "citation"
    if QUOTED_SPEECH.match(body):
        return "remark"
    if _points_at_work(body, masked):
        return "citation"
    remarked = 2 * bool(_finite().search(running)) + 2 * bool(_opening().match(running.lstrip()))
    if any(cited > remarked for cited in accumulate(_marks_of_citation(signal, body, running, masked))):
        return "citation"
    return "remark" if remarked or SMALL_LETTERS.search(running) else "unread"


def _marks_of_citation(signal: str | None, body: str, running: str, masked: str) -> Iterator[int]:
    """How much each mark of a cited work weighs, the first ones the quickest to be seen."""
    yield 2 * is_head(body)
    yield 2 * bool(TITLED.search(masked))
    yield int(begins_work(body))
    yield int(bool(DATE_AFTER_COMMA.search(running)))
    if signal is not None and CROSS_REFERENCE.match(body) is None:
        yield 2 * (body[0].isupper() or body[0] in '“"‘')
    yield 2 * bool(PUBLISHER.search(body))
    yield int(bool(SYMBOL.search(running)))
    yield int("____" in URL_ONLY.sub("", masked))
    yield int(bool(LOCATOR.search(running)))
    yield int(bool(REFERENCE.search(body)))


def _points_at_work(body: str, masked: str) -> bool:
    """Whether all that a sentence says is where something stands: "The lists are at www.example.org"."""
    found = POINTS_TO.search(masked)
    if found is None or not WITHOUT_COMMA.fullmatch(masked, 0, found.start()):
        return False
    return (
        masked.startswith("____", found.end())
        or re.match(r"(?:Landmine|Cluster\s+Munition)\s+Monitor\s+(?:Report\s+)?(?:19|20)\d\d", body[found.end() :])
        is not None
    )


@lru_cache(maxsize=1)
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words().lead_ins)})\s+(?=[“\"A-Z]|ibid)")


@lru_cache(maxsize=1)
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words().finite_verbs)})\b")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words().remark_openings)})\s")
