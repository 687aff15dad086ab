"""Give each line of the timeline a bar: where its time lies, and how precisely it is said.

EDTF -> bounds -> share of the whole span
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rashomon.text.edtf import parse_edtf

NARROWEST = 0.6
"""Least width of a bar, in percent: a day of a century is still to be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the time line, in percent of it."""

    left: float
    width: float
    opens_left: bool
    """It has no beginning that is stated."""
    opens_right: bool


def bars(dates: Iterable[str]) -> tuple[Bar | None, ...]:
    """Place the dates of a timeline; None for one that has no place on it."""
    times = [parse_edtf(edtf) for edtf in dates]
    known = [t for t in times if t and t.year_known]
    ends = [end for t in known for end in (t.lower, t.upper) if end]
    if not ends:
        return tuple(None for _ in times)
    first, last = min(map(_plain, ends)), max(map(_plain, ends))
    whole = max((last - first).total_seconds(), 1.0)

    def share(at: datetime) -> float:
        return 100 * (_plain(at) - first).total_seconds() / whole

    made: list[Bar | None] = []
    for time in times:
        if time is None or not time.year_known:
            made.append(None)
            continue
        left = share(time.lower) if time.lower else 0.0
        right = share(time.upper) if time.upper else 100.0
        left = min(left, 100 - NARROWEST)
        width = max(right - left, NARROWEST)
        made.append(
            Bar(round(left, 2), round(width, 2), time.lower is None, time.upper is None)
        )
    return tuple(made)


def _plain(at: datetime) -> datetime:
    """Leave the zone out: a bar is wider than a day's difference."""
    return at.replace(tzinfo=None)
