"""Who did it, worked out: an ISO code or a printed name."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import ActorType


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: ISO code or printed name, and how sure the link is (1 named, less where it was worked out)."""

    id: str
    type: ActorType
    certainty: float = 1.0


UNKNOWN = Actor("unknown", "unknown", 0.3)
