from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.edtf import compare_intervals, parse_edtf


@pytest.mark.parametrize(
    ("edtf", "lower", "upper"),
    [
        ("2013", "2013-01-01T00:00:00", "2013-12-31T23:59:59"),
        ("2013-02", "2013-02-01T00:00:00", "2013-02-28T23:59:59"),
        ("2012-02", "2012-02-01T00:00:00", "2012-02-29T23:59:59"),  # a leap year
        ("2013-07-02", "2013-07-02T00:00:00", "2013-07-02T23:59:59"),
        ("199X", "1990-01-01T00:00:00", "1999-12-31T23:59:59"),
        ("20XX", "2000-01-01T00:00:00", "2099-12-31T23:59:59"),
        ("2013-22", "2013-06-01T00:00:00", "2013-09-30T23:59:59"),  # summer
        ("2013-24", "2013-12-01T00:00:00", "2014-03-31T23:59:59"),  # winter of two years
        ("2022/2024", "2022-01-01T00:00:00", "2024-12-31T23:59:59"),
        ("2013-07-02T07:37Z", "2013-07-02T07:37:00", "2013-07-02T07:37:59"),
        ("2013-07-02T07:37+05:30", "2013-07-02T02:07:00", "2013-07-02T02:07:59"),  # in UTC
        ("2013-07-02T07", "2013-07-02T07:00:00", "2013-07-02T07:59:59"),
        ("XXXX-12-30/XXXX-01-02", "2000-12-30T00:00:00", "2001-01-02T23:59:59"),
    ],
)
def test_bounds(edtf: str, lower: str, upper: str):
    found = parse_edtf(edtf)
    assert found is not None
    assert (found.lower, found.upper) == tuple(map(datetime.fromisoformat, (lower, upper)))


def test_an_open_end_has_no_bound():
    found = parse_edtf("2012/..")
    assert found is not None
    assert (found.lower, found.upper) == (datetime.fromisoformat("2012-01-01"), None)


def test_keeps_the_qualifier():
    found = parse_edtf("2013~")
    assert found is not None
    assert found.qualifier == "~"


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "../..",
        "next week",
        "2013-13",
        "2013-02-30",
        "0000",
        "XXXX",
        "2014/2013",
        "a/b/c",
    ],
)
def test_abstains_on_what_is_no_time(edtf: str):
    assert parse_edtf(edtf) is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2013-07-02", "2013-07-02", "equal"),
        ("2013-07-02", "2013-07", "inside"),
        ("2013-07-02", "2013-07-03", "disjoint"),
        ("2012/2014", "2013/2015", "overlap"),
        ("2013", "2012/..", "inside"),
        ("2011", "2012/..", "disjoint"),
        ("../2012", "2012/..", "overlap"),
        ("XXXX-04-23", "2013-04-23", "unknown"),  # the year is not stated
        ("XXXX-04-23", "XXXX-04-23", "unknown"),  # nor here
        ("XXXX-04-23", "2013-05-01", "disjoint"),  # in no year
        ("XXXX-04-23", "2013", "unknown"),
        ("XXXX-04-23", "XXXX-04", "unknown"),
        ("XXXX-03-23/XXXX-03-31", "2022-04", "disjoint"),
        ("XXXX-12-30/XXXX-01-02", "2014-01-01", "unknown"),  # over the turn of the year
        ("XXXX-12-30/XXXX-01-02", "2014-06", "disjoint"),
        ("XXXX-03", "2012/..", "unknown"),
        ("2013-07-02T07:37Z", "2013-07-02T07:37Z", "equal"),
        ("2013-07-02T07:37Z", "2013-07-02T14:37+07:00", "equal"),  # one instant, two zones
        ("2013-07-02T07:37Z", "2013-07-02T09:00Z", "disjoint"),
        ("2013-07-02T07:37Z", "2013-07-02T07:37", "unknown"),  # zone not stated
        ("2013-07-02T07:37Z", "2013-07-02T14:37", "unknown"),
        ("2013-07-02T07:37", "2013-07-02T09:00", "disjoint"),  # of one place
        ("2013-07-02T07:37Z", "2013-07-02", "unknown"),  # which day it is there is open
        ("2013-07-02T07:37Z", "2013-07", "inside"),
        ("2013-07-02T07:37Z", "2013-07-04", "disjoint"),  # further than any zone
        ("XXXX-XX-XXT07:37Z", "XXXX-XX-XXT07:37Z", "unknown"),  # of which day?
        ("XXXX-XX-XXT07:37Z", "XXXX-XX-XXT09:00Z", "disjoint"),
        ("XXXX-XX-XXT07:37Z", "XXXX-XX-XXT07:37", "unknown"),
        ("XXXX-XX-XXT23:59Z", "XXXX-XX-XXT00:00Z", "disjoint"),
        ("XXXX-XX-XXT07Z", "XXXX-XX-XXT07:30Z", "unknown"),  # within that hour
        ("XXXX-XX-XXT07:37Z", "2013-07-02", "unknown"),
        ("last week", "2013", "unknown"),
    ],
)
def test_compares_either_way(a: str, b: str, expected: str):
    assert (compare_intervals(a, b), compare_intervals(b, a)) == (expected, expected)


@given(st.text(alphabet="0123456789X-/.T:Z+~", max_size=30), st.text(max_size=12))
def test_never_raises(a: str, b: str):
    assert compare_intervals(a, b) == compare_intervals(b, a)


def test_a_yearless_winter_may_end_on_the_last_of_february():
    winter = parse_edtf("XXXX-12-20/XXXX-02-29")
    assert winter is not None
    assert winter.upper is not None
    assert (winter.upper.month, winter.upper.day) == (2, 28)
