"""A predicate with its factors, worked out once for all claim families: who, negated or not, how sure, who says so, when.

``verb_frame`` and ``noun_frame`` take the place of a predicate in a sentence; the families map the ``Frame`` to a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.clauses import VerbGroup, verb_group
from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.cuefile import cues, curly
from pipeline.language.governors import Governor
from pipeline.language.subjects import agent_after, subject_before
from pipeline.records import Assertion

if TYPE_CHECKING:
    from pipeline.language.view import Sentence

# Of a gerund's governors these turn what follows into its opposite: "refrained from using".
_PREVENTED = re.compile(r"\b(?:refrain(?:s|ed|ing)?|abstain(?:s|ed)?|desist(?:s|ed)?|prevent(?:s|ed)?|stop(?:s|ped)?|kept|keep|prohibit(?:s|ed)?|ban(?:s|ned)?|bar(?:s|red)?|forbid(?:s|den)?)\b[^,;.]{0,40}$", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"(?:\b(?:no|neither|none of|not one of|nor (?:has|have|had|is|are|was|were|did|does|do|will|would|can|could))\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,3}?)$", re.IGNORECASE)
_OBJECT_NONE = re.compile(r"^\s+(?:“)?(?:no\b(?! longer)|none\b|neither\b|nothing\b|not (?:a|one|any) (?:single )?|zero\b|any\b)(?!\s+(?:doubt|secret))", re.IGNORECASE)


@dataclass
class Frame:
    """One predicate of one sentence with its factors; offsets are the sentence's."""

    sentence: Sentence
    start: int
    end: int
    group: VerbGroup | None
    subject: Agent | None
    actors: list[Actor]
    negated: bool = False
    never: bool = False
    no_longer: bool = False
    hedged: bool = False
    future: bool = False
    irrealis: bool = False
    no_evidence: bool = False
    unverified: bool = False
    denied: bool = False
    alleged: bool = False
    assertion: Assertion = "monitor"
    speaker: str | None = None
    passive: bool = False
    implied_actor: bool = False
    governors: list[Governor] = field(default_factory=list)
    cues: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def negative(self) -> bool:
        """Whether, all told, the predicate is denied to hold: "has not", "no evidence that", "denied that"."""
        return (self.negated or self.no_evidence) != self.denied if self.denied else self.negated or self.no_evidence

    @property
    def perfect(self) -> bool:
        return bool(self.group and self.group.perfect)

    @property
    def present(self) -> bool:
        """"produces", "does not produce", "is producing"."""
        return bool(self.group) and not self.group.perfect and not self.past  # type: ignore[union-attr]

    @property
    def past(self) -> bool:
        return self._past

    _past: bool = False


def verb_frame(sentence: Sentence, start: int, end: int, tags: frozenset[str], *, subject_is_object: bool = False) -> Frame | None:
    """The frame of a verb at ``sentence.text[start:end]``.

    ``subject_is_object``: for a verb whose grammatical subject is the thing itself in the active too. None where the form turns
    out to be a noun or an adjective.
    """
    group = verb_group(sentence, sentence.word_at(start), tags)
    text = sentence.text
    reduced = "VBN" in tags and not group.passive and not group.finite and not group.perfect
    by_agents: list[Agent] = []
    if group.passive or reduced or ("VBN" in tags and not group.perfect):
        by_agents = agent_after(sentence, end)
    if reduced and not by_agents and not group.gerund and _after_weapon(sentence, group.start):
        # "mines laid in 2003": who laid them must come from an accusation, or is not said.
        frame = Frame(sentence, start, end, group, None, [], passive=True, implied_actor=True)
        frame.negated = bool(_NO_SUBJECT.search(text[: group.start]))
        _govern(frame)
        accused = next((g for g in reversed(frame.governors) if g.class_ == "allege" and g.group), None)
        if accused is None:
            return None
        frame.actors, frame.subject = _accused(sentence, accused, start)
        _mood(frame)
        return frame if frame.actors else None
    passive = group.passive or (reduced and bool(by_agents)) or (bool(by_agents) and not group.perfect and _adjacent_by(text, end))
    if passive:
        subject: Agent | None = by_agents[0] if by_agents else None
        actors = [actor for agent in by_agents for actor in sentence.context.actors_of(sentence, agent)]
    else:
        subject = subject_before(sentence, group, start)
        actors = _subject_actors(sentence, subject, group)
    frame = Frame(sentence, start, end, group, subject, actors, passive=passive)
    words = text[group.start : start].lower()
    frame.negated = group.negated or group.never
    frame.never = group.never
    frame.no_longer = group.no_longer
    frame._past = bool(re.search(r"\b(?:was|were|did|had)\b", words)) or (not group.finite or True) and "VBD" in tags and not re.search(r"\b(?:has|have|is|are|be|been|to|will|would|does|do)\b", words)
    frame.future = group.modal in {"will", "would", "shall"} and not group.perfect
    prevented = _PREVENTED.search(text[:start])
    if prevented and group.gerund and not re.search(r"\b(?:not|never)\s+(?:\w+\s+)?$", text[: prevented.start()]):
        frame.negated = not frame.negated
    if any(_NO_SUBJECT.search(text[:at]) for at in {subject.start if subject and not passive else group.start, group.start}):
        frame.negated = True
    if _OBJECT_NONE.match(text[end:]) and not text[end:].lower().startswith(" any"):
        frame.negated = True
    if re.search(r"\bnor (?:has|have|had|is|are|was|were|did|does|do)\b[^,;]{0,40}$", text[: start], re.IGNORECASE):
        frame.negated = True
    _govern(frame)
    _mood(frame)
    return frame


