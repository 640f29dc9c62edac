"""The made-up reports that benchmarks run on: always the same, all different, readable in every format, with claims."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.facts import Facts, Subject, states
from benchmarks.reports import report, templates
from benchmarks.writers import FORMATS, as_text, write_corpus
from pipeline.claims.rulefile import FAMILIES
from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.records import Report, Rows


def read(folder: Path, numbers: range, kind: str) -> list[Report]:
    return [found for path in write_corpus(folder / kind, numbers, format=kind) for found in read_file(path)]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> list[Rows]:
    return [extract(found) for found in read(tmp_path_factory.mktemp("corpus"), range(12), "text")]


@pytest.mark.parametrize("kind", FORMATS)
def test_same_number_and_seed_give_the_same_bytes(kind: str) -> None:
    _, write = FORMATS[kind]
    assert write(report(7, seed=3)) == write(report(7, seed=3))
    assert write(report(7, seed=3)) != write(report(7, seed=4))


def test_reports_are_distinct_also_where_countries_and_years_come_again() -> None:
    beyond = 20_000  # more than there are countries, treaties and years
    numbers = [*range(300), *range(beyond, beyond + 300)]
    assert len({as_text(report(number)) for number in numbers}) == len(numbers)
    assert len({report(number).name for number in numbers}) == len(numbers)


def test_lengths_are_spread_around_a_thousand_words() -> None:
    lengths = [len(as_text(report(number)).split()) for number in range(200)]
    assert 800 < statistics.median(lengths) < 1200
    assert min(lengths) < 500
    assert max(lengths) > 2000


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_reads_back_as_the_report_that_was_written(tmp_path: Path, kind: str) -> None:
    for number, found in enumerate(read(tmp_path, range(8), kind)):
        made = report(number)
        notes = [block.number for block in made.blocks if block.kind == "note"]
        assert (found.country_iso3, found.treaty) == (made.subject.iso3, made.subject.treaty)
        assert found.report_year == made.subject.year
        assert [segment.note_number for segment in found.segments if segment.kind == "note"] == notes


def test_every_format_holds_the_same_claims(tmp_path: Path) -> None:
    def claims(kind: str) -> list[list[tuple[str, str, str]]]:
        rows = [extract(found).claims for found in read(tmp_path, range(3), kind)]
        return [[(claim.claim_type, claim.value, claim.actor) for claim in claims] for claims in rows]

    assert claims("text") == claims("html") == claims("pdf")


def test_claims_of_every_family_come_out_as_densely_as_on_published_pages(extracted: list[Rows]) -> None:
    counts = Counter(claim.claim_type for rows in extracted for claim in rows.claims)
    body = [row for rows in extracted for row in rows.sentences if row.zone != "note"]
    words = sum(len(row.text.split()) for row in body)
    assert set(counts) == set(FAMILIES)
    assert 3 <= 100 * counts.total() / words <= 5


def test_ibid_is_followed_and_citations_are_there(extracted: list[Rows]) -> None:
    sources = [source for rows in extracted for source in rows.sources if source.signal == "ibid"]
    assert sources
    assert all(source.ibid_of for source in sources)
    assert all(rows.citations for rows in extracted)


def test_every_template_can_be_filled_for_every_kind_of_state() -> None:
    """Also in the first year, before there were meetings and votes, and where a state has no provinces."""
    subjects = [Subject(iso3, 2000, "MBT", party=True) for iso3 in states()] + [
        Subject("PER", 2012, "CCM", party=False)
    ]
    for subject in subjects:
        for kinds in templates().values():
            for sentence in (sentence for sentences in kinds.values() for sentence in sentences):
                filled = sentence.format_map(Facts(subject, Random(0)))
                assert not re.search("[{}]|None", filled)


def test_the_command_writes_as_many_as_asked(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["corpus", str(tmp_path), "--size", "5", "--format", "html"])
    assert result.exit_code == 0
    assert len(list(tmp_path.glob("*.html"))) == 5
