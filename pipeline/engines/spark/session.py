"""The Spark session: the one that is there, or one of our own, whose many messages go to a file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Say = Callable[[str], None]

_EVERY = 10.0  # seconds between two words on how far a job is
_ERROR_CHARS = 300
_NO_JAVA = (
    "--engine spark needs Java 17 or newer, and there is none: install it (`apt-get install default-jre-headless`, "
    "`brew install openjdk`), or let JAVA_HOME name its folder."
)
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.python.worker.reuse": "true",
}
SQL_SETTINGS = {
    # a record is a whole file, or all rows of a report in a table
    "spark.sql.execution.arrow.maxRecordsPerBatch": "8",
    # files are listed by few tasks, not by one each
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "64",
}
"""Set while a run is on; a session that was there before has its own again afterwards."""


class SparkError(Exception):
    """Spark is not there, or can't do what is asked of it; the message says what to do."""


@contextmanager
def session(settings: Mapping[str, str], jobs: int) -> Iterator[SparkSession]:
    """A session to work in, that of ``spark-submit`` or a notebook where there is one.

    Else one is started on this machine, with ``jobs`` workers (0: one a core) unless ``settings`` name a
    ``spark.master``. Raises SparkError where pyspark or Java is missing, and for what Spark raises inside.
    """
    spark_session = _pyspark()
    active = spark_session.getActiveSession()
    is_ours = active is None and "PYSPARK_GATEWAY_PORT" not in os.environ
    log = _new_log() if is_ours else None
    try:
        spark = active or _started(spark_session, settings, jobs, log)
        try:
            with _sql_settings(spark), warnings.catch_warnings():
                warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
                yield spark
        finally:
            if is_ours:
                spark.stop()
    except BaseException as error:
        if _is_sparks(error):
            where = f" What it said is in {log}." if log else ""
            raise SparkError(f"Spark gave up: {_short(error)}.{where}") from error
        _remove(log)
        raise
    _remove(log)


def _pyspark() -> type[SparkSession]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on pandas, which is not used on this way
        try:
            from pyspark.sql import SparkSession
        except ImportError as error:
            message = "--engine spark needs the package pyspark: call `make spark`, or `python -m pip install pyspark`."
            raise SparkError(message) from error
    found: type[SparkSession] = SparkSession
    return found


def _started(
    spark_session: type[SparkSession], settings: Mapping[str, str], jobs: int, log: Path | None
) -> SparkSession:
    builder = spark_session.builder.appName("monitor-facts")
    if log is not None:
        if not _has_java():
            _remove(log)
            raise SparkError(_NO_JAVA)
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        settings = {"spark.master": f"local[{jobs or '*'}]", **_QUIET, **settings}
    for name, value in settings.items():
        builder = builder.config(name, value)
    with _messages_to(log), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return builder.getOrCreate()


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(home and (Path(home) / "bin" / "java").exists()) or shutil.which("java") is not None


@contextmanager
def _sql_settings(spark: SparkSession) -> Iterator[None]:
    before = {name: spark.conf.get(name, None) for name in SQL_SETTINGS}
    for name, value in SQL_SETTINGS.items():
        spark.conf.set(name, value)
    try:
        yield
    finally:
        for name, old in before.items():
            spark.conf.unset(name) if old is None else spark.conf.set(name, old)


def _new_log() -> Path:
    handle, name = tempfile.mkstemp(prefix="monitor-facts-spark-", suffix=".log")
    os.close(handle)
    return Path(name)


def _remove(log: Path | None) -> None:
    if log is not None:
        log.unlink(missing_ok=True)


@contextmanager
def _messages_to(log: Path | None) -> Iterator[None]:
    """What Java says, now and for as long as it runs, goes to the file: it keeps the streams that it began with."""
    if log is None:
        yield
        return
    kept = [(number, os.dup(number)) for number in (1, 2)]
    with log.open("ab") as stream:
        for number, _ in kept:
            os.dup2(stream.fileno(), number)
    try:
        yield
    finally:
        for number, before in kept:
            os.dup2(before, number)
            os.close(before)


def _is_sparks(error: BaseException) -> bool:
    return type(error).__module__.partition(".")[0] in ("pyspark", "py4j")


def _short(error: BaseException) -> str:
    """The first line of what may be pages."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:_ERROR_CHARS].rstrip(".")


@contextmanager
def telling(spark: SparkSession, words: str, say: Say) -> Iterator[None]:
    """Says the words, and then from time to time how far Spark's jobs are while the block runs."""
    say(f"{words} ...")
    ended = threading.Event()
    teller = threading.Thread(target=_tell, args=(spark, words, say, ended), daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()


def _tell(spark: SparkSession, words: str, say: Say, ended: threading.Event) -> None:
    tracker, before = spark.sparkContext.statusTracker(), ""
    while not ended.wait(_EVERY):
        stages = [tracker.getStageInfo(number) for number in tracker.getActiveStageIds()]
        told = [f"{stage.numCompletedTasks} of {stage.numTasks}" for stage in stages if stage is not None]
        if told and told[-1] != before:
            before = told[-1]
            say(f"{words}: {before} parts done")
