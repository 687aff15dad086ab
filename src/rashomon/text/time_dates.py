"""Read dates, years, quarters and clock times that a calendar can name."""

from __future__ import annotations

import re

from rashomon.text.lexicon import load_words
from rashomon.text.time_context import OPEN, Context, Meaning
from rashomon.text.time_items import Item
from rashomon.text.time_years import is_year


def read_date(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read a day or month with or without its year."""
    month, day, year = (ctx.item(match, name) for name in ("m", "d", "y"))
    number = day.value if day else None
    if month is None or (number is not None and not 1 <= float(number) <= 31):
        return None
    tail = f"-{int(month.value or 0):02d}" + (f"-{int(number):02d}" if number else "")
    if year:
        return "DATE", f"{year.value}{tail}", None
    relation = ctx.item(match, "r")
    if relation and relation.code in "LXT":
        return "DATE", _near(ctx, month, relation.code, tail), None
    direction = max(0, ctx.direction(match.start("m")))
    near = ctx.anchor.year_of_month(
        int(month.value or 0), direction, int(number or 0) or None
    )
    return "DATE", f"{near}{tail}" if near else None, f"{OPEN}{tail}"


def read_date_of_year(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "April last year", "12 April of this year": the year is counted, not the month."""
    month, day, relation, unit = (ctx.item(match, name) for name in ("m", "d", "r", "u"))
    if month is None or relation is None or unit is None or unit.value != "P1Y":
        return None
    number = int(day.value or 0) if day else 0
    if not 0 <= number <= 31:
        return None
    tail = f"-{int(month.value or 0):02d}" + (f"-{number:02d}" if number else "")
    year = ctx.anchor.year
    if year is None:
        return "DATE", None, f"{OPEN}{tail}"
    return "DATE", f"{year + {'L': -1, 'X': 1}.get(relation.code, 0)}{tail}", None


def _near(ctx: Context, month: Item, relation: str, tail: str) -> str | None:
    """Read "last February", "next May", "this June"."""
    if ctx.anchor.month is None:
        return None
    number = int(month.value or 0)
    if relation == "T":
        return f"{ctx.anchor.month[0]}{tail}"
    year = ctx.anchor.year_of_month(number, -1 if relation == "L" else 1)
    if year is not None and number == ctx.anchor.month[1]:
        year += -1 if relation == "L" else 1
    return f"{year}{tail}" if year else None


def read_day_of_month(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "the last Thursday of May", "the first day of April 2023": in that month, no more."""
    month, unit, year = (ctx.item(match, name) for name in ("m", "w", "y"))
    if month is None or unit is None or (unit.code == "U" and unit.value != "P1D"):
        return None
    return "DATE", None, f"{year.value if year else OPEN}-{int(month.value or 0):02d}"


def read_day_range(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "23-31 March 2013" and "March 23 to 31"."""
    month, first, last = (ctx.item(match, name) for name in ("m", "a", "b"))
    year = ctx.item(match, "y")
    if month is None or first is None or last is None:
        return None
    if not 1 <= float(first.value or 0) < float(last.value or 0) <= 31:
        return None
    head = f"{year.value if year else OPEN}-{int(month.value or 0):02d}"
    edtf = f"{head}-{int(first.value or 0):02d}/{head}-{int(last.value or 0):02d}"
    return "DATE", None, edtf


def read_year(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read a year where the words around it let it be one."""
    year = ctx.item(match, "y")
    if year is None:
        return None
    is_sure = match.end() - match.start() > 1 or is_year(ctx.reading, match.start("y"))
    return ("DATE", f"{year.value:04d}", None) if is_sure else None


def read_year_pair(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "2013-14" and "2013-2016"; a smaller second number is no year."""
    a, b = ctx.item(match, "a"), ctx.item(match, "b")
    first, last = (int(item.value or 0) if item else 0 for item in (a, b))
    if last < 100:
        last += first // 100 * 100
    return ("DATE", None, f"{first:04d}/{last:04d}") if first < last < first + 100 else None


def read_spoken_year(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "nineteen eighty-eight"."""
    first, last = ctx.item(match, "a"), ctx.item(match, "b")
    if first is None or last is None or not (first.low.isalpha() and last.low.isalpha()):
        return None
    if first.value not in (18, 19, 20) or not 10 <= float(last.value or 0) <= 99:
        return None
    return "DATE", f"{int(first.value):02d}{int(last.value or 0):02d}", None


def read_short_year(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "'96" as the year nearest to publication."""
    item, quote = ctx.item(match, "y"), ctx.at(match.start("q"))
    if (
        item is None
        or quote is None
        or item.start != quote.end
        or item.end - item.start != 2
    ):
        return None
    lexeme = ctx.reading.lexemes[quote.first]
    if lexeme.glued or ctx.anchor.year is None:
        return None
    near = range(ctx.anchor.year - 79, ctx.anchor.year + 21)
    year = next(y for y in near if y % 100 == int(item.value or 0))
    month = ctx.item(match, "m")
    return "DATE", f"{year}-{int(month.value or 0):02d}" if month else f"{year}", None


def read_whole(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read a date in figures."""
    item = ctx.item(match, "k")
    return ("DATE", str(item.value), None) if item else None


def read_decade(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "the 1990s" and "the nineties", the last ones before publication."""
    item = ctx.item(match, "x")
    digits = str(item.value) if item else ""
    if len(digits) == 1 and ctx.low_before(match.start("x")) in load_words("possessives"):
        return None  # "a man in his sixties": an age
    if len(digits) == 1:  # "the nineties": the last ones before publication
        year = ctx.anchor.year
        if year is None:
            return "DATE", None, None
        century = year // 100 - (int(digits) > year % 100 // 10)
        digits = f"{century:02d}{digits}X"
    return "DATE", digits.rstrip("X"), None


def read_century(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "the 19th century"."""
    order, unit = ctx.item(match, "o"), ctx.item(match, "u")
    if order is None or unit is None or unit.value != "P1C":
        return None
    return "DATE", f"{int(order.value or 0) - 1:02d}", None


def read_quarter(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "the third quarter of 1989", "the first half"."""
    order, unit, year = (ctx.item(match, name) for name in ("o", "u", "y"))
    number = int(order.value or 0) if order else 0
    letter, most = ("Q", 4) if unit and unit.code == "Q" else ("H", 2)
    if not 1 <= number <= most:
        return None
    if year:
        return "DATE", f"{year.value}-{letter}{number}", None
    if ctx.anchor.month is None:
        return "DATE", None, None
    now, month = ctx.anchor.month
    current = (month - 1) * most // 12 + 1
    direction = ctx.direction(match.start("u"))
    near = now + (number < current if direction > 0 else -(number > current))
    return "DATE", f"{near}-{letter}{number}", None


def read_hour(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "at seven that morning": a bare number is an hour only where a part of a day follows."""
    number, part = ctx.item(match, "c"), ctx.part_beside(match.start(), match.end())
    value = number.value if number else None
    if part is None or value not in range(1, 13):
        return None
    return "TIME", None, f"{OPEN}-XX-XXT{_in_part(int(value or 0), part):02d}:00"


def _in_part(hour: int, part: str | None) -> int:
    """Put an hour of twelve into its part of the day: "nine in the evening" is 21."""
    if part is None or not 1 <= hour <= 12:
        return hour
    is_late = part in ("AF", "EV") or (part == "NI" and hour >= FIRST_OF_NIGHT)
    return hour % 12 + (12 if is_late and (hour < 12 or part == "AF") else 0)


FIRST_OF_NIGHT = 6
"""First hour before midnight that is called "at night"; two at night is in the morning."""


def read_clock(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "0737 GMT", "7:37 a.m. local time", "noon"."""
    clock, half, zone = (ctx.item(match, name) for name in ("c", "h", "z"))
    if clock is None:
        return None
    text = str(clock.value) if clock.code in "Ck" else f"{int(clock.value or 0):02d}:00"
    hour, minute = int(text[:2]), text[3:]
    if half and half.value != "-":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.value == "pm" else 0)
    if half is None or half.value == "-":
        hour = _in_part(hour, ctx.part_beside(match.start(), match.end()))
    if hour > 23:
        return "TIME", None, None  # midnight belongs to two days
    offset = str(zone.value) if zone and zone.value != "local" else ""
    at = f"T{hour:02d}:{minute}{offset}"
    day = ctx.anchor.shifted("D", 0)
    return "TIME", f"{day}{at}" if day else None, f"{OPEN}-XX-XX{at}"
