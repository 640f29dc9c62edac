"""The fixed vocabularies of the tables as tuples, and the polarity of claims; ``meanings`` says what each means."""

from __future__ import annotations

from typing import Literal

from pipeline.tables import meanings

Polarity = Literal["positive", "negative", "neutral"]

_SIGNS: dict[str, Polarity] = {"+": "positive", "-": "negative", "0": "neutral"}


def _values(words: str) -> dict[str, Polarity]:
    """``"holds+ holds_none- unknown0"`` as a mapping from value to polarity, in the order written."""
    return {word[:-1]: _SIGNS[word[-1]] for word in words.split()}


CLAIM_VALUES: dict[str, dict[str, Polarity]] = {
    "treaty_status": _values(
        "state_party+ signatory+ not_party- signed+ ratified+ acceded+ entered_into_force+ withdrew-"
    ),
    "position": _values("supports+ opposes- intends_to_join+ considers_joining+ cannot_join- no_plan_to_join-"),
    "vote": _values("in_favor+ against- abstained0 absent0"),
    "attendance": _values("attended+ attended_as_observer+ did_not_attend-"),
    "transparency_report": _values("submitted+ submitted_voluntarily+ not_submitted-"),
    "use": _values("used+ not_used- stopped_using- unconfirmed0 future_use_renounced- future_use_reserved+"),
    "production": _values(
        "produces+ produced_in_past+ does_not_produce- never_produced- stopped_producing- unconfirmed0"
    ),
    "transfer": _values(
        "exports+ exported_in_past+ does_not_export- never_exported- export_moratorium- imported+ unconfirmed0"
    ),
    "stockpile": _values("holds+ holds_none- never_held- destroyed- unknown0"),
    "retention": _values("retains+ retains_none-"),
    "national_law": _values("has_law+ drafting0 no_law- existing_law_sufficient0"),
    "contamination": _values("contaminated+ suspected+ not_contaminated- cleared-"),
}
"""Every claim type with its values and their polarity."""

CLAIM_TYPES = tuple(CLAIM_VALUES)
ALL_VALUES = tuple(dict.fromkeys(value for values in CLAIM_VALUES.values() for value in values))
POLARITIES = tuple(meanings.POLARITIES)

THEMES = tuple(meanings.THEMES)
REPORT_TREATIES = tuple(meanings.REPORT_TREATIES)
TREATIES = tuple(meanings.TREATIES)
ZONES = tuple(meanings.ZONES)
ACTOR_TYPES = tuple(meanings.ACTOR_TYPES)
ASSERTIONS = tuple(meanings.ASSERTIONS)
WEAPONS = tuple(meanings.WEAPONS)
RECURRENCES = tuple(meanings.RECURRENCES)
SIGNALS = tuple(meanings.SIGNALS)
SOURCE_KINDS = tuple(meanings.SOURCE_KINDS)
CITATION_BASES = tuple(meanings.CITATION_BASES)
VOTE_BASES = tuple(meanings.VOTE_BASES)
CHECKS = tuple(meanings.CHECKS)
SEVERITIES = tuple(meanings.SEVERITIES)
DECISIONS = tuple(meanings.DECISIONS)


def polarity(claim_type: str, value: str) -> Polarity:
    """The polarity of a claim, which follows from its type and value.

    >>> polarity("production", "does_not_produce")
    'negative'

    Raises ValueError, listing what is allowed, for a type or value that the vocabulary does not hold.
    """
    if claim_type not in CLAIM_VALUES:
        raise ValueError(f"unknown claim type {claim_type!r}; the types are {', '.join(CLAIM_TYPES)}")
    values = CLAIM_VALUES[claim_type]
    if value not in values:
        raise ValueError(f"{value!r} is no value of {claim_type}; its values are {', '.join(values)}")
    return values[value]
