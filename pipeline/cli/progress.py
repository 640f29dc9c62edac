"""How a run's progress is told, on the error stream: a bar on a terminal, a line a file elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import plain_console, safe

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from pipeline.engines.local import OnDone
    from pipeline.engines.work import Outcome


@contextmanager
def progress(total: int) -> Iterator[OnDone]:
    """Gives what is to be called after each of ``total`` files."""
    console = plain_console(stderr=True)
    if not console.is_terminal:
        yield _lines(total)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
    )
    with bar:
        yield _bar(bar, bar.add_task("", total=total))


def _bar(bar: Progress, task_id: TaskID) -> OnDone:
    def on_done(outcome: Outcome) -> None:
        bar.update(task_id, advance=1, description=safe(outcome.task.source_path))
        for row in outcome.rows.failures:
            bar.console.print(f"failed: {safe(row.source_path)}: {safe(row.message)}")

    return on_done


def _lines(total: int) -> OnDone:
    done = 0

    def on_done(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        click.echo(f"[{done}/{total}] {safe(outcome.task.source_path)}: {_result(outcome)}", err=True)

    return on_done


def _result(outcome: Outcome) -> str:
    rows = outcome.rows
    parts = []
    if rows.documents:
        reports = "1 report" if len(rows.documents) == 1 else f"{len(rows.documents)} reports"
        parts.append(f"{reports}, {len(rows.claims)} claims, {len(rows.findings)} findings")
    parts += [f"failed: {safe(row.message)}" for row in rows.failures]
    return "; ".join(parts)
