"""Compare times: days as EDTF intervals, hours on clocks with their zones.

EDTF literal -> (first day, last day);  "0737 GMT", "yesterday afternoon" -> Clock

Time zones are honoured: world time meets local time by the longitude, or not at all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows

OPEN_DAYS = 36_525
"""A hundred years: how far an interval with an open end reaches."""

Days = tuple[int, int]
"""First and last day of an interval as proleptic ordinals; both included."""

_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")


@lru_cache(maxsize=10_000)
def edtf_days(edtf: str | None) -> Days | None:
    """Read an EDTF literal as days; None where the year is open or nothing is known."""
    if not edtf:
        return None
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    plain = edtf.replace("~", "").replace("?", "").replace("%", "")
    match = _DAY.match(plain)
    return _calendar_days(*match.groups()) if match else None


def _interval(start: str, end: str) -> Days | None:
    """Read an interval; an open end reaches OPEN_DAYS from the other."""
    first, last = edtf_days(start), edtf_days(end)
    if first and last:
        return first[0], last[1]
    if first and end in {"..", ""}:
        return first[0], first[1] + OPEN_DAYS
    if last and start in {"..", ""} and last[0] > OPEN_DAYS + 366:
        return last[0] - OPEN_DAYS, last[1]
    return None


def _calendar_days(year: str, month: str | None, day: str | None) -> Days | None:
    if year == "XXXX" and (month is None or not month.isdigit()):
        return None
    y = YEARLESS if year == "XXXX" else int(year)
    try:
        if month is None:
            return date(y, 1, 1).toordinal(), date(y, 12, 31).toordinal()
        m = int(month)
        if day is None:
            return date(y, m, 1).toordinal(), date(y, m, monthrange(y, m)[1]).toordinal()
        at = date(y, m, int(day)).toordinal()
    except ValueError:
        return None
    return at, at


YEARLESS = 4
"""The year that stands for "no year said" in intervals: a leap year no report is about."""


_YEARLESS_FIRST = date(YEARLESS, 1, 1).toordinal()
_YEARLESS_LAST = date(YEARLESS, 12, 31).toordinal()


def is_yearless(days: Days) -> bool:
    """Tell whether an interval is of a day and month whose year is not said."""
    return _YEARLESS_FIRST <= days[0] <= _YEARLESS_LAST


def on_one_scale(a: Days, b: Days) -> tuple[Days, Days]:
    """Drop the year of one interval where the other's is not said."""
    if is_yearless(a) == is_yearless(b):
        return a, b
    return (a, _drop_year(b)) if is_yearless(a) else (_drop_year(a), b)


@lru_cache(maxsize=1 << 10)
def _drop_year(days: Days) -> Days:
    first, last = (date.fromordinal(day) for day in days)
    if first.year != last.year:
        return date(YEARLESS, 1, 1).toordinal(), date(YEARLESS, 12, 31).toordinal()
    return first.replace(year=YEARLESS).toordinal(), last.replace(year=YEARLESS).toordinal()


def gap(a: Days, b: Days) -> int:
    """Count the days between two intervals; 0 where they share a day or touch."""
    return max(a[0] - b[1], b[0] - a[1], 0)


def length(days: Days) -> int:
    """Count the days of an interval."""
    return days[1] - days[0] + 1


def show_days(days: Days) -> str:
    """Write an interval for a reader: "25-27 July 2024", "April 2012", "2013"."""
    if length(days) > OPEN_DAYS:
        return f"from {show_days((days[0], days[0]))}"
    first, last = (date.fromordinal(day) for day in days)
    year = "" if is_yearless(days) else f" {first.year}"
    if first == last:
        return f"{first.day} {first:%B}{year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if (first.year, first.month) != (last.year, last.month):
        return (
            f"{first.day} {first:%B}{year} - {last.day} {last:%B}{year and f' {last.year}'}"
        )
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    return f"{first:%B}{year}" if whole else f"{first.day}-{last.day} {first:%B}{year}"


def set_in(days: Days) -> str:
    """Write an interval with its preposition: "on 2 July 2013", "in 2013", "since 2021"."""
    if length(days) > OPEN_DAYS:
        first = date.fromordinal(days[0])
        new_year = (first.month, first.day) == (1, 1)
        return f"since {first.year if new_year else show_days((days[0], days[0]))}"
    if days[0] == days[1]:
        return f"on {show_days(days)}"
    return f"{'in' if _is_whole(days) else 'on'} {show_days(days)}"


