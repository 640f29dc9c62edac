"""What lemminflect's dictionary says of words, without loading it: that takes a third of a second and 60 MB.

``models/prepare.py`` stores all of it beside the byte code, in the order of words, where each is looked up like in a
printed dictionary. Where the file is missing, damaged or another lemminflect's, lemminflect itself is asked.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from zlib import crc32

from pipeline.matching.compiled import write_whole

Readings = Mapping[str, tuple[str, ...]]

STORED_PATH = Path(__file__).with_name("__pycache__") / "lemminflect.words"
_LEMMAS, _INFLECTIONS = "lemmas", "inflections"

asked: set[str] = set()
"""Every verb of which the inflections were asked for since the program began: those of rules are stored, too."""


def lemmas(word: str) -> Readings:
    """The lemmas of a word that is in the dictionary, by part of speech; nothing for others.

    >>> lemmas("laid")
    {'VERB': ('lay',)}
    """
    stored = _stored()
    if stored is None or word != word.lower():  # a word's capitals would be its lemmas', too
        return _dictionary_lemmas(word)
    return stored.find(_LEMMAS, word) or {}  # all words are stored


def inflections(verb: str) -> Readings:
    """The forms of a verb by their tag, made by rule where it is not in the dictionary."""
    asked.add(verb)
    stored = _stored()
    found = stored.find(_INFLECTIONS, verb) if stored is not None else None
    return found if found is not None else _dictionary_inflections(verb)


def store(path: Path = STORED_PATH) -> None:
    """Write what lemminflect says of all its words, and of the verbs that have been asked about."""
    from lemminflect.core.Lemmatizer import Lemmatizer

    known = Lemmatizer()  # its words can't be listed otherwise
    words = {word.lower() for word in (*known._getLemmaDict(), *known._getOverridesDict())}
    found = {word: _dictionary_lemmas(word) for word in words}
    verbs = {verb for readings in found.values() for verb in readings.get("VERB", ())} | asked
    lines = b"".join(
        sorted(
            [
                *_lines(_LEMMAS, found.items()),
                *_lines(_INFLECTIONS, ((verb, _dictionary_inflections(verb)) for verb in verbs)),
            ]
        )
    )
    write_whole(path, _head(crc32(lines)) + lines)


class _Dictionary:
    """A file of sorted lines, each a word, a tab, and what is said of it. It is mapped: little of it is ever read."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or ValueError where there is no file that was made from this lemminflect."""
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._start = self._bytes.find(b"\n") + 1
        if self._bytes[: self._start] != _head(crc32(memoryview(self._bytes)[self._start :])):
            raise ValueError("damaged, or made from another lemminflect")

    def find(self, kind: str, word: str) -> Readings | None:
        """What is said of a word; None where nothing is."""
        wanted = f"{kind} {word}".encode("utf-8", "surrogatepass")
        low, high = self._start, len(self._bytes)
        while low < high:
            start = self._bytes.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._bytes.find(b"\n", start)
            entry, _, told = self._bytes[start:end].partition(b"\t")
            if entry == wanted:
                return {tag: tuple(spellings) for tag, spellings in json.loads(told).items()}
            low, high = (end + 1, high) if entry < wanted else (low, start)
        return None


@lru_cache(maxsize=1)
def _stored() -> _Dictionary | None:
    try:
        return _Dictionary(STORED_PATH)
    except (OSError, ValueError):
        return None


def _head(checksum: int) -> bytes:
    return f"lemminflect {metadata.version('lemminflect')} {checksum}\n".encode()


def _lines(kind: str, entries: Iterable[tuple[str, Readings]]) -> Iterator[bytes]:
    for word, readings in entries:
        yield f"{kind} {word}\t{json.dumps(readings)}\n".encode()


def _dictionary_lemmas(word: str) -> Readings:
    from lemminflect import getAllLemmas

    found: Readings = getAllLemmas(word)
    return found


def _dictionary_inflections(verb: str) -> Readings:
    from lemminflect import getAllInflections, getAllInflectionsOOV

    found: Readings = getAllInflections(verb, upos="VERB") or getAllInflectionsOOV(verb, upos="VERB")
    return found
