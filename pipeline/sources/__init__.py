"""What a report's notes cite: each note cut into its sources, each classified and dated, Ibid. followed."""

from pipeline.sources.find import find_sources

__all__ = ["find_sources"]
