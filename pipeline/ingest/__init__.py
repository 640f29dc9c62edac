"""Files to reports: one reader per format, one renderer for the canonical text.

Begin with ``reading.read_file``.
"""

from .errors import IngestError
from .inputs import InputFile, count_occurrences, find_inputs, list_inputs, make_doc_id, sha256_of
from .reading import read_bytes, read_file
from .settings import IngestSettings

__all__ = [
    "IngestError",
    "IngestSettings",
    "InputFile",
    "count_occurrences",
    "find_inputs",
    "list_inputs",
    "make_doc_id",
    "read_bytes",
    "read_file",
    "sha256_of",
]
