"""Files and tables of other stores (s3://, gs://, abfs://) are read as those of this machine are."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import fsspec
import pytest
from click.testing import CliRunner

from pipeline import load, read
from pipeline.cli import main
from pipeline.cli.paths import named_paths
from pipeline.engines.incremental import Options, update
from pipeline.ingest import IngestError, find_inputs
from pipeline.locations import LocationError, from_key, key_of, located
from pipeline.settings import EngineSettings
from pipeline.tables.read import TablesError, count_rows, read_rows, scan
from pipeline.tables.schema import TABLES
from pipeline.tables.write import write_tables
from tests.engines.folders import InlinePool
from tests.engines.standins import LOG, standins
from tests.samples import sample_rows

SAMPLE = Path(__file__).parents[1] / "corpus" / "samples" / "sample-japan-mbt-2004.txt"
REPORT = SAMPLE.read_bytes()


class RefusedError(Exception):
    """As the drivers of some stores raise, which is no OSError."""


def path_of(name: str) -> str:
    """``bucket/a.txt`` of ``standin://bucket/a.txt``."""
    return name.removeprefix("standin://").strip("/")


class Standin(fsspec.AbstractFileSystem):  # type: ignore[misc]
    """A store of its own protocol with a folder behind it: files have an ETag, and one is refused."""

    protocol = "standin"
    cachable = False
    root = Path()

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        name = path_of(path)
        there = self.root / name
        if there.is_dir():
            return {"name": name, "size": 0, "type": "directory"}
        data = there.read_bytes()
        return {"name": name, "size": len(data), "type": "file", "ETag": sha256(data).hexdigest()}

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        name = path_of(path)
        there = self.root / name
        found = (
            [self.info(f"{name}/{entry.name}") for entry in there.iterdir()] if there.is_dir() else [self.info(path)]
        )
        return found if detail else [entry["name"] for entry in found]

    def _open(self, path: str, mode: str = "rb", *_: Any, **__: Any) -> Any:
        if "refused" in path:
            raise RefusedError("403")
        return (self.root / path_of(path)).open(mode)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder behind ``standin://``."""
    monkeypatch.setattr(Standin, "root", tmp_path / "store")
    fsspec.register_implementation("standin", Standin, clobber=True)
    (tmp_path / "store" / "bucket").mkdir(parents=True)
    return tmp_path / "store" / "bucket"


@pytest.fixture
def memory() -> Iterator[Any]:
    """The store ``memory://``, empty."""
    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


def _zip(**files: bytes) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"sub/{name}.txt", content)
    return data.getvalue()


def test_files_of_a_store_are_found_as_those_of_a_folder_are(memory: Any, tmp_path: Path) -> None:
    """Sorted, hidden and skipped ones left out, zips opened, equal bytes counted."""
    files = {
        "b.txt": REPORT, "a/c.txt": REPORT, "a/.hidden.txt": REPORT, "README.md": b"x", "d.gold.json": b"{}",
        "off/.monitor-facts-skip": b"", "off/e.txt": REPORT, "saved.zip": _zip(f=REPORT, g=b"g"), "bad.zip": b"no zip",
    }  # fmt: skip
    memory.pipe({f"/reports/{name}": data for name, data in files.items()})
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    here = [(item.source_path.removeprefix(f"{tmp_path}/"), item.occurrence) for item in find_inputs([tmp_path])]
    there = find_inputs(["memory://reports"])
    assert [(item.source_path.removeprefix("memory://reports/"), item.occurrence) for item in there] == here
    assert [name for name, _ in here] == ["a/c.txt", "b.txt", "bad.zip", "saved.zip/sub/f.txt", "saved.zip/sub/g.txt"]
    assert here[3][1] == 2


@pytest.mark.parametrize("name", ["memory://reports/japan-2004.txt", "memory://reports/saved.zip/sub/japan-2004.txt"])
def test_read_gives_the_report_under_its_name_there(memory: Any, name: str) -> None:
    memory.pipe({"/reports/japan-2004.txt": REPORT, "/reports/saved.zip": _zip(**{"japan-2004": REPORT})})
    (there,), (here,) = read(name), read(SAMPLE)
    assert there.source_path == name
    assert (there.doc_id, there.text, there.country_iso3, there.media_type) == (
        here.doc_id, here.text, here.country_iso3, here.media_type
    )  # fmt: skip


def test_a_file_that_is_not_there_is_said_to_be_missing(memory: Any, store: Path) -> None:
    for name in ("memory://reports/none.txt", "standin://bucket/none.txt"):
        with pytest.raises(IngestError, match="the file does not exist"):
            read(name)


