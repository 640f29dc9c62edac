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
    for agent in reversed([a for a in sentence.agents if a.end <= limit]):
        gap = text[agent.end : limit]
        if agent.modifier:
            if _NOUN_GAP.match(gap) and not _PREPOSITION.search(text[: agent.start]):
                return agent
            continue
        if agent.kind == "paper" and not re.fullmatch(r"[\s“]*(?:\([^)]*\)\s*)?", gap):
            continue
        relative = bool(_RELATIVE.match(gap))
        if _PREPOSITION.search(text[: agent.start]) and not relative:
            if group.gerund and not gap.strip():
                return agent
            continue
        if relative:
            return agent
        opener = list(_OPENER.finditer(gap))
        if opener and re.search(r"\b(?:that|which|who)\b", gap):
            # The verb has a subject of its own that is no agent ("said that none were made"): remember who spoke.
            last = opener[-1].group().lower()
            tail = gap[opener[-1].end() :]
            if last in {"that"} and not tail.strip(" “"):
                return agent
            fallback = fallback or agent
            continue
        if opener and opener[-1].group() in ";:":
            fallback = fallback or agent
            continue
        return agent
    return fallback


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
