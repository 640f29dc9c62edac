"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from pipeline.ingest import IngestError
from pipeline.ingest.decode import decode_text

TEXT = "The “Monitor” asked Côte d’Ivoire – twice – about São Tomé’s mines.\n" * 3


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 marked", "cp1252", "utf-16", "utf-16 big", "utf-16 unmarked", "utf-16 big unmarked", "utf-32"],
)
def test_encodings_are_told_apart(data: bytes) -> None:
    assert decode_text(data) == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (TEXT.encode()[:200].replace("–".encode(), b"\xe2\x80"), "byte 41 is no valid UTF-8"),
        (b"mines \x81\x8d\x8f " * 9, "no valid UTF-8"),
        (bytes(range(256)) * 20, "byte"),
        ("landmines – “here – São Tomé".encode()[:-1], "UTF-8 with a damaged byte at"),
        (b"text\x00\x01\x02\x03" * 50, "binary data"),
        ("мины и кассетные боеприпасы".encode("cp1251") * 20, "Windows-1252"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04 ...", "zip or Office file"),
        (b"{\\rtf1\\ansi mines}", "Rich Text"),
    ],
    ids=["damaged utf-8", "no character", "all bytes", "cut utf-8", "controls", "cyrillic", "pdf", "zip", "rtf"],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(IngestError, match=message) as caught:
        decode_text(data)
    assert caught.value.stage == "decode"
