"""A row that the declared tables do not allow is refused, and the message says which row and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from pipeline.records import FailureRow
from pipeline.tables.validate import RowError, check_rows
from tests.samples import sample_rows


def test_good_rows_pass() -> None:
    check_rows(sample_rows())


@pytest.mark.parametrize(
    ("table", "changes", "message"),
    [
        ("claims", {"claim_type": "rumour"}, "claim_type is 'rumour'; allowed are treaty_status"),
        ("claims", {"value": "attended"}, "'attended' is no value of vote"),
        ("claims", {"polarity": "negative"}, "polarity is 'negative'; of in_favor it is positive"),
        ("claims", {"confidence": 1.5}, "confidence is 1.5, which is not from 0 to 1"),
        ("claims", {"confidence": float("nan")}, "confidence is nan"),
        ("candidates", {"score": -0.1}, "score is -0.1, which is not from 0 to 1"),
        ("documents", {"n_notes": -1}, "n_notes is -1, which is not 0 or more"),
        ("claims", {"weapon": "arrow"}, "weapon is 'arrow'"),
        ("claims", {"actor": None}, "actor is null"),
        ("claims", {"hedged": 1}, "hedged is 1, which is no bool"),
        ("claims", {"quantity": 2**63}, "which is no int64"),
        ("claims", {"when_latest": dt.datetime(2016, 1, 1)}, "which is no date32"),
        ("claims", {"evidence": "voted against"}, r"evidence is not documents.text\[21:"),
        ("claims", {"start": 5}, "evidence is not documents.text"),
        ("claims", {"sentence_id": "elsewhere"}, "sentence_id 'elsewhere' is not in sentences"),
        ("claims", {"actor": "broken \ud800"}, "which is no string"),
        ("sentences", {"note_numbers": ("2",)}, r"which is no list<int32>"),
        ("sentences", {"ordinal": True}, "ordinal is True, which is no int32"),
        ("sentences", {"page": 2**31}, "which is no int32"),
        ("sources", {"ibid_of": "nothing"}, "ibid_of 'nothing' is not in sources"),
        ("citations", {"source_id": "nothing"}, "source_id 'nothing' is not in sources"),
        ("votes", {"doc_id": "nothing"}, "doc_id 'nothing' is not in documents"),
        ("findings", {"check": "mood"}, "check is 'mood'"),
    ],
)
def test_bad_value_is_refused(table: str, changes: dict[str, Any], message: str) -> None:
    rows = sample_rows()
    bad = getattr(rows, table)
    bad[0] = replace(bad[0], **changes)
    with pytest.raises(RowError, match=message) as caught:
        check_rows(rows)
    assert str(caught.value).startswith(f"{table}, row ")


def test_message_names_the_row() -> None:
    rows = sample_rows()
    rows.claims[0] = replace(rows.claims[0], assertion="nobody")
    with pytest.raises(RowError, match=f"^claims, row claim_id '{rows.claims[0].claim_id}': assertion is 'nobody'"):
        check_rows(rows)


def test_repeated_key_is_refused() -> None:
    rows = sample_rows()
    rows.claims.append(rows.claims[0])
    with pytest.raises(RowError, match="another row with the same claim_id"):
        check_rows(rows)


def test_two_reports_of_one_file_may_fail() -> None:
    rows = sample_rows()
    rows.failures = [FailureRow("a.pdf", None, "claims", "ValueError", f"report {part} of the file") for part in (0, 1)]
    check_rows(rows)
