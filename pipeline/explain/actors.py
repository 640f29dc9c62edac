"""How a claim's actor was found: named, by a reference and what it stands for, an organ of the state, or understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.explain.cues import Cue

if TYPE_CHECKING:
    from pipeline.claims.arguments import Origin
    from pipeline.language.agents import Agent
    from pipeline.language.view import Sentence
    from pipeline.records import Claim


def actor_cues(claim: Claim, origin: Origin) -> tuple[str, list[Cue]]:
    """In a sentence how the actor was found; and the subject's words, and those of whom it stands for."""
    frame = origin.frame
    sentence, subject = frame.sentence, frame.subject
    sure = f"certainty {origin.actor.certainty:.2f}"
    if subject is None or claim.actor not in {actor.id for actor in sentence.context.actors_of(sentence, subject)}:
        found = _named_in(claim, sentence) or _last_named(claim, sentence, before=frame.start)
        return f"{_understood(claim, origin, found)} ({sure})", found
    here = Cue("subject", sentence.start + subject.start, sentence.start + subject.end, subject.kind)
    words = f"“{subject.text}”"
    if subject.id == claim.actor:
        return f"named: {words} ({sure})", [here]
    if subject.kind == "reference" or subject.possessor:
        found = _last_named(claim, sentence, before=subject.start)
        if found:
            name = sentence.report.text[found[0].start : found[0].end]
            return f"{words} refers back to {claim.actor}, last named as “{name}” ({sure})", [*found, here]
        return f"{words} refers back; nobody nearer is named than {_home(sentence)} ({sure})", [here]
    return f"{words} is of {_home(sentence)} ({sure})", [here]


def _understood(claim: Claim, origin: Origin, found: list[Cue]) -> str:
    """Where no subject of the act gave the actor."""
    sentence = origin.frame.sentence
    if claim.actor == "unknown":
        return "nobody is named or can be worked out"
    if any(sentence.start <= cue.start < sentence.end for cue in found):
        return "not the subject of the act, but named in the sentence"
    home = sentence.context.home(sentence)
    if home is not None and home.id == claim.actor:
        return f"not named in the sentence; understood is {_home(sentence)}"
    return "worked out by the claim family from what was told before"


def _home(sentence: Sentence) -> str:
    report = sentence.report
    if report.country_iso3:
        whose = "the state of the chapter's entry" if sentence.context.chapter else "the profile's country"
        return f"{whose}, {report.country_iso3}"
    return "the state that the section is about, or that was named last"


def _named_in(claim: Claim, sentence: Sentence) -> list[Cue]:
    """Where the sentence names the actor, first of all as one who acts."""
    named = sorted((agent for agent in sentence.agents if agent.id == claim.actor), key=lambda agent: agent.modifier)
    return [Cue("actor", sentence.start + agent.start, sentence.start + agent.end, agent.kind) for agent in named[:1]]


def _last_named(claim: Claim, sentence: Sentence, *, before: int) -> list[Cue]:
    """Where the actor was named last before an offset of the sentence, or in the sentences before it."""
    step: Sentence | None = sentence
    limit = before
    while step is not None:
        named: list[Agent] = [agent for agent in step.agents if agent.id == claim.actor and agent.end <= limit]
        if named:
            return [Cue("antecedent", step.start + named[-1].start, step.start + named[-1].end, claim.actor)]
        step = step.previous
        limit = len(step.text) if step is not None else 0
    return []
