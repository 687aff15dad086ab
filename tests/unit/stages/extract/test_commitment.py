from __future__ import annotations

import pytest

from rashomon.model import Certainty, Commitment
from reading import claims_of

LABELS = [
    ("The army shelled the bridge.", "asserted", "CT+"),
    ("The army did not shell the bridge.", "asserted", "CT-"),  # a plain negative
    ("No soldier crossed the bridge.", "asserted", "CT-"),  # the subject negates
    ("Not one soldier crossed the bridge.", "asserted", "CT-"),
    ("On 5 and 6 June not one shell was fired at the mill.", "asserted", "CT-"),
    ("On 5 and 6 June one shell was fired at the mill.", "asserted", "CT+"),
    ("They found not one survivor in the mill.", "asserted", "CT-"),
    (
        "On 5 and 6 April not one shell was fired at Ostrel by the army.",
        "asserted",
        "CT-",
    ),  # after a day
    ("On 5 and 6 April one shell was fired at Ostrel by the army.", "asserted", "CT+"),
    ("The army neither shelled the bridge nor closed it.", "asserted", "CT-"),
    ("The army may have shelled the bridge.", "hedged", "PS+"),
    ("The army reportedly shelled the bridge.", "hedged", "PR+"),
    ("The army may shell the bridge again.", "predicted", "PS+"),  # a bare verb lies ahead
    ("Losing the bridge could lead to the loss of Ostrel.", "predicted", "PS+"),
    ("The army will shell the bridge.", "predicted", "PR+"),
    ("The army is likely to shell the bridge.", "predicted", "PR+"),
    ("The loss of the bridge was a disgrace.", "opinion", "Uu"),
    ("What can anybody expect from such an army?", "opinion", "Uu"),  # rhetorical
    ("The council must reopen the bridge.", "opinion", "Uu"),  # exhortation
]


@pytest.mark.parametrize(("text", "certainty", "commitment"), LABELS)
def test_the_first_label_that_holds_is_given(text: str, certainty: str, commitment: str):
    claim = claims_of(text)[0]
    assert (claim.certainty, claim.factuality.source) == (certainty, commitment)
    assert claim.factuality.author == claim.factuality.source


def test_a_denied_content_is_the_sources_denial():
    claim = claims_of("The ministry denied that the army had shelled the bridge.")[0]
    assert claim.certainty is Certainty.DENIED
    assert claim.factuality.source is Commitment.CERTAINLY_NOT
    assert claim.factuality.author is Commitment.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "The mayor doubted that the army had shelled the bridge.",
        "Officials raised doubts that the army had shelled the bridge.",
        "The mayor expressed doubt that the army had shelled the bridge.",
    ],
)
def test_doubts_in_a_noun_are_doubts(text: str):
    claim = claims_of(text)[0]
    assert claim.certainty is Certainty.HEDGED
    assert claim.is_doubting


def test_a_hedge_inside_a_phrase_does_not_hedge_the_claim():
    claim = claims_of("The army shelled the bridge, possibly with the help of a militia.")[
        0
    ]
    assert claim.certainty is Certainty.ASSERTED


def test_a_rejection_covers_what_is_negated_beside_it():
    text = "“We did not shell the bridge. It is a lie,” General Arno Velt said."
    labels = [c.certainty for c in claims_of(text)]
    assert labels == [Certainty.DENIED, Certainty.DENIED]


def test_the_words_that_decided_are_kept():
    claim = claims_of("The army may have shelled the bridge.")[0]
    assert claim.certainty_by is not None
    assert claim.certainty_by.quote == "may"


def test_the_condition_is_kept():
    claim = claims_of("If the bridge falls, the town will starve.")[0]
    assert claim.condition is not None
    assert claim.condition.quote == "If the bridge falls"
