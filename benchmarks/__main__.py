"""``python -m benchmarks``: see ``--help``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from benchmarks.page import Page
from benchmarks.peers import Peers, find_peers
from benchmarks.reports import templates
from benchmarks.runs import ROOT, measure_runs
from benchmarks.stages import measure_pdf, measure_texts
from benchmarks.writers import FORMATS, write_corpus
from pipeline.engines.worker import quicken

_BATCH = 20
"""Reports of one round, at most."""
_FEWER = 8
"""Reports of one round where only reading differs."""
_REPEATS = 3

size_option = click.option(
    "--size", default=1000, show_default=True, type=click.IntRange(min=1), help="Reports in the largest folder."
)
seed_option = click.option("--seed", default=0, show_default=True, help="Other reports for another seed.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@size_option
@seed_option
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(min=1), help="Rounds of the stages.")
@click.option(
    "--model", metavar="NAME_OR_FOLDER", help="What holds en_core_web_sm; else any installed package that does."
)
@click.option(
    "--page",
    default=ROOT / "docs" / "benchmarks.md",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the tables go. [default: docs/benchmarks.md]",
)
@click.pass_context
def main(context: click.Context, size: int, seed: int, rounds: int, model: str | None, page: Path) -> None:
    """Measures how fast monitor-facts is on reports that it makes up, beside other programs that do a part of the work,
    and writes the tables as a page of the docs.
    """
    if context.invoked_subcommand:
        return
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    try:
        peers = find_peers(model)
    except OSError as error:
        raise click.BadParameter(str(error), param_hint="--model") from error
    quicken()  # this process as the workers of a run are; the peers have it too
    _say(f"whole runs, up to {size:,} reports")
    runs = measure_runs(size, min(rounds, _REPEATS), seed)
    batch = min(size, _BATCH)
    with TemporaryDirectory() as folder:
        kinds = {kind: _batches(Path(folder) / kind, kind, rounds, batch, seed) for kind in FORMATS}
        _say("stages and peers, on made-up reports")
        made = measure_texts(kinds["text"], peers)
        _say("stages, on saved pages and PDF; reading of PDF beside peers")
        html = measure_texts([files[:_FEWER] for files in kinds["html"]], Peers())
        pdf = measure_texts([files[:_FEWER] for files in kinds["pdf"]], Peers())
        reading = measure_pdf([files[-_FEWER:] for files in kinds["pdf"]], peers)
        _say("stages and peers, on annotated reports")
        written = measure_texts(_annotated(rounds, batch, seed), peers)
    sentences = sum(len(kind) for family in templates().values() for kind in family.values())
    text = Page(made, written, html, pdf, reading, runs, peers, sentences, load).markdown()
    page.write_text(text, encoding="utf-8")
    click.echo(text)


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@size_option
@seed_option
@click.option("--format", "kind", default="text", show_default=True, type=click.Choice(list(FORMATS)))
def corpus(folder: Path, size: int, seed: int, kind: str) -> None:
    """Only writes made-up reports into FOLDER."""
    write_corpus(folder, range(size), format=kind, seed=seed)
    click.echo(f"{size:,} made-up reports in {folder}")


def _batches(folder: Path, kind: str, rounds: int, batch: int, seed: int) -> list[list[Path]]:
    """One batch of files to warm up with, and one a round; files of another kind hold other reports."""
    count = (rounds + 1) * batch
    first = list(FORMATS).index(kind) * count
    files = write_corpus(folder, range(first, first + count), format=kind, seed=seed)
    return [files[begin : begin + batch] for begin in range(0, count, batch)]


def _annotated(rounds: int, batch: int, seed: int) -> list[Sequence[Path]]:
    """The annotated reports in as many batches, the first of one report: there are not that many of them."""
    files = sorted((ROOT / "corpus" / "annotations").rglob("*.txt"))
    files = [file for file in files if not file.name.endswith(".canonical.txt")]
    Random(seed).shuffle(files)
    first, *rest = files
    return [[first], *(rest[n::rounds][:batch] for n in range(rounds))]


def _say(words: str) -> None:
    click.echo(f"measuring: {words}", err=True)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
