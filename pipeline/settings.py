"""The settings of each stage, one dataclass a stage."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MODEL_PATH = Path(__file__).resolve().parents[1] / "models" / "en_monitor"
"""The spaCy pipeline that the language stage loads."""
CANDIDATES_PATH = MODEL_PATH.with_name("candidates")
"""The weights that the candidates stage loads."""
CONFIDENCE_PATH = MODEL_PATH.with_name("confidence")
"""The weights that turn a rule's confidence into the share of its claims that are right."""
ENTITIES_PATH = MODEL_PATH.with_name("en_monitor_ner")
"""The trained model that finds names."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How files are spread over this machine. The tables do not depend on any of it."""

    jobs: int = 0
    """Worker processes; 0 for one a core."""
    file_seconds: float = 900.0
    """A file that takes longer is given up and becomes a row of ``failures``."""
    memory_mb: int = 2000
    """A worker that needs more memory than this gives its file up (on systems that can limit it)."""