def phrase_frame(sentence: Sentence, start: int, end: int) -> Frame:
    """The frame of a phrase that states a fact as a whole ("is a State Party", "its seat stayed empty")."""
    frame = verb_frame(sentence, start, end, _tags_of(sentence, start))
    assert frame is not None
    owner = _owner(sentence, start)
    if frame.subject is None and owner is not None:
        frame.subject, frame.actors = owner, sentence.context.actors_of(sentence, owner)
    return frame


def _tags_of(sentence: Sentence, start: int) -> frozenset[str]:
    """Tags of the word at ``start`` as far as its ending tells: enough to see a passive or a gerund."""
    index = sentence.word_at(start)
    word = sentence.words[index].lower if index < len(sentence.words) else ""
    if word.endswith("ing"):
        return frozenset({"VBG"})
    if word.endswith("ed") or word in {"kept", "held", "put", "made", "sent", "given", "gave", "withdrew", "withdrawn"}:
        return frozenset({"VBD", "VBN"})
    return frozenset()


def noun_frame(sentence: Sentence, start: int, end: int) -> Frame:
    """The frame of an act named by a noun: "the use of mines by the army", "its production"."""
    context = sentence.context
    by = agent_after(sentence, end, words="by|on the part of|at the hands of|to", within=110)
    owner = _owner(sentence, start)
    implied = False
    if by and not re.search(r"\bto\s", sentence.text[end : by[0].start]):
        actors = [actor for agent in by for actor in context.actors_of(sentence, agent)]
        subject: Agent | None = by[0]
    elif owner is not None:
        subject, actors = owner, context.actors_of(sentence, owner)
    else:
        subject, actors, implied = None, [], True
    frame = Frame(sentence, start, end, None, subject, actors, implied_actor=implied)
    before = sentence.text[:start]
    if re.search(r"\b(?:no|without|any lack of)\s+(?:(?:new|further|known|other|such|recent|actual|more|confirmed|antipersonnel|mine)\s+)*(?:instances? of\s+|cases? of\s+)?(?:the\s+)?(?:\w+\s+)?$", before, re.IGNORECASE):
        frame.negated = True
    _govern(frame)
    if implied:
        accused = next((g for g in reversed(frame.governors) if g.class_ in {"allege", "deny", "say"} and g.word), None)
        if accused is not None:
            frame.actors, frame.subject = _accused(sentence, accused, start)
            frame.implied_actor = not frame.actors
    _mood(frame)
    return frame


def _after_weapon(sentence: Sentence, start: int) -> bool:
    """Whether the verb group stands directly behind a weapon, as a reduced relative clause does."""
    return any(0 < start - w.end <= 2 for w in sentence.weapons)


def _adjacent_by(text: str, end: int) -> bool:
    return bool(re.match(r"\s+(?:\w+\s+){0,3}by\s", text[end:]))


def _subject_actors(sentence: Sentence, subject: Agent | None, group: VerbGroup) -> list[Actor]:
    """The subject's actors, with those coordinated before it: "Niue and Saint Lucia acceded"."""
    context = sentence.context
    if subject is None:
        return context.actors_of(sentence, None)
    found = context.actors_of(sentence, subject)
    if subject.kind in {"state", "group", "coalition"}:
        agents = [a for a in sentence.agents if a.end <= subject.start]
        right = subject
        for agent in reversed(agents):
            gap = sentence.text[agent.end : right.start]
            if right is subject and not re.search(r"\b(?:and|or|nor|as well as)\b", gap):
                break
            if agent.kind not in {"state", "group", "coalition"} or agent.modifier:
                break
            if not re.fullmatch(r"(?:\s*\([^)]*\))?,?\s*(?:and|or|,|nor|as well as)?\s*(?:and\s+)?(?:the\s+|both\s+)?", gap) or not gap.strip():
                break
            found = context.actors_of(sentence, agent) + found
            right = agent
    if not found and subject.kind in {"observer", "monitor"}:
        return []
    unique: dict[str, Actor] = {}
    for actor in found:
        unique.setdefault(actor.id, actor)
    return list(unique.values())


