"""The frames behind the notebook ``votes_and_meetings``: a country by years, and the votes of all countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.review.meeting_years import meeting_cells
from pipeline.review.status_years import status_cells
from pipeline.review.vote_years import vote_cells
from pipeline.review.year_cells import TREATIES, Told, to_frame

if TYPE_CHECKING:
    import pandas as pd


def country_years(told: Told, iso3: str) -> pd.DataFrame:
    """Votes, meetings and status of one country, ISO 3166-1 alpha-3, columns as in ``year_cells.Cell``."""
    return to_frame([*vote_cells(told, [iso3]), *meeting_cells(told, iso3), *status_cells(told, iso3)])


def all_votes(told: Told) -> pd.DataFrame:
    """The votes of every country of which a report tells one, by name, beside the record; ``country`` is the name."""
    telling = {row.country_iso3 for row in told.votes if row.treaty in TREATIES}
    named = {iso3: name for name, iso3 in told.countries if iso3 in telling}
    frame = to_frame(list(vote_cells(told, named)))
    return frame.assign(country=frame["iso3"].map(named))


def as_table(cells: pd.DataFrame) -> pd.DataFrame:
    """What stands behind the cells, in words: all that reports tell, and what only the record has."""
    columns = {"year": "year", "treaty": "treaty", "matter": "about", "mark": "cell", "meaning": "meaning"}
    columns |= {"event": "event", "reports": "reports", "words": "words"}
    shown = cells[cells["basis"] != "untold"].sort_values(["year", "treaty", "matter"], kind="stable")
    table = shown[list(columns)].rename(columns=columns)
    return table.astype({"year": "string"}).fillna("").reset_index(drop=True)
