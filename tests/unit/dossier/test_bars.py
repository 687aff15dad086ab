from __future__ import annotations

import pytest

from rashomon.dossier.bars import Bar, bars


def of(*times: str) -> tuple[Bar | None, ...]:
    return bars(times)


def test_a_vague_time_has_a_longer_bar_than_a_precise_one():
    year, month, day = of("2030", "2031-05", "2031-12-31")
    assert year
    assert month
    assert day
    assert year.width > month.width > day.width
    assert (year.left, round(day.left + day.width)) == (0.0, 100)


@pytest.mark.parametrize(
    ("edtf", "left", "right"), [("2031/..", False, True), ("../2031", True, False)]
)
def test_an_open_end_is_shown_as_one(edtf: str, *, left: bool, right: bool):
    bar = of("2030", edtf, "2033")[1]
    assert bar
    assert (bar.opens_left, bar.opens_right) == (left, right)
    assert bar.left + bar.width <= 100.01


def test_what_is_no_time_has_no_bar():
    assert of("soon", "XXXX-04-23") == (None, None)
    assert of("2031", "soon")[1] is None


def test_one_moment_alone_is_still_drawn():
    (bar,) = of("2031-05-03T10:00Z")
    assert bar is not None
