"""What is told at arm's length, or only as a circumstance, parts nobody."""

from __future__ import annotations

import pytest

from paired import judge, said
from rashomon.model import Certainty, Commitment, Factuality

DAY = "2031-05-07"
BOMBED = "Warplanes bombed the edge of Sarn on Monday"
NOT = Factuality(Commitment.CERTAINLY_NOT, Commitment.CERTAINLY_NOT)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nobody had called him before the bombs", None),  # the call is denied
        ("warplanes did not bomb the edge of Sarn on Monday", "contradicts"),
    ],
)
def test_a_circumstance_is_not_what_is_denied(words: str, expected: str | None):
    denial = said(
        words,
        DAY,
        "B",
        predicate="call" if "call" in words else "bomb",
        negated=True,
        certainty=Certainty.REPORTED,
        factuality=NOT,
    )
    assert judge(said(BOMBED, DAY, "A", predicate="bomb"), denial) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the tale that Andorra did it flatters Andorra", None),
        ("Andorra blew up the Sarn salt works", "contradicts"),
    ],
)
def test_a_tale_is_not_put_forward(words: str, expected: str | None):
    first = said("Bhutan blew up the Sarn salt works", DAY, "A", predicate="blow")
    assert judge(first, said(words, DAY, "B", predicate="blow")) == expected
