"""Compiles the regular expressions beforehand, so that the program starts sooner: ``make model`` and installing run it.

They are those of all rules, and all else that is asked for while the samples and the examples of the rule files are
read. See ``pipeline/matching/compiled.py``. Without the file, or with an old one, all works the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.matching.compiled import STORED_PATH, record, store

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the file beside the byte code."""
    asked = record()  # before all else is loaded, since modules compile patterns too
    with TemporaryDirectory() as folder:
        examples = Path(folder) / "examples.txt"
        examples.write_text("\n\n".join(_examples()), encoding="utf-8")
        _read([*sorted((ROOT / "corpus" / "samples").iterdir()), examples])
    _ask_for_all_rules()
    store(asked)
    print(f"{len(asked)} regular expressions compiled: {STORED_PATH.name}, {STORED_PATH.stat().st_size >> 20} MB")


def _read(paths: list[Path]) -> None:
    from pipeline.extract import extract
    from pipeline.ingest import read_file

    for path in paths:
        for report in read_file(path):
            extract(report)


def _examples() -> Iterator[str]:
    for path in sorted((ROOT / "pipeline").rglob("*.toml")):
        yield from _sentences(tomllib.loads(path.read_text(encoding="utf-8")))


def _sentences(entry: Any) -> Iterator[str]:
    """Every ``must_match``, however deep it stands in a rule file."""
    if isinstance(entry, list):
        for each in entry:
            yield from _sentences(each)
    elif isinstance(entry, dict):
        yield from entry.get("must_match", ())
        for each in entry.values():
            yield from _sentences(each)


def _ask_for_all_rules() -> None:
    from pipeline.claims.rulefile import FAMILIES, rule_file
    from pipeline.language.patterns import pattern, pattern_rules

    rule_file(FAMILIES[0]).matcher.compiled()  # one for the rules of all families
    for name in pattern_rules():
        pattern(name)


if __name__ == "__main__":
    main()
