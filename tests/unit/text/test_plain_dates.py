from __future__ import annotations

import pytest

from rashomon.text.plain_dates import plain_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2013", "2013"),
        ("2020-08", "August 2020"),
        ("2020-08-05", "5 August 2020"),
        ("XXXX-04-23", "23 April"),
        ("XXXX-08", "August"),
        ("199X", "the 1990s"),
        ("2013-22", "summer 2013"),
        ("2013-07-02T07:37+05:30", "2 July 2013, 07:37 UTC+05:30"),
        ("2013-07-02T22", "2 July 2013, 22"),
        ("XXXX-XX-XXT07:37", "07:37"),
        ("2012/..", "since 2012"),
        ("../2019-03", "until March 2019"),
        ("2022/2024", "2022 to 2024"),
        ("2013~", "about 2013"),
        ("2013-07?", "July 2013, perhaps"),
        ("2013%", "about 2013, perhaps"),
    ],
)
def test_a_time_is_written_as_a_reader_would(edtf: str, words: str):
    assert plain_date(edtf) == words


@pytest.mark.parametrize("edtf", ["", "XXXX", "soon", "2012/soon", "../.."])
def test_what_cannot_be_read_is_left_as_it_is(edtf: str):
    assert plain_date(edtf) == edtf
