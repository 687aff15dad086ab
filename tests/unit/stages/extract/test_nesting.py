"""Which attribution stands in which."""

from __future__ import annotations

from rashomon.stages.extract.nesting import Extent, outer_numbers


def test_the_innermost_content_that_holds_the_cue_is_the_outer_one():
    extents: list[Extent] = [
        (((4, 8),), ((9, 60),)),  # said that ...
        (((20, 24),), ((25, 60),)),  # ... told that ...
        (((40, 44),), ((45, 60),)),
    ]
    assert outer_numbers(extents) == (None, 0, 1)
    assert outer_numbers(extents[::-1]) == (1, 2, None)  # whatever the order


def test_two_that_hold_each_other_make_no_circle():
    extents: list[Extent] = [(((0, 4),), ((5, 20),)), (((6, 9),), ((0, 4),))]
    assert outer_numbers(extents) == (None, 0)


def test_side_by_side_is_not_nested():
    extents: list[Extent] = [(((0, 4),), ((5, 20),)), (((24, 28),), ((30, 40),))]
    assert outer_numbers(extents) == (None, None)
    assert outer_numbers([]) == ()
