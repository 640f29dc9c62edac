"""``read_file``: one file to the reports in it. In order: bytes, blocks, reports, canonical text, metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path, PurePath

from pipeline.ingest.blocks import Block
from pipeline.locations import located
from pipeline.records import Report

from .archives import chunks
from .country_line import Place
from .cutting import cut_reports
from .decode import decode_text
from .errors import IngestError
from .inputs import make_doc_id
from .metadata import Hints, latest_cited_year, read_metadata
from .render import render
from .runs import block_words
from .settings import DEFAULT_SETTINGS, IngestSettings
from .structure import fold_overview
from .vocabulary import count_domain_words


@dataclass(frozen=True, slots=True)
class Raw:
    """What a reader makes of a file: its blocks (one list, or one a report where the page says so) and its title."""

    parts: tuple[tuple[Block, ...], ...]
    title: str | None = None


_EMPTY = b"\0\t\n\r \xef\xbb\xbf\xff\xfe"  # white space, zeroes and byte order marks
Reader = Callable[[bytes, IngestSettings], Raw]


def _read_text(data: bytes, settings: IngestSettings) -> Raw:
    from .text_reader import read_text

    return Raw((tuple(read_text(decode_text(data))),))


def _read_markdown(data: bytes, settings: IngestSettings) -> Raw:
    from .markdown_reader import read_markdown

    return Raw((tuple(read_markdown(decode_text(data), settings)),))


def _read_html(data: bytes, settings: IngestSettings) -> Raw:
    from .html_reader import read_html

    blocks, title = read_html(data, settings)
    return Raw((tuple(blocks),), title)


def _read_docx(data: bytes, settings: IngestSettings) -> Raw:
    from .docx_reader import read_docx

    blocks, title = read_docx(data, settings)
    return Raw((tuple(blocks),), title)


def _read_pdf(data: bytes, settings: IngestSettings) -> Raw:
    from .pdf_reader import read_pdf

    blocks, title = read_pdf(data, settings)
    return Raw((tuple(blocks),), title)


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_READERS: dict[str, tuple[str, str, Reader]] = {
    ".txt": ("text/plain", "max_text_bytes", _read_text),
    ".text": ("text/plain", "max_text_bytes", _read_text),
    ".md": ("text/markdown", "max_text_bytes", _read_markdown),
    ".markdown": ("text/markdown", "max_text_bytes", _read_markdown),
    ".html": ("text/html", "max_html_bytes", _read_html),
    ".htm": ("text/html", "max_html_bytes", _read_html),
    ".xhtml": ("text/html", "max_html_bytes", _read_html),
    ".docx": (_DOCX, "max_docx_bytes", _read_docx),
    ".pdf": ("application/pdf", "max_pdf_bytes", _read_pdf),
    ".aspx": ("text/html", "max_html_bytes", _read_html),
}


def read_file(
    path: str | PathLike[str],
    *,
    source_path: str | None = None,
    occurrence: int = 0,
    settings: IngestSettings = DEFAULT_SETTINGS,
) -> list[Report]:
    """The reports in a file, in order. Raises ``IngestError`` where there is none to be had."""
    file = located(path)
    _, limit, _ = _reader_of(file)
    return _reports(_bytes_of(file, getattr(settings, limit)), file, source_path, occurrence, settings)


def read_bytes(
    data: bytes,
    path: PurePath,
    *,
    source_path: str | None = None,
    occurrence: int = 0,
    settings: IngestSettings = DEFAULT_SETTINGS,
) -> list[Report]:
    """Like ``read_file``, of bytes that another has read; of the path only the name counts."""
    _, limit, _ = _reader_of(path)
    _check_size(len(data), getattr(settings, limit))
    _check_content(data)
    return _reports(data, path, source_path, occurrence, settings)


def _reports(
    data: bytes, path: PurePath, source_path: str | None, occurrence: int, settings: IngestSettings
) -> list[Report]:
    media_type, _, reader = _reader_of(path)
    sha256 = hashlib.sha256(data).hexdigest()
    raw = reader(data, settings)
    parts = _report_blocks(raw, settings)
    cited = max((year for part in parts if (year := latest_cited_year(part)) is not None), default=None)
    reports: list[Report] = []
    place: Place | None = None
    for blocks in parts:
        folded, overview = fold_overview(blocks)
        rendered = render(folded, overview)
        _check_length(rendered.text, settings)
        meta = read_metadata(folded, Hints(path.stem, raw.title, place, cited))
        place = Place(meta.country_iso3, meta.country_name) if meta.country_name else None
        reports.append(
            Report(
                doc_id=make_doc_id(sha256, len(reports), occurrence),
                source_path=source_path if source_path is not None else path.as_posix(),
                source_sha256=sha256,
                media_type=media_type,
                part=len(reports),
                text=rendered.text,
                segments=rendered.segments,
                **asdict(meta),
            )
        )
    return reports


def _check_length(text: str, settings: IngestSettings) -> None:
    if len(text) > settings.max_report_chars:
        raise IngestError(
            "recognise",
            f"one report of {len(text):,} characters (at most {settings.max_report_chars:,} are read); "
            "split the file into single reports",
        )


def _reader_of(path: PurePath) -> tuple[str, str, Reader]:
    found = _READERS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(sorted(_READERS))
        kind = f"{path.suffix} files" if path.suffix else "files without an extension"
        raise IngestError("unsupported", f"{kind} are not read; save the report as PDF, HTML, DOCX or text ({known})")
    return found


def _bytes_of(path: Path, limit: int) -> bytes:
    data = bytearray()
    try:
        for chunk in chunks(path):
            data += chunk
            _check_size(len(data), limit)
    except FileNotFoundError as error:
        raise IngestError("read", "the file does not exist (any more); check the path and run again") from error
    except IsADirectoryError as error:
        raise IngestError("read", "this is a folder; give its files or let the command walk it") from error
    except OSError as error:
        raise IngestError(
            "read", f"the file cannot be read ({error.strerror}); check it and its permissions"
        ) from error
    _check_content(data)
    return bytes(data)


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise IngestError(
            "recognise",
            f"more than {limit // 2**20} MB is too large for a report of this type; "
            "split it or check that it is the right file",
        )


def _check_content(data: bytes | bytearray) -> None:
    if not data[:512].strip(_EMPTY) and not data.strip(_EMPTY):
        raise IngestError("recognise", "the file is empty; get the report again")


def _report_blocks(raw: Raw, settings: IngestSettings) -> list[Sequence[Block]]:
    parts: list[Sequence[Block]] = [part for blocks in raw.parts for part in cut_reports(blocks)]
    recognised = [part for part in parts if _is_report(part, settings)]
    if not recognised:
        raise IngestError(
            "recognise",
            "the text does not look like a monitor report (no words on mines, cluster munitions or their treaties); "
            "check that it is the right file",
        )
    return recognised


def _is_report(blocks: Sequence[Block], settings: IngestSettings) -> bool:
    text = "\n".join(block_words(block) for block in blocks)
    return count_domain_words(text, settings.min_domain_words) >= settings.min_domain_words
