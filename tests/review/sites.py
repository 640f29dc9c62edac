"""Runs whose pages tests look at: two reports in plain words, and one that tries to act on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline import extract, read
from pipeline.records import FindingRow, Rows
from pipeline.review.site import write_site
from pipeline.tables.write import write_tables

OLDER = """Norway

Mine Ban Policy

Last updated: 12 October 2014

Policy

Norway attended the Third Review Conference in Maputo in June 2014.[1] Norway has never produced antipersonnel mines.[2]

[1] Statement of Norway, Third Review Conference, Maputo, 24 June 2014.

[2] Mine Ban Treaty Article 7 Report, Form E, 30 April 2013.
"""
NEWER = """Norway

Mine Ban Policy

Last updated: 20 October 2017

Policy

Norway voted in favor of UN General Assembly Resolution 72/53 in December 2016.[1] Norway attended the \
Fifteenth Meeting of States Parties in Santiago in November 2016.[2]

Production and transfer

Norway has never produced or exported antipersonnel mines.[2]

[1] UN voting record of 5 December 2016.

[2] Ibid.
"""
ATTACK = (
    """</script><script>window.acted=1</script><img src=x onerror="window.acted=2">"""
    """'" onfocus="window.acted=3" autofocus x='"""
)
HOSTILE = f"""Norway {ATTACK}

Mine Ban Policy

Last updated: 20 October 2017

Policy {ATTACK}

Norway attended the Third Review Conference in Maputo in June 2014 {ATTACK}.[1] Norway has never produced \
antipersonnel mines.[1]

[1] {ATTACK} Statement of Norway, Maputo, 24 June 2014, <a href="javascript:window.acted=4">, javascript:window.acted=5
"""


def plain_run(folder: Path) -> Path:
    """Tables and pages of two reports on Norway; the newer one has a slip. Gives the folder of pages."""
    (folder / "norway-mbt-2014.txt").write_text(OLDER, encoding="utf-8")
    (folder / "norway-mbt-2017.txt").write_text(NEWER, encoding="utf-8")
    return _pages(folder, _extracted([folder / "norway-mbt-2014.txt", folder / "norway-mbt-2017.txt"]))


def hostile_run(folder: Path) -> Path:
    """Tables and pages of a report that holds the attack in its text and in every column that takes free words."""
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    rows = _extracted([folder / "hostile.txt"])
    document, claim = rows.documents[0], rows.claims[0]
    rows.documents = [replace(document, source_path=ATTACK, title=ATTACK, country_name=ATTACK, country_iso3=ATTACK)]
    words = {"speaker": ATTACK, "event_text": ATTACK, "place": ATTACK, "actor": ATTACK, "event": ATTACK, "when": ATTACK}
    rows.claims = [replace(claim, **words, extractor=ATTACK), *rows.claims[1:]]  # type: ignore[arg-type]
    rows.sources = [replace(row, url="javascript:window.acted=6", date=ATTACK) for row in rows.sources]
    said = (ATTACK, ATTACK, ATTACK, ATTACK)
    rows.findings = [
        FindingRow("f1", document.doc_id, claim.claim_id, "contradiction", "error", *said, claim.start, claim.end)
    ]
    return _pages(folder, rows)


def _extracted(paths: list[Path]) -> Rows:
    together = Rows()
    for path in paths:
        for report in read(path):
            rows = extract(report)
            for name in rows.__slots__:
                getattr(together, name).extend(getattr(rows, name))
    return together


def _pages(folder: Path, rows: Rows) -> Path:
    write_tables(rows, folder / "out", {})
    write_site(folder / "out", folder / "pages")
    return folder / "pages"
