"""Write an EDTF time as a reader would.

    "2020-08" -> "August 2020"; "2012/.." -> "since 2012"; "XXXX-04-23" -> "23 April"

Nothing is added: a year that is not stated stays out.
"""

from __future__ import annotations

import re
from calendar import month_name

_ATOM = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
    r"(?:T(?P<clock>[0-9]{2}(?::[0-9]{2}){0,2})(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?"
    r"(?P<mark>[~?%]?)"
)

_MARKS = {"": "{}", "~": "about {}", "?": "{}, perhaps", "%": "about {}, perhaps"}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def plain_date(edtf: str) -> str:
    """Write a time in words; what is no EDTF of ours is given as it is.

    >>> plain_date("2013-07-02T07:37Z")
    '2 July 2013, 07:37 UTC'
    >>> plain_date("2022/2024")
    '2022 to 2024'
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _atom(first) or edtf
    a, b = _atom(first), _atom(last)
    if last == ".." and a:
        return f"since {a}"
    if first == ".." and b:
        return f"until {b}"
    return f"{a} to {b}" if a and b else edtf


def _atom(edtf: str) -> str | None:
    match = _ATOM.fullmatch(edtf)
    if match is None:
        return None
    words = ", ".join(part for part in (_day(match), _clock(match)) if part)
    return _MARKS[match["mark"]].format(words) if words else None


def _day(match: re.Match[str]) -> str:
    year, month, day = (match[name] or "" for name in ("year", "month", "day"))
    named = _SEASONS.get(month) or _month(month)
    known_day = str(int(day)) if day.isdigit() else ""
    return " ".join(part for part in (known_day, named, _year(year)) if part)


def _month(month: str) -> str:
    is_named = month.isdigit() and 1 <= int(month) <= len(month_name) - 1
    return month_name[int(month)] if is_named else ""


def _year(year: str) -> str:
    """Write a year, or as much of it as is stated: "199X" is "the 1990s"."""
    stated = year.rstrip("X")
    if not stated or len(stated) == len(year):
        return stated
    return f"the {stated}{'0' * (len(year) - len(stated))}s"


def _clock(match: re.Match[str]) -> str:
    zone = {"Z": " UTC", None: ""}.get(match["zone"], f" UTC{match['zone']}")
    return f"{match['clock']}{zone}" if match["clock"] else ""
