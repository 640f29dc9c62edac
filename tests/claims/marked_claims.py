"""Claims as short marks, so that a test case is one line: "does_not_produce @government 1990/.. ?".

A mark is the value, then what is not the usual: the actor (usual: PER; blanks as "_"), "@" and the assertion (usual:
monitor), the EDTF time, "?" where the claim is hedged.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.language.analysis import analyse
from pipeline.language.view import Sentence
from pipeline.records import Claim, Report


def marks(find: Callable[[Sentence], list[Claim]], report: Report) -> list[str]:
    """The sorted marks of the claims that a family finds in the report's sentences, each mark once."""
    analysis = analyse(report)
    claims = [claim for s in analysis.sentences if s.ordinal in analysis.gated for claim in find(s)]
    return sorted({mark(claim) for claim in claims})


def mark(claim: Claim) -> str:
    """The mark of one claim."""
    parts = [claim.value]
    if claim.actor != "PER":
        parts.append(claim.actor.replace(" ", "_"))
    if claim.assertion != "monitor":
        parts.append(f"@{claim.assertion}")
    if claim.when is not None:
        parts.append(claim.when.edtf)
    if claim.hedged:
        parts.append("?")
    return " ".join(parts)
