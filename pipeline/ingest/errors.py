"""The one error that readers raise."""

from __future__ import annotations


class IngestError(Exception):
    """A file could not be read as a monitor report.

    ``stage`` is one of ``read`` (the file itself), ``unsupported`` (its type), ``decode`` (its bytes), ``parse`` (its
    structure) and ``recognise`` (its content). ``message`` says what is wrong and what to do about it.
    """

    def __init__(self, stage: str, message: str) -> None:
        super().__init__(stage, message)
        self.stage = stage
        self.message = message

    def __str__(self) -> str:
        return f"{self.stage}: {self.message}"
