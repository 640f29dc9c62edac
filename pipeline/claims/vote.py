"""Votes in the UN General Assembly. Rules: ``rules/vote.toml``; the sense of a rule is the value.

Read ``find`` first: each predicate gets the stretch of the sentence that is its own, the resolutions and dates in it
(``ballots.py``), and its actors; "as it has every year since 2005" takes value and actors from the vote that it goes back to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.claims.arguments import evidence_start, make_claim
from pipeline.claims.ballots import Ballot, ballots_of
from pipeline.claims.frames_of import Hit, find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.status_subjects import is_sure, stated_actors
from pipeline.claims.treaties_of import report_treaty
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence
from pipeline.records import Claim
from pipeline.reference.resolutions import annual_by_event

# Behind "abstained", "voted in favor" without an object of their own: the vote is on what was voted on before.
_BARE = re.compile(r"(?:\[\d+\])*\s*(?:[.,;)\[]|$|as\b|and\b|but\b|while\b)")
_COUNT = re.compile(r"(?:(?<!\d)(?<![A-Za-z] )\d{1,3}|\b(?:and|with|by|of)\s+\d{1,3}|\b(?:no|zero|nil|none|one|two|three|four|five|six|seven|eight|nine|ten|hundred|\w+teen|\w+ty(?:-\w+)?))\s+$", re.IGNORECASE)
_BACK = re.compile(r"(?:\[\d+\])*\s*(?:[.,;)\[]|$|and\b|while\b|by\b|as\b|because\b|(?:it|them|the\s+(?:resolution|text))\b)")
# What shows that the talk is of General Assembly resolutions; one has to stand in the sentence or shortly before.
_TOPIC = re.compile(r"\b(?:resolutions?|UNGA|General Assembly|pro-(?:mine )?ban|First Committee|United Nations vote)\b", re.IGNORECASE)
_OTHER_TOPIC = re.compile(
    r"\b(?:condemn\w*|deplor\w*|outrage|Syria\w*|Yemen\w*|Ukrain\w*|Russia[’']s|arms trade|ATT|nuclear|chemical|biological|small arms|human rights|death penalty|moratorium|improvised explosive|IEDs?|assistance in mine action|mine clearance|incendiary|"
    r"Security Council|explosive weapons in populated|depleted uranium|children and armed conflict|disabilit\w+)\b",
    re.IGNORECASE,
)
_OWN_TOPIC = re.compile(r"\b(?:annual|pro-ban|pro-mine|universali[sz]\w+|(?:on|supporting|promoting|support of|favou?r of) the (?:Mine Ban Treaty|treaty|convention|Convention on Cluster Munitions)|implementation of the|outside the convention|first UN(?:GA)? resolution on the)\b", re.IGNORECASE)
_BACK_REFERENCE = re.compile(r"\b(?:similar|such|these|those|same|earlier|the two|both|them|it)\b", re.IGNORECASE)
_LEGISLATURE = re.compile(r"\b(?:parliament\w*|senate|congress|cabinet|council of ministers|national assembly|duma|bundestag|knesset|legislature|lawmakers?|deputies|European Parliament|Security Council|Human Rights Council)\b[^,;.]{0,50}$", re.IGNORECASE)
_RIGHT_GOES_ON = re.compile(r"(?:which|who|including|most|notably|with|again|when|where|whose|as\s+well|and\s+(?:then\s+|again\s+|most\s+|more\s+|also\s+)*(?:in|on|every|each|recently|since|lately)\b|but\s+(?:again\s+)?(?:in|on)\s+\d|in|on|since|starting|beginning|every|each|from|adopted|(?:UNGA\s+|UN\s+)?resolutions?)\b", re.IGNORECASE)
_CLAUSE_EDGE = re.compile(r"(?:,\s*)?\b(?:and|but|or|then|while|before|after|having|although|though|whereas|as)\b|,|;|—|–")
_REALISED = re.compile(r"\b(?:one\s+of|among|the\s+(?:only|lone|sole|first|last)|join\w*|only|alone|decided|chose|opted|preferred|elected|went\s+on|continued)\b[^,;.]{0,60}\b(?:to|in)\s+$", re.IGNORECASE)
_NEVER_DONE = re.compile(r"\b(?:yet|still|failed|refused|declined|intend\w*|plan\w*|likely|expected|wants?|want\w*|urg\w+[^,;.]{0,40}|call\w*[^,;.]{0,40}|ask\w*[^,;.]{0,40}|encourag\w+[^,;.]{0,40}|hop\w+|continue|pledg\w+|promis\w+)\s+to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_REGULAR = re.compile(r"\b(?:every|each|all|always|consistently|regularly|annually|annual|yearly)\b", re.IGNORECASE)
_FOLLOWERS = re.compile(r"(?:\s+(?:coming|came|cast|was|were|is))*\s+(?:from|by|that\s+of|those\s+of)\s+(?:the\s+|both\s+)?$")
_AMONG_THEM = re.compile(r"\s*(?:among\s+(?:them|these|those)|included)\b")
# "adopted by 144 votes to one (Cuba), with 38 abstentions": whom the brackets name.
_TALLY = re.compile(r"\b(?P<against>(?:votes?\s+)?(?:to|and|with)\s+(?:one|two|three|\d{1,2})(?:\s+(?:votes?\s+)?against)?)\s*\((?P<names>[^)]{2,80})\)|(?P<abstained>\babst(?:ention|aining|ained|entions))(?:\s*\(|,?\s+(?:including|among\s+them|namely)\s+)(?:the\s+)?(?P<names2>[A-Z][^).;]{2,200})")


@dataclass(frozen=True, slots=True)
class Vote:
    """A predicate with its value, actors and ballots, before it becomes claims."""

    hit: Hit
    value: str
    actors: list[Actor]
    ballots: list[Ballot]
    stretch: tuple[int, int]


def find(sentence: Sentence) -> list[Claim]:
    """Claims of votes in a sentence: one an actor and ballot."""
    votes = _votes(sentence)
    claims = [claim for vote in votes for claim in _claims(sentence, vote)]
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in [*claims, *_tallies(sentence, votes)]:
        kept.setdefault((claim.value, claim.actor, claim.event, claim.when), claim)
    dated = {(c.value, c.actor) for c in kept.values() if c.when or c.event}
    return [c for c in kept.values() if c.when or c.event or (c.value, c.actor) not in dated]


def _votes(sentence: Sentence) -> list[Vote]:
    if not _about_resolutions(sentence):
        return []
    found = sorted(find_hits(sentence, rule_file("vote")), key=lambda h: h.match.start())
    found = [hit for hit in found if _states_vote(sentence, hit)]
    edges = [_left_edge(sentence, found, place) for place in range(len(found))]
    votes: list[Vote] = []
    for place, hit in enumerate(found):
        right = min(_right_edge(sentence, hit), edges[place + 1] if place + 1 < len(found) else len(sentence.text))
        left = edges[place]
        aside = place and found[place - 1].rule.sense == "same" and _opens_aside(found[place - 1])
        if hit.rule.sense == "same" and _opens_aside(hit) and place + 1 < len(found) and "," in sentence.text[hit.match.end() :]:
            right = sentence.text.index(",", hit.match.end())
        skip = (edges[place - 1], sentence.text.find(",", found[place - 1].match.end())) if aside else None
        ballots = ballots_of(sentence, left, max(right, hit.match.end()), hit.frame.start, skip=skip)
        ballots = [Ballot(None, d) for d in _dates_of_when(sentence, hit)] or ballots
        if not ballots and not votes and len(sentence.resolutions) == 1 and hit.rule.sense != "same":
            ballots = ballots_of(sentence, 0, max(right, hit.match.end()), hit.frame.start)
        value, actors = hit.rule.sense, _actors(sentence, hit)
        if value == "same":
            following = _first_stated(sentence, found[place + 1 :]) if _opens_aside(hit) else None
            source = votes[-1] if votes else following or _earlier_vote(sentence)
            if source is None or not ballots:
                continue
            value = source.value
            if source.hit.frame.sentence is sentence and (not actors or _opens_aside(hit)):
                actors = source.actors
            ballots = [b for b in ballots if b.resolution is not None or (b.date is not None and not any(b.date in [o.date for o in v.ballots] for v in votes))]
        elif not ballots and not votes and _BACK.match(sentence.text, hit.match.end()) and not _TOPIC.search(sentence.text):
            ballots = _ballots_before(sentence)
        elif not ballots and votes and votes[-1].ballots and _BARE.match(sentence.text, hit.match.end()) and not _TOPIC.search(hit.match.group()) and not hit.match.group().endswith(("ones", "one", "texts", "text")):
            ballots = votes[-1].ballots[-1:]
        votes.append(Vote(hit, value, actors, ballots, (left, right)))
    return votes


def _ballots_before(sentence: Sentence) -> list[Ballot]:
    """The one resolution that the sentences just before speak of, with its date: what "abstained" alone is about."""
    step = sentence.previous
    for _ in range(2):
        if step is None or step.paragraph != sentence.paragraph:
            return []
        if step.resolutions or _TOPIC.search(step.text):
            told = [b for v in _votes(step) for b in v.ballots if b.resolution is not None] or ballots_of(step, 0, len(step.text), len(step.text))
            return [replace(b, here=False) for b in told[:1]] if len({b.resolution.event for b in told if b.resolution}) == 1 else []
        step = step.previous
    return []


def _opens_aside(hit: Hit) -> bool:
    """"as on every such occasion since 2002, …": words that may stand before the vote that they go with."""
    return bool(re.match(r"as\b|in\s+(?:keeping|line)|consistent", hit.match.group(), re.IGNORECASE))


def _first_stated(sentence: Sentence, hits: list[Hit]) -> Vote | None:
    hit = next((h for h in hits if h.rule.sense != "same"), None)
    return Vote(hit, hit.rule.sense, _actors(sentence, hit), [], (0, 0)) if hit is not None else None


def _earlier_vote(sentence: Sentence) -> Vote | None:
    """The last vote of the sentences before, that "the same vote" goes back to."""
    step = sentence.previous
    for _ in range(3):
        if step is None:
            return None
        votes = _votes(step)
        if votes:
            return votes[-1]
        step = step.previous
    return None


# ------------------------------------------------------------------ what is a vote


def _about_resolutions(sentence: Sentence) -> bool:
    """Whether the sentence, or one shortly before it, is about General Assembly resolutions."""
    step: Sentence | None = sentence
    if sentence.zone == "note" and re.search(r"\b(?:vot(?:e|ed|ing)|abstain\w*)\b", sentence.text):
        return True
    for _ in range(3):
        if step is None:
            return False
        if step.resolutions or _TOPIC.search(step.text):
            return True
        step = step.previous
    return False


def _states_vote(sentence: Sentence, hit: Hit) -> bool:
    frame, text = hit.frame, sentence.text
    begin = frame.group.start if frame.group else frame.start
    before = text[:begin]
    if frame.future or (frame.irrealis and not _REALISED.search(text[: frame.start])) or _NEVER_DONE.search(text[: frame.start]):
        return False
    if frame.negated and hit.rule.sense not in {"absent", "same"} and not re.match(r"never\s+withheld", hit.match.group(), re.IGNORECASE):
        return False
    if _COUNT.search(before if frame.group and not re.match(r"votes?\b", hit.match.group()) else text[: hit.match.start()]):
        return False
    return not (_LEGISLATURE.search(before) or re.search(r"\b(?:for|against)\s+a\s+vote\b|\bvoted\s+for\s+(?:an?\s+)?(?:law|bill|president|ratif|accession)", text[max(0, frame.start - 10) : frame.end + 20]))


def _left_edge(sentence: Sentence, found: list[Hit], place: int) -> int:
    """Where the stretch of a predicate begins: its part, or behind the predicate before it, at the conjunction between them."""
    hit = found[place]
    begin = min(hit.frame.group.start if hit.frame.group else hit.match.start(), hit.match.start())
    left = sentence.part_of(hit.match.start())[0]
    if left and re.match(r"as\b", sentence.text[left:]) and not _opens_aside(hit):
        left = sentence.part_of(left - 1)[0]
    if place == 0 or found[place - 1].match.end() <= left or (found[place - 1].rule.sense == "same" and _opens_aside(found[place - 1]) and sentence.text[found[place - 1].match.end() : begin].count(",") == 1):
        return left
    between_start = found[place - 1].match.end()
    edges = [m for m in _CLAUSE_EDGE.finditer(sentence.text, between_start, begin) if not _joins_dates(sentence, m, begin)]
    return edges[-1].start() if edges else begin


def _dates_of_when(sentence: Sentence, hit: Hit) -> list[DateMention]:
    """"except in 2003 and 2005, when it was absent": the dates that stand just before the part of the vote."""
    left = sentence.part_of(hit.match.start())[0]
    if not re.match(r"(?:when|where|in which)\b", sentence.text[left:]) or any(left <= d.start for d in sentence.dates):
        return []
    chosen: list[DateMention] = []
    edge = left
    for date in reversed([d for d in sentence.dates if d.end <= left and d.edtf]):
        if not re.fullmatch(r"[\s,]*(?:and|or)?\s*", sentence.text[date.end : edge]):
            break
        chosen.insert(0, date)
        edge = date.start
    return chosen


def _joins_dates(sentence: Sentence, joiner: re.Match[str], begin: int) -> bool:
    """Whether "and" or a comma stands between two dates of one list, or within one date."""
    text = sentence.text
    if any(d.start < joiner.start() < d.end for d in sentence.dates):
        return True
    left = next((d for d in sentence.dates if 0 <= joiner.start() - d.end <= 1), None)
    right = next((d for d in sentence.dates if 0 <= d.start - joiner.end() <= 4), None)
    return left is not None and right is not None and bool(text[right.end : begin].strip(" ,"))


def _right_edge(sentence: Sentence, hit: Hit) -> int:
    """Where the stretch ends: at the next part that doesn't go on from it."""
    _, right = sentence.part_of(hit.match.start())
    while right < len(sentence.text) and _RIGHT_GOES_ON.match(sentence.text, right):
        right = sentence.part_of(right)[1]
    return right


