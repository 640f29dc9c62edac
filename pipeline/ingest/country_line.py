"""Whether a line of a report's head is the name of a state."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reference.countries import by_name, find_countries


@lru_cache(maxsize=4096)
def country_of_line(line: str) -> str | None:
    """Code of the state that a whole line names: "LAO PDR", "Myanmar/Burma", "Korea, Republic of"; else None."""
    line = re.sub(r"^(?:country profile|report)\s*:\s*", "", line.strip(), flags=re.IGNORECASE).strip(" :")
    if not line or len(line) > 60:
        return None
    found = by_name(line) or by_name(line.title())
    if found:
        return found
    mentions = find_countries(line)
    if mentions and mentions[0].start == 0 and mentions[-1].end == len(line) and len({m.iso3 for m in mentions}) == 1:
        return mentions[0].iso3
    return None
