"""Read times counted from publication ("last week", "two years ago"), durations and sets."""

from __future__ import annotations

import re

from rashomon.text.time_ahead import has_kind
from rashomon.text.time_context import Context, Meaning
from rashomon.text.time_items import Item


def read_weekday(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "on Tuesday", "last Friday", "Sunday night"."""
    day, relation, part = (ctx.item(match, name) for name in ("w", "r", "p"))
    if day is None:
        return None
    if ctx.low_before(match.start()) == "that":  # a Monday told of before
        return _with_part(None, part)
    if has_kind(ctx.low_before(match.start("w")), "feast"):  # "on Easter Monday"
        return _with_part(None, part)
    code = relation.code if relation else ""
    direction = {"L": -1, "X": 1, "T": 1}.get(code) or ctx.direction(match.start("w"))
    number = int(day.value or 0)
    value = ctx.anchor.weekday(number, direction)
    is_next = relation is not None and relation.low == "next"
    if value and is_next and ctx.anchor.day and ctx.anchor.day.isoweekday() < number:
        value = ctx.anchor.shifted("D", 7 + number - ctx.anchor.day.isoweekday())
    if value and code == "L" and ctx.anchor.day and value == ctx.anchor.day.isoformat():
        value = ctx.anchor.shifted("D", -7)
    return _with_part(value, part)


def _with_part(value: str | None, part: Item | None) -> Meaning:
    if part is None:
        return "DATE", value, None
    return "TIME", f"{value}T{part.value}" if value else None, None


def read_dayword(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "yesterday", "tomorrow morning"."""
    word, part = ctx.item(match, "w"), ctx.item(match, "p")
    if word is None:
        return None
    return _with_part(ctx.anchor.shifted("D", int(word.value or 0)), part)


def read_this_part(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "this morning", "last night"."""
    relation, part = ctx.item(match, "r"), ctx.item(match, "p")
    if relation and relation.low == "same":
        return "TIME", None, None
    back = -1 if relation and relation.code == "L" else 0
    return _with_part(ctx.anchor.shifted("D", back), part)


def read_deictic(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "last week", "the next quarter", "this summer", "the year"."""
    relation, unit = ctx.item(match, "r"), ctx.item(match, "u")
    if unit is None:
        return None
    is_next_day = relation and relation.code == "X" and unit.value == DAY
    if (relation and relation.low == "same") or is_next_day:  # beside what was told before
        return "DATE", None, None
    count = {"L": -1, "X": 1}.get(relation.code if relation else "", 0)
    if unit.code == "S":
        year = ctx.anchor.year
        return "DATE", f"{year + count}-{unit.value}" if year else None, None
    return "DATE", ctx.anchor.shifted(str(unit.value)[2:], count), None


DAY = "P1D"
"""A unit of which "the next" is never told from the day of the report: that is tomorrow."""


def read_bare_unit(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "the weekend", "the quarter"."""
    unit = ctx.item(match, "u")
    if unit is None or not has_kind(unit.low, "bare"):
        return None
    if unit.code == "Q" and not _is_of_business(ctx, match.start()):
        return None  # a quarter of the town
    is_bare = match.end() - match.start() <= WITH_ARTICLE
    if is_bare and ctx.low_before(match.start()) == "by" and unit.value != "P1WE":
        return "SET", str(unit.value), None  # "let by the week"
    following = ctx.at(match.end())
    if following and following.low in ("before", "after", "when", "that", "of"):
        return "DATE", None, None  # "the week before the flood"
    day = ctx.anchor.day
    is_weekend = unit.value == "P1WE" and day is not None and day.isoweekday() < 6
    is_past_weekend = is_weekend and ctx.direction(match.start("u")) < 0
    count = -1 if unit.code == "Q" or is_past_weekend else 0  # reported when it is over
    return "DATE", ctx.anchor.shifted(str(unit.value)[2:], count), None


WITH_ARTICLE = 2
"""Items of "the week"; "the end of the week" has more."""


def _is_of_business(ctx: Context, start: int) -> bool:
    """Tell whether "the quarter" is of a year: "for" it, or where earnings are told of."""
    if ctx.low_before(start) in ("for", "during"):
        return True
    return any(item.low in BUSINESS for item in ctx.reading.items)


BUSINESS = frozenset(("earnings", "profit", "profits", "quarterly", "revenue", "revenues"))
"""Words of a report in which a quarter is one of a year."""


def read_ago(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "two weeks ago", "a year earlier"."""
    number, unit, word = (ctx.item(match, name) for name in ("n", "u", "g"))
    if (
        unit is None
        or word is None
        or (word.code == "E" and not has_kind(word.low, "apart"))
    ):
        return None
    following = ctx.at(match.end())
    if word.code == "E" and following and following.low == "than":
        return None  # "20 minutes earlier than the ministry says": a difference
    count = _count(number)
    letter = str(unit.value)[2:]
    if count is None or count != int(count) or str(unit.value).startswith("PT"):
        return "DATE", None, None
    if number is None and unit.code != "U":
        return "DATE", "PAST_REF", None
    is_later = word.code == "E" and has_kind(word.low, "apart_later")
    if is_later:
        return "DATE", None, None  # later than what?
    value = ctx.anchor.shifted(letter, -int(count))
    return "DATE", value, None if word.code == "g" or value is None else ""


def read_year_ago(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "the year-ago quarter", "a year-earlier period"."""
    unit, word = ctx.item(match, "u"), ctx.item(match, "g")
    if unit is None or word is None or has_kind(word.low, "apart_later"):
        return None
    is_quarter = ctx.reading.codes[match.end() - 1] == "Q"
    is_year = str(unit.value) == "P1Y"
    value = ctx.anchor.shifted("Q", -5) if is_quarter and is_year else None
    return "DATE", value or ctx.anchor.shifted(str(unit.value)[2:], -1), None


def read_period(_ctx: Context, _match: re.Match[str]) -> Meaning | None:
    """Read "the latest period", whose length is not said."""
    return "DATE", None, None


def _count(number: Item | None) -> float | None:
    if number is None or number.code == "a":
        return 1.0
    return float(number.value) if isinstance(number.value, int | float) else None


def read_duration(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "for 48 hours", "five-year", "the past two decades"."""
    number, unit = ctx.item(match, "n"), ctx.item(match, "u")
    if unit is None or (unit.code == "P" and not has_kind(unit.low, "units")):
        return None
    if number is not None and number.code == "a" and not _is_length(ctx, match):
        return None
    if number is None or number.code == "v":
        count = "X"
    else:
        amount = _count(number)
        count = "X" if amount is None else f"{amount:g}"
    head, letter = (
        ("PT", str(unit.value)[3:])
        if "T" in str(unit.value)
        else ("P", str(unit.value)[2:])
    )
    return "DURATION", f"{head}{count}{letter}", None


def _is_length(ctx: Context, match: re.Match[str]) -> bool:
    """Tell "for a week" from "twice a week" and "$5 a week"."""
    i = match.start("n")
    before = ctx.at(i - 1)
    if before is None:
        return False
    token = ctx.reading.parse.tokens[before.token]
    return (
        token.pos in ("ADP", "ADV", "VERB", "AUX", "SCONJ", "ADJ")
        and before.code not in "DNY"
    )


def read_every(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "daily", "every two weeks", "per year"."""
    number, unit = ctx.item(match, "n"), ctx.item(match, "u")
    if unit is None:
        return None
    if unit.code == "W":
        return "SET", f"XXXX-WXX-{unit.value}", None
    if unit.code == "s" or number is None:
        return "SET", str(unit.value), None
    count = _count(number)
    return "SET", f"P{count:g}{str(unit.value)[2:]}" if count else None, None


def read_reference(ctx: Context, match: re.Match[str]) -> Meaning | None:
    """Read "now", "recently", "the future": they date nothing."""
    item = ctx.item(match, "r")
    for kind in ("present", "past", "future"):
        if item and has_kind(item.low, kind):
            return "DATE", f"{kind.upper()}_REF", None
    return None
