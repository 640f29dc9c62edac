"""The subject of a verb: the nearest agent to its left that is no object of a preposition and stands in its clause.

Read ``subject_before`` first; ``agent_after`` finds the agents of a by-phrase, ``owner_of`` the owner of a noun.
Patterns are in
``patterns.toml`` ("subject.…").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.clauses import VerbGroup, of_strangers
from pipeline.language.patterns import pattern
from pipeline.language.prepositions import in_phrase

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


_COUNTING = frozenset({"both", "neither", "each", "either"})


def subject_before(sentence: Sentence, group: VerbGroup, verb: int) -> Agent | None:
    """The subject of the verb group that starts at ``group.outer``; None where none is named in the sentence.

    For "Officials said that Peru, which has not signed, holds none", the verb "holds" has "Peru". Several families ask
    about the same verb: the sentence remembers.
    """
    key = "subject", group, verb
    if key not in sentence.known:
        sentence.known[key] = _subject_before(sentence, group, verb)
    subject: Agent | None = sentence.known[key]
    return subject


def _subject_before(sentence: Sentence, group: VerbGroup, verb: int) -> Agent | None:
    limit = min(group.outer, group.start, verb)
    text = sentence.text
    counted = next((a for a in sentence.agents if limit <= a.start < verb and a.text.lower() in _COUNTING), None)
    if counted is not None:
        return counted  # "both used them": no adverb where nobody stands before it
    told = sentence.search("subject.told_of", limit)
    limit = _before_aside(sentence, told.start() if told else limit)
    before = [a for a in sentence.agents if a.end <= limit]
    owned = sentence.search("subject.owned", limit)
    if owned and not any(owned.start() < a.end for a in before):
        return Agent(owned.start(1), owned.end(1), "reference", None, owned.group("owner"), possessor=True)
    accused = sentence.search("subject.accused", verb)
    said_of = accused is not None and (accused.group("relative") or accused.group("accused"))
    if accused and said_of and not any(accused.start("accused") <= a.start < limit for a in before):
        return _accused_outside(sentence, accused)
    fallback: Agent | None = None
    for agent in reversed(before):
        gap = text[agent.end : limit]
        verdict = _weigh(sentence, group, agent, gap)
        if isinstance(verdict, Agent):
            return verdict
        if verdict == "outer":
            # The verb has a subject of its own that is no agent ("said that none were made"): remember who spoke.
            if of_strangers(gap, group):
                return None
            whose = text.startswith("whose", agent.start)
            fallback = fallback or (agent if agent.kind == "state" and not whose else None)
    return fallback


def _described(agent: Agent, before: str, gap: str) -> Agent | str:
    """ "Andean helicopters" act for the country; "Andean coca growers", people of the country, do not."""
    if pattern("subject.private_people").match(gap):
        return Agent(agent.start, agent.end + len(gap.rstrip()), "observer", None, gap.strip())
    whole = pattern("subject.noun_gap").match(gap) and not pattern("subject.preposition").search(before)
    return agent if whole else "no"


def _broken_away(sentence: Sentence, before: str) -> Agent | None:
    """ "Sol Negro, a breakaway from the XLF that signed the pledge": who broke away; None where nobody did."""
    aside = pattern("subject.broken_away").search(before)
    if aside is None:
        return None
    named = (a for a in sentence.agents if a.end <= aside.start())
    gaps = ((a, sentence.text[a.end : aside.start()]) for a in named)
    return next((a for a, gap in gaps if re.fullmatch(r"(?:\s*\([^)]*\))?", gap)), None)


def _accused_outside(sentence: Sentence, accused: re.Match[str]) -> Agent | None:
    """ "Sol Negro, which he accused of laying": who stands before the relative clause; None for somebody unknown."""
    if accused.group("relative") is None:
        return None
    before = [a for a in sentence.agents if a.end == accused.start("relative")]
    return before[-1] if before and not accused.group("accused") else None


def _before_aside(sentence: Sentence, limit: int) -> int:
    """Who stands in a relative clause or apposition that has ended acts there, not here: "Peru, which Chile mined, has
    signed"."""
    text = sentence.text[:limit]
    if not _may_close(text):
        return limit
    closed = sentence.search("subject.closed_relative", limit)
    if closed and any(a.end <= closed.start() for a in sentence.agents):
        return closed.start()
    apposed = pattern("subject.closed_apposition").search(text)
    inside = (
        apposed is not None
        and pattern("subject.named_aside").match(apposed.group())
        and any(
            a.start > apposed.start() and a.kind in {"state", "group"} and text[a.end :].strip() == ","
            for a in sentence.agents
            if a.end <= len(text)
        )
    )
    if apposed and not inside and any(a.end == apposed.start() and not in_phrase(sentence, a) for a in sentence.agents):
        # "Peru, a State Party, has", but "Peru and its ally, the Republic of Chile, have"
        return apposed.start()
    return limit


