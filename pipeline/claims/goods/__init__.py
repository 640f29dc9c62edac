"""What production and transfer share: the weapon made or moved, whose act it is, when, and the claims that follow.

``reading.claims_of`` makes the claims of one hit out of ``thing`` (its weapon), ``actor`` and ``time``; ``acts`` reads
nouns ("no production"), ``roles`` states called by what they do ("a former exporter"). The words that they ask
about are the [part] table of ``rules/production.toml``. All offsets are the sentence's.
"""

from pipeline.claims.goods.actor import doers
from pipeline.claims.goods.acts import (
    Readers,
    doubted_claims,
    ended_claims,
    engaged_claims,
    read_all,
    weapon_of_act,
)
from pipeline.claims.goods.answers import denial_claims, same_claims, so_does_claims
from pipeline.claims.goods.echoes import echo_claims
from pipeline.claims.goods.reading import claims_of, is_idle, sense_of, settled, shared_passive
from pipeline.claims.goods.roles import heading_claims, role_claims
from pipeline.claims.goods.rows import row_claims
from pipeline.claims.goods.thing import in_section, thing_of
from pipeline.claims.goods.time import is_since, onward, opened, same_time, times
from pipeline.claims.goods.words import vocabulary

__all__ = [
    "Readers",
    "claims_of",
    "denial_claims",
    "doers",
    "doubted_claims",
    "echo_claims",
    "ended_claims",
    "engaged_claims",
    "heading_claims",
    "in_section",
    "is_idle",
    "is_since",
    "onward",
    "opened",
    "read_all",
    "role_claims",
    "row_claims",
    "same_claims",
    "same_time",
    "sense_of",
    "settled",
    "shared_passive",
    "so_does_claims",
    "thing_of",
    "times",
    "vocabulary",
    "weapon_of_act",
]