def _owner(sentence: Sentence, start: int) -> Agent | None:
    """"Peru’s use", "its production", "Syrian use": who owns the noun at ``start``."""
    text = sentence.text
    for agent in reversed([a for a in sentence.agents if a.end <= start]):
        gap = text[agent.end : start]
        if re.fullmatch(r"[’']s?\s+(?:[\w-]+\s+){0,4}", gap) or (agent.modifier and re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", gap)):
            return agent
        if len(gap) > 40:
            break
    owner = re.search(r"\b(its|their|his|the country[’']s)\s+(?:[\w-]+\s+){0,3}$", text[:start], re.IGNORECASE)
    if owner:
        return Agent(owner.start(1), owner.end(1), "reference", None, owner.group(1))
    return None


def _accused(sentence: Sentence, governor: Governor, start: int) -> tuple[list[Actor], Agent | None]:
    """Whom a governor's act concerns when the noun does not say: the accused, or the one who denies or admits."""
    if governor.class_ == "allege":
        for agent in sentence.agents:
            if governor.end <= agent.start and agent.end <= start and agent.kind in {"state", "group", "coalition", "reference"}:
                return sentence.context.actors_of(sentence, agent), agent
        return [], None
    if governor.class_ == "deny" or governor.word.startswith(("admit", "acknowledg", "conced", "confirm", "report")):
        if governor.speaker is not None and governor.speaker.kind in {"state", "group", "reference"}:
            return sentence.context.actors_of(sentence, governor.speaker), governor.speaker
    return [], None


def _govern(frame: Frame) -> None:
    """Find the governors over the frame and fold them into assertion, denial, evidence."""
    sentence = frame.sentence
    reach = [g for g in sentence.governors if g.governs(frame.start, frame.end) and not (g.start <= frame.start < g.end)]
    reach = [g for g in reach if not _relieved(g, reach, sentence.text)]
    frame.governors = reach
    speeches = [g for g in reach if g.class_ in {"say", "deny", "allege"} and not _is_aside(g, frame) and not _performed(g, frame)]
    for governor in reach:
        if governor.class_ == "no_evidence":
            frame.no_evidence = True
            frame.hedged = True
        elif governor.class_ == "unverified":
            frame.unverified = True
        elif governor.class_ == "deny":
            denied_thing = sentence.text[governor.end : frame.start]
            if not re.search(r"\bthat\b.*\b(?:and|but) that\b", denied_thing) or True:
                frame.denied = not frame.denied if not _negated_governor(governor) else frame.denied
        elif governor.class_ == "allege":
            frame.alleged = True
        frame.cues.append((governor.class_, governor.start, governor.end))
    spoken = _innermost(speeches)
    if spoken is not None:
        frame.assertion, frame.speaker = _who(frame, spoken)
    elif frame.alleged or any(_is_aside(g, frame) and g.word in _HEARSAY and g.group and g.group.passive for g in reach):
        frame.assertion = "third_party"


# "is said to have", "are alleged to have": somebody says so, nobody is named.
_HEARSAY = frozenset({"said", "alleged", "reported", "claimed", "accused", "rumored", "blamed"})
_ACT = re.compile(r"^\s+(?:(?:an?|the|its|an indefinite|[\w-]+)\s+){0,4}?(?:moratori(?:um|a)|(?:export )?ban)\b", re.IGNORECASE)


def _performed(governor: Governor, frame: Frame) -> bool:
    """Whether saying is doing: "announced a moratorium" is an act that the report tells, no statement."""
    return governor.word.startswith(("announc", "declar", "proclaim", "decree")) and bool(_ACT.match(frame.text[governor.end :]))


def _relieved(governor: Governor, reach: list[Governor], text: str) -> bool:
    """Whether a second saying takes over: "denied that A, and claimed that B" denies A only."""
    return governor.class_ in {"say", "deny", "allege"} and any(
        other.start > governor.end and other.group is not None and not other.parenthetical and other.class_ in {"say", "deny", "allege"}
        and re.search(r"\b(?:and|but)\s+(?:then\s+|also\s+|instead\s+)?$", text[: other.group.start]) is not None
        for other in reach
    )  # fmt: skip


def _negated_governor(governor: Governor) -> bool:
    return bool(governor.group and (governor.group.negated or governor.group.never))


def _is_aside(governor: Governor, frame: Frame) -> bool:
    """A governor in the same verb group ("is said to have used") speaks for nobody."""
    return governor.group is not None and frame.group is not None and frame.group.start <= governor.start < frame.start


def _innermost(speeches: list[Governor]) -> Governor | None:
    if not speeches:
        return None
    closing = [g for g in speeches if g.class_ in {"deny", "allege"} and g.speaker]
    plain = [g for g in speeches if g.speaker is not None and not (g.speaker.kind == "monitor")]
    if plain:
        direct = [g for g in plain if not g.parenthetical]
        return (direct or plain)[-1] if not closing else max(closing, key=lambda g: g.start)
    return speeches[-1]


def _who(frame: Frame, governor: Governor) -> tuple[Assertion, str | None]:
    """Assertion and printed speaker of what a governor says."""
    sentence = frame.sentence
    report = sentence.report
    speaker = governor.speaker
    if speaker is None:
        if governor.class_ == "allege" or governor.rule == "say.according_to" or _somebody(sentence, governor):
            return "third_party", None
        return "monitor", None
    printed = sentence.text[speaker.start : speaker.end]
    if speaker.kind == "monitor":
        return "monitor", None
    if speaker.kind == "observer":
        return "third_party", printed
    if speaker.kind == "paper":
        return "government", printed
    actors = sentence.context.actors_of(sentence, speaker)
    if not actors:
        return "third_party", printed
    first = actors[0]
    if first.type == "state":
        if report.country_iso3 is None:
            own = any(a.id == first.id for a in frame.actors) or not frame.actors
            return ("government" if own else "third_party"), printed
        return ("government" if first.id == report.country_iso3 else "third_party"), printed
    if first.type == "armed_group":
        own = any(a.id == first.id for a in frame.actors) or not frame.actors
        return ("armed_group" if own else "third_party"), printed
    return "third_party", printed


_SOMEBODY = re.compile(r"(?:^|,\s+|\b(?:and|but|while)\s+)(?:An?|One|Two|Three|Some|Several|Many|an?|one|two|three|some|several|many)\s+[a-z][^,;]*$")


def _somebody(sentence: Sentence, governor: Governor) -> bool:
    """Whether an unnamed person speaks: "A former conscript told a newspaper"."""
    return governor.group is not None and not governor.group.passive and bool(_SOMEBODY.search(sentence.text[: governor.group.start].rstrip()))


@lru_cache(maxsize=1)
def _hedges() -> re.Pattern[str]:
    return re.compile("|".join(curly(p) for p in cues()["hedges"]["patterns"]), re.IGNORECASE)


def _mood(frame: Frame) -> None:
    """Hedges and irrealis: plans, calls, conditions."""
    sentence, group = frame.sentence, frame.group
    left, right = sentence.part_of(frame.start)
    if group is not None:
        left = max(left, 0)
        window = sentence.text[left : frame.end]
        for hedge in _hedges().finditer(window):
            frame.hedged = True
            frame.cues.append(("hedge", left + hedge.start(), left + hedge.end()))
    else:
        for hedge in _hedges().finditer(sentence.text[left:right]):
            frame.hedged = True
            frame.cues.append(("hedge", left + hedge.start(), left + hedge.end()))
    if frame.assertion != "monitor" and not frame.no_evidence:
        frame.hedged = frame.hedged and bool(_hedges().search(sentence.text[max([g.end for g in frame.governors if not g.parenthetical], default=0) : frame.end]))
    for governor in frame.governors:
        if governor.class_ == "irrealis" and _still_open(frame, governor):
            frame.irrealis = True
            frame.cues.append(("irrealis", governor.start, governor.end))
    if group is not None:
        if group.modal in {"should", "must", "can", "could", "may", "might", "need", "ought"} and not group.perfect:
            frame.irrealis = True
        if group.infinitive and not _realised(sentence.text[: group.start]):
            frame.irrealis = True
    if not frame.actors and not frame.implied_actor:
        frame.actors = []


_REALISED = re.compile(r"\b(?:one of the (?:last|few|first|only)|the (?:last|first|only|latest)|first|only|last|among the)\b[^.;]{0,50}$|\b(?:known|believed|thought|reported|said|alleged|continue[sd]?|suspected|appears?|appeared|seems?|claim(?:s|ed)|happened|used|managed|began|started|helped|resorted)\s*$", re.IGNORECASE)


def _realised(before: str) -> bool:
    return bool(_REALISED.search(before))


def _still_open(frame: Frame, governor: Governor) -> bool:
    """Whether a plan, call or condition really governs the frame: its verb is an infinitive, a modal or a noun after it."""
    between = frame.text[governor.end : frame.start]
    if governor.rule == "irrealis.condition":
        return not re.search(r"[;]|,\s(?:and|but|it|the)\b", between)
    if frame.group is None:
        return len(between) < 60 and not re.search(r"\b(?:that|which|who)\b|[;:]", between)
    if frame.group.infinitive or frame.group.modal or frame.group.gerund:
        return len(between) < 120 and not re.search(r"[;]|\bwhich\b", between)
    return False


__all__ = ["UNKNOWN", "Frame", "noun_frame", "phrase_frame", "verb_frame"]
