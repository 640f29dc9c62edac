"""What a worker process does around its work: it keeps its memory within a limit, and ends when its run has ended.

Nothing heavy is imported here, since ``prepare`` must come before Arrow is loaded.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

from pipeline.matching.compiled import use_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.engines.work import PackedFile, Stages, Task
    from pipeline.tables.packed import Piece

MEMORY_SPENT, MEMORY_SPENT_AFTER_OTHERS, RETIRED = 77, 78, 79
"""Exit codes: this file needs too much memory; this file or the ones before need it; the ones before need it."""
_RETIRE_AT = 0.6  # of the limit, while nothing is in work
_MIB = 1 << 20
_OBJECTS = 20_000  # new ones, after which garbage is looked for

_done = 0
_limit = 0


class _NoPandas(MetaPathFinder):
    """Arrow loads pandas where it can, to see whether a list is a series. No stage uses it, and it takes 60 MB."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas is not for workers", name=fullname)


class _NoCommands(MetaPathFinder, Loader):
    """spaCy loads the commands it has for a shell, and with them what downloads models: a tenth of a worker's start for
    nothing. Here the modules of its commands are empty, and every name in them is None.
    """

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if f"{fullname}.".startswith("spacy.cli."):
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__getattr__"] = lambda name: None


def prepare(memory_mb: int) -> None:
    """Run once in each new worker. Never raises, since the pool would start another for ever."""
    global _limit
    # Arrow's own allocator reserves a gigabyte at once, which would count
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
    sys.meta_path[:0] = [_NoPandas(), _NoCommands()]
    threading.Thread(target=_end_with_parent, daemon=True).start()
    quicken()
    try:
        import resource

        if sys.platform == "linux":  # others let a program map memory past this limit
            resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * _MIB, memory_mb * _MIB))
            _limit = memory_mb * _MIB
    except (ImportError, ValueError, OSError):  # a stricter limit is set already, or the system has none
        return


def quicken() -> None:
    """What makes this process quicker, and no result another: patterns that were compiled before, and less looking for
    garbage. A report makes many objects, few of them in cycles; after every 700, looking took a fiftieth of the time.
    """
    use_stored()
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


def work_on(task: Task, stages: Stages) -> PackedFile:
    """One file, in a worker."""
    from pipeline.engines.work import pack_file

    return _within_memory(lambda: pack_file(task, stages))


def compare(name: str, pieces: Sequence[Piece], stages: Stages) -> PackedFile:
    """The findings between the reports of one country, in a worker; ``pieces`` are their rows."""
    from pipeline.engines.comparison import compare_packed

    return _within_memory(lambda: compare_packed(name, pieces, stages))


def _within_memory(work: Callable[[], PackedFile]) -> PackedFile:
    """The result; where memory is spent the process ends with a code that says so, as it can't be trusted any more."""
    global _done
    if _done and _limit and _data_bytes() > _RETIRE_AT * _limit:
        os._exit(RETIRED)
    try:
        result = work()
    except MemoryError:
        _give_up()
    if any(row.error == "MemoryError" for row in result.failures):
        _give_up()
    _done += 1
    return result


def _give_up() -> None:
    os._exit(MEMORY_SPENT_AFTER_OTHERS if _done else MEMORY_SPENT)


def _data_bytes() -> int:
    """What counts against the limit now."""
    with open("/proc/self/statm") as statm:  # noqa: PTH123  nothing more is wanted here
        return int(statm.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")


def _end_with_parent() -> None:
    """A run that was killed outright can't stop its workers."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
