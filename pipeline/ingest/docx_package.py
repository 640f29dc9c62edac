"""The parts of a Word file: unpacked within limits, parsed without entities or network."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from .decode import looks_like
from .errors import IngestError
from .settings import IngestSettings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_BROKEN = "the Word file is damaged; open it in Word or LibreOffice and save it again as DOCX"


class Package:
    """Access to the XML parts of a DOCX. Raises ``IngestError`` for what is no DOCX, damaged, or too large unpacked."""

    def __init__(self, data: bytes, settings: IngestSettings) -> None:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise IngestError(
                "parse", "the file is an old or encrypted Word file; remove its password and save it as DOCX"
            )
        if looks_like(data) != "a zip or Office file":
            raise IngestError("parse", "the file is no DOCX; give it the right extension or save it as DOCX")
        self._settings = settings
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise IngestError("parse", _BROKEN) from error

    def part(self, name: str, *, needed: bool = False) -> etree._Element | None:
        """The root of one XML part, or None where the file has no such part."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            if needed:
                raise IngestError("parse", f"the file has no {name}; {_BROKEN}") from None
            return None
        limit = self._settings.max_docx_unpacked_bytes
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise IngestError("parse", _BROKEN) from error
        if len(data) > limit:
            raise IngestError("parse", f"{name} unpacks to more than {limit // 2**20} MB; this is no ordinary report")
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:2000]:
            raise IngestError("parse", f"{name} declares entities, which Word never writes; {_BROKEN}")
        return self._parsed(data)

    def _parsed(self, data: bytes) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
        try:
            return etree.fromstring(data.replace(_STRICT, W[1:-1].encode()), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise IngestError("parse", _BROKEN) from error


def heading_levels(styles: etree._Element | None) -> dict[str, int]:
    """Style id to heading level (1 to 9), by the style's name or outline level or those of the style it is based on."""
    if styles is None:
        return {}
    own: dict[str, int | None] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        style_id = style.get(f"{W}styleId") or ""
        own[style_id] = _own_level(style)
        parent = style.find(f"{W}basedOn")
        if parent is not None:
            based[style_id] = parent.get(f"{W}val") or ""
    levels: dict[str, int] = {}
    for style_id in own:
        current, steps = style_id, 0
        while current in own and own[current] is None and current in based and steps < 20:
            current, steps = based[current], steps + 1
        level = own.get(current)
        if level is not None and level > 0:
            levels[style_id] = level
    return levels


def _own_level(style: etree._Element) -> int | None:
    """0 for a style that says it is body text, None where it says nothing."""
    named = style.find(f"{W}name")
    name = (named.get(f"{W}val") if named is not None else "") or ""
    words = name.lower().split()
    if words[:1] in (["heading"], ["überschrift"], ["titre"], ["título"]) and words[-1].isdigit():
        return int(words[-1])
    if name.lower() == "title":
        return 1
    if name.lower() == "subtitle":
        return 2
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and (outline.get(f"{W}val") or "").isdigit():
        value = int(outline.get(f"{W}val") or 9)
        return value + 1 if value < 9 else 0
    return None
