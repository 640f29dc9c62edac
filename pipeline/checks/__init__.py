"""Findings: what in a report cannot be right. One small function a check, registered under the contract's name.

``run_checks`` looks at one report, ``cross_checks`` at the reports of one country over the years. A check that fires on
a sound report is worse than none: where the words or the reference leave doubt, a check is silent.
"""

from __future__ import annotations

from pipeline.checks import contradictions, dates, meetings, notes, resolutions, votes
from pipeline.checks.across import cross_checks
from pipeline.checks.registry import CHECKS, Context, Slip, run_checks

__all__ = ["CHECKS", "Context", "Slip", "cross_checks", "run_checks"]

# Importing a module registers its checks; the order here is the order in which they run.
MODULES = (resolutions, votes, meetings, dates, contradictions, notes)
