"""Days and hours: intervals, years not said, zones."""

from __future__ import annotations

import pytest

from rashomon.stages.compare.days import (
    Days,
    clocks_apart,
    edtf_days,
    find_clock,
    gap,
    on_one_scale,
    show_days,
)


def days(edtf: str) -> Days:
    found = edtf_days(edtf)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2024-07-25", "25 July 2024"),
        ("2024-07-25/2024-07-27", "25-27 July 2024"),
        ("2012-04", "April 2012"),
        ("2013", "2013"),
        ("2009/2012", "2009-2012"),
        ("2024-07-30/2024-08-02", "30 July 2024 - 2 August 2024"),
        ("XXXX-04-23", "23 April"),
        ("2021-03-04T07:30Z", "4 March 2021"),
        ("2021-03-04~", "4 March 2021"),
        ("2021/..", "from 1 January 2021"),
    ],
)
def test_intervals_are_shown_for_a_reader(edtf: str, shown: str):
    assert show_days(days(edtf)) == shown


@pytest.mark.parametrize(
    "edtf", [None, "", "XXXX", "XXXX-XX-XXT07:37", "2021-02-30", "soon"]
)
def test_what_is_no_interval_is_not_guessed(edtf: str | None):
    assert edtf_days(edtf) is None


def test_a_day_without_year_meets_a_day_with_one():
    assert gap(*on_one_scale(days("XXXX-04-14"), days("2014-04-15"))) == 1
    assert gap(*on_one_scale(days("XXXX-04-14"), days("2014-04"))) == 0


@pytest.mark.parametrize(
    ("a", "b", "longitude", "expected"),
    [
        ("at 0737 GMT", "at 7:37 AM local time", 97.0, True),  # the place is 6.5 hours east
        ("at 0737 GMT", "at 7:37 AM local time", -3.0, False),  # world time is local time
        ("at 0737 GMT", "at 7:37 AM local time", None, None),  # cannot be related
        ("at 2:40 p.m. local time", "in the afternoon", None, False),
        ("at 7:37 AM local time", "in the afternoon", None, True),
        ("at 9:50 p.m.", "late in the evening", None, False),
        ("at 11:50 p.m.", "after midnight", None, False),  # within a rounding
        ("at 14:00", "at 14:20", None, False),  # roundings of one another
    ],
)
def test_clocks(a: str, b: str, longitude: float | None, expected: bool | None):  # noqa: FBT001  table
    left, right = find_clock(a), find_clock(b)
    assert left is not None
    assert right is not None
    assert clocks_apart(left, right, longitude) is expected
    assert clocks_apart(right, left, longitude) is expected


@pytest.mark.parametrize(
    "text",
    [
        "the truck had come by midnight",  # a bound, not when it happened
        "a line of 18 trucks",
        "since 5:00 p.m. the road is shut",
        "a shot with 7:41 left in the half",  # a clock that counts down
        "in 2012",
    ],
)
def test_no_hour_is_read_where_none_dates_it(text: str):
    assert find_clock(text) is None
