"""Does once what each start of the program would do again: ``make model`` and the first ``make`` of a checkout run it.

It compiles all modules, and the regular expressions of all rules with whatever others are asked for while the samples
and the examples of the rule files are read (``pipeline/matching/compiled.py``). It writes lemminflect's dictionary in a
form that needs no loading (``pipeline/language/lexicon.py``). The files lie beside the byte code; without them, or with
old ones, the program does the same, later.
"""

from __future__ import annotations

import compileall
import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.matching import compiled

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the files beside the byte code."""
    asked = compiled.record()  # before all else is loaded, since modules compile patterns too
    with TemporaryDirectory() as folder:
        examples = Path(folder) / "examples.txt"
        examples.write_text("\n\n".join(_examples()), encoding="utf-8")
        _read([*sorted((ROOT / "corpus" / "samples").iterdir()), examples])
    _ask_for_all_rules()
    compiled.store(asked)
    _store_lexicon()
    compileall.compile_dir(ROOT / "pipeline", quiet=1)  # pip leaves that out where it only links to a checkout
    print(f"{len(asked)} regular expressions and all modules compiled, the dictionary laid out")


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


def _store_lexicon() -> None:
    from pipeline.language.lexicon import store

    store()


def _ask_for_all_rules() -> None:
    from pipeline.claims.rulefile import FAMILIES, rule_file
    from pipeline.language.patterns import pattern, pattern_rules

    rule_file(FAMILIES[0]).matcher.compiled()  # one for the rules of all families
    for name in pattern_rules():
        pattern(name)


if __name__ == "__main__":
    main()
