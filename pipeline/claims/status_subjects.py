"""Of which states a status or an act of joining is said: named ones only, not "states that joined in 2004" or "parliament"."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import Hit
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.view import Sentence

# In a chapter the state that is only the last one named (0.5) is too weak a guess.
_GUESS = 0.5
# A lawmaker's or a cabinet's act is a step towards the state's.
_BODY = re.compile(
    r"\b(?:parliament|assembly|senate|congress|cabinet|council|duma|house|chamber|knesset|majlis|legislature|legislators?|lawmakers?|rada|diet|bundestag|committee|deputies|court)\b(?:\s+of\s+[A-Z][\w.’]*(?:\s+[A-Z]\w+)?)?[^,;.]{0,25}$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:states|countries|nations|governments|others|parties|signatories|non-signatories|members|several|many|some|few|most|none|all|those|everyone|more|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:no|any|each|every|another|which)\s+(?:other\s+|new\s+|further\s+)?(?:state|country|government|nation))\s*(?:of (?:them|these|those)\s*)?(?:have|had|has|that|which|who|also|already|now|then|still|yet|not|,|\s)*$",
    re.IGNORECASE,
)
_GENERIC_HEAD = re.compile(r"(?:^|[,;:]\s+|\bthat\s+)(?:no|none|few|most|all|several|some|many|only|every|each|any|other|another|more|the|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+){0,3}(?:states?|countries|country|nations?|governments?|signator(?:y|ies)|non-signatories|part(?:y|ies))\b[^,;]{0,80}$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?P<antecedent>[\w’)\]-]+)(?P<comma>,?)(?:\[\d+\])*\s+\(?(?:that|which|who)\s+(?:have|has|had|\w+ly|also|also\s+had|since|still|only|recently|not|yet|then|,|\s)*$")
_AMONG = re.compile(r"\b(?:is|was|are|were|be|been|being|became|becoming|remains?|as)\s+(?:not\s+)?(?:also\s+|still\s+)?(?:one|two|three|some|part|among|the|a|an|not\s+one|not\s+among)\b[^,;.]{0,70}$", re.IGNORECASE)
_BESIDE = re.compile(r",\s+(?:none|both|all|neither|each)\s+of\s+(?:them|which|whom)\b[^,;.]{0,60},\s*(?:has|have|had|also|\s)*$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:both|neither|all|none|two|each)\s+of\s+(?:which|whom|them)\s*(?:\w+\s+)?$", re.IGNORECASE)
# A clause that states no fact: "once it is a State Party", "should it join"; a gerund or infinitive behind a noun or preposition.
_UNREAL = re.compile(r"\b(?:once|if|until|unless|whether|should|in\s+case|even\s+if)\s+(?:that\s+)?(?:it|they|the\s+\w+|[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)*)\s+(?:\w+\s+)?$", re.IGNORECASE)
_GERUND_OF = re.compile(r"\b(?:before|prior\s+to|pending|against|of|for|without|from|about|by|toward|towards|consider\w*|despite|not|than|favou?r\w*|oppos\w*|and|or)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# A clause that only says when something else happened; its event counts where it is dated.
_ASIDE = re.compile(r"\b(?:before|when|after|until|as|since|once|while|by\s+the\s+time)\s+(?:it|they|the\s+country|(?-i:[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)*))?\s*(?:had\s+|has\s+|have\s+)?(?:also\s+|itself\s+|first\s+|even\s+)?$", re.IGNORECASE)


def is_sure(sentence: Sentence, actor: Actor) -> bool:
    """Whether the link to the actor is more than the guess that a chapter allows."""
    return sentence.report.country_iso3 is not None or actor.certainty > _GUESS


def unreal(sentence: Sentence, begin: int) -> bool:
    """Whether the predicate at ``begin`` stands in a clause that states no fact: "once it is a State Party", "considered joining"."""
    before = sentence.text[:begin]
    gerund = re.match(r"(?:of|for|before|without|from|by)?\s*(?:becoming|joining|signing|ratifying|acceding|adhering|being|withdrawing|leaving)\b", sentence.text[begin:])
    if gerund and (_GERUND_OF.search(before) or re.match(r"(?:of|for|before|without|from|by)\b", gerund.group())):
        return True
    return bool(_UNREAL.search(before))


def told_aside(sentence: Sentence, begin: int) -> bool:
    """Whether the predicate only says when something else happened: "before it had joined the convention"."""
    return bool(_ASIDE.search(sentence.text[:begin]))


def object_of_relative(sentence: Sentence, begin: int) -> bool:
    """Whether the predicate at ``begin`` has a relative "that" or "which" as its object: "a law that the president signed"."""
    found = list(re.finditer(r"\b(?:that|which)\s+(?=\S)", sentence.text[:begin]))
    if not found or re.search(r"[,;]", sentence.text[found[-1].end() : begin]) or not sentence.text[found[-1].end() : begin].strip():
        return False
    said = any(g.end <= found[-1].start() + 1 and abs(g.content - found[-1].end()) <= 2 for g in sentence.governors)
    return not said


def stated_actors(sentence: Sentence, hit: Hit, *, realised: bool = False, bodies: bool = True) -> list[Actor]:
    """The states that are subject of the predicate; empty where the subject is generic or, with ``bodies``, a lawmaker."""
    frame, text = hit.frame, sentence.text
    begin = frame.group.start if frame.group else frame.start
    before = text[:begin]
    if _OF_WHICH.search(before):
        return _named_run(sentence, _OF_WHICH.search(before).start())  # type: ignore[union-attr]
    beside = _BESIDE.search(before)
    if beside:
        return _named_run(sentence, beside.start())
    relative = _RELATIVE.search(before)
    if relative and not frame.passive:
        return _antecedent(sentence, relative)
    if realised:
        if frame.subject is not None and frame.subject.kind in {"state", "reference"}:
            return frame.actors
        named = [a for a in sentence.agents if a.end <= begin and a.kind in {"state", "reference"} and not a.modifier]
        return sentence.context.actors_of(sentence, named[-1] if named else None)
    if (bodies and _BODY.search(text[: frame.start])) or (_GENERIC.search(before) and not _AMONG.search(before)):
        return []
    embedded = _main_subject(sentence, frame.subject, begin)
    if embedded is not None:
        return sentence.context.actors_of(sentence, embedded)
    if frame.subject is None and _GENERIC_HEAD.search(before):
        return []
    if frame.subject is None and frame.actors and not _elliptical(before, begin):
        return frame.actors if not re.search(r"\b(?:the|a|an|its|their|this|that)\s+\w+\s+$", before) else []
    return frame.actors


def _main_subject(sentence: Sentence, subject: Agent | None, begin: int) -> Agent | None:
    """The main clause's subject where the one found stands in a relative clause before it: "Peru acceded on the day on which Chile ratified, and has …"."""
    if subject is None or not re.search(r",\s+and\s+$", sentence.text[:begin]):
        return None
    opener = re.search(r"\b(?:which|who|whom|where|when)\b[^,;.]{0,30}$", sentence.text[: subject.start])
    if opener is None:
        return None
    return next((a for a in sentence.agents if a.end <= opener.start() and a.kind in {"state", "reference"} and not a.modifier), None)


