"""Say what changed in a case since one of its runs.

number of a run -> the case then, the case now -> Change, Change, ...
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.errors import UnknownNameError
from rashomon.views.changes import Change, find_changes
from rashomon.views.index import CaseIndex

if TYPE_CHECKING:
    from rashomon.store import View


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two runs of a case."""

    since: int
    """Number of the run before which nothing is told."""
    until: int
    """Number of the last run."""
    found: tuple[Change, ...]
    """In the order of the kinds, then by subject."""


def changes_since(view: View, since: int | None = None) -> Changes:
    """Say what changed since a run.

    Args:
        view: The case.
        since: Number of the run; None: the one before the last.

    Raises:
        UnknownNameError: No run has this number, or there was none.
    """
    runs = view.runs()
    if not runs:
        raise UnknownNameError.of("run", "0", ["none was closed; read reports first"])
    start = runs[-2:][0] if since is None else since
    changes = find_changes(CaseIndex.of(view.at(start)), CaseIndex.of(view))
    return Changes(start, runs[-1], changes)
