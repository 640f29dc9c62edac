"""Who speaks where a sentence leans on what stands before: "It also said", "The letter added", a quotation, "Nor …".

``observer_speaks`` tells an observer's "it" from a state's; ``leaning_speaker`` gives whoever speaks in a quotation
without a verb of saying, or in a sentence that only goes on. Patterns are in ``patterns.toml`` ("speaker.…").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.language.agent import Agent
from pipeline.language.patterns import pattern
from pipeline.language.prepositions import in_phrase
from pipeline.reference.countries import find_countries

if TYPE_CHECKING:
    from pipeline.language.frames import Frame
    from pipeline.language.view import Sentence

_SPEECH = frozenset({"say", "allege", "deny"})


def observer_speaks(sentence: Sentence, speaker: Agent) -> bool:
    """Whether "it", "they" or "the letter" that speaks stands for an observer of whom was told just before.

    Not where it speaks of itself: in "HRW accused Peru. It said that it had laid none" Peru speaks.
    """
    if not _leans(speaker):
        return False
    governor = next((g for g in sentence.governors if g.speaker == speaker), None)
    if governor is None or governor.class_ == "deny":
        return False
    content = sentence.text[0 if governor.parenthetical else governor.content :]
    if content.lower().startswith(speaker.text.lower() + " ") and not pattern("speaker.finds").match(content):
        return False
    # "The army did: rebels, it announced, had laid them": who is told of in an aside stands before a colon at most
    limit = sentence.text.rfind(":", 0, speaker.start) if governor.parenthetical else speaker.start
    before = [a for a in _main_agents(sentence) if a.end <= limit]
    if before:
        return before[-1].kind == "observer"
    told = account_of(_before(sentence))
    if told is None:
        return False
    author = told[1]
    foreign = author.kind == "state" and author.id not in {None, sentence.report.country_iso3}
    own_paper = pattern("speaker.paper_from").match(told[0].text[: author.start]) is not None
    return author.kind == "observer" or ((speaker.kind == "paper" or own_paper) and foreign)


def account_of(sentence: Sentence | None) -> tuple[Sentence, Agent] | None:
    """Whose account a sentence gives: who speaks in it, else whom it is about; references are followed back."""
    if sentence is None:
        return None
    speakers = [g.speaker for g in sentence.governors if g.class_ in _SPEECH and g.speaker is not None]
    authors = [a for a in sentence.agents if pattern("speaker.paper_from").match(sentence.text[: a.start])]
    agent = next(iter([*authors, *speakers, *_main_agents(sentence), *_named_by(sentence)]), None)
    if agent is None:
        return None
    if _leans(agent) and (earlier := account_of(_before(sentence))) is not None and agent.kind != "paper":
        return earlier if earlier[1].kind == "observer" else (sentence, agent)
    return sentence, agent


def leaning_speaker(frame: Frame) -> tuple[Sentence, Agent] | None:
    """Who says the words of a frame over which no verb of saying stands; None where the report itself does."""
    quoted = _quotation(frame)
    if quoted is not None:
        return _quoted_by(frame, *quoted)
    if pattern("speaker.goes_on").match(frame.text):
        return _said_last(_before(frame.sentence))
    return None


def _leans(agent: Agent) -> bool:
    pronoun = agent.kind == "reference" and agent.text.lower() in {"it", "they"}
    return pronoun or (agent.kind == "paper" and pattern("speaker.the_paper").match(agent.text) is not None)


def _before(sentence: Sentence) -> Sentence | None:
    """The sentence before, of the same paragraph."""
    step = sentence.previous
    return step if step is not None and step.paragraph == sentence.paragraph else None


def _main_agents(sentence: Sentence) -> list[Agent]:
    """Agents that act or speak in a sentence: none in a phrase, no adjectives, nobody who is only told."""
    text = sentence.text
    return [
        a
        for a in sentence.agents
        if not a.modifier
        and not pattern("reference.told").search(text[: a.start])
        and not in_phrase(sentence, a)
        and (a.kind != "paper" or a.start < 5)
    ]


def _named_by(sentence: Sentence) -> list[Agent]:
    """Observers of a by-phrase: "it is investigated by a monitoring group"."""
    by = pattern("speaker.by")
    return [a for a in sentence.agents if a.kind == "observer" and by.search(sentence.text[: a.start])]


def _quotation(frame: Frame) -> tuple[Sentence, int, int] | None:
    """The sentence in which the quotation around a frame opens, where it does and where it ends; None outside one."""
    begin = frame.group.start if frame.group is not None else frame.start
    opened, closed = frame.text.rfind("“", 0, frame.start), frame.text.rfind("”", 0, frame.start)
    end = frame.text.find("”", frame.start)
    if opened > closed:
        clause = frame.text[opened + 1 : begin].strip() or end > frame.end + 60
        return (frame.sentence, opened, end if end >= 0 else len(frame.text)) if clause else None
    step = _before(frame.sentence)
    while step is not None and opened < 0 and closed < 0:
        opens, closes = step.text.rfind("“"), step.text.rfind("”")
        if opens > closes:
            return step, opens, len(step.text)
        if closes >= 0:
            return None
        step = _before(step)
    return None


def _quoted_by(frame: Frame, sentence: Sentence, opened: int, closed: int) -> tuple[Sentence, Agent] | None:
    said = [g for g in sentence.governors if g.class_ in _SPEECH and g.speaker is not None]
    outside = [g for g in said if g.end <= opened] or [g for g in said if g.start >= closed] or said
    if outside and outside[-1].speaker is not None:
        return sentence, outside[-1].speaker
    if (somebody := _somebody(sentence, closed)) is not None:
        return sentence, somebody
    leading = [a for a in _main_agents(sentence) if a.end <= opened]
    if leading:
        return sentence, leading[-1]
    if (teller := _teller_before(sentence)) is not None:
        return teller
    subject = frame.subject
    ours = subject is not None and subject.text.lower() in {"we", "our"}
    return account_of(_before(sentence)) or ((frame.sentence, subject) if subject is not None and ours else None)


def _teller_before(sentence: Sentence) -> tuple[Sentence, Agent] | None:
    """Who spoke the quotation before, which this one goes on with."""
    step = _before(sentence)
    while step is not None and "”" not in step.text:
        step = _before(step)
    if step is None:
        return None
    closed = step.text.find("”")
    spoke = [g.speaker for g in step.governors if g.class_ in _SPEECH and g.speaker is not None and g.start > closed]
    somebody = spoke[0] if spoke else _somebody(step, closed)
    return (step, somebody) if somebody is not None else None


def _somebody(sentence: Sentence, closed: int) -> Agent | None:
    """Who speaks behind a quotation and is no agent of ours: "…,” a woman told the press"."""
    for governor in sentence.governors:
        group = governor.group
        if governor.class_ in _SPEECH and governor.speaker is None and group is not None and group.start > closed:
            name = sentence.text[closed + 1 : group.start].strip(" ,")
            return Agent(group.start - len(name) - 1, group.start - 1, "observer", None, name) if name else None
    return None


def observers_paper(sentence: Sentence, paper: Agent) -> bool:
    """Whether a paper is an observer's or another state's: "an Amnesty International report", "a report of the UN"."""
    if pattern("agent.observer").search(paper.text) or pattern("agent.media").search(paper.text):
        return True
    home = sentence.report.country_iso3
    if home is not None and any(c.iso3 not in {None, home} for c in find_countries(paper.text)):
        return True
    owner = next((a for a in sentence.agents if a.start >= paper.end), None)
    of = owner is not None and pattern("speaker.paper_of").fullmatch(sentence.text, paper.end, owner.start)
    return owner is not None and bool(of) and owner.kind == "observer"


def _said_last(sentence: Sentence | None) -> tuple[Sentence, Agent] | None:
    """Who speaks at the end of a sentence."""
    if sentence is None:
        return None
    end = len(sentence.text.rstrip(" .[]0123456789"))
    said = [g for g in sentence.governors if g.class_ == "say" and g.reach_end >= end]
    speakers = [g.speaker for g in said if g.speaker is not None]
    return (sentence, speakers[-1]) if speakers else None
