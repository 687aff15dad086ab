"""Figures: bounds, rounding, groups, scope."""

from __future__ import annotations

from math import inf

import pytest

from factories import make_document, span_of
from rashomon.model import Comparator, Level, Quantity, Span
from rashomon.stages.compare.counting import to_figure
from rashomon.stages.compare.figures import (
    Figure,
    bounds,
    is_near,
    kinds_level,
    range_level,
    scope_level,
)

C = Comparator


def quantity(
    value: float | None = None,
    comparator: Comparator = C.EXACT,
    low: float | None = None,
    high: float | None = None,
    **fields: str | None,
) -> Quantity:
    return Quantity(Span(0, 1, "N"), value, low, high, comparator, **fields)


def figure(q: Quantity, quote: str = "N") -> Figure:
    return to_figure(q, quote, 0)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (quantity(24), (24, 24)),
        (quantity(None, C.AT_LEAST, low=10), (10, inf)),
        (quantity(None, C.AT_MOST, high=6), (-inf, 6)),
        (quantity(None, C.BETWEEN, low=20, high=80), (20, 80)),
        (quantity(None, C.UNKNOWN), (-inf, inf)),  # "several": no bound is known
    ],
)
def test_bounds(given: Quantity, expected: tuple[float, float]):
    assert bounds(given) == expected


AT_LEAST_10 = quantity(None, C.AT_LEAST, low=10)
RANGE = quantity(None, C.BETWEEN, low=20, high=80)


@pytest.mark.parametrize(
    ("a", "b", "expected", "rule"),
    [
        (quantity(24), quantity(24), Level.EXACT, "same_bounds"),
        (AT_LEAST_10, quantity(24), Level.COMPATIBLE, "bounds_overlap"),
        (quantity(84), RANGE, Level.INCOMPATIBLE, "bounds_apart"),
        (quantity(31), quantity(19), Level.INCOMPATIBLE, "bounds_apart"),
        (quantity(6.2), quantity(6), Level.COMPATIBLE, "rounding"),  # 6 is 6.2 rounded
        (quantity(8.7), quantity(8.6), Level.INCOMPATIBLE, "bounds_apart"),
        (quantity(200), quantity(219), Level.COMPATIBLE, "rounding"),  # a round figure
        (quantity(24), quantity(26), Level.INCOMPATIBLE, "bounds_apart"),  # not round
        (quantity(120, C.ABOUT), quantity(110), Level.COMPATIBLE, "bounds_overlap"),
        (quantity(None, C.UNKNOWN), quantity(5), Level.UNKNOWN, "vague"),
    ],
)
def test_values(a: Quantity, b: Quantity, expected: Level, rule: str):
    assert range_level(figure(a), figure(b)) == (expected, rule)
    assert range_level(figure(b), figure(a)) == (expected, rule)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("soldiers", "troops", Level.EXACT),
        ("soldiers", "civilians", Level.INCOMPATIBLE),
        ("militiamen", "militants", Level.EXACT),
        ("civilians", "people", Level.COMPATIBLE),  # people is the wider kind
        ("school girls", "girls", Level.EXACT),  # the school is no building here
        ("Velm fighters", "fighters", Level.COMPATIBLE),  # named once
        ("Velm fighters", "Ostrel fighters", Level.UNKNOWN),
        ("trucks", "people", Level.INCOMPATIBLE),
    ],
)
def test_groups(a: str, b: str, expected: Level):
    left = figure(quantity(5, group=a, unit=a.rsplit(maxsplit=1)[-1].rstrip("s")))
    right = figure(quantity(5, group=b, unit=b.rsplit(maxsplit=1)[-1].rstrip("s")))
    assert kinds_level(left, right)[0] is expected


def at(quote: str, literal: str, value: float) -> Figure:
    start = quote.index(literal)
    span = Span(start, start + len(literal), literal)
    return to_figure(Quantity(span, value, unit="people"), quote, 0)


def test_a_province_is_not_the_whole_coast():
    a = at("a wave that killed 900 people in the province", "900", 900)
    b = at("a wave that killed 1,200 people across the Sarn Ocean", "1,200", 1200)
    assert scope_level(a, b)[0] is Level.UNKNOWN


@pytest.mark.parametrize(
    ("base", "expected"),
    [("our people", frozenset()), ("all voters", frozenset({"voter"}))],
)
def test_ours_are_no_whole_that_a_share_is_of(base: str, expected: frozenset[str]):
    given = Quantity(Span(0, 2, "31"), value=31.0, base=base)
    assert to_figure(given, "31 of them are dead", 0).base == expected


def test_those_still_missing_are_a_part():
    a = at("the remaining 12 people are missing", "12", 12)
    b = at("40 people are missing", "40", 40)
    assert scope_level(a, b) == (Level.INCOMPATIBLE, "part_against_whole")
    c = at("7 people were among the missing", "7", 7)
    assert scope_level(c, b) == (Level.INCOMPATIBLE, "part_against_whole")


def test_the_state_is_read_beside_the_figure():
    assert at("leaving 24 people dead and over 200 injured", "24", 24).state == "kill"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("24 pupils were in the school when it came", "present"),
        ("24 pupils and a cook had been inside the school", "present"),
        ("24 pupils were aboard", "aboard"),
        ("24 pupils and a cook may have been on board the ferry", "aboard"),
        ("24 pupils were glad of those aboard the ferry", None),
        ("24 pupils were in the choir", None),  # no building
        ("24 pupils took part in the march", "take part"),
        ("24 of us marched to the square", "take part"),
    ],
)
def test_those_in_a_building_are_counted_as_such(words: str, expected: str | None):
    assert at(words, "24", 24).state == expected


def test_a_bound_far_below_leaves_room_but_is_not_near():
    assert not is_near(figure(AT_LEAST_10), figure(quantity(24)))
    assert is_near(figure(quantity(None, C.AT_LEAST, low=24)), figure(quantity(24)))


def test_those_counted_may_stand_before_the_number_of_them():
    quote = "The number of Tarvian sailors killed so far has risen to 68"
    document = make_document(quote)
    quantity = Quantity(span_of(document, "68"), 68.0, state="kill")
    figure = to_figure(quantity, quote, 0)
    assert figure.kind == "sailor"
    assert "tarvian" in figure.qualifiers
