"""The votes that a sentence tells of: predicate, value, voters and ballots, before they become claims.

Read ``votes_in`` first: each predicate gets the stretch of the sentence that is its own and the ballots in it; "as
it has every year since 2005" takes value and voters from the vote that it goes back to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.claims.frames_of import Hit, find_hits, may_hit
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaty_status.subjects import begin_of
from pipeline.claims.vote.ballots import Ballot, ballots_of
from pipeline.claims.vote.voters import voters
from pipeline.claims.wording import wording
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence

_TOPIC_REACH = 5
"""Sentences, this one included, in which the talk has to be of resolutions."""
_SAME_REACH = 3
"""Sentences before in which "the same vote" finds what it goes back to."""
_BACK_REACH = 4
"""Sentences before in which "abstained" alone finds its resolution."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One predicate with what it says; ``stretch`` is its own part of the sentence."""

    hit: Hit
    value: str
    actors: list[Actor]
    ballots: list[Ballot]
    stretch: tuple[int, int]


def word(key: str) -> re.Pattern[str]:
    """A wording of ``words/vote.toml``."""
    return wording("vote", key)


def votes_in(sentence: Sentence) -> list[Vote]:
    """Votes in text order."""
    if not may_hit(sentence, rule_file("vote")) or not _about_resolutions(sentence):
        return []
    hits = sorted(find_hits(sentence, rule_file("vote")), key=lambda hit: hit.match.start())
    hits = [hit for hit in hits if _is_cast(sentence, hit)]
    votes: list[Vote] = []
    for place in range(len(hits)):
        vote = _read(sentence, hits, place, votes)
        if vote is not None:
            votes.append(vote)
    return votes


def _read(sentence: Sentence, hits: list[Hit], place: int, votes: list[Vote]) -> Vote | None:
    """The vote of ``hits[place]``; ``votes`` are those before it in the sentence."""
    hit = hits[place]
    left, right = _stretch(sentence, hits, place)
    ballots = _own_ballots(sentence, hits, place, (left, right))
    actors = voters(sentence, hit)
    if hit.rule.sense != "same":
        ballots = _of_that_day(sentence, ballots) or _understood_ballots(sentence, hit, votes, right)
        return Vote(hit, hit.rule.sense, actors, ballots, (left, right))
    source = votes[-1] if votes else _first_told(sentence, hits[place + 1 :]) if _opens_aside(hit) else None
    source = source or (None if votes else _earlier_vote(sentence))
    always = re.match(r"\s+(?:in\s+|on\s+)?(?:every|each)\b", sentence.text[hit.match.end() :])
    if source is None or not (ballots or always):
        return None
    if source.hit.frame.sentence is sentence and (not actors or _opens_aside(hit)):
        actors = source.actors
    told = [ballot.date for vote in votes for ballot in vote.ballots]
    ballots = [b for b in ballots if b.resolution is not None or b.date not in told]
    ballots = ballots or ([Ballot(None, None)] if always else [])
    return Vote(hit, source.value, actors, ballots, (left, right))


# ------------------------------------------------------------------ ballots of a predicate


def _own_ballots(sentence: Sentence, hits: list[Hit], place: int, stretch: tuple[int, int]) -> list[Ballot]:
    """The ballots in the predicate's stretch, or on the dates just before "when it was absent"."""
    hit, before = hits[place], hits[place - 1] if place else None
    within = sentence.part_of(hit.match.start())[0]
    # "in 1996, when it voted for it, it abstained": the date is that of the first of two votes behind it
    first = before is None or before.match.start() < within
    on_dates = _dates_of_when(sentence, hit) if first else []
    if on_dates and not any(stretch[0] <= r.start < stretch[1] for r in sentence.resolutions):
        return [Ballot(None, date) for date in on_dates]
    left = min([stretch[0], *(date.start for date in on_dates)])
    skip = None
    if before is not None and before.rule.sense == "same" and _opens_aside(before):
        skip = (_stretch(sentence, hits, place - 1)[0], sentence.text.find(",", before.match.end()))
    return ballots_of(sentence, left, max(stretch[1], hit.match.end()), hit.frame.start, skip=skip)


