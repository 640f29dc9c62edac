"""Who used it and who says so, where the frame alone does not tell: admissions, denials, "each other", lists behind a colon."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.frames_of import Hit
from pipeline.claims.use_words import pattern
from pipeline.language.agents import Agent
from pipeline.language.context import Actor
from pipeline.language.frames import Frame, verb_frame
from pipeline.language.governors import Governor
from pipeline.language.subjects import subject_before
from pipeline.language.view import Sentence
from pipeline.records import Assertion, Claim

#: Kinds of agents that act.
ACTING = frozenset({"state", "group", "coalition", "reference"})
_ADMITS = re.compile(r"admi|acknowledg|conced|confess|boast|confirm|recogni[sz]|own", re.IGNORECASE)
_AND = re.compile(r"\)?(?:\s*\([^)]*\))?\s*,?\s*(?:and|or|,)\s*(?:the\s+|by\s+)?")
_FIRST = re.compile(r"\s*(?:(?:the|an?|both|former|local|suspected|unidentified|fighters of|members of|separatist|rebel|democratic|apartheid|same)\s+)*")
_BY = re.compile(r"[^.;]{0,60}?\bby\s+(?:(?:the|an?|suspected|unidentified|former|then|members of|forces of|soldiers of|fighters of|democratic|apartheid-era|forces loyal to|[a-z-]+ed)\s+)*")
_NP_DENIED = re.compile(r"^\s+(?:(?:the|this|that|these|those|such|all|any|its|their)\s+)?(?:[\w-]+\s+){0,3}?(?:charges?|allegations?|accusations?|claims?|reports?|story|stories|accounts?|it|this|them)\s*(?:[,:;—–]|as\b|\[)|^\s*[,:;]")


def agents_at(sentence: Sentence, at: int) -> list[Agent]:
    """The agent that begins at an offset (articles between), and those coordinated with it."""
    found: list[Agent] = []
    for agent in sentence.agents:
        if agent.start < at or agent.kind not in ACTING or agent.modifier:
            continue
        gap = sentence.text[found[-1].end if found else at : agent.start]
        if found and gap == " (" and agent.id == found[-1].id:
            found[-1] = agent
            continue
        whole_or_part = _FIRST.fullmatch(gap) or pattern("part_of_group").match(gap)
        if not (_AND.fullmatch(gap) if found else whole_or_part):
            break
        found.append(agent)
    return found


def actors_at(sentence: Sentence, agents: list[Agent]) -> list[Actor]:
    """The actors of several agents, each once."""
    unique: dict[str, Actor] = {}
    for agent in agents:
        for actor in sentence.context.actors_of(sentence, agent):
            unique.setdefault(actor.id, actor)
    return list(unique.values())


# ------------------------------------------------------------------ who

def actors_of(hit: Hit, value: str | None) -> list[Actor]:
    """Who did it: as the frame says, else who admits or denies it, else (for what was not done) the report's country."""
    frame, sentence = hit.frame, hit.frame.sentence
    if hit.match.groupdict().get("done"):
        return actors_at(sentence, agents_at(sentence, hit.match.end()))
    if frame.actors and (frame.subject is not None or frame.passive or frame.implied_actor):
        return _not_the_accuser(frame) or [*frame.actors, *_more_by(frame)]
    if frame.group is None:
        named = [a for a in sentence.agents if a.kind in {"group", "coalition"} and re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", frame.text[a.end : frame.start] or "-")]
        if named:
            return actors_at(sentence, named[-1:])
    if frame.group is not None and not frame.passive:
        return _people_before(frame)
    return _behind(frame) or _speaking(frame) or _home(frame, value)


def _not_the_accuser(frame: Frame) -> list[Actor]:
    """In "Soldiers came; the rebels alleged that they had laid mines" they are not the rebels: whoever was named before."""
    if frame.subject is None or frame.subject.kind != "reference" or len(frame.actors) != 1:
        return []
    accuser = next((g.speaker for g in reversed(frame.governors) if g.class_ == "allege" and g.speaker is not None and g.group is not None), None)
    context, sentence = frame.sentence.context, frame.sentence
    if accuser is None or accuser.kind not in ACTING or accuser.end > frame.subject.start:
        return []
    accusing = {actor.id for actor in context.actors_of(sentence, accuser)}
    if frame.actors[0].id not in accusing:
        return []
    for agent in reversed([a for a in sentence.agents if a.end <= accuser.start and a.kind in {"state", "group", "coalition"} and not a.modifier]):
        others = [actor for actor in context.actors_of(sentence, agent) if actor.id not in accusing]
        if others and (agent.official or agent.plural or agent.kind != "state"):
            frame.assertion = assertion_of(sentence, accuser, others)
            return others
    return []


def _more_by(frame: Frame) -> list[Actor]:
    """"by the army, as it is known, and by rebels": the second by-phrase."""
    if frame.group is not None and not frame.passive:
        return []
    more = re.match(r"[^.;]{0,60}?\bby\b[^.;]{0,90}?\b(?:and|or|as well as|but also)\s+(?:also\s+)?by\s+", frame.text[frame.end :])
    if more is None:
        return []
    known = {actor.id for actor in frame.actors}
    return [actor for actor in actors_at(frame.sentence, agents_at(frame.sentence, frame.end + more.end())) if actor.id not in known]


def _people_before(frame: Frame) -> list[Actor]:
    """"aircraft of the Peruvian air force dropped": the agent of the "of" that stands right before the verb."""
    start = frame.group.start if frame.group is not None else frame.start
    for agent in reversed([a for a in frame.sentence.agents if a.end <= start and a.kind in ACTING]):
        if not re.fullmatch(r"(?:\s*\([^)]*\))?(?:\s+under\s+[^,;]{3,40})?\s*", frame.text[agent.end : start]):
            break
        if pattern("people_of").search(frame.text[: agent.start]):
            frame.subject = agent
            return frame.sentence.context.actors_of(frame.sentence, agent)
    return []


def _behind(frame: Frame) -> list[Actor]:
    """Agents of a by-phrase that stands further off, or of a list behind a colon: "use by three could be confirmed: the A and the B"."""
    sentence, text = frame.sentence, frame.text
    by = _BY.match(text, frame.end)
    if by and frame.passive:
        found = agents_at(sentence, by.end())
        if found:
            return actors_at(sentence, found)
    if frame.group is None and (before := _carried_out(frame)):
        return before
    conducted = pattern("conducted_by").match(text, frame.end) if frame.group is None else None
    if conducted:
        return actors_at(sentence, agents_at(sentence, conducted.end()))
    colon = text.find(":", frame.end)
    if frame.group is None and 0 <= colon - frame.end < 80 and re.search(r"\b(?:by|groups?|states?|countries|parties|of them)\b", text[frame.end : colon]):
        return actors_at(sentence, agents_at(sentence, colon + 1))
    return []


def _carried_out(frame: Frame) -> list[Actor]:
    """"Peruvian forces carried out 12 attacks with cluster bombs": the subject of the verb before the noun."""
    verb = re.search(r"\b(?P<verb>carried|conducted|launched|made|mounted|perpetrated|committed|executed)\s+(?:out\s+)?(?:[\w,-]+\s+){0,7}$", frame.text[: frame.start])
    if verb is None:
        return []
    outer = verb_frame(frame.sentence, verb.start("verb"), verb.end("verb"), frozenset({"VBD", "VBN"}))
    if outer is None or outer.passive or outer.subject is None or outer.irrealis:
        return []
    frame.subject, frame.negated = outer.subject, frame.negated or outer.negated
    return outer.actors


def _speaking(frame: Frame) -> list[Actor]:
    """Of an act without an actor: whoever admits or denies it, or says of himself that it was (not) done."""
    for governor in reversed(frame.governors):
        speaker = governor.speaker
        if speaker is not None and speaker.kind in ACTING and _owns_up(governor, frame):
            return frame.sentence.context.actors_of(frame.sentence, speaker)
    return []


def _owns_up(governor: Governor, frame: Frame) -> bool:
    if governor.class_ == "deny" or _ADMITS.match(governor.word):
        return True
    if governor.class_ != "say" or frame.group is None or has_by(frame):
        return False
    if not frame.negated and not re.search(r"\b(?:was|were|been)\b", frame.text[frame.group.start : frame.start]):
        return False
    others = [a for a in frame.sentence.agents if a.kind in {"group", "coalition", "state"} and a != governor.speaker and not a.official and governor.end <= a.start < frame.start]
    return frame.negated or not others


def _home(frame: Frame, value: str | None) -> list[Actor]:
    """What a country's report says was not done, with nobody named, its country did not do."""
    if value not in {"not_used", "unconfirmed"} or frame.denied or has_by(frame) or not frame.sentence.report.country_iso3:
        return []
    if frame.group is not None and not frame.passive:
        return []
    return [Actor(actor.id, actor.type, 0.5) for actor in frame.sentence.context.actors_of(frame.sentence, None)]


def has_by(frame: Frame) -> bool:
    """Whether somebody who is no agent of ours is named: "by private companies"."""
    return bool(re.match(r"[^.;]{0,60}?\bby\b(?! (?:the end|then|now|any means|means))", frame.text[frame.end :]))


# ------------------------------------------------------------------ who says so

def assertion_of(sentence: Sentence, speaker: Agent | None, actors: list[Actor]) -> Assertion:
    """What an act said by ``speaker`` of ``actors`` is asserted as; see the contract."""
    if speaker is None:
        return "third_party"
    if speaker.kind == "monitor":
        return "monitor"
    who = sentence.context.actors_of(sentence, speaker)
    if not who:
        return "third_party"
    own = any(actor.id == who[0].id for actor in actors)
    if who[0].type == "state":
        home = sentence.report.country_iso3
        return "government" if (who[0].id == home if home else own) else "third_party"
    return "armed_group" if who[0].type == "armed_group" and own else "third_party"


def settle_assertion(hit: Hit, value: str, actors: list[Actor]) -> None:
    """Mend who says so: reports of reports, what could not be confirmed, a paper named at the sentence's start."""
    frame, sentence = hit.frame, hit.frame.sentence
    if value == "unconfirmed":
        frame.assertion, frame.speaker = _doubter(frame, actors)
        return
    if frame.no_evidence and (frame.assertion == "monitor" or frame.speaker is None):
        frame.assertion, frame.speaker = _searcher(frame, actors)
    if frame.assertion == "government" and not frame.denied and re.search(r"\b(?:reports?|allegations?|accusations?|media reports?) that\s+(?:[^,;]{0,60})$", frame.text[: frame.start]):
        frame.assertion = "third_party"
    if any(re.match(r"condemn|deplor|denounc|criti|decr", g.word) for g in frame.governors):
        frame.assertion = "third_party"
    if frame.assertion == "monitor" and (_inspected(frame) or (not frame.no_evidence and pattern("hearsay_lead").search(frame.text[: frame.start]))):
        frame.assertion = "third_party"
    if frame.assertion != "monitor" or frame.subject is None:
        return
    start = frame.group.start if frame.group is not None else frame.start
    said_on = re.search(r",\s+(?:but|and|yet)\s+(?:also\s+|still\s+)?$", frame.text[:start])
    earlier = [g for g in sentence.governors if g.class_ == "say" and g.end < start and g.speaker is not None and g.speaker.kind in ACTING and not g.parenthetical]
    if said_on and earlier:
        frame.assertion = assertion_of(sentence, earlier[-1].speaker, actors)
        return
    said = pattern("document_lead").match(frame.text) or _says_itself(frame)
    said = said or (hit.rule.sense == "renounce" and pattern("own_paper").search(frame.text[:start]))
    person = frame.subject.official and not frame.subject.possessor and hit.rule.sense in {"reserve", "renounce"} and re.search(r"general|offic|minist|spokes|delegat|represent|command|president|ambassador|diplomat", frame.subject.text, re.IGNORECASE)
    if said or person:
        frame.assertion = assertion_of(sentence, frame.subject, actors)
        frame.speaker = frame.text[frame.subject.start : frame.subject.end]


def _says_itself(frame: Frame) -> bool:
    """Whether a verb of saying whose subject is not found governs a "it" or "they": the one who did it says so himself."""
    return frame.subject is not None and frame.subject.kind == "reference" and any(g.class_ == "say" and g.speaker is None and g.group is not None and not g.group.passive for g in frame.governors)


def _inspected(frame: Frame) -> bool:
    """"Amnesty International identified remnants of bombs dropped by X": the observer says so."""
    first = next((a for a in frame.sentence.agents if a.kind != "reference"), None)
    if first is None or first.kind != "observer" or first.end > frame.start:
        return False
    return bool(pattern("inspects").search(frame.text[first.end : frame.start])) and not re.search(r"[;:]", frame.text[first.end : frame.start])


def _doubter(frame: Frame, actors: list[Actor]) -> tuple[Assertion, str | None]:
    """Who could not confirm it: the Monitor, unless the words before say otherwise."""
    for governor in frame.governors:
        if governor.class_ != "unverified":
            continue
        before = [a for a in frame.sentence.agents if a.end <= governor.start and a.kind != "reference" and governor.start - a.end < 30]
        if before and before[-1].kind in {"state", "group", "observer"}:
            speaker = before[-1]
            return assertion_of(frame.sentence, speaker, actors), frame.text[speaker.start : speaker.end]
    return "monitor", None


def _searcher(frame: Frame, actors: list[Actor]) -> tuple[Assertion, str | None]:
    """Who found no evidence: the observer or state that stands before "found no sign of", else the report."""
    for governor in frame.governors:
        if governor.class_ != "no_evidence":
            continue
        before = [a for a in frame.sentence.agents if a.end <= governor.start]
        last = before[-1] if before else None
        gap = frame.text[last.end : governor.start] if last is not None else ""
        if last is not None and last.kind in {"observer", "state"} and re.search(r"\b(?:found|saw|seen|reported|encountered|had|has|obtained|received|discovered|came across)\s+$", gap) and "Monitor" not in gap:
            return assertion_of(frame.sentence, last, actors), frame.text[last.start : last.end]
    return "monitor", None


def each_other(frame: Frame, claims: list[Claim]) -> list[Claim]:
    """"A and B accused each other": what home says of the other is the government's."""
    home = frame.sentence.report.country_iso3
    if home is None or not re.search(r"\b(?:each other|one another)\b", frame.text[: frame.start]) or home not in {c.actor for c in claims}:
        return claims
    return [replace(c, assertion="third_party" if c.actor == home else "government") for c in claims]


# ------------------------------------------------------------------ what holds

def active_after_all(hit: Hit) -> None:
    """"fired rockets, delivered by X": a verb with its weapon right behind it is active, whatever by-phrase follows."""
    frame = hit.frame
    if not frame.passive or frame.group is None or frame.group.passive or hit.kind != "verb" or frame.implied_actor:
        return
    near = [w for w in frame.sentence.weapons if frame.end <= w.start and len(frame.text[frame.end : w.start].split()) <= 3 and " by " not in frame.text[frame.end : w.start]]
    subject = subject_before(frame.sentence, frame.group, frame.start) if near else None
    if subject is not None:
        frame.passive, frame.subject = False, subject
        frame.actors = frame.sentence.context.actors_of(frame.sentence, subject)


def settle_mood(hit: Hit) -> None:
    """What stands behind the act or right before it: "has been confirmed", "could not be verified", "not one mine", a denial that ends before."""
    frame = hit.frame
    start = frame.group.start if frame.group is not None else frame.start
    before, after = frame.text[:start], frame.text[frame.end :]
    if frame.group is not None and frame.group.infinitive and (frame.group.perfect or pattern("carried_out").search(before)):
        frame.irrealis = False
    if pattern("unverified_after").search(after) and pattern("report_before").search(before):
        frame.unverified = True
    if frame.passive and pattern("not_one").search(before):
        frame.negated = True
    if hit.rule.sense == "use_noun" or (frame.passive and frame.group is not None):
        if pattern("confirmed_before").search(before) or (frame.negated and pattern("confirmed_after").match(after)):
            frame.unverified, frame.hedged = True, False
        elif frame.negated and hit.rule.sense == "use_noun" and pattern("unnoticed_after").match(after):
            frame.hedged = True
    if hit.rule.id == "use.made_use" and re.search(r"\bno\b", hit.match.group()):
        frame.negated = True
    _end_denials(frame)
    _end_promises(frame)


def _end_promises(frame: Frame) -> None:
    """"announced that it would cease, but its fighters laid new ones": what was done after is no part of what was announced."""
    if frame.future or frame.group is None:
        return
    for governor in [g for g in frame.governors if g.class_ == "say"]:
        if re.search(r"\b(?:would|will)\b[^,;]*,\s+(?:but|yet)\s", frame.text[governor.end : frame.start]):
            frame.governors.remove(governor)
            frame.assertion, frame.speaker = "monitor", None


def _end_denials(frame: Frame) -> None:
    """A denial of a named charge ("rejected the reports, telling deputies that …") or of a gerund does not reach what follows."""
    for governor in [g for g in frame.governors if g.class_ == "deny"]:
        gap = frame.text[governor.end : frame.start]
        over = _NP_DENIED.match(gap) or (re.match(r"\s+(?:both\s+)?[a-z]+ing\b", gap) and re.search(r",\s+(?:but|and|yet|while|although)\s", gap))
        if not over:
            continue
        frame.governors.remove(governor)
        frame.denied = any(g.class_ == "deny" for g in frame.governors)
        if not any(g.class_ in {"say", "allege"} and g.speaker is not None for g in frame.governors):
            frame.assertion, frame.speaker = "monitor", None
