"""Who or what told something, where no verb of saying hands it over."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import claims_of

TOLD = [
    (
        "I have it from men who were there that the gate stood open.",
        ("men who were there", "the gate stood open"),
    ),
    (
        "From the pay sheets it is known that 31 men were hired.",
        ("the pay sheets", "31 men were hired"),
    ),
    (
        "The mayor rang the barracks at noon. We have this from a clerk who was present.",
        ("a clerk who was present", "The mayor rang the barracks at noon"),
    ),
    ("By all accounts the bishop left first.", ("all accounts", "the bishop left first")),
    (
        "By every account we have heard she was the last to leave the mill.",
        ("every account we have heard", "she was the last to leave the mill"),
    ),
    (
        "Nine wagons burned that night, as two inspectors later established.",
        ("two inspectors", "Nine wagons burned that night"),
    ),
    (
        "In the guild's view the lock was broken by the miller.",
        ("the guild's", "the lock was broken by the miller"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_somebody_told_is_credited_once(text: str, expected: tuple[str, str]):
    found = [
        (c.source and c.source.span and c.source.span.quote, c.span.quote)
        for c in claims_of(text)
    ]
    assert found == [expected]


OWN = [
    (
        "We had this bread from the baker in Orsk.",
        "We had this bread from the baker in Orsk",
    ),
    (
        "They never left the harbour, as any pilot will tell you.",
        "They never left the harbour",
    ),  # nobody has told it
    (
        "He was ordered to leave by the sergeant.",
        "He was ordered to leave by the sergeant",
    ),  # the order is what happened
    ("They were stopped at noon and told to turn back.", "They were stopped at noon"),
    ("The rules demand eleven hands on deck.", "The rules demand eleven hands on deck"),
    (
        "The cart was certified to carry 90 sacks.",
        "The cart was certified to carry 90 sacks",
    ),
    (
        "Twelve of the dead had been identified by last night.",
        "Twelve of the dead had been identified by last night",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_what_nobody_else_tells_is_the_writers(text: str, expected: str):
    first = claims_of(text)[0]
    assert (first.span.quote, first.source, first.certainty) == (
        expected,
        None,
        Certainty.ASSERTED,
    )


CREDITED = [
    (
        (
            "A diver who saw the hull said the plate visible on the bank was probably that of a "
            "tug."
        ),
        ["the plate visible on the bank was probably that of a tug"],
    ),
    ("The council has urged the mayor to leave.", ["the mayor to leave"]),
    (
        "A tape appears to show that the crew rang 20 minutes earlier than the guard has said.",
        ["the crew rang 20 minutes earlier than the guard has said"],
    ),
    (
        (
            "The cart left 40 minutes behind schedule, three women said independently of one "
            "another."
        ),
        ["The cart left 40 minutes behind schedule"],
    ),
    (
        "The Grain Guild denied it: no wagon had left the mill in May, it said.",
        ["it", "no wagon had left the mill in May"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CREDITED)
def test_a_credit_covers_what_was_said(text: str, expected: list[str]):
    assert [c.span.quote for c in claims_of(text)] == expected


def test_a_negative_behind_a_denial_of_it_is_the_denial():
    text = "The Grain Guild denied it: no wagon had left the mill in May, it said."
    assert [c.certainty for c in claims_of(text)] == [Certainty.DENIED, Certainty.DENIED]


CERTAINTY = [
    (
        "Claims by the guild that he had watched the fire are a smear.",
        "Claims by the guild that he had watched the fire are a smear",
        Certainty.DENIED,
    ),
    (
        "A tape obtained by the Courier appears to show that the guards fled.",
        "the guards fled",
        Certainty.HEDGED,
    ),
    (
        "Any such list leaves out those who never appeared in court.",
        "Any such list leaves out those who never appeared in court",
        Certainty.ASSERTED,
    ),  # nothing seems
    (
        "Was it not the guild that wanted a fire, having lost the case in May?",
        "having lost the case in May",
        Certainty.ASSERTED,
    ),  # not asked
]


@pytest.mark.parametrize(("text", "quote", "certainty"), CERTAINTY)
def test_how_sure_it_is(text: str, quote: str, certainty: Certainty):
    found = {c.span.quote: c.certainty for c in claims_of(text)}
    assert found[quote] is certainty