def _understood_ballots(sentence: Sentence, hit: Hit, votes: list[Vote], right: int) -> list[Ballot]:
    """The ballot of a predicate that names none: the sentence's only one, that of the vote or sentence before."""
    if not votes:
        if len(sentence.resolutions) == 1:
            return ballots_of(sentence, 0, max(right, hit.match.end()), hit.frame.start)
        taken_up = word("taken_up").match(sentence.text[hit.match.end() :])
        return _ballots_before(sentence) if taken_up and not word("topic").search(sentence.text) else []
    bare = word("without_object").match(sentence.text[hit.match.end() :])
    return votes[-1].ballots[-1:] if bare and not word("names_resolution").search(hit.match.group()) else []


def _of_that_day(sentence: Sentence, ballots: list[Ballot]) -> list[Ballot]:
    """ "voted against it on that day": a day told by the sentences before is that of their resolution, too."""
    date = ballots[0].date if len(ballots) == 1 and ballots[0].resolution is None else None
    if date is None or re.search(r"\d", date.text) or len(date.edtf or "") != len("2015-12-07"):
        return ballots
    if len(sentence.resolutions) == 1 and sentence.resolutions[0].end <= date.start:
        return [replace(ballots[0], resolution=sentence.resolutions[0])]
    told = [b for b in _ballots_before(sentence) if b.date is not None and b.date.edtf == date.edtf]
    return [replace(ballots[0], resolution=b.resolution) for b in told] or ballots


def _ballots_before(sentence: Sentence) -> list[Ballot]:
    """The one resolution that the sentences just before speak of, with its date: what "abstained" alone is about."""
    step = sentence.previous
    for _ in range(_BACK_REACH):
        if step is None or step.paragraph != sentence.paragraph:
            return []
        if step.resolutions or word("topic").search(step.text):
            told = [ballot for vote in votes_in(step) for ballot in vote.ballots if ballot.resolution is not None]
            told = told or ballots_of(step, 0, len(step.text), len(step.text))
            numbers = {ballot.resolution.event for ballot in told if ballot.resolution}
            if numbers:
                return [replace(ballot, here=False) for ballot in told[:1]] if len(numbers) == 1 else []
        step = step.previous
    return []


def _dates_of_when(sentence: Sentence, hit: Hit) -> list[DateMention]:
    """The dates just before the part of the vote: "except in 2003 and 2005, when it was absent"."""
    left = sentence.part_of(hit.match.start())[0]
    if not word("time_part").match(sentence.text[left:]) or any(left <= date.start for date in sentence.dates):
        return []
    chosen: list[DateMention] = []
    edge = left
    for date in reversed([d for d in sentence.dates if d.end <= left and d.edtf]):
        if not re.fullmatch(r"[\s,]*(?:and|or)?\s*", sentence.text[date.end : edge]):
            break
        chosen.insert(0, date)
        edge = date.start
    return chosen


# ------------------------------------------------------------------ what a vote goes back to


def _opens_aside(hit: Hit) -> bool:
    """Whether the words may stand before the vote that they go with: "as on every such occasion since 2002, …"."""
    return bool(word("opens_aside").match(hit.match.group()))


def _first_told(sentence: Sentence, hits: list[Hit]) -> Vote | None:
    hit = next((hit for hit in hits if hit.rule.sense != "same"), None)
    return Vote(hit, hit.rule.sense, voters(sentence, hit), [], (0, 0)) if hit is not None else None


def _earlier_vote(sentence: Sentence) -> Vote | None:
    """The last vote of the sentences before, that "the same vote" goes back to."""
    step = sentence.previous
    for _ in range(_SAME_REACH):
        if step is None:
            return None
        votes = votes_in(step)
        if votes:
            return votes[-1]
        step = step.previous
    return None


# ------------------------------------------------------------------ what is a vote


def _about_resolutions(sentence: Sentence) -> bool:
    """Whether the sentence, or one shortly before it, is about General Assembly resolutions."""
    if sentence.zone == "note" and word("topic_of_note").search(sentence.text):
        return True
    step: Sentence | None = sentence
    for _ in range(_TOPIC_REACH):
        if step is None:
            return False
        if step.resolutions or word("topic").search(step.text):
            return True
        step = step.previous
    return False


