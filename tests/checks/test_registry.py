from __future__ import annotations

import pytest

from pipeline.checks import CHECKS
from pipeline.checks.registry import check

from .profiles import profile


def test_every_check_of_the_contract_is_registered() -> None:
    assert set(CHECKS) == {
        "resolution_session", "resolution_unknown", "vote_record", "meeting_mismatch", "date_after_update",
        "contradiction", "note_missing", "note_unused", "ibid_unresolved",
    }  # fmt: skip


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="two checks are called note_missing"):
        check("note_missing")(lambda context: ())


def test_findings_are_sorted_and_keep_their_id_when_others_come() -> None:
    slip = "It voted for Resolution 74/34 in 2016."
    alone = profile(slip)
    beside = profile(f"{slip} It attended the Third Review Conference in Maputo in 2015.")
    [first] = alone.findings()
    assert [f.start for f in beside.findings()] == sorted(f.start or 0 for f in beside.findings())
    assert first in beside.findings()
    assert beside.findings() == beside.findings()
