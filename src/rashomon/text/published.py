"""Read the date a document states for itself, however it is written.

    "AFP, Tuesday 2 Jul 2013" -> every date in it -> the day of publication -> EventDate

Lenient in form, strict in meaning: where the order of day and month is open, only the year
is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.model import EventDate
from rashomon.text.alternation import any_of
from rashomon.text.lexicon import load_rows, load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

LITERAL_LIMIT = 500
"""Code points of a metadata field that are looked at; a date line is far shorter."""

CUE_REACH = 24
"""Code points before a date in which "published" or "updated" belongs to it."""

YEARS = range(1600, 2200)
"""Years a report can state; newspapers begin about 1600."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """One date in a literal: where it stands, its EDTF form, and what the words before say."""

    start: int
    end: int
    edtf: str
    role: str | None = None
    """"published", "updated"; None: the words before do not say."""


def parse_published(literal: str) -> EventDate | None:
    """Read a publication date out of a metadata field or a date line.

    Args:
        literal: What the field says. Clock times and other words may stand around the date.

    Returns:
        The date to the day, the month or the year, as far as the words make it certain,
        with the literal unchanged; None when no year is stated. Of several dates the one after
        "published" or the like, else the first that does not follow "updated" or the like.
        The precision is never below the day. Never raises.
    """
    plain = " ".join(literal[:LITERAL_LIMIT].split())
    found = stated_date(plain)
    return EventDate(found.edtf, literal) if found else None


def stated_date(plain: str) -> StatedDate | None:
    """Choose the date of publication among the dates of a line; None: there is none."""
    found = [replace(one, role=_role(one, plain.lower())) for one in _dates(plain)]
    for roles in (("published",), ("published", None)):
        for one in found:
            if one.role in roles:
                return one
    return found[0] if found else None


def day_edtf(year: int, month: int, day: int) -> str:
    """Write a day as EDTF; the month alone where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else f"{year:04d}"


def _dates(literal: str) -> list[StatedDate]:
    """Find the dates of the most precise form there is, in text order."""
    for forms in (_days, _months, _years):
        found = sorted(forms(literal), key=lambda one: one.start)
        if found:
            return found
    return []


def _role(one: StatedDate, literal: str) -> str | None:
    """Say what the cue nearest before a date makes of it."""
    before = literal[max(0, one.start - CUE_REACH) : one.start]
    cues = ((before.rfind(word), role) for role, words in _cues().items() for word in words)
    at, nearest = max(cues)
    return nearest if at >= 0 else None


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    return {role: load_words(f"date_{role}") for role in ("published", "updated")}


def _days(literal: str) -> Iterator[StatedDate]:
    yield from _matches(_patterns().day, literal)


def _months(literal: str) -> Iterator[StatedDate]:
    yield from _matches(_patterns().month, literal)
    for match in _NUMERIC.finditer(literal):
        if int(match["y"]) in YEARS:
            yield StatedDate(*match.span(), _open_order(match))


def _years(literal: str) -> Iterator[StatedDate]:
    for match in re.finditer(r"(?<![0-9])[0-9]{4}(?![0-9])", literal):
        if int(match[0]) in YEARS:
            yield StatedDate(*match.span(), match[0])


def _matches(patterns: tuple[re.Pattern[str], ...], literal: str) -> Iterator[StatedDate]:
    for pattern in patterns:
        for match in pattern.finditer(literal):
            edtf = _edtf_of(match)
            if edtf:
                yield StatedDate(*match.span(), edtf)
    if patterns is _patterns().day:
        for match in _NUMERIC.finditer(literal):
            edtf = _open_order(match)
            if int(match["y"]) in YEARS and len(edtf) == len("2000-01-01"):
                yield StatedDate(*match.span(), edtf)


def _edtf_of(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["y"])
    word = parts["m"].casefold()
    month = int(word) if word.isdigit() else _months_by_name()[word]
    if year not in YEARS or not 1 <= month <= 12:
        return None
    return (
        day_edtf(year, month, int(parts["d"]))
        if "d" in parts
        else f"{year:04d}-{month:02d}"
    )


def _open_order(match: re.Match[str]) -> str:
    """Read 17/10/2014: day and month only where their order is certain."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a > 12 >= b >= 1:
        return day_edtf(year, b, a)
    if b > 12 >= a >= 1 or (a == b and 1 <= a <= 12):
        return day_edtf(year, a, b)
    return f"{year:04d}"


_NUMERIC = re.compile(
    r"(?<![0-9./-])(?P<a>[0-9]{1,2})(?P<s>[./-])(?P<b>[0-9]{1,2})(?P=s)(?P<y>[0-9]{4})(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    day: tuple[re.Pattern[str], ...]
    month: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Compile the forms once, with the month names of the lexicon."""
    names = any_of(_months_by_name())
    y, d, m = (
        "(?P<y>[0-9]{4})(?![0-9])",
        "(?P<d>[0-9]{1,2})",
        rf"(?P<m>{names})(?![a-z])\.?",
    )
    time = r"[0-9]{1,2}:[0-9]{2}[0-9:]*(?: [ap]\.?m\.?)?(?: [a-z]{3,4})?"
    clock = rf"(?:(?:at )?{time},? )?"
    gap = r"[ ,.-]{1,4}"
    return _Patterns(
        day=tuple(
            re.compile(form, re.IGNORECASE | re.ASCII)
            for form in (
                r"(?<![0-9])(?P<y>[0-9]{4})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9])",
                r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-3][0-9])(?![0-9])",
                rf"(?<![0-9]){d}(?:st|nd|rd|th)? ?(?:of )?(?:{gap})?(?<![a-z]){m}{gap}{clock}{y}",
                rf"(?<![a-z]){m}{gap}{d}(?:st|nd|rd|th)?(?![0-9]){gap}{clock}{y}",
                rf"(?<![0-9]){y}{gap}{m}{gap}{d}(?![0-9])",
            )
        ),
        month=tuple(
            re.compile(form, re.IGNORECASE | re.ASCII)
            for form in (
                r"(?<![0-9/.-])(?P<y>[0-9]{4})-(?P<m>0[1-9]|1[0-2])(?![0-9-])",
                rf"(?<![a-z]){m}{gap}{y}",
            )
        ),
    )


@lru_cache(maxsize=1)
def _months_by_name() -> dict[str, int]:
    return {row[0]: int(row[2]) for row in load_rows("time_words") if row[1] == "month"}
