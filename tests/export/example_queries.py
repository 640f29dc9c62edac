"""The example queries of the docs: ``python -m tests.export.example_queries`` writes docs/queries.md again.

The page holds each query of docs/queries and the start of its answer over the sample corpus. `make docs` calls this.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from pipeline.export.tables import export

ROOT = Path(__file__).parents[2]
QUERIES = sorted((ROOT / "docs" / "queries").glob("*.sql"))
PAGE = ROOT / "docs" / "queries.md"
ROWS_SHOWN, CHARS_SHOWN = 6, 70
HEAD = """\
# Questions and queries

Written by `make docs` from [queries](queries). The answers are those of the sample corpus when it was last called. The
queries are asked of a DuckDB file:

```sh
monitor-facts export outputs --format duckdb --to facts.duckdb
```

```python
import duckdb

with duckdb.connect("facts.duckdb", read_only=True) as database:
    print(database.sql("FROM memberships_now"))
```

`claims_in_full`, `votes_once`, `memberships_now` and the like are views in that file;
[views.sql](../pipeline/export/views.sql) says what they do. Read the words in `evidence` before you quote a number: the
tables hold what reports say, as far as the program understood it. [data-teams.md](data-teams.md) says how to load the
tables elsewhere.
"""

Answer = tuple[list[str], list[tuple[Any, ...]]]


def answer(database: duckdb.DuckDBPyConnection, query: Path) -> Answer:
    """The names of the columns and the rows."""
    found = database.execute(query.read_text(encoding="utf-8"))
    return [name for name, *_ in found.description or ()], found.fetchall()


def page(database: duckdb.DuckDBPyConnection) -> str:
    """The docs' page over a file that `monitor-facts export` wrote."""
    return HEAD + "".join(f"\n{line}\n" for query in QUERIES for line in _section(query, answer(database, query)))


def _section(query: Path, found: Answer) -> Iterator[str]:
    text = query.read_text(encoding="utf-8").strip()
    remarks = re.findall(r"^-- (.*)$", text, re.MULTILINE)
    yield f"## {int(query.name[:2])}. {remarks[0]}"
    if remarks[1:]:
        yield " ".join(remarks[1:])
    statement = "\n".join(line for line in text.splitlines() if not line.startswith("-- "))
    yield f"```sql\n{statement}\n```"
    names, rows = found
    if not rows:
        yield "No row in the sample corpus."
        return
    lines = [names, ["---"] * len(names), *[[_cell(value) for value in row] for row in rows[:ROWS_SHOWN]]]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
    if len(rows) > ROWS_SHOWN:
        yield f"{len(rows)} rows in all."


def _cell(value: Any) -> str:
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    short = text if len(text) <= CHARS_SHOWN else text[: CHARS_SHOWN - 1] + "…"
    return re.sub(r"\s", " ", short).replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    """Reads the sample corpus and writes the page."""
    from pipeline.engines.local import run
    from pipeline.ingest import find_inputs
    from pipeline.tables.write import write_tables

    with tempfile.TemporaryDirectory() as folder:
        out, file = Path(folder) / "out", Path(folder) / "facts.duckdb"
        write_tables(run(find_inputs([ROOT / "corpus"])).rows, out, {})
        export(out, "duckdb", file)
        with duckdb.connect(str(file), read_only=True) as database:
            PAGE.write_text(page(database), encoding="utf-8")


if __name__ == "__main__":
    main()
