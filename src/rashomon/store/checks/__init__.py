"""Check a case against itself: nothing lost, doubled or silently changed.

    case file -> pages -> rows -> records -> references -> search index -> Checked

Nothing is written. What cannot be read is a finding too, and the rest is looked at.
"""

from rashomon.store.checks.case import check_case
from rashomon.store.checks.findings import Checked, Finding, Part

__all__ = ["Checked", "Finding", "Part", "check_case"]
