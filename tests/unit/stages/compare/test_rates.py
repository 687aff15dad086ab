"""A turnout, a share of the votes, a speed, and when two claims part on it."""

from __future__ import annotations

import pytest

from factories import make_claim, make_document, span_of
from paired import asked, judge
from rashomon.model import Claim, Document, Quantity, Reading
from rashomon.stages.compare.facets import find_facets

LEAD = "Orlova voted on Sunday. The Velm train was late for the vote in Orlova. "


def told(words: str, figure: str, name: str, unit: str = "%") -> tuple[Document, Claim]:
    document = make_document(
        f"{LEAD}{words}.", external_id=name, published="2031-05-12", publisher=name
    )
    quantity = Quantity(span_of(document, figure), value=float(figure), unit=unit)
    return document, make_claim(document, words, quantities=(quantity,))


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("Turnout reached 71 per cent", "%", "turnout"),
        ("Some 71 per cent of those entitled took part", "%", "turnout"),
        ("Ivo Brandt received 71 per cent of the votes", "%", "votes"),
        ("A count by the watch gave Ivo Brandt 71 per cent", "%", "votes"),
        ("The train was running at 71 kilometres an hour", "km", "speed"),
        ("A poll gave Ivo Brandt 71 per cent of the votes", "%", None),
        ("The limit is 71 kilometres an hour", "km", None),
        ("The mine lies 71 kilometres away", "km", None),
        ("Wages rose 71 per cent", "%", None),
    ],
)
def test_what_a_share_or_a_speed_is_of(words: str, unit: str, expected: str | None):
    document, claim = told(words, "71", "a", unit)
    facets = find_facets(Reading.of([document], claims=[claim]))[claim.id]
    assert (facets.rate.kind if facets.rate else None) == expected


TURNOUT = told("Turnout reached 71 per cent", "71", "a")
VOTES = told("Ivo Brandt received 52 per cent of the votes", "52", "a")
SPEED = told("The train was running at 80 kilometres an hour", "80", "a", "km")


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (TURNOUT, told("Only 54 per cent took part", "54", "b"), "contradicts"),
        (TURNOUT, told("Ivo Brandt received 54 per cent of the votes", "54", "b"), None),
        (VOTES, told("A count gave Ivo Brandt 46 per cent", "46", "b"), "contradicts"),
        (VOTES, told("A count gave Lena Hort 46 per cent", "46", "b"), None),
        (
            SPEED,
            told("The train was going at 130 kilometres an hour", "130", "b", "km"),
            "contradicts",
        ),
        (SPEED, told("The wind blew at 130 kilometres an hour", "130", "b", "km"), None),
    ],
)
def test_when_two_rates_part(
    first: tuple[Document, Claim], second: tuple[Document, Claim], kind: str | None
):
    assert judge(first, second) == kind


def test_what_is_asked_of_a_turnout():
    assert len(asked(TURNOUT, told("Only 54 per cent took part", "54", "b"))) == 1
