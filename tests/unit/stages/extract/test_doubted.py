"""Doubts without "that", figures somebody changes, what the writer's own things show."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import claims_of

READ = [
    (
        "Some began to raise doubts a sale was even agreed.",
        ("Some", "a sale was even agreed", Certainty.HEDGED),
    ),
    (
        "The army on Monday raised the number of carters it says were hurt to 41.",
        (
            "The army",
            "raised the number of carters it says were hurt to 41",
            Certainty.REPORTED,
        ),
    ),
    (
        "The office lowered the toll to 40.",
        ("The office", "lowered the toll to 40", Certainty.REPORTED),
    ),
    (
        "The second slide raised the toll to 40.",
        (None, "The second slide raised the toll to 40", Certainty.ASSERTED),
    ),
    (
        "Our ledger shows 187 barrels.",
        (None, "Our ledger shows 187 barrels", Certainty.ASSERTED),
    ),
    (
        "By our count the mill lost at least 40 sacks.",
        (None, "the mill lost at least 40 sacks", Certainty.ASSERTED),
    ),
    (
        "The guild's ledger shows 187 barrels.",
        ("The guild's ledger", "shows 187 barrels", Certainty.REPORTED),
    ),
    (
        "A hole as wide as a barn has appeared on the pasture.",
        (None, "A hole as wide as a barn has appeared on the pasture", Certainty.ASSERTED),
    ),
    (
        "The hole appeared to be as wide as a barn.",
        (None, "The hole appeared to be as wide as a barn", Certainty.HEDGED),
    ),
    (
        "On Sunday the mayor dismissed Olga Brandt as head of the port.",
        (
            None,
            "On Sunday the mayor dismissed Olga Brandt as head of the port",
            Certainty.ASSERTED,
        ),
    ),
    ("The mayor ruled out a gas leak.", ("The mayor", "a gas leak", Certainty.DENIED)),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_who_says_it_and_how(text: str, expected: tuple[str | None, str, Certainty]):
    last = claims_of(text)[-1]
    source = last.source.span.quote if last.source and last.source.span else None
    assert (source, last.span.quote, last.certainty) == expected


def test_who_has_no_doubt_does_not_doubt():
    doubting = {c.is_doubting for c in claims_of("Some raised doubts a sale was agreed.")}
    sure = {
        c.is_doubting for c in claims_of("The mayor has no doubt that a sale was agreed.")
    }
    assert True in doubting
    assert sure == {False}
