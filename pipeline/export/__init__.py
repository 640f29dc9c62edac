"""What a run found, for other programs.

``tables`` writes the tables in other formats, each in a module ``as_<format>``. The cited works, for reference
managers, are gathered by ``works_of`` and written by ``csl``, ``bibtex`` and ``table``.
"""

from pipeline.export.works import Work, works_of

__all__ = ["Work", "works_of"]