# ------------------------------------------------------------------ who


def _actors(sentence: Sentence, hit: Hit) -> list[Actor]:
    """The voters: those behind "coming from", those listed "among them", else the subject."""
    behind = next((a for a in sentence.agents if a.start >= hit.frame.end and _FOLLOWERS.fullmatch(sentence.text, hit.frame.end, a.start)), None)
    if behind is not None:
        return _listed(sentence, behind)
    owner = re.search(r"([A-Z]\w+)’s\s+(?:\w+\s+)?(?:support|vote|backing|abstention)", hit.match.group())
    if owner:
        named = next((a for a in sentence.agents if a.start >= hit.match.start() and a.end <= hit.match.end() and a.kind == "state"), None)
        return sentence.context.actors_of(sentence, named) if named else []
    if re.search(r"\b(?:its|their)\s+(?:\w+\s+)?(?:support|vote|backing)", hit.match.group()) and re.match(r"ha[sd]|have|received|won|enjoyed|gained|adopted|passed|approved|carried", hit.match.group()):
        return sentence.context.actors_of(sentence, None)
    begin = hit.frame.group.start if hit.frame.group else hit.frame.start
    if re.search(r"(?:^|[,;]\s+(?:and\s+)?)the\s+(?:only|lone|sole)\s+(?:other\s+)?(?:\w+\s+)?(?:(?:to|that|which)\s+)?$", sentence.text[: hit.frame.start], re.IGNORECASE):
        named = next((a for a in sentence.agents if a.start >= hit.frame.end and re.search(r"\b(?:was|were|being)\s+(?:the\s+)?$", sentence.text[: a.start])), None)
        return _listed(sentence, named) if named else []
    alone = re.search(r"(?<!was )(?<!were )\b(?:alone|only)\s+(?:had\s+)?$", sentence.text[:begin]) or re.match(r"alone", hit.match.group())
    if alone:
        named_before = [a for a in sentence.agents if a.end <= begin and a.kind == "state" and not a.modifier]
        return sentence.context.actors_of(sentence, named_before[-1]) if named_before else []
    actors = stated_actors(sentence, hit, realised=bool(_REALISED.search(sentence.text[: hit.frame.start])), bodies=False)
    return actors or _among_them(sentence, hit)