def _elliptical(before: str, begin: int) -> bool:
    """A predicate without a subject of its own: at the head of the sentence, or behind "and", "but", a comma."""
    return not before.strip() or bool(re.search(r"(?:\b(?:and|but|or|nor|then|while|later)|[,;:(—–])\s*$", before))


def _antecedent(sentence: Sentence, relative: re.Match[str]) -> list[Actor]:
    """Whom a relative clause is about: the name before it, or who is "one of the states that"."""
    end = relative.end("antecedent")
    for agent in sentence.agents:
        if agent.start < end <= agent.end or agent.end == end:
            return [a for a in sentence.context.actors_of(sentence, agent) if a.type == "state"]
    among = _AMONG.search(sentence.text[:end])
    if among is None:
        return []
    named = [a for a in sentence.agents if a.end <= among.start() + 1 and a.kind in {"state", "reference"} and not a.modifier]
    return (_named_run(sentence, named[-1].end) if named else []) or sentence.context.actors_of(sentence, named[-1] if named else None)


def actors_before(sentence: Sentence, start: int, words: str) -> list[Actor]:
    """The states that an apposition stands behind: "Peru, a State Party", "Peru and Chile, both of them States Parties"."""
    plural = bool(re.search(r"\b(?:both|all|neither)\b|(?:ies|States)\b", words, re.IGNORECASE))
    names = _named_run(sentence, start) if re.search(r"(?:,|\(|—|–)\s*$", sentence.text[:start]) else []
    return names if plural else names[-1:]


def _named_run(sentence: Sentence, start: int) -> list[Actor]:
    """The list of names that ends just before ``start``: "Peru, Chile and Cuba, ..."."""
    chosen: list[Agent] = []
    right = start
    for agent in reversed([a for a in sentence.agents if a.end <= start]):
        gap = sentence.text[agent.end : right]
        if agent.kind != "state" or agent.modifier or not re.fullmatch(r"(?:’s)?(?:\s*\([^)]*\))?(?:\[\d+\])*\s*(?:,|and|, and|or|\(|—|–|as well as)?\s*(?:and\s+)?(?:the\s+|both\s+)?", gap):
            break
        chosen.insert(0, agent)
        right = agent.start
    return [actor for agent in chosen for actor in sentence.context.actors_of(sentence, agent)]
