"""Use of mines and cluster munitions. Rules: ``rules/use.toml``."""

from __future__ import annotations

import re

from pipeline.claims.frames_of import find_hits
from pipeline.claims.rulefile import rule_file
from pipeline.claims.weapon_family import Reading, read_hit
from pipeline.language.view import Sentence
from pipeline.records import Claim

READING = Reading("use", stative=frozenset({"future_use_renounced", "future_use_reserved"}), needs_actor=True)

# "put", "set", "place" … take many objects: only what lies in or on the ground counts.
_LOOSE = frozenset({"put", "set", "place", "hide", "spread", "install", "conceal", "deliver", "rig", "launch", "seed", "employ", "drop"})
# After these nouns the text speaks of a rule, not of an act.
_LEGAL = re.compile(r"\b(?:ban|banning|bans|prohibit\w*|prohibition|restrict\w*|outlaw\w*|resolutions?|norm|stigma\w*|against|assist(?:ance)?|condemn\w* (?:all|any|the)|oppos\w*|crime|offen[cs]e|punish\w*|regulat\w*|law|Act|treaty|convention|article|concern\w*|calls?|halt|end|stop|cessation|future|moratorium|directive|policy|doctrine|question|debate|joint|legality|exempt\w*|victims|effects|consequences)\b[^.;]{0,60}$", re.IGNORECASE)


def find(sentence: Sentence) -> list[Claim]:
    """Claims of use in a sentence."""
    rules = rule_file("use")
    claims = []
    for hit in find_hits(sentence, rules):
        if hit.rule.sense == "use_noun":
            if not _is_act(sentence, hit.frame.start, hit.frame.end, hit.frame.implied_actor, bool(hit.frame.governors)):
                continue
        if hit.kind == "verb" and hit.frame.group and hit.frame.group.gerund and hit.frame.subject is None:
            continue
        claims.extend(read_hit(hit, rules, READING))
    return claims


def _is_act(sentence: Sentence, start: int, end: int, implied_actor: bool, governed: bool) -> bool:
    """Whether a noun of use names an act that somebody did, not the thing that laws and treaties speak of."""
    if _LEGAL.search(sentence.text[max(0, start - 90) : start]):
        return False
    return not implied_actor
