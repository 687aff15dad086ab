import pytest

from rashomon.text.times import parse_published


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("AFP, Tuesday 2 Jul 2013", "2013-07-02"),  # agency and weekday around it
        ("INDONESIA, July 2, 2013 Updated: July 2, 2013 15:01 IST", "2013-07-02"),
        ("Published on Jul 02, 2013 4:22 PM", "2013-07-02"),
        ("2014-10-17T12:30:00+01:00", "2014-10-17"),  # the day, not the clock
        ("2014-10-17 12:30:00", "2014-10-17"),
        ("20141017T123000Z", "2014-10-17"),  # ISO basic form
        ("2014/10/17", "2014-10-17"),  # year first is never month last
        ("Tue, 02 Jul 2013 15:01:00 GMT", "2013-07-02"),  # RFC 5322
        ("Fri Jul  5 15:01:00 IST 2013", "2013-07-05"),  # Unix date
        ("Oct. 17, 2014", "2014-10-17"),
        ("17th of October 2014", "2014-10-17"),
        ("17-OCT-2014", "2014-10-17"),
        ("2014 October 17", "2014-10-17"),
        ("July 5, 2013, 3:01 pm", "2013-07-05"),
        ("Updated 5 May 2021 | Published 3 May 2021", "2021-05-03"),  # what is stated
        ("Published 3 May 2021 | Updated 5 May 2021", "2021-05-03"),
        ("Last updated 5 May 2021", "2021-05-05"),  # the only date there is
        ("17/10/2014", "2014-10-17"),  # no month 17
        ("10/17/2014", "2014-10-17"),
        ("04/04/2014", "2014-04-04"),  # same either way
        ("03/04/2014", "2014"),  # day or month first: only the year is certain
        ("03.04.2014 08:00", "2014"),
        ("2\u00a0July\u20092013", "2013-07-02"),  # typographic spaces
        ("2 Apr\u0131l 2013", "2013"),  # a letter that only looks like i
        ("July 2013", "2013-07"),
        ("2013-07", "2013-07"),
        ("Spring issue, 2013", "2013"),
        ("2 juillet 2013", "2013"),  # month not read: the year stays
        ("31 February 2013", "2013-02"),  # no such day
        ("2013-13-45", "2013"),
        ("2013", "2013"),
    ],
)
def test_reads_a_date_as_far_as_it_is_certain(literal: str, expected: str):
    found = parse_published(literal)
    assert found is not None
    assert (found.edtf, found.literal) == (expected, literal)


@pytest.mark.parametrize(
    "literal",
    [
        "",
        "yesterday",  # against which day?
        "2 hours ago",
        "2 July",  # no year stated
        "17-Oct-14",  # 1914, 2014, or the 14th of 2017
        "by staff",
        "1404740400",  # a number is not a date
        "9999",
        "\x00\ud800 \u202e",
        "1/2/3/4/5",
    ],
)
def test_abstains_without_a_year(literal: str):
    assert parse_published(literal) is None


def test_long_garbage_is_cut():
    assert parse_published("12 " * 200_000) is None
