"""A predicate with its factors, worked out once for all claim families: who, negated or not, how sure, who says so,
when.

``verb_frame``, ``phrase_frame`` and ``noun_frame`` take the place of a predicate in a sentence; the families map the
``Frame`` to
a value. What governs the predicate is in ``factors.py``, whose subject it is in ``subjects.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.language.agents import Agent
from pipeline.language.clauses import VerbGroup, verb_group
from pipeline.language.context import UNKNOWN, Actor
from pipeline.language.factors import govern, set_mood
from pipeline.language.governors import Governor
from pipeline.language.patterns import pattern
from pipeline.language.subjects import agent_after, coordinated_before, owner_of, subject_before
from pipeline.records import Assertion

if TYPE_CHECKING:
    from pipeline.language.view import Sentence


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
    past: bool = False
    governors: list[Governor] = field(default_factory=list)
    cues: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def negative(self) -> bool:
        """Whether, all told, the predicate is denied to hold: "has not", "no evidence that", "denied that"."""
        return (self.negated or self.no_evidence) != self.denied

    @property
    def perfect(self) -> bool:
        return bool(self.group and self.group.perfect)

    @property
    def present(self) -> bool:
        """ "produces", "does not produce", "is producing"."""
        return bool(self.group) and not self.perfect and not self.past


def verb_frame(sentence: Sentence, start: int, end: int, tags: frozenset[str]) -> Frame | None:
    """The frame of a verb at ``sentence.text[start:end]`` whose form has the Penn ``tags``.

    None where the form is a participle behind a weapon and nothing says who acted ("mines laid in 2003").
    """
    group = _with_shared_auxiliary(sentence, verb_group(sentence, sentence.word_at(start), tags), start, tags)
    participle = "VBN" in tags and not group.perfect
    reduced = participle and not group.passive and not group.finite
    by = agent_after(sentence, end) if group.passive or participle else []
    if reduced and not by and not group.gerund and _after_weapon(sentence, group.start):
        return _reduced_frame(sentence, start, end, group)
    near = bool(by) and pattern("verb.by_near").match(sentence.text[end:]) is not None
    passive = group.passive or (bool(by) and (reduced or (not group.perfect and near)))
    if passive:
        subject = by[0] if by else None
        actors = _actors(sentence, by)
    else:
        subject = subject_before(sentence, group, start)
        actors = _subject_actors(sentence, subject)
    frame = Frame(sentence, start, end, group, subject, actors, passive=passive)
    frame.never = group.never or pattern("verb.not_one_ever").match(sentence.text, start) is not None
    frame.no_longer = group.no_longer
    frame.past = _is_past(sentence.text[group.start : start], tags)
    frame.future = group.modal in {"will", "would", "shall", "wo"} and not group.perfect
    frame.negated = _is_negated(frame, group)
    govern(frame)
    set_mood(frame)
    return frame


def _with_shared_auxiliary(sentence: Sentence, group: VerbGroup, start: int, tags: frozenset[str]) -> VerbGroup:
    """ "has never made mines, nor exported any": the second participle shares "has never"."""
    text = sentence.text
    if "VBN" in tags and pattern("verb.have_shared").match(text[group.start : start]):
        return _with_shared_doubt(sentence, group)
    if "VBN" not in tags or group.perfect or group.passive:
        return group
    nor = pattern("verb.led_by_nor").match(text[group.start :]) is not None
    if not nor and not sentence.search("verb.led_by_or", group.start):
        return group
    shared = pattern("verb.perfect_before").search(text[: group.start])
    if shared is None or (text[group.start : start].strip() != "nor" and "," in text[shared.end("not") : group.start]):
        return group
    never = shared.group("not").lower() == "never"
    return group._replace(perfect=True, negated=True, never=never, finite=True)


def _with_shared_doubt(sentence: Sentence, group: VerbGroup) -> VerbGroup:
    """ "is not known to have made mines, nor to have sold any": the second shares "is not known"."""
    first = pattern("verb.not_known_before").search(sentence.text[: group.start])
    if first is None:
        return group
    start = first.start("first")
    never = "never" in first.group("first")
    return group._replace(
        start=start, outer=start, negated=True, never=never, infinitive=False, raised=True, finite=True
    )


def _reduced_frame(sentence: Sentence, start: int, end: int, group: VerbGroup) -> Frame | None:
    """ "mines laid in 2003": who laid them must come from an accusation, or is not said."""
    frame = Frame(sentence, start, end, group, None, [], passive=True, implied_actor=True)
    frame.negated = pattern("verb.no_subject").search(sentence.text[: group.start]) is not None
    govern(frame)
    accused = next((g for g in reversed(frame.governors) if g.class_ == "allege" and g.group), None)
    if accused is None:
        return None
    frame.actors, frame.subject = _accused(sentence, accused, start)
    set_mood(frame)
    return frame if frame.actors else None


def _is_past(auxiliaries: str, tags: frozenset[str]) -> bool:
    """ "was laid", "did not lay", "laid": in the past, and not "has laid" or "is laid"."""
    if pattern("verb.past").search(auxiliaries):
        return True
    return "VBD" in tags and not pattern("verb.not_past").search(auxiliaries)


def _is_negated(frame: Frame, group: VerbGroup) -> bool:
    """Negation by the verb group, by its subject ("No soldier used"), its object ("used none") or "nor did it"."""
    text, start = frame.text, frame.start
    negated = group.negated or group.never
    prevented = frame.sentence.search("verb.prevented", start)
    if prevented and group.gerund and not pattern("verb.not_before").search(text[: prevented.start()]):
        negated = not negated
    subject = frame.subject.start if frame.subject and not frame.passive else group.start
    return (
        negated
        or any(pattern("verb.no_subject").search(text[:at]) for at in {subject, group.start})
        or ("verb.no_object" in frame.sentence.seldom and bool(pattern("verb.no_object").match(text[frame.end :])))
        or frame.sentence.search("verb.nor_inverted", start) is not None
    )


def phrase_frame(sentence: Sentence, start: int, end: int) -> Frame:
    """The frame of a phrase that states a fact as a whole ("is a State Party", "its seat stayed empty")."""
    frame = verb_frame(sentence, start, end, _tags_of(sentence, start))
    if frame is None:
        frame = Frame(sentence, start, end, None, None, _actors(sentence, []), implied_actor=True)
        govern(frame)
        set_mood(frame)
    owner = owner_of(sentence, start)
    if frame.subject is None and owner is not None:
        frame.subject, frame.actors = owner, sentence.context.actors_of(sentence, owner)
    return frame


_IRREGULAR = frozenset({"kept", "held", "put", "made", "sent", "given", "gave", "withdrew", "withdrawn"})


def _tags_of(sentence: Sentence, start: int) -> frozenset[str]:
    """Tags of the word at ``start`` as far as its ending tells: enough to see a passive or a gerund."""
    index = sentence.word_at(start)
    word = sentence.words[index].lower if index < len(sentence.words) else ""
    if word.endswith("ing"):
        return frozenset({"VBG"})
    return frozenset({"VBD", "VBN"}) if word.endswith("ed") or word in _IRREGULAR else frozenset()


def noun_frame(sentence: Sentence, start: int, end: int) -> Frame:
    """The frame of an act named by a noun: "the use of mines by the army", "its production"."""
    text = sentence.text
    by = agent_after(sentence, end, words="by|on the part of|at the hands of|to", within=110)
    between = text[end : by[0].start] if by else ""
    if by and (pattern("noun.to_agent").search(between) or pattern("noun.told_by").search(between)):
        by = []
    owner = None if by else owner_of(sentence, start)
    agents = by or ([owner] if owner else [])
    subject = agents[0] if agents else None
    frame = Frame(sentence, start, end, None, subject, _actors(sentence, agents), implied_actor=not agents)
    frame.negated = sentence.search("noun.negated", start) is not None
    govern(frame)
    if frame.implied_actor:
        speeches = (g for g in reversed(frame.governors) if g.class_ in {"allege", "deny", "say"} and g.word)
        accused = next(speeches, None)
        if accused is not None:
            frame.actors, frame.subject = _accused(sentence, accused, start)
            frame.implied_actor = not frame.actors
    set_mood(frame)
    return frame


def _actors(sentence: Sentence, agents: list[Agent]) -> list[Actor]:
    return [actor for agent in agents for actor in sentence.context.actors_of(sentence, agent)]


def _after_weapon(sentence: Sentence, start: int) -> bool:
    """Whether the verb group stands directly behind a weapon, as a reduced relative clause does."""
    return any(sentence.text[w.end : start] == " " for w in sentence.weapons)


def _subject_actors(sentence: Sentence, subject: Agent | None) -> list[Actor]:
    """The subject's actors, with those coordinated before it: "Niue and Saint Lucia acceded"."""
    if subject is None:
        return sentence.context.actors_of(sentence, None)
    agents = [subject]
    if subject.kind in {"state", "group", "coalition"} or pattern("reference.rebels").search(subject.text):
        agents = [*coordinated_before(sentence, subject), subject]
    unique: dict[str, Actor] = {}
    for actor in _actors(sentence, agents):
        unique.setdefault(actor.id, actor)
    return list(unique.values())


