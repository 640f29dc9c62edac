"""The example queries of the docs give right answers, worked out again with pandas from the Parquet files.

Over the sample corpus, and over the same tables with their values shuffled, so that all that is asked for occurs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from pipeline.export.tables import export
from pipeline.records import Rows
from pipeline.tables.read import run_rows
from pipeline.tables.vocabulary import CLAIM_VALUES, polarity
from pipeline.tables.write import write_tables
from tests.export.by_pandas import BY_PANDAS, Answer, frames_of
from tests.export.example_queries import PAGE, QUERIES, answer, page


def _shuffled(rows: Rows) -> Rows:
    """The same reports, but who did what when, how, and who says so is drawn anew, from few countries and years."""
    draw = random.Random(7)
    places, years = ("AAA", "BBB", "CCC"), (2017, 2017, 2017, 2017, 2016, None)
    rows.documents[:] = [
        replace(d, country_iso3=draw.choice(places), report_year=draw.choice(years)) for d in rows.documents
    ]
    claims = []
    for claim in rows.claims:
        values = [*CLAIM_VALUES[claim.claim_type]]
        value = draw.choice([*values, *values[:1] * 3])
        claims.append(
            replace(
                claim,
                value=value,
                polarity=polarity(claim.claim_type, value),
                actor=draw.choice(places),
                assertion=draw.choice(["monitor", "government", "armed_group", "third_party"]),
                hedged=draw.random() < 0.2,
                treaty=draw.choice(["MBT", "CCM"]),
                quantity=draw.choice([None, 5, 70, 900]),
                weapon=draw.choice(["antipersonnel_mine"] * 4 + ["cluster_munition"]),
            )
        )
    rows.claims[:] = claims
    rows.votes[:] = [
        replace(v, country_iso3=draw.choice(places), vote=draw.choice(list(CLAIM_VALUES["vote"]))) for v in rows.votes
    ]
    finding = rows.findings[0]
    rows.findings[:] = [
        replace(finding, finding_id=f"f{n}", severity=draw.choice(["error", "warning", "info"]), claim_id=claim)
        for n, claim in enumerate((finding.claim_id, None, finding.claim_id, None))
    ]
    return rows


@pytest.fixture(scope="module", params=["corpus", "shuffled"])
def out(request: pytest.FixtureRequest, corpus_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "corpus":
        return corpus_out
    folder = tmp_path_factory.mktemp("shuffled") / "out"
    write_tables(_shuffled(run_rows(corpus_out, [field.name for field in fields(Rows)])), folder, {})
    return folder


@pytest.fixture(scope="module")
def database(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    file = tmp_path_factory.mktemp("database") / "facts.duckdb"
    assert export(out, "duckdb", file) == []
    with duckdb.connect(str(file), read_only=True) as opened:
        yield opened


def _plain(rows: Answer) -> Answer:
    """Missing values as None and whole numbers as int, in an order that does not depend on the shares."""
    told = [tuple(map(_plain_cell, row)) for row in rows]
    return sorted(told, key=lambda row: [*map(repr, row[:3]), repr(row)])


def _plain_cell(value: Any) -> Any:
    if not pd.api.types.is_scalar(value) or isinstance(value, (str, bool)):
        return value
    if pd.isna(value):
        return None
    return int(value) if value == int(value) else value


def test_python_of_the_docs_runs(corpus_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block of data-teams.md and queries.md, where outputs/ is the sample corpus and the file was exported."""
    (tmp_path / "outputs").symlink_to(corpus_out)
    monkeypatch.chdir(tmp_path)
    export(Path("outputs"), "duckdb", Path("facts.duckdb"))
    for name, number in (("data-teams.md", 6), ("queries.md", 1)):
        text = (PAGE.parent / name).read_text(encoding="utf-8")
        blocks = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        assert len(blocks) == number
        for block in blocks:
            exec(compile(block, name, "exec"), {})


def test_every_query_has_its_answer() -> None:
    assert [path.stem[3:].replace("-", "_") for path in QUERIES] == [function.__name__ for function in BY_PANDAS]


@pytest.mark.parametrize("number", range(len(BY_PANDAS)), ids=lambda number: BY_PANDAS[number].__name__)
def test_query_says_what_pandas_says(out: Path, database: duckdb.DuckDBPyConnection, number: int) -> None:
    _, rows = answer(database, QUERIES[number])
    expected = BY_PANDAS[number](frames_of(out))
    assert rows
    assert _plain(rows) == _plain(expected)


@pytest.mark.parametrize("out", ["corpus"], indirect=True)
def test_docs_hold_the_queries(database: duckdb.DuckDBPyConnection) -> None:
    """`make docs` writes the page again. The rows shown may be of an earlier day: every new rule changes some."""
    assert _without_rows(PAGE.read_text(encoding="utf-8")) == _without_rows(page(database))


def _without_rows(text: str) -> str:
    return re.sub(r"^(\| --- .*\n)(?:\| .*\n)+(?:\n\d+ rows in all\.\n)?", r"\1", text, flags=re.MULTILINE)
