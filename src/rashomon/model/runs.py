"""What a run did, stage by stage, with its clocks. Kept beside a case, never in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StageRun:
    """One stage of one run."""

    name: str
    started: str
    """ISO 8601 in UTC."""
    ended: str
    counts: Mapping[str, int]
    """How many of what it found."""