def _accused(sentence: Sentence, governor: Governor, start: int) -> tuple[list[Actor], Agent | None]:
    """Whom a governor's act concerns when the noun does not say: the accused, or the one who denies or admits."""
    if governor.class_ == "allege" and pattern("governor.told_by").match(sentence.text[governor.end :]):
        # "Peru, accused by Chile of laying": who is accused stands before
        before = [a for a in sentence.agents if a.end <= governor.start and not a.modifier]
        near = [a for a in before if pattern("subject.accused_gap").match(sentence.text[a.end : governor.start])]
        return (sentence.context.actors_of(sentence, near[-1]), near[-1]) if near else ([], None)
    if governor.class_ == "allege":
        for agent in sentence.agents:
            within = governor.end <= agent.start and agent.end <= start
            if within and agent.kind in {"state", "group", "coalition", "reference"}:
                return sentence.context.actors_of(sentence, agent), agent
        return [], None
    admits = governor.word.startswith(("admit", "acknowledg", "conced", "confirm", "report"))
    speaker = governor.speaker
    if (governor.class_ == "deny" or admits) and speaker and speaker.kind in {"state", "group", "reference"}:
        return sentence.context.actors_of(sentence, speaker), speaker
    return [], None


__all__ = ["UNKNOWN", "Frame", "noun_frame", "phrase_frame", "verb_frame"]
