"""Find time expressions and the intervals they mean.

    parse -> items -> rules -> TIMEX3 values -> joined and counted from publication -> TimeMention

Written as EDTF (`text.edtf` lists the forms). What is not stated stays open: "23 April" is
XXXX-04-23 also where the year can be guessed, "07:37 UTC" of a day not stated is
XXXX-XX-XXT07:37Z. Relative words ("Tuesday", "last month", "two weeks ago") are counted from
the date of publication; without one they are found and left open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.model import Span, TimeMention
from rashomon.text.edtf import parse_edtf
from rashomon.text.moments import Anchor, edtf_of_value
from rashomon.text.published import parse_published
from rashomon.text.spoken_clock import NEAR
from rashomon.text.time_context import OPEN, Context, Found
from rashomon.text.time_dates import FIRST_OF_NIGHT
from rashomon.text.time_items import read_items, time_words
from rashomon.text.time_rules import time_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.model import EventDate
    from rashomon.text.parse import Parse
    from rashomon.text.time_items import Item, Reading

__all__ = ["TimeValue", "find_time_values", "find_times", "parse_published", "scan_times"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression as the annotated corpora mark it (TIMEX3)."""

    start: int
    end: int
    kind: str
    """DATE, TIME, DURATION or SET."""
    value: str | None
    """TIMEX3 value ("2013-07-02", "P5Y", "PRESENT_REF"); a year not stated is taken from the
    date of publication here. None: not known."""
    edtf: str | None
    """The interval; None for durations, sets, and where it is left open."""


def find_times(
    parse: Parse, published: EventDate | None, reading: Reading | None = None
) -> tuple[TimeMention, ...]:
    """Find the time expressions of a document.

    Args:
        parse: The parsed document.
        published: Its date of publication; None: relative times are left open.
        reading: What `read_items` gave for it, where figures are looked for too; saves time.

    Returns:
        Mentions in text order, not overlapping. Two ends of one interval ("between 2022 and
        2024", "from May to July") are one mention; "since", "until", "by", "before" and
        "after" belong to the mention and open one end. Durations and repeated times have
        no EDTF. Words like "now" and "recently" are not given.
    """
    reading = reading or read_items(parse)
    values = _with_edtf(scan_times(reading, published))
    mentions = _bounded(reading, _ranged(reading, values))
    text = parse.text
    return tuple(
        TimeMention(Span.of(text, *_offsets(reading, found)), found.edtf)
        for found in mentions
        if not (found.value or "").endswith("_REF")
    )


def find_time_values(parse: Parse, published: EventDate | None) -> tuple[TimeValue, ...]:
    """Find the time expressions of a document as TIMEX3: one for each date of a range."""
    reading = read_items(parse)
    return tuple(
        TimeValue(*_offsets(reading, found), found.kind, found.value, found.edtf)
        for found in _with_edtf(scan_times(reading, published))
    )


def _offsets(reading: Reading, found: Found) -> tuple[int, int]:
    return reading.items[found.first].start, reading.items[found.end - 1].end


def scan_times(reading: Reading, published: EventDate | None = None) -> list[Found]:
    """Find the time expressions among the items of a document, in text order."""
    ctx = Context(reading, Anchor.of(published))
    matches = [
        (match.start(), -match.end(), number, match)
        for number, (pattern, _) in enumerate(time_rules())
        for match in pattern.finditer(reading.codes)
    ]
    found: list[Found] = []
    end = 0
    for start, _, number, match in sorted(matches, key=lambda one: one[:3]):
        meaning = time_rules()[number][1](ctx, match) if start >= end else None
        if meaning:
            found.append(Found(start, match.end(), *meaning))
            end = match.end()
    return _clocks_joined(reading, found)


