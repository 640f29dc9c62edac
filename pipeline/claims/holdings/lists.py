"""Several holders in one sentence: "Peru (400), Chile (300)", "Peru retains 400 mines and Chile 300".

``holders_from`` reads a list of holders, each with the figure and the date that are its own; ``own_figure`` the figure
that stands apart behind a holder ("Peru, with 400, and Chile, with 300, keep the most").
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.claims.holdings.figures import Counted, Figure, counted, held
from pipeline.language.agents import Agent
from pipeline.language.dates import DateMention
from pipeline.language.view import Sentence


@dataclass(frozen=True, slots=True)
class Holder:
    """One holder of a list at ``sentence.text[start:end]``, its figure and date included."""

    agent: Agent
    figure: Figure | None
    date: DateMention | None
    start: int
    end: int


def holders_from(sentence: Sentence, at: int, opening: str, *, bare: bool) -> list[Holder]:
    """The holders from ``at`` on.

    ``opening``: the wording of the gap before the first; ``bare``: names alone will do, without figure and date.
    """
    found: list[Holder] = []
    for agent in sentence.agents:
        if agent.start < at or agent.kind not in {"state", "group", "coalition"} or agent.modifier:
            continue
        gap = sentence.text[at : agent.start]
        if not held("next_holder" if found else opening).search(gap):
            break
        bare = bare or held("followed_by").search(gap) is not None
        holder = _holder(sentence, agent)
        if not bare and holder.figure is None and holder.date is None:
            break
        found.append(holder)
        at = holder.end
    return found


def holders_before(sentence: Sentence, agent: Agent) -> list[Holder]:
    """Holders told with their figures before ``agent``, whose verb is theirs too: "Peru, with 400, and Chile, …"."""
    found: list[Holder] = []
    start = agent.start
    for other in reversed([a for a in sentence.agents if a.end < agent.start]):
        figure = own_figure(sentence, other)
        if figure is None or not held("next_holder").search(sentence.text[figure.end : start]):
            break
        found.insert(0, Holder(other, figure, None, other.start, figure.end))
        start = other.start
    return found


def _holder(sentence: Sentence, agent: Agent) -> Holder:
    count = _count_of(sentence, agent, "own_count")
    end = count.end if count is not None else agent.end
    if count is None and sentence.text[end : end + 2] == "’s":
        end += 2
    date = next((d for d in sentence.dates if d.start >= end), None)
    if date is not None and not (date.edtf and held("own_date").search(sentence.text[end : date.start])):
        date = None
    end = date.end if date is not None else end
    figure = None if count is None else Figure(count.quantity, count.weapon, date, count.quantity.start, end)
    return Holder(agent, figure, date, agent.start, end)


def _count_of(sentence: Sentence, agent: Agent, gap: str) -> Counted | None:
    first = next((q for q in sentence.quantities if q.start >= agent.end), None)
    if first is None or not held(gap).search(sentence.text[agent.end : first.start]):
        return None
    return counted(sentence, first)


def own_figure(sentence: Sentence, agent: Agent) -> Figure | None:
    """The figure that stands apart behind a holder whose verb comes later."""
    count = _count_of(sentence, agent, "apart_count")
    return None if count is None else Figure(count.quantity, count.weapon, None, count.quantity.start, count.end)
