from __future__ import annotations

import pytest

from rashomon.model import Certainty, Claim, Commitment
from reading import claims_of


def only(text: str) -> Claim:
    (claim,) = claims_of(text)
    return claim


@pytest.mark.parametrize(
    "text",
    [
        "No tug could move such a barge, the harbour master said.",
        "The ministry said the lock could not be closed.",
        "Three pumps would be needed to drain the shaft, the engineer said.",
        "It would have needed two cranes to lift the bell, the engineer said.",
        "Residents said they could hear the bells from the square.",
    ],
)
def test_what_is_in_ones_power_or_needed_is_no_prediction(text: str):
    assert only(text).certainty is Certainty.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "The road could be cut by winter, the farmer said.",
        "The trains would run again on Monday, the company said.",
    ],
)
def test_what_may_come_is_a_prediction_all_the_same(text: str):
    assert only(text).certainty is Certainty.PREDICTED


def test_who_would_not_say_kept_silent():
    claim = only("The duke would not name the buyer.")
    assert (claim.certainty, claim.negated) == (Certainty.ASSERTED, True)
    assert claim.factuality.source is Commitment.CERTAINLY_NOT


@pytest.mark.parametrize(
    "text", ["Not one barge was in the bay.", "Not one of the seven barges sank."]
)
def test_not_one_is_none(text: str):
    claim = only(text)
    assert claim.negated
    assert claim.factuality.source is Commitment.CERTAINLY_NOT


def test_not_two_but_three_denies_no_event():
    assert not only("Not two but three barges sank in the bay.").negated


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("It is likely that the valve failed.", Commitment.PROBABLE),
        ("It is unlikely that the valve failed.", Commitment.POSSIBLY_NOT),
        ("A faulty weld could not be ruled out.", Commitment.POSSIBLE),
    ],
)
def test_a_predicate_says_how_sure_a_thing_is(text: str, level: Commitment):
    claim = only(text)
    assert claim.certainty is Certainty.HEDGED
    assert claim.factuality.source is level


def test_no_such_thing_rejects_and_none_received_does_not():
    assert only("There is no such letter, the mayor said.").certainty is Certainty.DENIED
    received = only("He received no such letter, the mayor said.")
    assert received.certainty is Certainty.REPORTED


def test_an_inverted_auxiliary_opens_a_condition():
    claim = only("Had the council paid its bills, the lamps would still burn.")
    assert claim.certainty is Certainty.PREDICTED
    assert claim.condition is not None
    assert claim.condition.quote == "Had the council paid its bills"


def test_what_they_would_have_wanted_is_not_what_they_want():
    claim = only("Had our pilots wanted to hit the town, there would be no town.")
    assert claim.source is None
    assert claim.span.quote.startswith("Had our pilots")


def test_nor_stays_with_what_it_negates():
    quotes = [c.span.quote for c in claims_of("Nor did the council pay the bill.")]
    assert quotes == ["Nor did the council pay the bill"]
    pair = claims_of("The guards neither saw the driver nor heard the shot.")
    assert [c.span.quote for c in pair] == [
        "The guards neither saw the driver",
        "nor heard the shot",
    ]
    assert all(c.negated for c in pair)
