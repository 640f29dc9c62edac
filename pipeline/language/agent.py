"""An agent of a sentence: somebody who acts, speaks, or is referred to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AgentKind = Literal["state", "group", "coalition", "observer", "monitor", "reference", "paper"]


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent at ``text[start:end]`` of its sentence.

    ``id`` is an ISO 3166-1 alpha-3 code for a state, the full printed name for a group, None where it must be worked
    out
    from what stands before: a state's organ without a country ("the army") or a reference ("it").
    """

    start: int
    end: int
    kind: AgentKind
    id: str | None
    text: str
    official: bool = False
    """A state's organ or officer rather than the country itself."""
    plural: bool = False
    modifier: bool = False
    """Only an adjective before a noun that is no organ ("Syrian territory"): it may own, but does not act."""
    possessor: bool = False
    """ "its army": the reference owns the organ."""
