"""The subject of a verb: the nearest agent to its left that is no object of a preposition and stands in its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.clauses import VerbGroup

if TYPE_CHECKING:
    from pipeline.language.view import Sentence

_PREPOSITION = re.compile(
    r"\b(?:in|on|at|to|from|with|against|of|for|by|into|near|over|between|under|towards?|through|across|within|outside|inside|along|about|during|behind|around|among|via|like|than|except|besides|including)\s+"
    r"(?:(?:both|all|either|the|a|an|its|their|his|several|many|some|other|then|former|neighboring|nearby|southern|northern|eastern|western|central|most|parts of|much of)\s+)*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"^[^.;]{0,60}?(?:,|\))?(?:\[\d+\])*\s*(?:which|who|that)\s+(?:\w+ly\s+|also\s+|in turn\s+)?$")
_OPENER = re.compile(r"\b(?:that|which|who|whose|where|while|whereas|although|though|because|if|when|after|before|as|than)\b|[;:]", re.IGNORECASE)
# Between an adjective of a country and the verb only a plain noun may stand: "Syrian helicopters dropped".
_NOUN_GAP = re.compile(r"^(?:\s+(?!and\b|or\b|in\b|on\b|at\b|to\b|of\b|for\b|by\b|with\b|from\b|that\b|which\b)[\w’-]+){1,3}(?:\s*\([^)]*\))?\s*,?\s*$")


def subject_before(sentence: Sentence, group: VerbGroup, verb: int) -> Agent | None:
    """The subject of the verb group that starts at ``group.outer``; None where none is named in the sentence.

    For "Officials said that Peru, which has not signed, holds none", the verb "holds" has "Peru".
    """
    limit = min(group.outer, group.start) if group.outer <= group.start else group.start
    limit = min(limit, verb)
    text = sentence.text
    fallback: Agent | None = None
    owned = _OWNED.search(text[:limit])
    if owned and not any(owned.start() < a.end for a in sentence.agents if a.end <= limit):
        return Agent(owned.start(1), owned.end(1), "reference", None, owned.group(1), possessor=True)
    for agent in reversed([a for a in sentence.agents if a.end <= limit]):
        gap = text[agent.end : limit]
        if agent.modifier:
            if _NOUN_GAP.match(gap) and not _PREPOSITION.search(text[: agent.start]):
                return agent
            continue
        if _ASIDE.match(gap) and re.search(r",\s+(?:the\s+|an?\s+)?$", text[: agent.start]):
            continue
        if agent.kind == "paper" and not re.fullmatch(r"[\s“]*(?:\([^)]*\)\s*)?", gap):
            continue
        relative = bool(_RELATIVE.match(gap))
        if in_phrase(sentence, agent) and not relative:
            if group.gerund and not gap.strip():
                return agent
            continue
        if relative:
            return agent
        named = _apposed(sentence, agent, gap)
        if named is not None:
            return named
        opener = list(_OPENER.finditer(gap))
        if opener and re.search(r"\b(?:that|which|who)\b", gap):
            # The verb has a subject of its own that is no agent ("said that none were made"): remember who spoke.
            last = opener[-1].group().lower()
            tail = gap[opener[-1].end() :]
            if last in {"that"} and not tail.strip(" “"):
                return agent
            fallback = fallback or (agent if agent.kind == "state" else None)
            continue
        if opener and opener[-1].group() in ";:":
            fallback = fallback or agent
            continue
        return agent
    return fallback


# "Its workshops turned out mines": whoever owns them.
_OWNED = re.compile(r"\b([Ii]ts|[Tt]heir|[Hh]is|[Ww]hose)\s+(?:[a-z-]+\s+){1,3}$")
# "…, a panel found in 2000, bought more": the panel only speaks.
_ASIDE = re.compile(r"\s+(?:has |had |later |also )*(?:found|said|says|told|wrote|reports?|reported|announced|noted|notes|stated|states|claimed|claims|alleged|recalled|added|concluded|estimated|insisted)\b[^,;]{0,50},\s*(?:\w+ly\s+)?$")
_HEAD_OF = re.compile(r"\b(?:[a-z]+s|men|unit|faction|wing|branch|brigade|battalion|squad|column|platoon|group|part)\s+of\s+(?:the\s+)?$")


def in_phrase(sentence: Sentence, agent: Agent) -> bool:
    """Whether an agent is the object of a preposition ("in Peru", "between Peru and Chile"), not of "of" behind its own people ("saboteurs of the …")."""
    before = sentence.text[: agent.start]
    if _PREPOSITION.search(before):
        return not (_HEAD_OF.search(before) and (agent.kind == "group" or agent.official))
    if before.endswith(" (") and any(o.end == len(before) - 2 and in_phrase(sentence, o) for o in sentence.agents):
        return True
    if re.search(r"\b(?:and|or)\s+(?:the\s+)?$", before):
        for other in sentence.agents:
            if other.end <= agent.start and re.fullmatch(r"(?:\s*\([^)]*\))?,?\s*(?:and|or)\s+(?:the\s+)?", before[other.end :]):
                return in_phrase(sentence, other)
    return False


_APPOSED = re.compile(r",\s+(?:an?|the|once|then|formerly|itself)\s+[^,]{0,60}$")


def _apposed(sentence: Sentence, agent: Agent, gap: str) -> Agent | None:
    """For "the X Group, a private Russian company, had supplied" the group, where the agent is the company."""
    opening = _APPOSED.search(sentence.text[: agent.start])
    if opening is None or not re.match(r"[^,]{0,40},\s*(?:\w+ly\s+)?$", gap):
        return None
    for other in sentence.agents:
        if other.end <= opening.start() and re.fullmatch(r"(?:\s*\([^)]*\))?(?:\[\d+\])?", sentence.text[other.end : opening.start()]):
            return other
    return None


def agent_after(sentence: Sentence, end: int, *, words: str = "by", within: int = 90) -> list[Agent]:
    """Agents of a by-phrase after ``end``: "laid by the army and by rebels" gives both.

    ``words`` is a regular expression of the prepositions that open the phrase.
    """
    limit = min(len(sentence.text), end + within)
    found: list[Agent] = []
    for agent in sentence.agents:
        if not end <= agent.start < limit:
            continue
        before = sentence.text[end : agent.start] if not found else sentence.text[found[-1].end : agent.start]
        if not found and re.search(rf"\b(?:{words})\s+(?:(?:both|either|the|a|an|members of|soldiers of|forces of|some|several|unknown|other|various|suspected|then)\s+)*$", before, re.IGNORECASE) and not re.search(r"[.;]", before):
            found.append(agent)
        elif found and re.fullmatch(r"(?:\s*\([^)]*\))?(?:,[^,]{0,40})?(?:,?\s*(?:and|or|,|as well as|and also|nor)\s+)(?:(?:by|the|a|an|other|both|from|of)\s+)*", before):
            found.append(agent)
        elif found:
            break
    return found
