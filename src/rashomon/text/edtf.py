"""Read EDTF times and compare the intervals they mean.

    "XXXX-04-23", "2013-07-02T07:37Z", "2012/.." -> parse_edtf -> Interval -> compare_intervals

The part of EDTF (ISO 8601-2, levels 0 to 2) that `text.times` writes:

    2013  2013-07  2013-07-02                 year, month, day
    XXXX-04-23  XXXX-04  199X  20XX           what is not stated is X
    2013-21 ... 2013-24                       spring, summer, autumn, winter (of no fixed months)
    2013-07-02T07:37Z  ...T07:37+05:30        clock time with its zone
    2013-07-02T07:37                          clock time where it happened, zone not stated
    XXXX-XX-XXT07:37Z                         clock time of a day not stated
    2022/2024  2012/..  ../2019               interval, both ends in it; .. is open

A qualifier (~ ? %) may stand at the end; it is kept and does not move the bounds.
"""

# Naive on purpose: the zone of a clock time in a report is mostly not stated.
# ruff: noqa: DTZ001, DTZ901

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal

Comparison = Literal["equal", "inside", "overlap", "disjoint", "unknown"]
"""What two times are to each other. inside: one of them lies wholly in the other.
unknown: they can be the same, and nothing stated says that they are."""

LEAP_YEAR = 2000
"""Year that stands for a year not stated; it has every day a year can have."""

ZONE_REACH = timedelta(hours=14)
"""Furthest a clock of a zone not stated can be from UTC (UTC+14, Line Islands)."""

_ATOM = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
    r"(?:T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?(?P<qualifier>[~?%]?)"
)


@dataclass(frozen=True, slots=True)
class Interval:
    """The instants a time can mean, both bounds included; None: open at that end.

    With `year_known` False the bounds are those of the year 2000 and say only which days of a
    year are meant; with `day_known` False they are those of 2000-01-01 and say only the clock.
    """

    lower: datetime | None
    upper: datetime | None
    year_known: bool = True
    day_known: bool = True
    zoned: bool = False
    """The bounds are UTC. Else they are of the place meant, whose zone is not stated."""
    clock: bool = False
    """A clock time is stated."""
    qualifier: str = ""
    """~ approximate, ? uncertain, % both."""


def parse_edtf(edtf: str) -> Interval | None:
    """Read an EDTF time; None where it is none or of a form not listed above."""
    if "/" not in edtf:
        return _atom(edtf)
    ends = edtf.split("/")
    if len(ends) != 2 or all(end in ("", "..") for end in ends):
        return None
    first, last = (None if end in ("", "..") else _atom(end) for end in ends)
    if (first is None and ends[0] not in ("", "..")) or (
        last is None and ends[1] not in ("", "..")
    ):
        return None
    return _joined(first, last)


def _joined(first: Interval | None, last: Interval | None) -> Interval | None:
    known = [end for end in (first, last) if end]
    if len({(end.year_known, end.day_known, end.zoned, end.clock) for end in known}) > 1:
        return None
    lower = first.lower if first else None
    upper = last.upper if last else None
    if lower and upper and lower > upper:
        if known[0].year_known or not known[0].day_known:
            return None
        day = 28 if (upper.month, upper.day) == (2, 29) else upper.day
        upper = upper.replace(year=LEAP_YEAR + 1, day=day)  # December to January
    one = known[0]
    return Interval(lower, upper, one.year_known, one.day_known, one.zoned, one.clock)


def _atom(edtf: str) -> Interval | None:
    match = _ATOM.fullmatch(edtf)
    if match is None:
        return None
    try:
        found = _clocked(match) if match["hour"] else _dated(match)
    except (ValueError, OverflowError):
        return None
    if found is None or found.lower is None or found.upper is None:
        return None
    # room for the reach of zones at both ends of the calendar
    return (
        found if datetime.min.year < found.lower.year <= found.upper.year < 9999 else None
    )


def _dated(match: re.Match[str]) -> Interval | None:
    lower, upper = _day_bounds(match)
    year_known = match["year"] != "XXXX"
    if not year_known and match["month"] is None:
        return None
    return Interval(lower, upper, year_known, qualifier=match["qualifier"])


def _day_bounds(match: re.Match[str]) -> tuple[datetime, datetime]:
    """Give the first and last instant of the days that fit the digits stated."""
    year, month, day = match["year"], match["month"] or "XX", match["day"] or "XX"
    if year == "XXXX":
        year = str(LEAP_YEAR)
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    first_month, last_month = _month_bounds(month)
    first_day = 1 if day == "XX" else int(day)
    last_day = _month_length(last_year, last_month) if day == "XX" else int(day)
    if month in _SEASONS and month == "24":
        last_year += 1
    return (
        datetime(first_year, first_month, first_day),
        datetime(last_year, last_month, last_day) + _DAY,
    )


_DAY = timedelta(days=1) - timedelta(seconds=1)

_SEASONS = {"21": (3, 6), "22": (6, 9), "23": (9, 12), "24": (12, 3)}
"""Months a northern season can touch; it has no certain first day."""