def test_what_a_driver_raises_becomes_a_failure(store: Path) -> None:
    (store / "refused.txt").write_bytes(REPORT)
    with pytest.raises(IngestError, match="RefusedError: 403"):
        read("standin://bucket/refused.txt")


@pytest.mark.parametrize("is_dataset", [False, True])
def test_tables_of_a_store_load_as_those_of_a_folder_do(store: Path, tmp_path: Path, is_dataset: bool) -> None:
    write_tables(sample_rows(), store / "out", {})
    if is_dataset:
        for name in TABLES:
            file = (store / "out" / f"{name}.parquet").rename(tmp_path / "part-00000.parquet")
            (store / "out" / f"{name}.parquet").mkdir()
            file.rename(store / "out" / f"{name}.parquet" / "part-00000.parquet")
    there = located("standin://bucket/out")
    here, found = load(store / "out"), load("standin://bucket/out")
    assert all(found[name].equals(here[name]) for name in TABLES)
    for name, table in TABLES.items():
        assert read_rows(there, name) == read_rows(store / "out", name)
        assert count_rows(there, table) == sum(batch.num_rows for batch in scan(there, table)) == len(here[name])


def test_a_store_without_tables_is_said_to_have_none(store: Path) -> None:
    with pytest.raises(TablesError, match="there is no folder standin://bucket/none"):
        load("standin://bucket/none")


def test_a_run_over_a_store_reads_what_is_new(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are known again by their ETag; one that the store refuses is a row of failures."""
    monkeypatch.setattr("pipeline.engines.local.Pool", InlinePool)
    log, out = tmp_path / "log", tmp_path / "out"
    monkeypatch.setenv(LOG, str(log))
    options = Options(standins(), EngineSettings(1))
    for name in ("a", "b", "refused"):
        (store / f"{name}.txt").write_text(name)

    def run() -> list[str]:
        log.write_text("")
        update(find_inputs(["standin://bucket"]), out, options)
        return sorted(line.split()[1] for line in log.read_text().splitlines())

    assert run() == ["a.txt", "b.txt"]
    assert run() == []
    (store / "b.txt").write_text("other")
    assert run() == ["b.txt"]
    assert [row.source_path for row in read_rows(out, "documents")] == [
        "standin://bucket/a.txt",
        "standin://bucket/b.txt",
    ]
    (failed,) = read_rows(out, "failures")
    assert (failed.source_path, "RefusedError: 403" in failed.message) == ("standin://bucket/refused.txt", True)


def test_the_command_line_takes_paths_and_globs_of_a_store(store: Path) -> None:
    for name in ("a.txt", "b.txt", "c.pdf"):
        (store / name).write_bytes(b"x")
    named = named_paths(["standin://bucket/*.txt", "standin://bucket"], bytes)
    assert [path.as_posix() for path in named] == [
        "standin://bucket/a.txt", "standin://bucket/b.txt", "standin://bucket"
    ]  # fmt: skip
    assert named_paths(["-"], lambda: b"standin://bucket/a.txt\n") == [located("standin://bucket/a.txt")]
    for words in ("standin://bucket/none", "standin://bucket/*.docx"):
        result = CliRunner().invoke(main, ["extract", words, "--out", "out"])
        assert result.exit_code == 2
        assert "does not exist" in result.output


def test_the_local_engine_says_where_it_can_write(store: Path) -> None:
    result = CliRunner().invoke(main, ["extract", str(SAMPLE), "--out", "standin://bucket/out"])
    assert result.exit_code == 2
    assert "--engine spark" in result.output


@pytest.mark.parametrize(("name", "package"), [("s3://b/x", "s3fs"), ("gs://b/x", "gcsfs"), ("abfs://b/x", "adlfs")])
def test_a_missing_driver_is_named(name: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(LocationError, match=f"python -m pip install {package}"):
        read(name)
    result = CliRunner().invoke(main, ["extract", name, "--out", "out"])
    assert result.exit_code == 2
    assert f"pip install {package}" in result.output.replace("\n", " ")


def test_an_unknown_store_is_refused() -> None:
    with pytest.raises(LocationError, match="no driver is known for ftpx://"):
        located("ftpx://host/x")


def test_paths_of_this_machine_are_what_they_were() -> None:
    assert located("reports/chad.txt") == Path("reports/chad.txt")
    assert isinstance(located("C:/reports"), Path)
    assert located(SAMPLE) is SAMPLE
    for path in (Path("a/\udce9.txt"), Path("/b c")):
        assert from_key(key_of(path)) == path
