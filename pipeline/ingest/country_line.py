"""Whether a line of a report's head is the name of a state or area."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.reference.countries import by_name, find_countries, name_of


@dataclass(frozen=True, slots=True)
class Place:
    """A state, or an area to which ISO gives no code (``iso3`` None), with the name that the program prints."""

    iso3: str | None
    name: str


@lru_cache(maxsize=4096)
def place_of_line(line: str) -> Place | None:
    """What a whole line names: "LAO PDR", "Myanmar_Burma", "Korea, Republic of", "Nagorno-Karabakh"; else None."""
    line = re.sub(r"^(?:country profile|report)\s*:\s*", "", line.strip(), flags=re.IGNORECASE).strip(" :")
    line = line.replace("_", "/")  # "Myanmar_Burma" in the heads of saved pages
    if not line or len(line) > 60:
        return None
    iso3 = by_name(line) or by_name(line.title())
    if iso3:
        return Place(iso3, name_of(iso3) or line)
    mentions = find_countries(line)
    if (
        mentions
        and all(mention.kind != "demonym" for mention in mentions)
        and (mentions[0].start, mentions[-1].end) == (0, len(line))
        and len({mention.name for mention in mentions}) == 1
    ):
        return Place(mentions[0].iso3, mentions[0].name)
    return None
