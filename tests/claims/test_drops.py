"""Hits that families give up before their frame is worked out would have made no claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import read
from pipeline.claims import find_claims
from pipeline.language.analysis import analyse
from pipeline.records import Claim

REPORTS = sorted(
    path
    for path in (Path(__file__).parents[2] / "corpus" / "annotations").rglob("*.txt")
    if not path.name.endswith(".canonical.txt")
)
DROPS = {"pipeline.claims.use.uses_nothing", "pipeline.claims.goods.acts.lacks_weapon"}


def claims() -> list[list[Claim]]:
    return [find_claims(analyse(report)) for path in REPORTS[::5] for report in read(path)]


@pytest.mark.parametrize("name", sorted(DROPS))
def test_what_is_given_up_unread_would_say_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is = claims()
    monkeypatch.setattr(name, lambda sentence, rule, match: False)
    assert claims() == as_it_is
    assert sum(map(len, as_it_is)) > 500
