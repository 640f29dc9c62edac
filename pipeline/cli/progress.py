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
    from pipeline.engines.work import PackedFile, Task


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
    def on_done(task: Task, made: PackedFile) -> None:
        bar.update(task_id, advance=1, description=safe(task.source_path))
        for row in made.failures:
            bar.console.print(f"failed: {safe(row.source_path)}: {safe(row.message)}")

    return on_done


def _lines(total: int) -> OnDone:
    done = 0

    def on_done(task: Task, made: PackedFile) -> None:
        nonlocal done
        done += 1
        click.echo(f"[{done}/{total}] {safe(task.source_path)}: {_result(made)}", err=True)

    return on_done


def _result(made: PackedFile) -> str:
    parts = []
    documents = made.count("documents")
    if documents:
        reports = "1 report" if documents == 1 else f"{documents} reports"
        parts.append(f"{reports}, {made.count('claims')} claims, {made.count('findings')} findings")
    parts += [f"failed: {safe(row.message)}" for row in made.failures]
    return "; ".join(parts)
