"""The answers to the example queries by another route: pandas over the Parquet files, without any view."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.tables.schema import TABLES
from pipeline.tables.vocabulary import CLAIM_VALUES

# the frames are typed as Any, since the types that pandas' stubs give to cells are of no use here
Frames = dict[str, Any]
Answer = list[tuple[Any, ...]]


def frames_of(out: Path) -> Frames:
    """The tables as frames, each claim with the country and year of its report."""
    frames: Frames = {name: pd.read_parquet(out / f"{name}.parquet") for name in TABLES}
    about = frames["documents"][["doc_id", "country_iso3", "report_year"]]
    frames["claims"] = frames["claims"].merge(about, on="doc_id", validate="many_to_one")
    return frames


def _members(frames: Frames) -> dict[tuple[str, str], str]:
    """The latest known status of each actor and treaty."""
    claims = frames["claims"]
    plain = claims[
        (claims.claim_type == "treaty_status") & (claims.actor_type == "state") & claims.treaty.notna()
        & ~claims.hedged & claims.assertion.isin(["monitor", "government"])
    ]  # fmt: skip
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for (actor, treaty, year), group in plain.groupby(["actor", "treaty", plain.report_year.fillna(0)]):
        said = set(group.value)
        if "withdrew" in said:
            status = "not_party"
        elif said & {"state_party", "ratified", "acceded", "entered_into_force"}:
            status = "state_party"
        else:
            status = "signatory" if said & {"signatory", "signed"} else "not_party"
        found[actor, treaty] = max(found.get((actor, treaty), (-1, "")), (int(year), status))
    return {key: status for key, (_, status) in found.items()}


def _votes(frames: Frames) -> list[dict[str, Any]]:
    """The vote that counts of each country, treaty and session."""
    votes = frames["votes"].merge(frames["documents"][["doc_id", "report_year"]], on="doc_id")
    votes["rank"] = [
        (row.basis != "explicit", -(0 if pd.isna(row.report_year) else row.report_year), row.claim_id)
        for row in votes.itertuples()
    ]
    first: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in sorted(votes.to_dict("records"), key=lambda row: row["rank"]):
        first.setdefault((row["country_iso3"], row["treaty"], row["session"]), row)
    return [first[key] for key in sorted(first)]


def votes_of_states_not_party(frames: Frames) -> Answer:
    members = _members(frames)
    groups: dict[tuple[str, int, str], list[str]] = {}
    for row in _votes(frames):
        if members.get((row["country_iso3"], row["treaty"]), "state_party") != "state_party":
            groups.setdefault((row["treaty"], row["year"], row["vote"]), []).append(row["country_iso3"])
    return [(*key, len(states), ", ".join(sorted(states))) for key, states in groups.items()]


def use_and_who_says_so(frames: Frames) -> Answer:
    claims, sources = frames["claims"], frames["sources"].set_index("source_id")
    used = claims.query(
        "claim_type == 'use' and value == 'used' and weapon == 'antipersonnel_mine' and report_year == 2017"
    )
    result: Answer = []
    for claim in used.itertuples():
        cited = frames["citations"].query("claim_id == @claim.claim_id").source_id
        for source_id in cited if len(cited) else [None]:
            source = sources.loc[source_id] if source_id else None
            whole = source if source is None or pd.isna(source.ibid_of) else sources.loc[source.ibid_of]
            said = (claim.actor, claim.when, claim.assertion, claim.speaker, claim.evidence)
            result.append((*said, None if source is None else source["kind"], None if whole is None else whole["text"]))
    return result


def claims_without_a_source(frames: Frames) -> Answer:
    claims = frames["claims"].assign(country=frames["claims"].country_iso3.fillna("overviews"))
    cited = set(frames["citations"].claim_id)
    return [
        (
            country,
            len(group),
            bare := int((~group.claim_id.isin(cited)).sum()),
            pytest.approx(100 * bare / len(group), abs=0.051),
        )
        for country, group in claims.groupby("country")
    ]


def changed_votes(frames: Frames) -> Answer:
    votes, result = _votes(frames), []
    for before, after in itertools.pairwise(votes):
        same = (before["country_iso3"], before["treaty"]) == (after["country_iso3"], after["treaty"])
        if same and before["vote"] != after["vote"]:
            keys = ("country_iso3", "treaty", "year")
            result.append((*[after[key] for key in keys], before["vote"], after["vote"], after["resolution"]))
    return result


def attendance_by_status(frames: Frames) -> Answer:
    members, claims = _members(frames), frames["claims"]
    present: dict[tuple[str, str], dict[str, set[tuple[str, str]]]] = {}
    for row in claims[
        (claims.claim_type == "attendance") & (claims.actor_type == "state") & claims.event.notna()
    ].itertuples():
        series, _, number = row.event.rpartition("-")
        if number.isdigit():
            status = members.get((row.actor, series.rpartition("-")[0]), "unknown")
            present.setdefault((series, status), {}).setdefault(row.value, set()).add((row.actor, row.event))
    return [
        (*key, *[len(found.get(value, ())) for value in CLAIM_VALUES["attendance"]]) for key, found in present.items()
    ]


def retention(frames: Frames) -> Answer:
    kept = frames["claims"].query("claim_type == 'retention' and value == 'retains'").dropna(subset="quantity")
    result: Answer = []
    for (actor, weapon), group in kept.groupby(["actor", "weapon"], dropna=False):
        most = group.groupby(group.report_year.astype(float).fillna(9999)).quantity.max().sort_index()
        before: int | None = None
        for year, quantity in most.items():
            change = None if before is None else quantity - before
            result.append((actor, weapon, None if year == 9999 else int(year), quantity, change))
            before = quantity
    return result


def findings(frames: Frames) -> Answer:
    claims = frames["claims"].set_index("claim_id").evidence
    documents = frames["documents"].set_index("doc_id")
    return [
        (row["severity"], row["check"], documents.country_iso3[row["doc_id"]], documents.report_year[row["doc_id"]],
         claims.get(row["claim_id"]), row["message"])
        for row in frames["findings"].to_dict("records")
    ]  # fmt: skip


def transparency_reports(frames: Frames) -> Answer:
    result: Answer = []
    for row in frames["claims"].query("claim_type == 'transparency_report'").dropna(subset="event").itertuples():
        days = (row.when_earliest, row.when_latest)
        late = row.value == "submitted" and None not in days and days[0].year == days[1].year
        late = late and (days[0].month, days[0].day) > (4, 30)
        if row.event.endswith("-ART7") and (late or row.value == "not_submitted"):
            what = "after 30 April" if late else "not submitted"
            result.append((row.actor, row.event, row.when, what, row.evidence))
    return result


def what_others_say(frames: Frames) -> Answer:
    claims = frames["claims"]
    goods = claims[claims.claim_type.isin(["use", "production", "transfer", "stockpile"])]
    others = goods[goods.hedged | ~goods.assertion.isin(["monitor", "government"])]
    names = ["claim_type", "value", "actor", "report_year", "assertion", "speaker", "hedged", "evidence"]
    return list(others[names].itertuples(index=False, name=None))


def kinds_of_sources(frames: Frames) -> Answer:
    joined = frames["citations"].merge(frames["claims"], on="claim_id").merge(frames["sources"], on="source_id")
    counts = joined.groupby(["claim_type", "kind"]).size()
    totals = joined.groupby("claim_type").size()
    return [
        (claim_type, kind, number, pytest.approx(100 * number / totals[claim_type], abs=0.051))
        for (claim_type, kind), number in counts.items()
    ]


BY_PANDAS: list[Callable[[Frames], Answer]] = [
    votes_of_states_not_party,
    use_and_who_says_so,
    claims_without_a_source,
    changed_votes,
    attendance_by_status,
    retention,
    findings,
    transparency_reports,
    what_others_say,
    kinds_of_sources,
]
"""The answer to each query of docs/queries, in their order."""
