"""Ctrl-C and a request to end (SIGTERM) as one exception, so that a run can put its things away first."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupted(KeyboardInterrupt):
    """The run was asked to stop; ``signal`` is the number of what asked."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


@contextmanager
def interruptions() -> Iterator[None]:
    """Within, both signals raise Interrupted. To be entered in the main thread."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, _raise) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _raise(number: int, _: FrameType | None) -> None:
    raise Interrupted(number)