def _clocks_joined(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """Join a clock time with the day beside it ("at 7 a.m. on Friday")."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        pair = _day_and_clock(last, one) if last else None
        if last and pair and _JOINT.fullmatch(reading.codes[last.end : one.first]):
            day, clock = pair
            at = (clock.edtf or "")[len(_NO_DAY) :]
            value = f"{day.value}{at}" if day.value else None
            edtf = f"{day.edtf}{at}" if day.edtf else None
            joined[-1] = Found(last.first, one.end, "TIME", value, edtf)
        else:
            joined.append(one)
    return joined


def _day_and_clock(a: Found, b: Found) -> tuple[Found, Found] | None:
    for day, clock in ((a, b), (b, a)):
        is_clock = clock.kind == "TIME" and (clock.edtf or "").startswith(_NO_DAY)
        plain = _day_of_part(day, clock) if is_clock else None
        if plain and _DAY.fullmatch(plain.edtf or plain.value or ""):
            return plain, clock
    return None


def _day_of_part(day: Found, clock: Found) -> Found | None:
    """Give the day of "Tuesday night"; None: two in that night is of the day after."""
    if day.kind == "DATE":
        return day
    at, _, part = (day.value or "").partition("T")
    is_part = day.kind == "TIME" and part.isalpha()
    hour = (clock.edtf or "")[len(_NO_DAY) + 1 :][:2]
    is_next = part == "NI" and hour.isdigit() and int(hour) < FIRST_OF_NIGHT
    return None if not is_part or is_next else replace(day, kind="DATE", value=at)


_JOINT = re.compile(r"n?|,?@?|(?:id|nd)Po")
"""What may stand between a clock time and its day: "on", "at", "on the evening of"."""

_NO_DAY = f"{OPEN}-XX-XX"
_DAY = re.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")


def _with_edtf(found: Sequence[Found]) -> list[Found]:
    """Give every value its interval; dates that no calendar has are left open."""
    return [replace(one, edtf=_edtf(one)) for one in found]


def _edtf(found: Found) -> str | None:
    if found.edtf is not None:
        edtf = found.edtf or None
    elif found.kind in ("DATE", "TIME"):
        edtf = edtf_of_value(found.value)
    else:
        return None
    return edtf if edtf and parse_edtf(edtf) else None


def _ranged(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """Join the two ends of an interval."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        merged = _range_of(reading, last, one) if last else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(one)
    return joined


def _range_of(reading: Reading, a: Found, b: Found) -> Found | None:
    between = reading.codes[a.end : b.first]
    before = reading.codes[a.first - 1 : a.first]
    is_range = between in ("-", "t") or (between == "&" and before == "B")
    if not is_range or a.edtf is None or b.edtf is None or "/" in a.edtf + b.edtf:
        return None
    first = a.edtf
    if first.startswith(OPEN) and not b.edtf.startswith("X"):
        first = b.edtf[:4] + first[4:]
    edtf = f"{first}/{b.edtf}"
    start = a.first - 1 if before in ("B", "F") else a.first
    is_alike = len(first) == len(b.edtf) and parse_edtf(edtf)
    return Found(start, b.end, "DATE", None, edtf) if is_alike else None


def _bounded(reading: Reading, found: Sequence[Found]) -> Iterator[Found]:
    """Open one end where the word before says so."""
    for one in found:
        side = _open_side(reading, one)
        if side is None or one.edtf is None:
            yield one
            continue
        ends = one.edtf.split("/")
        edtf = f"{ends[0]}/.." if side == "upper" else f"../{ends[-1]}"
        yield replace(one, first=one.first - 1, edtf=edtf)


def _open_side(reading: Reading, found: Found) -> str | None:
    """Tell which end "since", "until" and the like open; None where they govern another word."""
    if (
        not found.first
        or found.kind not in ("DATE", "TIME")
        or "/" in (found.edtf or "/")[4:]
    ):
        return None
    before: Item = reading.items[found.first - 1]
    if found.first > 1 and reading.items[found.first - 2].low in NEAR:
        return None  # "shortly before six" is about then
    following = reading.codes[found.end : found.end + 1]
    sides = {kind: side for kind, side in _SIDES.items() if _is(before, kind)}
    return next(iter(sides.values())) if sides and following != "'" else None


_SIDES = {
    "since": "upper",
    "after": "upper",
    "until": "lower",
    "by": "lower",
    "before": "lower",
}


def _is(item: Item, kind: str) -> bool:
    return any(one == kind for one, _ in time_words().get(item.low, ()))
