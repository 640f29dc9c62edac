"""The fixed vocabularies of the tables, and the polarity that follows from a claim's type and value."""

from __future__ import annotations

from typing import Literal

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
POLARITIES: tuple[str, ...] = ("positive", "negative", "neutral")

THEMES = ("mine_ban_policy", "cluster_munition_ban_policy", "overview", "other")
REPORT_TREATIES = ("MBT", "CCM")
TREATIES = ("MBT", "CCM", "CCW", "CCW-APII", "CCW-PV", "OTHER")
ZONES = ("overview_table", "body", "note")
ACTOR_TYPES = ("state", "armed_group", "other", "unknown")
ASSERTIONS = ("monitor", "government", "armed_group", "third_party")
WEAPONS = ("antipersonnel_mine", "cluster_munition", "antivehicle_mine", "improvised_mine", "ied", "booby_trap")
RECURRENCES = ("once", "annual")
SIGNALS = ("see", "see_also", "ibid")
SOURCE_KINDS = (
    "article_7_report",
    "statement",
    "interview",
    "correspondence",
    "note_verbale",
    "un_record",
    "legislation",
    "government_document",
    "monitor_report",
    "ngo_report",
    "media",
    "publication",
    "website",
    "comment",
)
CITATION_BASES = ("direct", "paragraph")
VOTE_BASES = ("explicit", "implied")
CHECKS = (
    "resolution_session",
    "resolution_unknown",
    "vote_record",
    "meeting_mismatch",
    "date_after_update",
    "contradiction",
    "change_unexplained",
    "note_missing",
    "note_unused",
    "ibid_unresolved",
)
SEVERITIES = ("error", "warning", "info")
DECISIONS = ("accept", "reject", "correct", "add")


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
