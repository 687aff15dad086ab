"""In whose waters or land something was, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import judge, said
from rashomon.stages.compare.territories import find_territory


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the trawler was inside Velmian waters", "velmian"),
        ("the jet came down in the territory of Orlova", "orlova"),
        ("the wreck lies within the Sarn sector of the lake", "sarn"),
        ("the trawler was never in Velmian waters", None),
        ("the trawler fished in deep waters", None),
        ("the trawler stayed outside Velmian waters", None),
    ],
)
def test_in_whose_territory(words: str, expected: str | None):
    found = find_territory(words, "", is_negative=False)
    assert (found.names if found else None) == (frozenset([expected]) if expected else None)


TRAWLER = said(
    "The trawler was inside Velmian waters", "2031-05-07", "A Post", predicate="be"
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The trawler was fishing in Orlovan waters", "contradicts"),
        ("The trawler was fishing in the waters of Velmia", None),  # one and the same
        ("The submarine was lying in Orlovan waters", None),
        ("The trawler may have been in Orlovan waters", None),
    ],
)
def test_one_thing_in_two_territories(words: str, kind: str | None):
    other = said(words, "2031-05-07", "B Post", predicate="fish")
    found = judge(TRAWLER, other)
    assert found == kind or (kind is None and found != "contradicts")


def test_a_currency_is_money():
    no = said(
        "Not one family has received any money",
        "2031-05-07",
        "A Post",
        predicate="receive",
        negated=True,
    )
    yes = said(
        "Every family has received 2,000 crowns",
        "2031-05-07",
        "B Post",
        predicate="receive",
    )
    assert judge(no, yes) == "contradicts"
