"""A note cut into pieces: cited works and remarks.

Read ``cut_note`` first. A note is cut at its sentences, a sentence at semicolons, and a piece where a cited work begins
after "and", a colon or "see". Nothing is cut inside titles, quotations, brackets or web addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.sources.kinds import begins_work, words
from pipeline.sources.masking import mask
from pipeline.sources.roles import Role, role_of

SENTENCE_END = re.compile(r"[.?!][”\"’)]*\s+(?=[A-Z“\"‘(\[¿¡À-Þ]|https?:|ibid)")
"""A full stop, what may close a sentence after it, and white space before a new one."""
ASKING = re.compile(
    r"(?:[^“”\".;]{0,90},\s+|[Ss]ee\s+(?:also\s+)?)?[“\"]_+[?!][”\"]\s+(?=(?:\(_+\),\s+)?(?:[A-Z(][^.;]{2,80},\s+)\S*\s?[A-Z0-9])"
)
"""A title that asks or exclaims, with its newspaper and date still to come: “Why mines?” Dawn, 4 May 2010."""
LETTERED = re.compile(r"\b(?:[Ff]orms?|[Aa]nn?ex(?:es)?|[Pp]art|[Pp]rotocol|[Aa]ppendix|[Ss]ection|and|,)\s+[A-Z]$")
"""Before the full stop of "Form A." or "Forms B and C.": that one letter is no initial."""
SEES = re.compile(r"(?:and\s+)?see\b(?!\s+(?:supra\s+)?(?:foot|end)?note\s+\d)", re.IGNORECASE)
"""Before a cited work; not in "HRW, see footnote 4 above", which is one."""
LEAD_IN = re.compile(r"^(?:[A-Z][^“”\"()]*?),\s+(?=see\b)")
"""For details of the policy, see …"""
JOINT = re.compile(r";\s*|(?:,\s*|\s)(?:and|or)\s+|:\s+|,\s+(?=(?i:see)\b)")
"""Where one cited work may end and the next begin."""
GOES_ON = re.compile(r"(?:and\s+)?(?:pp?\.\s?\d|paras?\.|[Ff]orms?\s+[A-J]\b|[Aa]nnex|[Cc]hapter)")
"""After a semicolon that separates pages of one work: "p. 4; p. 6"."""
ASIDE = re.compile(r"\((?=(?i:ibid|see)\b)([^()]*(?:\([^()]*\)[^()]*)*)\)")
"""A work cited in brackets inside a remark: "None was found (Ibid.)."."""
TIE = re.compile(r"(?:and|or|but|as\s+well\s+as)\b,?\s+", re.IGNORECASE)
"""Words that only join a cited work to the one before."""
COMPLETE = re.compile(r"(?:\d|\b[Ff]orms?\s+[A-J](?:\s+and\s+[A-J])?|[Ii]bid\.?|[)_]|\b[IVX]+)[,.]?$")
"""What a whole citation may end with: "4 May 2010", "Form B", "p. 4", "Ibid.", a bracket."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cited work or a remark in a note; ``start`` and ``end`` are offsets in the note's text."""

    start: int
    end: int
    role: Role


def cut_note(text: str) -> list[Piece]:
    """The pieces of a note's text, in order, white space and joining words left out.

    >>> [p.role for p in cut_note("Ibid., p. 4; and letter from the Ministry of Defense, 4 May 2010. It denied this.")]
    ['citation', 'citation', 'remark']
    """
    masked = mask(text)
    pieces: list[Piece] = []
    for start, end in _sentences(masked):
        for first, last in _parts(text, masked, start, end):
            first, last = _trim(text, first, last)
            if first < last:
                pieces.extend(_with_aside(text, Piece(first, last, role_of(text[first:last]))))
    return pieces


def _with_aside(text: str, piece: Piece) -> Iterator[Piece]:
    """A piece, and the works that a remark cites in brackets."""
    yield piece
    if piece.role == "remark":
        for found in ASIDE.finditer(text, piece.start, piece.end):
            if role_of(found.group(1)) == "citation":
                yield Piece(found.start(1), found.end(1), "citation")


def _sentences(masked: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in SENTENCE_END.finditer(masked):
        before = masked[start : found.start()]
        if masked[found.start()] == "." and _abbreviated(before):
            continue
        semicolon = masked.rfind("; ", start, found.start())
        asking = ASKING.match(masked, semicolon + 2 if semicolon >= 0 else start)
        if asking and asking.end() == found.end():
            continue
        yield start, found.end()
        start = found.end()
    yield start, len(masked)


def _abbreviated(before: str) -> bool:
    """Whether the full stop after this text belongs to an abbreviation or an initial."""
    word = re.search(r"[^\s(“\"‘]+$", before)
    if word is None:
        return False
    token = word.group()
    initials = re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", token) is not None
    return token in words().abbreviations or (initials and not LETTERED.search(before))


def _parts(text: str, masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut at semicolons and where a cited work begins after "and", ":" or "see"."""
    first = start
    for found in JOINT.finditer(masked, start, end):
        goes_on = found.group().startswith(";") and not GOES_ON.match(masked, found.end())
        if goes_on or _begins_work(text, masked, first, found, end):
            yield first, found.start()
            first = found.end()
    yield first, end


def _begins_work(text: str, masked: str, edge: int, found: re.Match[str], end: int) -> bool:
    """Whether a new cited work begins after this "and", colon or comma."""
    before, after = masked[edge : found.start()], text[found.end() : end]
    mark = found.group().strip()
    sees = SEES.match(after) is not None
    if mark == ":":
        quotation = after[:1] in '“"' and re.match(r"[“\"]_+,[”\"]", mask(after)) is None
        return not quotation and role_of(text[edge : found.start()]) == "remark" and begins_work(after)
    if not mark.endswith(("and", "or")) and mark != ";":
        return sees and (
            re.match(r"see\s+also\b", after, re.IGNORECASE) is not None or LEAD_IN.match(before + ", see") is not None
        )
    if mark == ";" or not COMPLETE.search(before) or role_of(text[edge : found.start()]) != "citation":
        return False
    return sees or begins_work(after)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, semicolons and joining words at the ends."""
    while start < end and text[start] in " \t;,":
        start += 1
    tie = TIE.match(text, start, end)
    if tie:
        start = tie.end()
    while start < end and text[end - 1] in " \t;,:\n":
        end -= 1
    return start, end
