"""The page ``docs/benchmarks.md``: what was measured, as tables, and on what machine."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field

import psutil

from benchmarks.peers import BATCH, MEDSPACY, MODEL, Peers, n_rules, n_targets
from benchmarks.reports import TABLES
from benchmarks.runs import Run, Runs
from benchmarks.stages import EXTRACT, WHOLE, Measured

_INTRO = """# How fast it is

Written by `make bench`. The reports are made up by a program, any number of them, no two alike: about 1,000 words with
notes, with claims of every family at the density of published pages. Their sentences come from {templates} templates,
so that they are more alike than what people write, and one report may contradict another or itself; for this reason the
stages are also measured on the annotated reports in `corpus/annotations`, each of which was written by itself.

{machine}
"""
_RUNS = (
    "First runs over saved pages, start-up and the writing of the tables included: wall time, and the peak of resident "
    "memory."
)
_RATES = """Words a second of processor time, in one process: medians of {rounds} rounds. No round has a report that one
before had.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page tells."""

    made: Measured
    written: Measured
    html: Measured
    pdf: Measured
    reading: Measured
    """Only the reading of PDF files, beside others."""
    runs: Runs
    peers: Peers
    templates: int
    load: float
    """Processes that wanted a core when the measuring began."""
    date: dt.date = field(default_factory=dt.date.today)

    def markdown(self) -> str:
        parts = [
            _INTRO.format(templates=self.templates, machine=self._machine()),
            "## Whole runs\n",
            self._starting(),
            self._sizes(),
            "## Stages\n",
            _RATES.format(rounds=len(self.made.rounds)),
            self._stages(),
            "## Beside others\n",
            self._others(),
            *(
                f"{name} was not measured, since it was not installed: {how}.\n"
                for name, how in self.peers.missing.items()
            ),
        ]
        return "\n".join(part for part in parts if part)

    def _machine(self) -> str:
        memory = psutil.virtual_memory().total / 2**30
        names = ", ".join(f"{name} {version}" for name, version in self.peers.versions.items())
        facts = (
            f"{self.date.day} {self.date:%B %Y}: {cores()} cores ({platform.machine()}), {memory:.0f} GB of memory, "
            f"{platform.system()}, Python {platform.python_version()}, {names}."
        )
        if self.load < cores() / 4:
            return facts
        busy = f"**The machine had other work to do** (load {self.load:.1f} when it began): trust ratios "
        busy += "of processor time (stages, others), not rates, nor the seconds of whole runs."
        return f"{facts} {busy}"

    def _starting(self) -> str:
        runs = self.runs
        last = runs.sized[-1].reports
        rows = [
            ("`monitor-facts --help`", *_run(runs.help)),
            ("`monitor-facts extract` on one report", *_run(runs.one_report)),
            (f"again on {last:,} reports, nothing changed", *_run(runs.unchanged)),
            (f"again on {last:,} reports, one changed", *_run(runs.changed)),
        ]
        return table(("run", "seconds", "MB, main process", "MB, largest worker"), rows)

    def _sizes(self) -> str:
        rows = [
            (
                f"{sized.reports:,}",
                str(sized.jobs),
                *_run(sized.run),
                f"{sized.reports / sized.run.seconds:.1f}",
                f"{sized.words / sized.run.seconds:,.0f}",
            )
            for sized in self.runs.sized
        ]
        header = ("reports", "jobs", "seconds", "MB, main process", "MB, largest worker", "reports/s", "words/s")
        return f"{_RUNS}{self._two_jobs()}\n\n{table(header, rows)}"

    def _two_jobs(self) -> str:
        pairs = {(sized.reports, sized.jobs): sized.run.seconds for sized in self.runs.sized}
        alone = [reports for reports, jobs in pairs if jobs == 1]
        return "".join(
            f" Two jobs are {pairs[reports, 1] / pairs[reports, 2]:.2f} times as fast as one on {reports:,} reports."
            for reports in alone
            if (reports, 2) in pairs
        )

    def _stages(self) -> str:
        kinds = (self.made, self.html, self.pdf, self.written)
        rows = [
            (
                f"**{name}**" if name in (WHOLE, EXTRACT) else name,
                *(_number(measured.words_a_second(name)) for measured in kinds),
                _number(self.pdf.pages_a_second(name)),
                f"{self.made.share(name, WHOLE):.1%}",
            )
            for name in _in_order(self.made.names)
            if name not in self.peers.on_texts
        ]
        header = ("stage", "text", "saved pages", "PDF", "annotated text", "pages/s, PDF", "share, text")
        return table(header, rows)

    def _others(self) -> str:
        rows: list[tuple[str, ...]] = [
            (f"ours: {EXTRACT}", f"{_number(self.made.words_a_second(EXTRACT))} words/s", "", "")
        ]
        for name in self.peers.on_texts:
            times = [f"{measured.times_as_fast(EXTRACT, name):.1f}" for measured in (self.made, self.written)]
            rows.append((name, f"{_number(self.made.words_a_second(name))} words/s", *times))
        rows.append(("ours: PDF to canonical text", f"{self.reading.pages_a_second('read'):.1f} pages/s", "", ""))
        for name in self.peers.on_pdf:
            times_as_fast = f"{self.reading.times_as_fast('read', name):.2g}"
            rows.append((name, f"{self.reading.pages_a_second(name):.1f} pages/s", times_as_fast, ""))
        return f"{self._about_others()}\n\n{table(('', 'rate', 'times', 'times, annotated'), rows)}"

    def _about_others(self) -> str:
        about = "“Times” is how many times as fast ours is. "
        if MODEL in self.peers.on_texts:
            about += f"`{MODEL}` runs whole over the texts, {BATCH} at a time. "
        if MEDSPACY in self.peers.on_texts:
            about += (
                f"medspaCy has {n_targets()} literal target rules, where ours has {n_rules()} rules for claims, and "
            )
            about += "its own rules for ConText. "
        about += "pdfplumber and pypdfium2 only take characters or text out of the files. "
        return about + f"Ours also finds ruled tables, which {TABLES:.0%} of the reports have."


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are set right."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in (header, rule, *rows))


def _in_order(names: Sequence[str]) -> list[str]:
    """The whole first, then the stages as they run, what ``extract`` consists of below it."""
    first = [WHOLE, "read", EXTRACT]
    return [*first, *(name for name in names if name not in first)]


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(run: Run) -> tuple[str, str, str]:
    return f"{run.seconds:.2f}", _megabytes(run.main_mb), _megabytes(run.worker_mb)


def _megabytes(amount: float) -> str:
    return f"{amount:,.0f}" if amount else "–"


def _number(rate: float) -> str:
    """Three figures: more would be noise."""
    return f"{float(f'{rate:.3g}'):,.0f}"
