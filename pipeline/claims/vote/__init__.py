"""Votes in the UN General Assembly. Rules: ``rules/vote.toml``; the sense of a rule is the value.

``find`` makes claims of the votes that ``vote/readings.py`` reads, and of the names behind a count of votes.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.frames_of import Hit
from pipeline.claims.rulefile import rule_file
from pipeline.claims.treaties_of import report_treaty
from pipeline.claims.treaty_status.subjects import is_sure
from pipeline.claims.vote.ballots import Ballot, ballots_of
from pipeline.claims.vote.readings import Vote, votes_in, word
from pipeline.claims.vote.voters import joined
from pipeline.language.frames import phrase_frame
from pipeline.language.subjects import run_of_names
from pipeline.language.view import Sentence
from pipeline.records import Claim
from pipeline.reference.resolutions import annual_by_event

_LEADING_REACH = 90
"""Characters between a date or resolution and the predicate behind it, at most, for them to be one evidence."""
_AROUND = 60
_NUMBERED, _UNNUMBERED = 0.05, -0.05
"""What a resolution's number adds to a rule's confidence."""


def find(sentence: Sentence) -> list[Claim]:
    """Claims of votes in a sentence: one an actor and ballot, each once."""
    votes = votes_in(sentence)
    kept: dict[tuple[object, ...], Claim] = {}
    told = [claim for vote in votes for claim in [*_claims(sentence, vote), *_joined(sentence, vote)]]
    for claim in [*told, *_tallies(sentence, votes)]:
        kept.setdefault((claim.value, claim.actor, claim.event, claim.when), claim)
    dated = {(claim.value, claim.actor) for claim in kept.values() if claim.when or claim.event}
    return [c for c in kept.values() if c.when or c.event or (c.value, c.actor) not in dated]


def _claims(sentence: Sentence, vote: Vote) -> list[Claim]:
    frame, text = vote.hit.frame, sentence.text
    around = text[max(0, frame.start - _AROUND) : frame.end + _AROUND]
    always = word("regular").search(around) and word("own_topic").search(around)
    ballots = vote.ballots or ([Ballot(None, None)] if always else [])
    claims = []
    for order, ballot in enumerate(ballots):
        start, end = _span(vote, ballot, order)
        resolution, when = ballot.resolution, ballot.date.edtf if ballot.date else None
        printed = text[resolution.start : resolution.end] if resolution is not None and ballot.here else None
        for actor in vote.actors:
            if actor.type != "state" or not is_sure(sentence, actor):
                continue
            claim = make_claim(
                frame, "vote", vote.value, actor, vote.hit.rule.id, start=start, end=end, when=when,
                confidence=vote.hit.rule.confidence + (_NUMBERED if resolution else _UNNUMBERED),
                treaty=_treaty(sentence, ballot, vote.stretch), event=resolution.event if resolution else None,
                event_text=printed, hedged=frame.hedged, recurrence="annual" if not when or "/" in when else "once",
            )  # fmt: skip
            claims.append(claim if _is_told(vote) else replace(claim, assertion="monitor", speaker=None))
    return claims


def _joined(sentence: Sentence, vote: Vote) -> list[Claim]:
    """The same vote of those named behind "as did": their names are the evidence."""
    names = joined(sentence, vote.hit.frame.end)
    if not names:
        return []
    actors = [actor for name in names for actor in sentence.context.actors_of(sentence, name)]
    start, end = sentence.start + names[0].start, sentence.start + names[-1].end
    return [replace(c, start=start, end=end) for c in _claims(sentence, replace(vote, actors=actors))]


def _is_told(vote: Vote) -> bool:
    """Whether somebody says that the vote was cast; who explains "its abstention" does not."""
    frame = vote.hit.frame
    saying = [
        g for g in frame.governors if not g.parenthetical and g.class_ in {"say", "deny"} and g.end <= frame.start
    ]
    return bool(saying) and not vote.hit.match.group().endswith(("abstention", "abstentions"))


def _span(vote: Vote, ballot: Ballot, order: int) -> tuple[int, int]:
    """The words that state the claim; for a resolution later in a list only its own."""
    frame = vote.hit.frame
    begin = min(evidence_start(frame), frame.start)
    things = [thing for thing in (ballot.resolution, ballot.date) if thing is not None and ballot.here]
    start = min([begin, *(t.start for t in things if t.end <= begin and begin - t.end < _LEADING_REACH)])
    if order and ballot.here and ballot.resolution is not None and ballot.resolution.start > frame.end:
        start = ballot.resolution.start
    return start, max([frame.end, *(t.end for t in things)])


def _tallies(sentence: Sentence, votes: list[Vote]) -> list[Claim]:
    """Claims about the states that stand in brackets behind a count of votes."""
    if not votes and not sentence.resolutions:
        return []
    claims: list[Claim] = []
    rules = {rule.sense: rule for rule in rule_file("vote").rules}
    for match in word("tally").finditer(sentence.text):
        group, value = ("names", "against") if match["against"] else ("names_abstained", "abstained")
        first = next(
            (a for a in sentence.agents if match.start(group) <= a.start < match.end(group) and a.kind == "state"), None
        )
        if first is None:
            continue
        names = [a for a in run_of_names(sentence, first) if a.end <= match.end(group) and not a.modifier]
        actors = [actor for name in names for actor in sentence.context.actors_of(sentence, name)]
        stretch = sentence.part_of(match.start())
        near = [b for vote in votes for b in vote.ballots if b.resolution is not None]
        near = near or ballots_of(sentence, 0, stretch[1], match.start())
        start, end = sentence.start + match.start(), sentence.start + match.end()
        hit = Hit(rules[value], match, phrase_frame(sentence, match.start(), match.end()), "phrase")
        for claim in _claims(sentence, Vote(hit, value, actors, near[-1:], stretch)):
            claims.append(replace(claim, start=start, end=end))
    return claims


def _treaty(sentence: Sentence, ballot: Ballot, stretch: tuple[int, int]) -> str:
    """The treaty of the vote: by the resolution's number, by name, else the report's; OTHER for other subjects."""
    own, window = report_treaty(sentence), sentence.text[stretch[0] : max(stretch)]
    named = [t.code for t in sentence.treaties if t.code in {"MBT", "CCM"}]
    annual = annual_by_event(ballot.resolution.event) if ballot.resolution is not None else None
    if annual is not None:
        earlier = [t.code for t in sentence.previous.treaties] if sentence.previous else []
        spoken_of = annual.treaty in earlier or word("that_convention").search(window)
        other_meant = annual.treaty in named or (own not in named and spoken_of)
        own_meant = own in named or word("own_topic").search(window)
        # A number of the other treaty's resolution where this one's is meant is a slip, which the checks report.
        slip = sentence.report.treaty is not None and own_meant and not other_meant
        return own if slip else annual.treaty
    if not word("own_topic").search(window) and _is_about_else(sentence, ballot, window):
        return "OTHER"
    if ballot.resolution is None and word("such_texts").search(window) and (told := _told_before(sentence)):
        return told
    near = [t.code for t in sentence.treaties if stretch[0] <= t.start < max(stretch) and t.code in {"MBT", "CCM"}]
    return near[0] if near else own


def _told_before(sentence: Sentence) -> str | None:
    """The treaty of the numbered resolution in the sentence before, which "such texts" then are about as well."""
    step = sentence.previous
    numbers = step.resolutions if step is not None and step.paragraph == sentence.paragraph else []
    annual = annual_by_event(numbers[0].event) if len(numbers) == 1 else None
    return annual.treaty if annual is not None and not sentence.treaties else None


def _is_about_else(sentence: Sentence, ballot: Ballot, window: str) -> bool:
    """Whether the resolution is on another subject, by its own words or, for "similar ones", by the sentence before."""
    if word("other_topic").search(window):
        return True
    step = sentence.previous
    if (
        step is None
        or step.paragraph != sentence.paragraph
        or ballot.resolution is not None
        or not word("back_reference").search(window)
    ):
        return False
    return bool(
        word("topic").search(step.text)
        and word("other_topic").search(step.text)
        and not word("own_topic").search(step.text)
    )
