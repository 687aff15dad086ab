"""Stretches of time, ratios and sizes put without a plain number before a unit."""

from __future__ import annotations

import pytest

from rashomon.model import Comparator
from rashomon.text.quantities import find_quantities
from reading import parse_of

EXACT, ABOUT = Comparator.EXACT, Comparator.ABOUT
AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST

Row = tuple[str, float | None, Comparator, str | None]

ROWS: list[tuple[str, list[Row]]] = [
    ("The shaking lasted about a minute.", [("about a", 1, ABOUT, "minute")]),
    ("The shaking lasted almost a minute.", [("almost a", 1, AT_MOST, "minute")]),
    ("The shaking lasted a full minute.", [("a full", 1, EXACT, "minute")]),
    ("It rained for half an hour.", [("half an", 0.5, EXACT, "hour")]),
    ("It rained for an hour and a half.", [("an hour and a half", 1.5, EXACT, "hour")]),
    ("The talks took over an hour.", [("over an", 1, AT_LEAST, "hour")]),
    ("The siege lasted three days.", [("three", 3, EXACT, "day")]),
    ("The team came a minute later.", []),  # a distance from another time
    ("She won for a second time.", []),  # an ordinal
    ("An hour is a long wait.", []),  # nothing says that it lasted
    ("They pay $5 a minute.", [("$5", 5, EXACT, "USD/minute")]),
    ("One in five children is hungry.", [("One in five", 0.2, EXACT, "share")]),
    ("About 1 in 4 houses was hit.", [("About 1 in 4", 0.25, ABOUT, "share")]),
    ("The army freed one in 2015.", []),  # a year
    ("One in three hours passed.", [("three", 3, EXACT, "hour")]),  # no share of hours
    ("Scores were hurt.", [("Scores", 40, AT_LEAST, None)]),
    ("Ilda scores in every game.", []),
    ("USGS put the magnitude at 6.1.", [("6.1", 6.1, EXACT, "magnitude")]),
    ("The quake measured 6.1.", [("6.1", 6.1, EXACT, "magnitude")]),
    ("The room measured 6 metres.", [("6", 6, EXACT, "m")]),
    ("Temperatures reached 41C on Friday.", [("41", 41, EXACT, "°C")]),
    (
        "Jobless rates rose from 5 to 9 percent.",
        [("5", 5, EXACT, "%"), ("9", 9, EXACT, "%")],
    ),
    ("The boy, 9, was killed.", [("9", 9, EXACT, "year-old")]),
    ("The raid began at half past six.", []),
    ("The raid began around 0600 in Dolnik.", []),
    ("Rebels hit checkpoint No. 5 on Monday.", []),
    ("Rebels hold approx. 30 villages.", [("approx. 30", 30, ABOUT, "village")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_each_has_its_unit_and_bound(text: str, expected: list[Row]):
    found: list[Row] = []
    for q in find_quantities(parse_of(text)):
        value = next((v for v in (q.value, q.min, q.max) if v is not None), None)
        found.append((q.span.quote, value, q.comparator, q.unit))
    assert found == expected


@pytest.mark.parametrize("words", ["A couple of trucks", "A third of the town"])
def test_a_word_of_number_is_counted_once(words: str):
    assert len(find_quantities(parse_of(f"{words} burned down."))) == 1