def _run(sentence: Sentence, first: Agent) -> list[Agent]:
    """An agent with those that go on from it in a list."""
    chosen = [first]
    for agent in sentence.agents:
        if agent.start > chosen[-1].end and re.fullmatch(r",?\s*(?:and\s+)?(?:the\s+)?", sentence.text[chosen[-1].end : agent.start]):
            chosen.append(agent)
    return chosen


def _listed(sentence: Sentence, first: Agent) -> list[Actor]:
    return [actor for agent in _run(sentence, first) for actor in sentence.context.actors_of(sentence, agent)]


def _among_them(sentence: Sentence, hit: Hit) -> list[Actor]:
    """"Thirty states voted for it, Peru, Chile, and Cuba among them"."""
    for agent in sentence.agents:
        if agent.start < hit.frame.end or agent.kind != "state":
            continue
        if _AMONG_THEM.match(sentence.text, _run(sentence, agent)[-1].end) or re.search(r"\bincluding\s+(?:the\s+)?$", sentence.text[: agent.start]):
            return _listed(sentence, agent)
    return []


# ------------------------------------------------------------------ claims


def _claims(sentence: Sentence, vote: Vote) -> list[Claim]:
    hit, frame, text = vote.hit, vote.hit.frame, sentence.text
    stretch = text[max(0, frame.start - 60) : frame.end + 60]
    ballots = vote.ballots or ([Ballot(None, None)] if _REGULAR.search(stretch) and _OWN_TOPIC.search(stretch) else [])
    told = [g for g in frame.governors if not g.parenthetical and g.class_ in {"say", "deny"} and g.end <= frame.start and g.word != "states"]
    begin = min(evidence_start(frame), frame.start)
    claims = []
    for ballot in ballots:
        things = [thing for thing in (ballot.resolution, ballot.date) if thing is not None and ballot.here]
        start = min([begin, *(t.start for t in things if t.end <= begin and begin - t.end < 90)])
        end = max([frame.end, *(t.end for t in things)])
        if ballot is not ballots[0] and ballot.here and ballot.resolution is not None and ballot.resolution.start > frame.end:
            start = ballot.resolution.start
        when = ballot.date.edtf if ballot.date else None
        for actor in vote.actors:
            if actor.type != "state" or not is_sure(sentence, actor):
                continue
            claim = make_claim(
                frame, "vote", vote.value, actor, hit.rule.id, start=start, end=end, confidence=hit.rule.confidence + (0.05 if ballot.resolution else -0.05),
                when=when, treaty=_treaty(sentence, ballot, vote.stretch), event=ballot.resolution.event if ballot.resolution else None,
                event_text=text[ballot.resolution.start : ballot.resolution.end] if ballot.resolution and ballot.here else None, hedged=frame.hedged,
                recurrence="annual" if not when or "/" in when else "once",
            )  # fmt: skip
            claims.append(claim if told and not re.search(r"abstentions?$", hit.match.group()) else replace(claim, assertion="monitor", speaker=None))
    return claims


