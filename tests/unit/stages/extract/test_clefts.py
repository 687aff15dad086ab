"""Clefts, sentences run together, and verbs that only suggest."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty, Commitment
from reading import claims_of

CERTAIN, NOT = Commitment.CERTAIN, Commitment.CERTAINLY_NOT


@pytest.mark.parametrize(
    ("text", "predicate", "factuality"),
    [
        (  # the content stands after "that", negated or not
            "It is solely due to the guards that the raiders have not yet marched into the town.",
            "march",
            NOT,
        ),
        ("It is thanks to the dam that the town has not flooded.", "flood", NOT),
        ("It is because of the guards that the town stood firm.", "stand", CERTAIN),
        (  # a relative clause whose subject is "that" is no content
            "It is due to the rain that fell on Monday.",
            "be",
            CERTAIN,
        ),
    ],
)
def test_a_cleft_says_what_stands_after_that(
    text: str, predicate: str, factuality: Commitment
):
    (claim,) = claims_of(text)
    assert claim.span.quote == text[:-1]
    assert (claim.predicate, claim.factuality.source) == (predicate, factuality)


def test_a_comma_may_run_two_sentences_together():
    found = claims_of("No deal is near, however, sources admitted the plan of attacks.")
    assert [(c.span.quote, c.source, c.factuality.source) for c in found] == [
        ("No deal is near", None, NOT),
        ("however, sources admitted the plan of attacks", None, CERTAIN),
    ]


def test_an_inverted_speaker_is_no_object():
    (claim,) = claims_of('"We lost nine men," admitted the captain.')
    assert claim.source is not None
    assert claim.source.chain == ("the captain",)


@pytest.mark.parametrize("verb", ["suggested", "implied", "hinted"])
def test_who_suggests_does_not_state(verb: str):
    (claim,) = claims_of(f"The Front {verb} that the army had fired first.")
    assert claim.certainty is Certainty.HEDGED
    assert claim.source is not None


def test_a_rare_word_for_no_negates():
    (claim,) = claims_of("There is nary official confirmation of the raid.")
    assert claim.factuality.source is NOT
