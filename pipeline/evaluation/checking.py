"""Whether annotations are in order: of the right shape, in the words of the contract, quoting what the report holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.annotations import META_KEYS, SUFFIX, GoldClaim, GoldReport, annotation_paths, place, read
from pipeline.evaluation.matching import TREATY_TYPES
from pipeline.evaluation.quotes import Folded, fold, places
from pipeline.ingest import IngestError, read_file
from pipeline.tables.vocabulary import (
    ASSERTIONS,
    CHECKS,
    CITATION_BASES,
    CLAIM_TYPES,
    CLAIM_VALUES,
    REPORT_TREATIES,
    SOURCE_KINDS,
    THEMES,
    TREATIES,
    WEAPONS,
)

_NOTE = re.compile(r"^\[(\d{1,4})\] ", re.MULTILINE)
_WORDS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check: how much there is, and each problem with its file and place."""

    reports: int
    claims: int
    problems: tuple[str, ...]


def check(folders: Iterable[Path]) -> Checked:
    """Checks every annotation in and below the folders. Raises AnnotationError where there are none."""
    reports, claims, problems = 0, 0, []
    for path in annotation_paths(folders):
        report, found = read(path)
        reports += 1
        if report is not None:
            claims += len(report.claims)
            found = [*found, *_problems(report)]
        problems += [f"{path}: {problem}" for problem in found]
    return Checked(reports, claims, tuple(problems))


def _problems(report: GoldReport) -> Iterator[str]:
    yield from _meta_problems(report)
    text = _text_of(report)
    if isinstance(text, str):
        yield text
        return
    canonical, folded = text
    notes = {int(number) for number in _NOTE.findall(canonical)}
    for i, claim in enumerate(report.claims):
        tag = f"{place(('claims', i))} ({claim.claim_type} {claim.value} “{_shortened(claim.quote)}”)"
        for problem in [*_claim_problems(claim), *_quote_problems(claim.quote, folded, once=True)]:
            yield f"{tag}: {problem}"
        yield from (f"{tag}: there is no note {number} in the report" for number in claim.notes if number not in notes)
    yield from _source_problems(report, folded, notes)
    for i, finding in enumerate(report.findings):
        for problem in [
            *_listed("check", finding.check, CHECKS),
            *_quote_problems(finding.quote, folded, once=False),
        ]:
            yield f"{place(('findings', i))}: {problem}"


def _text_of(report: GoldReport) -> tuple[str, Folded] | str:
    """The canonical text, as it stands beside the annotations or as the program reads it; or why there is none."""
    beside = report.path.with_name(report.path.name.removesuffix(SUFFIX) + ".canonical.txt")
    if not report.report_path.exists():
        return f"there is no file {report.file} beside the annotations"
    if beside.exists():
        text = beside.read_text(encoding="utf-8")
        return text, fold(text)
    try:
        texts = {found.part: found.text for found in read_file(report.report_path)}
    except IngestError as error:
        return f"{report.file} can't be read: {error.message}"
    if report.part not in texts:
        return f"{report.file} holds {len(texts)} reports, counted from 0; there is no part {report.part}"
    return texts[report.part], fold(texts[report.part])


def _meta_problems(report: GoldReport) -> Iterator[str]:
    yield from (f"meta, {key}: is missing" for key in META_KEYS if key not in report.meta)
    yield from (f"meta, {key}: is no field of the format" for key in report.meta if key not in META_KEYS)
    for key, allowed in (("theme", THEMES), ("treaty", REPORT_TREATIES)):
        value = report.meta.get(key)
        if value is not None:
            yield from (f"meta: {problem}" for problem in _listed(key, str(value), allowed))


def _claim_problems(claim: GoldClaim) -> Iterator[str]:
    yield from _listed("claim_type", claim.claim_type, CLAIM_TYPES)
    if claim.claim_type in CLAIM_VALUES:
        yield from _listed("value", claim.value, CLAIM_VALUES[claim.claim_type])
    yield from _listed("assertion", claim.assertion, ASSERTIONS)
    for key, value, allowed in (
        ("treaty", claim.treaty, TREATIES),
        ("weapon", claim.weapon, WEAPONS),
        ("basis", claim.basis, CITATION_BASES),
    ):
        if value is not None:
            yield from _listed(key, value, allowed)
    if not claim.actor:
        yield "has no actor"
    if claim.claim_type in TREATY_TYPES and claim.treaty is None:
        yield f"has no treaty, which a claim of {claim.claim_type} needs"
    if (claim.basis is None) != (not claim.notes):
        yield "has notes without a basis, or a basis without notes"


def _source_problems(report: GoldReport, folded: Folded, notes: set[int]) -> Iterator[str]:
    labels = [f"{source.note}.{source.part}" for source in report.sources]
    for i, source in enumerate(report.sources):
        tag = f"{place(('sources', i))} (note {source.note})"
        for problem in [
            *_listed("kind", source.kind, SOURCE_KINDS),
            *_quote_problems(source.quote, folded, once=False),
        ]:
            yield f"{tag}: {problem}"
        if source.note not in notes:
            yield f"{tag}: there is no such note in the report"
        if labels[i] in labels[:i]:
            yield f"{tag}: there is another source {labels[i]}"
        if source.ibid_of is not None and source.ibid_of not in labels:
            yield f"{tag}: ibid_of {source.ibid_of} is no source (note.part)"


def _quote_problems(quote: str, folded: Folded, *, once: bool) -> Iterator[str]:
    found = len(places(quote, folded))
    if not found:
        yield f"the report does not hold the words “{_shortened(quote)}”"
    elif once and found > 1:
        yield f"the report holds the quote {found} times; add words until it stands there once"


def _listed(key: str, value: str, allowed: Iterable[str]) -> Iterator[str]:
    if value not in allowed:
        yield f"{key} {value!r} is none of {', '.join(allowed)}"


def _shortened(words: str) -> str:
    return words if len(words) <= _WORDS_SHOWN else words[: _WORDS_SHOWN - 1] + "…"
