"""The patterns of agents that look through a whole sentence, behind one gate: a sentence is asked once which may match.

Patterns are in ``patterns.toml`` ("agent.…"), words in ``agents.toml`` and ``groups.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.cuefile import agents as vocabulary
from pipeline.language.cuefile import alternation, state_forces
from pipeline.language.patterns import gate, pattern
from pipeline.matching.pattern_set import Gate
from pipeline.matching.word_index import OF_SENTENCES

_AGENTS = (
    *("state_head", "capital", "nsag", "defenders", "guerrilla", "nsag_adjective", "alliance"),
    *("media", "own_leader", "monitor", "observer", "paper", "reference"),
)
FOLLOWERS = ("agent.followers", "agent.followers_of_ousted", "agent.followers_of_somebody", "agent.men_of_somebody")
"""What tells that an agent stands for those who follow it."""


@lru_cache(maxsize=1)
def agent_gate() -> Gate:
    """The patterns of ``agents.py`` and ``agents_settled.py``."""
    names = (*(f"agent.{name}" for name in _AGENTS), *FOLLOWERS, "agent.un_body")
    return gate(*names, index=OF_SENTENCES, forces=_forces(), rulers=_rulers())


@lru_cache(maxsize=1)
def _forces() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(state_forces())})\b")


@lru_cache(maxsize=1)
def _rulers() -> re.Pattern[str]:
    """A ruler's forces: "pro-Gaddafi forces", "forces loyal to Assad"."""
    return re.compile(
        rf"(?:\b[Pp]ro-)?\b(?P<ruler>{alternation(vocabulary()['rulers'])})(?:[’']s)?\s+"
        r"(?:(?:government|security|armed|loyalist|own|army)\s+)?(?:forces|troops|soldiers|loyalists|army|government|regime)\b"
        rf"|(?i:{pattern('agent.followers').pattern.removesuffix('$')})(?:[\w.]+\s+){{0,2}}?(?:al-)?(?P<followed>{alternation(vocabulary()['rulers'])})\b(?:\s+(?:government|regime|administration)\b)?"
    )
