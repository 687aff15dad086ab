"""The writer's own "I" and "we" are the author; those of the quoted are not."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import claims_of

ROWS: list[tuple[str, str, Certainty]] = [
    (
        "We hold that the weir was opened by hand.",
        "the weir was opened by hand",
        Certainty.ASSERTED,
    ),
    (
        "I predict that the mill will close before the winter.",
        "the mill will close before the winter",
        Certainty.PREDICTED,
    ),
    (
        "We deny that our guards fired on the ferry.",
        "our guards fired on the ferry",
        Certainty.DENIED,
    ),
    (
        "I believe the mayor lied about the ferry.",
        "the mayor lied about the ferry",
        Certainty.HEDGED,
    ),
    (  # what the writer wants or does stays one clause
        "We want the ferry back.",
        "We want the ferry back",
        Certainty.ASSERTED,
    ),
]


@pytest.mark.parametrize(("text", "quote", "certainty"), ROWS)
def test_the_writer_speaks_as_the_author(text: str, quote: str, certainty: Certainty):
    (claim,) = claims_of(text)
    assert (claim.span.quote, claim.certainty) == (quote, certainty)
    assert (claim.source, claim.attribution_id) == (None, None)
    assert claim.factuality.source is claim.factuality.author


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ('"We hold that the weir was open," the guard said.', ("the guard",)),
        ("The US said that the weir was open.", ("The US",)),
    ],
)
def test_a_quoted_we_and_a_country_are_not_the_writer(text: str, chain: tuple[str, ...]):
    sources = {c.source.chain for c in claims_of(text) if c.source}
    assert sources == {chain}


def test_this_reporter_is_the_writer():
    (claim,) = claims_of("This reporter counted 15 trucks on the bridge.")
    assert (claim.source, claim.certainty) == (None, Certainty.ASSERTED)


@pytest.mark.parametrize(
    ("text", "certainty", "is_own"),
    [
        ("Charges that our guns fired are rejected as baseless.", Certainty.DENIED, True),
        ("Charges that the guns fired were rejected.", Certainty.DENIED, False),
    ],
)
def test_who_writes_that_a_charge_is_rejected_rejects_it(
    text: str, certainty: Certainty, *, is_own: bool
):
    (claim,) = (c for c in claims_of(text) if "fired" in c.span.quote)
    assert (claim.certainty, claim.source is None) == (certainty, is_own)