def _may_close(text: str) -> bool:
    """Whether a text may end with the comma that closes something, and a "but" or an adverb: most do not."""
    return text[-40:].rstrip().lower().endswith((",", "but", "ly"))


def closed_aside(text: str) -> int | None:
    """Where the relative clause or apposition begins that ends right before the end of ``text``; None without one.

    >>> closed_aside("Peru, which was mined in 1978, ")
    4
    """
    for name in ("subject.closed_relative", "subject.closed_apposition") if _may_close(text) else ():
        found = pattern(name).search(text)
        if found:
            return found.start()
    return None


def _weigh(sentence: Sentence, group: VerbGroup, agent: Agent, gap: str) -> Agent | str:
    """The subject where this agent gives it; "outer" where it belongs to the clause outside; "no" else."""
    before = sentence.text[: agent.start]
    told_by = group.infinitive and sentence.search("subject.teller", agent.start)
    of_text = pattern("subject.of_resolution").match(gap)  # "sponsored the UN resolution, and voted for it"
    if told_by or of_text or sentence.search("subject.accuser", agent.start):
        return "no"
    if agent.modifier:
        return _described(agent, before, gap)
    aside = pattern("subject.aside").match(gap) and pattern("subject.aside_before").search(before)
    if aside or (agent.kind == "paper" and not pattern("subject.paper_gap").match(gap)):
        return "no"
    if not group.gerund and pattern("subject.restrictive").match(gap) and not in_phrase(sentence, agent):
        return agent
    relative = is_relative(gap)
    if in_phrase(sentence, agent) and not relative:
        return agent if group.gerund and not gap.strip() else "no"
    if relative:
        return _broken_away(sentence, before) or agent
    named = _apposed(sentence, agent, gap)
    if named is not None:
        return named
    openers = list(pattern("subject.opener").finditer(gap)) if gap.strip() else []
    if openers and pattern("subject.own_opener").search(gap):
        last = openers[-1]
        return agent if last.group().lower() == "that" and not gap[last.end() :].strip(" “") else "outer"
    if openers and openers[-1].group() in ";:":
        return "outer"
    return agent


def is_relative(gap: str) -> bool:
    """Whether the verb's subject is the pronoun of a relative clause: "Peru, which also"."""
    if not gap[-40:].rstrip().lower().endswith(("which", "who", "that", "ly", "also", "turn")):
        return False
    return pattern("subject.relative").match(gap) is not None


def _apposed(sentence: Sentence, agent: Agent, gap: str) -> Agent | None:
    """For "the X Group, a private Russian company, had supplied" the group, where the agent is the company."""
    if not pattern("subject.apposition_end").match(gap):
        return None
    opening = pattern("subject.apposed").search(sentence.text[: agent.start])
    if opening is None:
        return None
    for other in sentence.agents:
        between = sentence.text[other.end : opening.start()]
        if other.end <= opening.start() and re.fullmatch(r"(?:\s*\([^)]*\))?(?:\[\d+\])?", between):
            return other
    return None


def _sides_with(sentence: Sentence, agent: Agent) -> bool:
    """ "pro-Andean rebels": the country that somebody sides with."""
    return agent.modifier and sentence.text[: agent.start].endswith(("pro-", "anti-"))


