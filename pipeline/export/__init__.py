"""The cited works of a run for reference managers: ``works_of`` gathers them, ``csl`` and ``bibtex`` write them."""

from pipeline.export.works import Work, works_of

__all__ = ["Work", "works_of"]
