"""Where files lie: paths of this machine, and paths of other stores (``s3://bucket/reports``) that walk like them.

``located`` gives ``pathlib.Path`` for the first, and for the second a ``upath.UPath``, which has the same methods and
reads through fsspec. Nothing of fsspec is loaded where only this machine's paths are named.
"""

from __future__ import annotations

import os
import re
import warnings
from pathlib import Path
from typing import Any, cast

_PROTOCOL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_DRIVERS = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "az": "adlfs",
}
_VERSIONS = ("ETag", "etag", "generation", "md5Hash")
"""What stores call the word that changes whenever a file's bytes do."""


class LocationError(ValueError):
    """A path can't be used; the message says why and what to do."""


def located(name: str | os.PathLike[str]) -> Path:
    """The path of that name; what is a path already is given back. Raises LocationError where its driver is missing."""
    if not isinstance(name, str):
        return cast(Path, name)
    protocol = protocol_of(name)
    return Path(name) if protocol is None else _elsewhere(name, protocol)


def protocol_of(name: str) -> str | None:
    """``s3`` of ``s3://bucket/reports``; None for a path of this machine."""
    found = _PROTOCOL.match(name)
    return found[1].lower() if found else None


def is_here(path: Path) -> bool:
    """Whether it is a path of this machine, whose bytes the system reads."""
    return isinstance(path, Path)


def key_of(path: Path) -> bytes:
    """The path's name as bytes, as it was given."""
    return os.fsencode(path) if is_here(path) else path.as_posix().encode("utf-8", "surrogateescape")


def from_key(key: bytes) -> Path:
    """The path that ``key_of`` gave the bytes of."""
    return located(os.fsdecode(key))


def version_elsewhere(path: Path) -> str | None:
    """A word that changes with the bytes of a file of another store; None where the store gives none.

    Raises OSError.
    """
    try:
        info = cast(Any, path).fs.info(cast(Any, path).path)
    except OSError:
        raise
    except Exception as error:
        raise wrapped(error, path) from error
    versions = [f"{name} {info[name]}" for name in _VERSIONS if info.get(name)]
    return f"{info.get('size')} {versions[0]}" if versions else None


def wrapped(error: Exception, path: Path) -> OSError:
    """What a store's driver raises, as the error that callers know."""
    return OSError(5, f"{type(error).__name__}: {error}", str(path))


def matching(pattern: str) -> list[Path]:
    """The files of another store whose names match, sorted. Raises LocationError."""
    path: Any = located(pattern)
    return [located(path.fs.unstrip_protocol(name)) for name in sorted(path.fs.glob(path.path))]


def _elsewhere(name: str, protocol: str) -> Path:
    from upath import UPath

    try:
        with warnings.catch_warnings():
            # that a protocol is used as any other is
            warnings.filterwarnings("ignore", message="UPath .* not explicitly implemented")
            path = UPath(name)
        path.fs  # noqa: B018  it is made when it is first asked for
    except (ImportError, ValueError) as error:
        driver = _DRIVERS.get(protocol)
        if driver is not None:
            needs = f"{protocol}:// needs the package {driver}: `python -m pip install {driver}`, then call it again"
        else:
            needs = f"no driver is known for {protocol}:// ({error}); fsspec's documentation lists those there are"
        raise LocationError(f"{name} can't be reached: {needs}.") from error
    return cast(Path, path)
