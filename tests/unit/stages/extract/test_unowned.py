"""Contents with nobody behind them: a row and an example for each."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import extraction_of

HEDGED, ASSERTED = Certainty.HEDGED, Certainty.ASSERTED

ROWS: list[tuple[str, tuple[str, str] | None]] = [
    ("It is clear that the rebels fled.", ("It is clear", "that the rebels fled")),
    ("Burma, also known as Myanmar, shut its border.", ("also known as", "Myanmar")),
    ("It is not clear who fired.", None),  # nothing is plain to see
    ("The water is clear.", None),  # another sense
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_credit_to_nobody_has_cue_and_content(
    text: str, expected: tuple[str, str] | None
):
    _, found = extraction_of(text)
    unowned = [a for a in found.attributions if not a.source]
    pairs = [(a.cue[0].quote, " ".join(s.quote for s in a.content)) for a in unowned]
    assert pairs == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "source", "certainty"),
    [
        ("It is clear that the rebels fled.", None, ASSERTED),  # the writer's claim
        ("The general allegedly fled to Kovan.", None, HEDGED),
        (
            "Officers said he allegedly drew a pistol.",
            "Officers",
            HEDGED,
        ),  # he says nothing
        ("Varga reportedly claims that he won.", "Varga", Certainty.REPORTED),  # he does
        ("He was clear that the pass was open.", "He", Certainty.REPORTED),
    ],
)
def test_who_answers_for_it(text: str, source: str | None, certainty: Certainty):
    (claim,) = extraction_of(text)[1].claims
    span = claim.source.span if claim.source else None
    assert (span.quote if span else None, claim.certainty) == (source, certainty)
