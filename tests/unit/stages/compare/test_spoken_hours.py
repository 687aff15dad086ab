"""Hours told in words, and when two hours are certainly two."""

from __future__ import annotations

import pytest

from rashomon.stages.compare.days import Clock, clocks_apart, find_clock, spoken_clock

NINE_FIFTEEN = spoken_clock("a quarter past nine", "XXXX-XX-XXT09:15", None)


@pytest.mark.parametrize(
    ("literal", "edtf", "beside", "hour"),
    [
        ("a quarter past nine", "XXXX-XX-XXT09:15", "", 9.25),
        ("ten to ten", "XXXX-XX-XXT09:50", "on Tuesday night", 21 + 5 / 6),
        ("seven", "XXXX-XX-XXT07:00", "that morning", 7.0),
        ("ten past nine on 11 June", "XXXX-06-11T21:10", "", 21 + 1 / 6),
        ("9:15", "XXXX-XX-XXT09:15", "", None),  # told in figures
        ("Tuesday", "2031-05-06", "", None),  # no hour
    ],
)
def test_hours_in_words(literal: str, edtf: str, beside: str, hour: float | None):
    found = spoken_clock(literal, edtf, find_clock(beside))
    assert (found.low if found else None) == pytest.approx(hour)


@pytest.mark.parametrize(
    ("hour", "apart"),
    [(5.7, True), (9.3, False), (21.25, False), (15.0, True)],
)
def test_an_hour_of_half_a_day_may_be_twelve_hours_later(hour: float, *, apart: bool):
    assert NINE_FIFTEEN is not None
    other = Clock("printed", hour, hour, None, part=False)
    assert clocks_apart(NINE_FIFTEEN, other, None) is apart
    assert clocks_apart(other, NINE_FIFTEEN, None) is apart
