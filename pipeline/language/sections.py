"""What kind of section a heading opens, by ``sections.toml``."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.cuefile import RuleFileError, read_toml


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = []
    for entry in read_toml("pipeline.language", "sections.toml")["section"]:
        unknown = sorted(set(entry) - {"kind", "patterns"})
        if unknown:
            raise RuleFileError(f"sections.toml: unknown key {', '.join(unknown)}; allowed: kind, patterns")
        kinds.append((entry["kind"], re.compile("|".join(entry["patterns"]), re.IGNORECASE)))
    return tuple(kinds)


@lru_cache(maxsize=4096)
def section_kind(heading: str | None) -> str | None:
    """The kind of the section under ``heading``; None where no pattern fits.

    >>> section_kind("Production, transfer, and stockpiling")
    'production_transfer_stockpiling'
    """
    if heading is None:
        return None
    return next((kind for kind, pattern in _kinds() if pattern.search(heading)), None)
