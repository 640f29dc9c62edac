"""Builds ``models/en_monitor`` from the rule files: ``python models/build.py``. The same rules give the same files.

Beside the spaCy pipeline, these are the prefilters of all patterns (see ``pipeline/matching/stored.py``): the samples
make the program read them.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.claims.rulefile import all_triggers
from pipeline.extract import extract
from pipeline.ingest import read_file
from pipeline.language.components import build
from pipeline.matching.stored import store
from pipeline.settings import MODEL_PATH

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"


def main() -> None:
    """Write the pipeline beside this file."""
    nlp = build(all_triggers())
    nlp.to_disk(MODEL_PATH)
    for path in sorted(SAMPLES.glob("*.txt")):
        for report in read_file(path):
            extract(report)
    store()
    print(f"{MODEL_PATH.name}: {', '.join(nlp.pipe_names)}; {len(all_triggers())} trigger words")


if __name__ == "__main__":
    main()
