"""The pieces of phrases that the rule file of laws holds."""

from __future__ import annotations

import re

from pipeline.claims.rulefile import part_pattern

FAMILY = "national_law"


def part(name: str) -> re.Pattern[str]:
    """The compiled [part] ``name`` of ``rules/national_law.toml``."""
    return part_pattern(FAMILY, name)