def coordinated_before(sentence: Sentence, subject: Agent) -> list[Agent]:
    """Agents joined to the subject before it, in order: for "Peru, Chile, and Cuba" with "Cuba" the other two."""
    key = "coordinated", subject
    if key not in sentence.known:
        sentence.known[key] = _coordinated_before(sentence, subject)
    return list(sentence.known[key])


def _coordinated_before(sentence: Sentence, subject: Agent) -> list[Agent]:
    found: list[Agent] = []
    right = subject
    for agent in reversed([a for a in sentence.agents if a.end <= subject.start and not _sides_with(sentence, a)]):
        gap = sentence.text[agent.end : right.start]
        shared = agent.modifier and subject.official and pattern("subject.shared_head").match(gap)
        if agent.kind not in {"state", "group", "coalition"} or (agent.modifier and not shared):
            break
        if right is subject and not pattern("subject.coordinator").search(gap):
            break
        if not gap.strip() or not pattern("subject.coordinated").match(gap):
            break
        listed = sentence.text[: agent.start].rstrip().endswith("including")
        if not listed and in_phrase(sentence, agent) and not in_phrase(sentence, subject):
            break
        found.insert(0, agent)
        right = agent
    return found


def run_of_names(sentence: Sentence, first: Agent) -> list[Agent]:
    """An agent with those that go on from it in a list: for "Peru", in "of Peru, Chile, and Cuba", all three."""
    chosen = [first]
    for agent in sentence.agents:
        gap = sentence.text[chosen[-1].end : agent.start]
        if agent.start > chosen[-1].end and re.fullmatch(r",?\s*(?:and\s+)?(?:the\s+)?", gap):
            chosen.append(agent)
    return chosen


def agent_after(sentence: Sentence, end: int, *, words: str = "by", within: int = 90) -> list[Agent]:
    """Agents of a by-phrase after ``end``: "laid by the army and by rebels" gives both.

    ``words`` is a regular expression of the prepositions that open the phrase; ``within`` counts characters.
    """
    near = [agent for agent in sentence.agents if end <= agent.start < end + within]
    if not near:
        return []
    found: list[Agent] = []
    opening = _phrase_opening(words)
    for agent in near:
        if _describes_a_group(sentence, agent):
            continue
        before = sentence.text[found[-1].end if found else end : agent.start]
        first = not found and opening.search(before) and not re.search(r"[.;]", before)
        speaks = pattern("subject.by_speaker").match(sentence.text[agent.end :])
        if first or (found and not speaks and pattern("subject.by_filler").match(before)):
            found.append(agent)
        elif found:
            break
    return found


@lru_cache(maxsize=32)
def _phrase_opening(words: str) -> re.Pattern[str]:
    """What stands between a by-phrase's preposition and its agent."""
    before_it = pattern("subject.premodifier").pattern
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:either|a|an|members of|soldiers of|forces of|unknown|then|{before_it})\s+)*"
        r"(?:(?-i:[A-Z])\w+(?:an|ese|ish|i)\s+)?$",
        re.IGNORECASE,
    )


def _describes_a_group(sentence: Sentence, agent: Agent) -> bool:
    """ "Georgian armed groups": the adjective only says where the group is from."""
    after = [a for a in sentence.agents if a.start >= agent.end] if agent.modifier else []
    return bool(after) and after[0].kind == "group" and sentence.text[agent.end : after[0].start] == " "


def owner_of(sentence: Sentence, start: int) -> Agent | None:
    """Who owns the noun at ``start``: "Peru’s use", "its production", "Syrian use"."""
    text = sentence.text
    for agent in reversed([a for a in sentence.agents if a.end <= start]):
        gap = text[agent.end : start]
        adjective = agent.modifier and pattern("subject.adjective_of").match(gap)
        if adjective or pattern("subject.possessive").match(gap):
            return agent
        if len(gap) > 40:
            break
    owner = pattern("subject.noun_owner").search(text[:start])
    if owner:
        return Agent(owner.start("owner"), owner.end("owner"), "reference", None, owner.group("owner"))
    return None