def _is_cast(sentence: Sentence, hit: Hit) -> bool:
    """Whether the predicate tells of a vote that a state has cast: no plan, no call, no tally, no parliament's vote."""
    frame, text = hit.frame, sentence.text
    head, before = text[: frame.start], text[: begin_of(hit)]
    if frame.future or (frame.irrealis and not word("realised").search(head)) or word("not_done").search(head):
        return False
    withheld = re.match(r"never\s+withheld", hit.match.group(), re.IGNORECASE)
    if frame.negated and hit.rule.sense not in {"absent", "same"} and not withheld:
        return False
    noun = re.match(r"votes?\b", hit.match.group())
    if word("count").search(text[: hit.match.start()] if noun else before):
        return False
    around = text[max(0, frame.start - 10) : frame.end + 20]
    return not (word("legislature").search(before) or word("other_vote").search(around))


# ------------------------------------------------------------------ stretches


def _stretch(sentence: Sentence, hits: list[Hit], place: int) -> tuple[int, int]:
    """The part of the sentence whose dates and resolutions are the predicate's own."""
    hit, text = hits[place], sentence.text
    right = _right_edge(sentence, hit)
    if place + 1 < len(hits):
        if hit.rule.sense == "same" and _opens_aside(hit) and "," in text[hit.match.end() :]:
            return _left_edge(sentence, hits, place), text.index(",", hit.match.end())
        right = min(right, _left_edge(sentence, hits, place + 1))
    return _left_edge(sentence, hits, place), right


def _left_edge(sentence: Sentence, hits: list[Hit], place: int) -> int:
    """Where the stretch begins: at its part, or behind the predicate before it, at the conjunction between them."""
    hit, text = hits[place], sentence.text
    left = sentence.part_of(hit.match.start())[0]
    if left and re.match(r"as\b", text[left:]) and not _opens_aside(hit):
        left = sentence.part_of(left - 1)[0]
    before = hits[place - 1] if place else None
    if before is None or before.match.end() <= left:
        return _behind_other_act(sentence, hit, left)
    begin = min(begin_of(hit), hit.match.start())
    if before.rule.sense == "same" and _opens_aside(before) and text[before.match.end() : begin].count(",") == 1:
        return left
    edges = word("clause_edge").finditer(text, before.match.end(), begin)
    own = [edge for edge in edges if not _joins_dates(sentence, edge, begin)]
    return own[-1].start() if own else begin


def _behind_other_act(sentence: Sentence, hit: Hit, left: int) -> int:
    """Where a vote begins that follows another act with a date of its own: "attended it, last in 2015, and voted for X
    in December 2016"."""
    begin = min(begin_of(hit), hit.match.start())
    joint = re.search(r",\s+(?:and|but)\s+(?:it\s+|also\s+)*$", sentence.text[left:begin])
    earlier = [d for d in sentence.dates if joint and left + 40 < d.start and d.end <= left + joint.start()]
    own = [d for d in sentence.dates if hit.match.end() <= d.start < sentence.part_of(hit.match.start())[1] and d.edtf]
    return left + joint.start() if joint and earlier and own else left


def _joins_dates(sentence: Sentence, joiner: re.Match[str], begin: int) -> bool:
    """Whether "and" or a comma stands between two dates of one list, or within one date."""
    if any(date.start < joiner.start() < date.end for date in sentence.dates):
        return True
    left = next((d for d in sentence.dates if 0 <= joiner.start() - d.end <= 1), None)
    right = next((d for d in sentence.dates if 0 <= d.start - joiner.end() <= 4), None)
    return left is not None and right is not None and bool(sentence.text[right.end : begin].strip(" ,"))


def _right_edge(sentence: Sentence, hit: Hit) -> int:
    """Where the stretch ends: at the next part that doesn't go on from it."""
    right = sentence.part_of(hit.match.start())[1]
    while right < len(sentence.text) and word("goes_on").match(sentence.text[right:]):
        right = sentence.part_of(right)[1]
    return right
