"""How a level stands to its norm, who was the first to do something, and when claims part on it."""

from __future__ import annotations

import pytest

from paired import asked, judge, said
from rashomon.stages.compare.firsts import find_first
from rashomon.stages.compare.norms import find_norm


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("radiation was three times the normal level", False, ("radiation", True)),
        ("radiation at the gate was normal", False, ("radiation", False)),
        (
            "the arsenic stood at 4 micrograms, below the limit of 10",
            False,
            ("arsenic", False),
        ),
        ("the methane does not exceed the background", True, ("methan", False)),
        ("the vibrations stayed well within permitted values", False, ("vibration", False)),
        ("radiation at the gate was not normal", True, ("radiation", True)),
        ("radiation was not within the limit", True, ("radiation", True)),
        ("mercury was not elevated", True, ("mercury", False)),
        ("elevated mercury was found in the well", False, ("mercury", True)),
        ("it is normal to fear radiation", False, None),  # of no level
        ("the crowd was above the usual", False, None),  # nothing measured
        ("the level was above the limit", False, None),  # of what is not said
        ("radiation was measured at the gate", False, None),
    ],
)
def test_how_a_level_stands_to_its_norm(
    words: str,
    negative: bool,  # noqa: FBT001  table
    expected: tuple[str, bool] | None,
):
    found = find_norm(words, is_negative=negative)
    assert (found and (" ".join(found.measured), found.is_above)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ruth Orkin, 58, was the first to reach it", "Ruth Orkin"),
        ("a pilot of Sarn Air was the first to spot it", "a pilot of Sarn Air"),
        ("the pit was first seen on Monday by two herders", "two herders"),
        ("she was the first to see it", None),  # who that is stands elsewhere
        ("it was the first snow of the year", None),
    ],
)
def test_who_was_first(words: str, expected: str | None):
    found = find_first(words, is_negative=False)
    assert (found.literal if found else None) == expected


def test_who_was_not_first():
    assert find_first("Ruth Orkin was the first to see it", is_negative=True) is None


FIRST = said("Ruth Orkin was the first to see the pit", "2021-05-04", "A")
NORMAL = said("radiation at the gate was normal", "2021-05-04", "A")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a pilot of Sarn Air was the first to spot it", "contradicts"),
        ("the herder Ruth Orkin was the first to find it", "same"),
        ("a herder was the first to spot it", None),  # she may be one
        ("a pilot of Sarn Air was the first to sell it", None),  # another deed
    ],
)
def test_two_who_were_first(words: str, expected: str | None):
    assert judge(FIRST, said(words, "2021-05-05", "B")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the radiation is three times the usual level", "contradicts"),
        ("methane is three times the usual level", None),  # another level
        ("radiation did not exceed the limit", None),  # within, both
    ],
)
def test_two_tellings_of_a_level(words: str, expected: str | None):
    second = said(words, "2021-05-05", "B", negated="not" in words)
    assert judge(NORMAL, second) == expected


def test_the_questions():
    pilot = said("a pilot of Sarn Air was the first to spot it", "2021-05-05", "B")
    assert asked(FIRST, pilot) == ["Who was the first to find it?"]
    high = said("the radiation is three times the usual level", "2021-05-05", "B")
    assert asked(NORMAL, high) == ["Does the radiation keep to its norm?"]
