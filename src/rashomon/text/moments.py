"""Count days, weeks, months and years from the day of publication.

    published, "two weeks ago" -> TIMEX3 value -> EDTF

Values are those of TIMEX3 (ISO 8601 with -Q3, -W27, -SU and parts of the day), as the
annotated corpora write them; `edtf_of_value` turns them into EDTF.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rashomon.text.edtf import parse_edtf

if TYPE_CHECKING:
    from rashomon.model import EventDate

_SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
"""EDTF numbers of the seasons of TIMEX3."""


NEAR = 3
"""Days back of a weekday that lies no nearer ahead."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time of publication, as far as it is known; every part may be None."""

    day: date | None = None
    month: tuple[int, int] | None = None
    """Year and month."""
    year: int | None = None

    @classmethod
    def of(cls, published: EventDate | None) -> Anchor:
        """Read a publication date; without one nothing can be counted from it."""
        found = parse_edtf(published.edtf) if published else None
        if (
            found is None
            or found.lower is None
            or found.upper is None
            or not found.year_known
        ):
            return cls()
        low, high = found.lower, found.upper
        if low.year != high.year:
            return cls()
        if low.month != high.month:
            return cls(year=low.year)
        month = (low.year, low.month)
        is_day = low.date() == high.date()
        return cls(low.date() if is_day else None, month, low.year)

    def shifted(self, unit: str, count: int) -> str | None:
        """Give the unit (D W M Q Y E C WE) that lies `count` units later, as a TIMEX3 value.

        Returns:
            None where the publication date is not that precise, or out of the calendar.
        """
        try:
            return self._shifted(unit, count)
        except (ValueError, OverflowError):
            return None

    def _shifted(self, unit: str, count: int) -> str | None:
        if unit in ("Y", "E", "C"):
            return None if self.year is None else _year_value(self.year, unit, count)
        if unit in ("M", "Q"):
            return None if self.month is None else _month_value(self.month, unit, count)
        if self.day is None or unit not in ("D", "W", "WE"):
            return None
        if unit == "D":
            return (self.day + timedelta(days=count)).isoformat()
        week = (self.day + timedelta(weeks=count)).isocalendar()
        return f"{week.year:04d}-W{week.week:02d}" + ("-WE" if unit == "WE" else "")

    def weekday(self, number: int, direction: int) -> str | None:
        """Give the nearest such weekday: direction -1 up to the day of publication, 1 from it on.

        With a direction of 0 the nearest of both. Reports name the day they come out on, too: "is
        expected on Wednesday at five".
        """
        if self.day is None:
            return None
        away = (self.day.isoweekday() - number) % 7
        is_back = away == 0 or direction < 0 or (direction == 0 and away <= NEAR)
        step = -away if is_back else (7 - away)
        return (self.day + timedelta(days=step)).isoformat()

    def year_of_month(
        self, month: int, direction: int, day: int | None = None
    ) -> int | None:
        """Give the year that puts a month, or a day of it, nearest to publication.

        Args:
            month: Number of the month.
            direction: 1 where it lies ahead, -1 where it lies back, 0 where either is open.
            day: Day of the month, if one is named.
        """
        if self.month is None:
            return self.year
        now = (self.month[1] - 1) * 31 + (self.day.day if self.day and day else 1)
        then = (month - 1) * 31 + (day if self.day and day else 1)
        steps = {-1: (0, -1), 0: (0, -1, 1), 1: (0, 1)}[direction]
        ahead = [(step, then - now + step * 12 * 31) for step in steps]
        fitting = [(abs(far), step) for step, far in ahead if far * direction >= 0]
        return self.month[0] + min(fitting)[1]


def _year_value(year: int, unit: str, count: int) -> str | None:
    if unit == "E":
        return f"{year // 10 + count:03d}"
    if unit == "C":
        return f"{year // 100 + count:02d}"
    return f"{year + count:04d}" if 0 < year + count < 9999 else None


def _month_value(month: tuple[int, int], unit: str, count: int) -> str:
    if unit == "Q":
        quarters = month[0] * 4 + (month[1] - 1) // 3 + count
        return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
    months = month[0] * 12 + month[1] - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


_FORMS = (
    (re.compile(r"\d{4}(-\d{2}){0,2}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S*"), "plain"),
    (re.compile(r"(\d{4}-\d{2}-\d{2})T(?:MO|AF|EV|NI|MI|DT)"), "part"),
    (re.compile(r"\d{2,3}"), "digits"),
    (re.compile(r"(\d{4})-Q([1-4])"), "quarter"),
    (re.compile(r"(\d{4})-H([12])"), "half"),
    (re.compile(r"(\d{4})-W(\d{2})(-WE)?"), "week"),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), "season"),
)


def edtf_of_value(value: str | None) -> str | None:
    """Turn a TIMEX3 value into EDTF; None where it means no interval (durations, "now")."""
    for pattern, form in _FORMS:
        match = pattern.fullmatch(value or "")
        if match:
            return _edtf_of_form(form, match)
    return None


def _edtf_of_form(form: str, match: re.Match[str]) -> str | None:
    if form == "plain":
        return match[0]
    if form == "part":
        return match[1]
    if form == "digits":
        return match[0].ljust(4, "X")
    if form == "season":
        return f"{match[1]}-{_SEASON_CODES[match[2]]}"
    if form == "week":
        return _week_edtf(int(match[1]), int(match[2]), is_weekend=bool(match[3]))
    length = 3 if form == "quarter" else 6
    last = int(match[2]) * length
    return f"{match[1]}-{last - length + 1:02d}/{match[1]}-{last:02d}"


def _week_edtf(year: int, week: int, *, is_weekend: bool) -> str | None:
    try:
        first = date.fromisocalendar(year, week, 6 if is_weekend else 1)
        last = date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return f"{first.isoformat()}/{last.isoformat()}"