def _month_bounds(month: str) -> tuple[int, int]:
    if month == "XX":
        return 1, 12
    return _SEASONS.get(month) or (int(month), int(month))


def _month_length(year: int, month: int) -> int:
    following = datetime(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _clocked(match: re.Match[str]) -> Interval | None:
    if match["month"] is None or match["day"] is None:
        return None
    day_known = match["day"] != "XX"
    year_known = match["year"] != "XXXX"
    if "X" in match["year"] and year_known:
        return None
    year = int(match["year"]) if year_known else LEAP_YEAR
    month, day = (int(match["month"]), int(match["day"])) if day_known else (1, 1)
    clock = [int(match[part] or 0) for part in ("hour", "minute", "second")]
    lower = datetime(year, month, day, clock[0], clock[1], clock[2])
    step = timedelta(seconds=1)
    if match["second"] is None:
        step = timedelta(minutes=1) if match["minute"] else timedelta(hours=1)
    lower -= _offset(match["zone"])
    return Interval(
        lower,
        lower + step - timedelta(seconds=1),
        year_known,
        day_known,
        zoned=match["zone"] is not None,
        clock=True,
        qualifier=match["qualifier"],
    )


def _offset(zone: str | None) -> timedelta:
    if zone in (None, "Z"):
        return timedelta(0)
    ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return ahead if zone[0] == "+" else -ahead


@lru_cache(maxsize=1 << 12)
def compare_intervals(a: str, b: str) -> Comparison:
    """Tell what two EDTF times are to each other.

    Args:
        a: An EDTF time of the forms above.
        b: Another one. The order of the two does not matter.

    Returns:
        equal: the same bounds, and the year is stated (clock times: in one zone, or both
        of the place).
        inside: one lies in the other. overlap: they share a part. disjoint: they cannot
        be the same, also where the year is not stated ("XXXX-04-23", "2013-05") or two
        clock times of one zone differ. unknown: they can be the same, but a year, a day or
        a zone is not stated; or one cannot be read.
    """
    first, second = parse_edtf(a), parse_edtf(b)
    if first is None or second is None:
        return "unknown"
    if not (first.day_known and second.day_known):
        return _of_clocks(first, second)
    if not (first.year_known and second.year_known):
        return _of_yearless(first, second)
    if first.zoned != second.zoned:
        return _across_zones(first, second)
    return _of_bounds(first, second)


def _of_clocks(a: Interval, b: Interval) -> Comparison:
    """Compare clock times of days not stated: all they can be is different."""
    if not (a.clock and b.clock) or a.zoned != b.zoned:
        return "unknown"
    day = timedelta(days=1)
    starts = [_bounds(one)[0] for one in (a, b)]
    away = (starts[0] - starts[1]) % day
    longest = max(_bounds(one)[1] - _bounds(one)[0] for one in (a, b))
    return "disjoint" if longest < min(away, day - away) else "unknown"


def _of_yearless(a: Interval, b: Interval) -> Comparison:
    """Compare days of a year where one year or both are not stated."""
    first, second = (_year_days(one) for one in (a, b))
    return "unknown" if first & second else "disjoint"


def _year_days(interval: Interval) -> frozenset[tuple[int, int]]:
    """Give the days of a year, as month and day, that an interval touches."""
    lower, upper = interval.lower, interval.upper
    if lower is None or upper is None or upper - lower >= timedelta(days=365):
        lower, upper = datetime(LEAP_YEAR, 1, 1), datetime(LEAP_YEAR, 12, 31)
    if interval.clock:  # the day may turn between zones
        lower, upper = lower - ZONE_REACH, upper + ZONE_REACH
    count = (upper.date() - lower.date()).days + 1
    days = (lower + timedelta(days=k) for k in range(count))
    return frozenset((day.month, day.day) for day in days)


def _across_zones(a: Interval, b: Interval) -> Comparison:
    """Compare a time in UTC with one of the place, whose zone is not stated."""
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    if _gap(a_high, b_low) or _gap(b_high, a_low):
        return "disjoint"
    wide, thin = (
        ((a_low, a_high), b) if a_high - a_low >= b_high - b_low else ((b_low, b_high), a)
    )
    low, high = _bounds(thin)
    is_inside = _earlier(wide[0], low) and _earlier(high, wide[1])
    return "inside" if is_inside else "unknown"


def _gap(high: datetime, low: datetime) -> bool:
    return low - high > ZONE_REACH if low > high else False


def _earlier(low: datetime, high: datetime) -> bool:
    if low == datetime.min or high == datetime.max:
        return True
    return high - low >= ZONE_REACH if high > low else False


def _of_bounds(a: Interval, b: Interval) -> Comparison:
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    if a_high < b_low or b_high < a_low:
        return "disjoint"
    if (a_low, a_high) == (b_low, b_high):
        return "equal"
    if (a_low <= b_low and b_high <= a_high) or (b_low <= a_low and a_high <= b_high):
        return "inside"
    return "overlap"


def _bounds(interval: Interval) -> tuple[datetime, datetime]:
    return interval.lower or datetime.min, interval.upper or datetime.max
