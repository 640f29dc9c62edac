"""Bytes to text: UTF-8, UTF-16 (with or without a byte order mark), UTF-32 and Windows-1252, or a clear error."""

from __future__ import annotations

import codecs
import re

from .errors import IngestError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "a Rich Text file"),
)
# "â€™" or "Ã©": what UTF-8 looks like when it is read as Windows-1252.
_MOJIBAKE = re.compile(r"â€.|Ã[\x80-\xbf©¨­¡³±¶¼]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def looks_like(data: bytes) -> str | None:
    """The name of the format that the first bytes give away ("a PDF"), or None for text."""
    head = data[:1024].lstrip()
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)


def decode_text(data: bytes) -> str:
    """The text in ``data``. Raises ``IngestError`` (stage ``decode``) for binary data and undecodable bytes."""
    other = looks_like(data)
    if other:
        raise IngestError("decode", f"the file is {other}, not text; give it the right extension or save it as text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding))
    utf16 = _unmarked_utf16(data)
    if utf16:
        return _checked(_strict(data, utf16))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _checked(_windows_1252(data, error))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(
            "decode", f"byte {error.start} is not valid {encoding.upper()}; save the file again as UTF-8"
        ) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every other byte."""
    sample = data[:4000]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _windows_1252(data: bytes, utf8_error: UnicodeDecodeError) -> str:
    advice = "save the file again as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise IngestError(
            "decode", f"byte {utf8_error.start} is no valid UTF-8, and the file is no Windows-1252; {advice}"
        ) from error
    if _MOJIBAKE.search(text):
        raise IngestError("decode", f"the file is UTF-8 with a damaged byte at {utf8_error.start}; {advice}")
    high = sum(byte >= 0x80 for byte in data[:100_000])
    if high > 0.25 * min(len(data), 100_000):
        raise IngestError("decode", f"the file is neither UTF-8, UTF-16 nor Windows-1252 text; {advice}")
    return text


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text[:200_000]))
    if controls > 0.002 * min(len(text), 200_000):
        raise IngestError("decode", "the file is binary data, not text; give the report as PDF, HTML, DOCX or text")
    return text