def _is_whole(days: Days) -> bool:
    """Tell whether an interval is of whole months or years."""
    after = date.fromordinal(days[1] + 1) if days[1] < date.max.toordinal() else None
    return date.fromordinal(days[0]).day == 1 and after is not None and after.day == 1


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day as printed."""

    literal: str
    low: float
    """Hour in [0, 24), or up to 32 for the hours after midnight of a night."""
    high: float
    zone: str | None
    """"utc", "local" where the words say so, None where no zone is said."""
    part: bool
    """A part of the day ("afternoon") rather than an hour."""
    is_half: bool = False
    """Said of half a day: "a quarter past nine" may be twelve hours later."""
    phase: str = ""
    """"begin" or "end" of what happened; "": no word says so."""


_HOUR = re.compile(
    r"\b(?:(\d{1,2})[:.](\d{2})\s*([ap])?\.?(?:m\b\.?)?|(\d{2})(\d{2})(?=\s*(?:GMT|UTC|hours|hrs|local)))"
    r"|\b(\d{1,2})\s*([ap])\.?m\b\.?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"^[\s,(]*(gmt|utc|local|[ecmp][sd]t|cet|cest|bst)\b", re.IGNORECASE)


_ENDS = re.compile(r"\b(?:since|by)\s+(?:about\s+)?$", re.IGNORECASE)
"""Words after which an hour only bounds what happened."""

_OPEN_SIDE = re.compile(r"(?:by|before|since|after)\b", re.IGNORECASE)
"""Words with which an hour opens that only bounds what happened."""


_PLAYED = re.compile(r"\s*(?:left|to go|to play|remaining)\b", re.IGNORECASE)
"""Words after a clock that counts down a game."""


def find_clock(text: str, after: str = "") -> Clock | None:
    """Find the first hour of a text, else the first part of a day; None: neither.

    Args:
        text: Where to look.
        after: Words that follow, read only for the rest of an hour the text ends in.
    """
    return next(find_hours(text, after), None) or _day_part(text)


def find_hours(text: str, after: str = "") -> Iterator[Clock]:
    """Give the hours a text tells in figures, in order; see `find_clock`."""
    whole = text + after
    for match in _HOUR.finditer(whole):
        if match.start() >= len(text) or _ENDS.search(text[: match.start()]):
            continue
        clock = None if _PLAYED.match(whole, match.end()) else _hour(match, whole)
        if clock is not None:
            yield clock


def spoken_clock(literal: str, edtf: str | None, told: Clock | None) -> Clock | None:
    """Read an hour told in words; None: in figures, or no hour.

    Args:
        literal: Its words: "a quarter past nine".
        edtf: What they stand for: "XXXX-XX-XXT09:15".
        told: The part of the day named beside it.
    """
    day, _, clock = (edtf or "").partition("T")
    if not day or len(clock) < len("09:15") or _HOUR.search(literal):
        return None
    if _OPEN_SIDE.match(literal):
        return None
    value = int(clock[:2]) + int(clock[3:5]) / 60
    if told is not None and told.low <= value + HALF_DAY_H <= told.high:
        value += HALF_DAY_H  # "ten to ten on Tuesday night"
    return Clock(literal, value, value, None, part=False, is_half=told is None)


def _hour(match: re.Match[str], text: str) -> Clock | None:
    hour, minute, half = _digits(match)
    zone = _ZONE.match(text[match.end() :])
    if hour > 24 or minute > 59 or not (half or zone or ":" in match[0]):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    value = hour + minute / 60
    literal = text[match.start() : match.end() + (zone.end() if zone else 0)]
    return Clock(literal.strip(), value, value, _zone(zone), part=False)


def _digits(match: re.Match[str]) -> tuple[int, int, str]:
    colon_h, colon_m, colon_half, run_h, run_m, bare_h, bare_half = match.groups()
    hour = int(colon_h or run_h or bare_h)
    return hour, int(colon_m or run_m or 0), (colon_half or bare_half or "").lower()


def _zone(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    name = match[1].lower()
    return {"gmt": "utc", "utc": "utc", "local": "local"}.get(name, name)


@lru_cache(maxsize=1)
def _parts() -> tuple[tuple[re.Pattern[str], float, float], ...]:
    rows = load_rows("compare_dayparts")
    ordered = sorted(rows, key=lambda row: -len(row[0]))
    return tuple(
        (re.compile(rf"\b{re.escape(words)}\b"), float(low), float(high))
        for words, low, high in ordered
    )


@lru_cache(maxsize=1)
def _any_part() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of(words for words, *_ in load_rows('compare_dayparts'))}\b"
    )


def _day_part(text: str) -> Clock | None:
    lowered = text.lower()
    if not _any_part().search(lowered):
        return None  # most texts
    for pattern, low, high in _parts():
        match = pattern.search(lowered)
        if match and not _ENDS.search(lowered[: match.start()]):
            return Clock(text[match.start() : match.end()], low, high, None, part=True)
    return None


HALF_DAY_H = 12

ZONE_SLACK_H = 2.5
"""Hours by which a clock derived from the longitude may be off: borders of zones bend, and
summer time adds one. Below it two clocks in different zones are not set against each other."""

CLOCK_SLACK_H = 0.5
"""Two printed hours closer than this are roundings of one another."""


def clocks_apart(a: Clock, b: Clock, longitude: float | None) -> bool | None:
    """Tell whether two clocks name different hours of one day.

    Args:
        a: One clock.
        b: The other.
        longitude: Degrees east of where it happened, to relate world time to local time.

    Returns:
        None where their zones cannot be related.
    """
    shift = _shift(a, b, longitude)
    if shift is None:
        return None
    slack = CLOCK_SLACK_H if shift == 0 else ZONE_SLACK_H
    turns = (-24, -12, 0, 12, 24) if a.is_half or b.is_half else (-24, 0, 24)
    return all(
        a.low + shift > b.high + turn + slack or a.high + shift < b.low + turn - slack
        for turn in turns
    )


def _shift(a: Clock, b: Clock, longitude: float | None) -> float | None:
    """Hours to add to a's clock to bring it to b's."""
    zones = {a.zone if a.zone else "local", b.zone if b.zone else "local"}
    if len(zones) == 1:
        return 0.0
    if zones != {"utc", "local"} or longitude is None:
        return None
    offset = longitude / 15
    return offset if a.zone == "utc" else -offset
