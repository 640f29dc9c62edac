"""Officials who do not speak for the report's own government: former ones, another state's, those of a de facto one.

``speaks_apart`` gives what they say its assertion; ``own_paper_of_another`` and ``of_company`` know papers and firms.
Patterns are in ``patterns.toml`` ("speaker.…").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.language.patterns import pattern
from pipeline.records import Assertion

if TYPE_CHECKING:
    from pipeline.language.agent import Agent
    from pipeline.language.frames import Frame
    from pipeline.language.governors import Governor
    from pipeline.language.view import Sentence


def speaks_apart(frame: Frame, sentence: Sentence, speaker: Agent) -> Assertion | None:
    """The assertion of what an unnamed official says who is not the government's; None where it is the government."""
    before = sentence.text[: speaker.start]
    if pattern("speaker.former").search(before) or pattern("speaker.published").search(before):
        return "third_party"
    if speaker.id is not None:
        return None
    if sentence.own_government is None and frame.negative and _clears_its_own(frame, speaker):
        return "government"
    if [a.type for a in frame.actors] == ["armed_group"] and pattern("speaker.de_facto").search(before):
        return "armed_group"
    return "third_party" if _another_answers(frame, sentence, speaker) else None


def _clears_its_own(frame: Frame, speaker: Agent) -> bool:
    """Whether an official of a chapter on many states denies what one state is told to do: he is that one's."""
    subject = frame.subject
    named = subject is not None and subject.kind == "state" and subject.id is not None
    return named and [a.type for a in frame.actors] == ["state"] and speaker.official


def _another_answers(frame: Frame, sentence: Sentence, speaker: Agent) -> bool:
    """Whether another state clears itself: "Chile rejected this. The ministry said that Chile had laid no mines"."""
    home = sentence.own_government
    foreign = [a.id for a in frame.actors if a.type == "state" and a.id != home]
    if home is None or not foreign or len(foreign) != len(frame.actors):
        return False
    others = [a for a in sentence.agents if a.start >= speaker.end and a.possessor is False]
    if any(pattern("speaker.its_body").fullmatch(sentence.text, speaker.end, a.start) for a in others):
        return True
    step = sentence.previous
    if not frame.negative or step is None or step.paragraph != sentence.paragraph:
        return False
    return any(a.kind == "state" and a.id in foreign and _opens(step, a) for a in step.agents)


def _opens(sentence: Sentence, agent: Agent) -> bool:
    """Whether a sentence is about the agent: it or its officials come first, and nobody else before."""
    return not any(
        a.kind in {"state", "group", "observer", "monitor"} and a.end <= agent.start for a in sentence.agents
    )


def own_paper_of_another(frame: Frame, paper: Agent) -> bool:
    """Whether "its own report" is that of another state of which the words tell: "Chile, by its own report, keeps"."""
    home = frame.sentence.own_government
    foreign = [a for a in frame.actors if a.type == "state" and a.id != home]
    return home is not None and bool(foreign) and pattern("speaker.its_own").match(paper.text) is not None


def of_company(frame: Frame, governor: Governor) -> bool:
    """Whether the maker of a country's arms speaks of what it makes: "The corporation wrote that it makes none"."""
    group, home = governor.group, frame.sentence.own_government
    if group is None or group.passive or home is None or [a.id for a in frame.actors] != [home]:
        return False
    return pattern("speaker.company").search(frame.text[: group.start]) is not None
