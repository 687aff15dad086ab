"""Tell which of two dates comes first, where their precision allows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model import EventDate

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

LAST = "~"
"""Sorts after every character of a date: the end of the stretch a short date stands for."""


def is_before(a: EventDate | None, b: EventDate | None) -> bool:
    """Tell whether one date surely lies on an earlier day than another.

    Times of day are left out: they are printed in the publisher's own zone, often unnamed.

    Returns:
        False also where a date is missing, or too coarse to tell.
    """
    first, second = _stretch(a), _stretch(b)
    return bool(first and second and first[1] < second[0])


def _stretch(date: EventDate | None) -> tuple[str, str] | None:
    """Give the lowest and highest string a date can stand for."""
    days = DAY.findall(date.edtf) if date else []
    ends = date.edtf.split("/") if date else []
    if not days or len(days) != len(ends):
        return None
    return days[0], days[-1] + LAST