def _tallies(sentence: Sentence, votes: list[Vote]) -> list[Claim]:
    """Claims about the states that stand in brackets behind a count of votes."""
    claims: list[Claim] = []
    if not votes and not sentence.resolutions:
        return claims
    for match in _TALLY.finditer(sentence.text):
        group, value = ("names", "against") if match["against"] else ("names2", "abstained")
        agents = [a for a in sentence.agents if match.start(group) <= a.start and a.end <= match.end(group) and a.kind == "state" and not a.modifier]
        agents = [a for a in agents if a in _run(sentence, agents[0])]
        hit = votes[-1].hit if votes else next(find_hits(sentence, rule_file("vote")), None)
        if not agents or hit is None:
            continue
        left, right = sentence.part_of(match.start())
        near = [b for v in votes for b in v.ballots if b.resolution is not None] or ballots_of(sentence, 0, right, match.start())
        source = Vote(hit, value, [a for agent in agents for a in sentence.context.actors_of(sentence, agent)], near[-1:], (left, right))
        claims.extend(replace(claim, start=sentence.start + match.start(), end=sentence.start + match.end(), extractor="vote.tally") for claim in _claims(sentence, source))
    return claims


def _treaty(sentence: Sentence, ballot: Ballot, stretch: tuple[int, int]) -> str:
    """The treaty of the vote: the one whose annual resolution has the number, the one named, the report's; OTHER for other subjects."""
    own, window = report_treaty(sentence), sentence.text[stretch[0] : max(stretch)]
    named = [t.code for t in sentence.treaties if t.code in {"MBT", "CCM"}]
    earlier = [t.code for t in sentence.previous.treaties] if sentence.previous else []
    annual = annual_by_event(ballot.resolution.event) if ballot.resolution is not None else None
    if annual is not None:
        other_named = annual.treaty in named or (own not in named and (annual.treaty in earlier or re.search(r"\b(?:that|this|latter) convention\b", window)))
        own_meant = own in named or _OWN_TOPIC.search(window)
        return annual.treaty if annual.treaty == own or sentence.report.treaty is None or other_named or not own_meant else own
    if not _OWN_TOPIC.search(window):
        if _OTHER_TOPIC.search(window):
            return "OTHER"
        before = sentence.previous.text if sentence.previous is not None and sentence.previous.paragraph == sentence.paragraph else ""
        if ballot.resolution is None and _BACK_REFERENCE.search(window) and _TOPIC.search(before) and _OTHER_TOPIC.search(before) and not _OWN_TOPIC.search(before):
            return "OTHER"
    near = [t.code for t in sentence.treaties if stretch[0] <= t.start < max(stretch) and t.code in {"MBT", "CCM"}]
    return near[0] if near else own
