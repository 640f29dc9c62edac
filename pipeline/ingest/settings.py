"""Limits of the readers, in one place."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """Sizes in bytes or characters; each limit ends in an ``IngestError`` that names it.

    A yearly book of the monitor is about 5 MB as text and 40 MB as PDF; a single report is about 50 kB. A text or page
    above its limit is thus no report but a mistake, and reading it whole could take the memory of the whole run.
    """

    max_text_bytes: int = 10 * MIB
    max_html_bytes: int = 16 * MIB
    max_html_tags: int = 400_000
    """Opening and closing ones; a single report has about 2,000. Small elements cost more time than long text."""
    max_docx_bytes: int = 64 * MIB
    max_docx_unpacked_bytes: int = 48 * MIB
    max_pdf_bytes: int = 256 * MIB
    max_pdf_pages: int = 3000
    max_report_chars: int = 1_000_000
    """spaCy refuses longer texts."""
    max_heading_chars: int = 110
    max_heading_words: int = 16
    min_domain_words: int = 2
    """Words of the field that a text needs to count as a report."""


DEFAULT_SETTINGS = IngestSettings()
