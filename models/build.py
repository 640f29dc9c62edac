"""Builds ``models/en_monitor`` from the rule files: ``python models/build.py``. The same rules give the same files."""

from __future__ import annotations

from pipeline.claims.rulefile import all_triggers
from pipeline.language.components import build
from pipeline.settings import MODEL_PATH


def main() -> None:
    """Write the pipeline beside this file."""
    nlp = build(all_triggers())
    nlp.to_disk(MODEL_PATH)
    print(f"{MODEL_PATH.name}: {', '.join(nlp.pipe_names)}; {len(all_triggers())} trigger words")


if __name__ == "__main__":
    main()
