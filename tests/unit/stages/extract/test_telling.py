"""Credits, and words that only sound like one."""

from __future__ import annotations

import pytest

from rashomon.model import Attribution, Certainty, Span
from rashomon.stages.extract.telling import is_told
from rashomon.text.parse import parse_blocks
from reading import claims_of

ROWS = [
    ("Residents said nine trucks burned.", "Residents", "said", True),
    ("Residents saw nine trucks burn.", "Residents", "saw", False),
    ("The attack shows the truce is over.", "The attack", "shows", False),
    ("The river seems to rise.", "", "seems", False),
    ("The raid has reportedly killed nine people.", "", "reportedly", False),
    ("The report shows the truce is over.", "The report", "shows", True),
]


@pytest.mark.parametrize(("text", "source", "cue", "expected"), ROWS)
def test_who_only_sees_or_seems_tells_nothing(
    text: str, source: str, cue: str, *, expected: bool
):
    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    attribution = Attribution(
        "attribution-x",
        "document-x",
        content=(span(text.rsplit(maxsplit=1)[-1]),),
        cue=(span(cue),),
        source=(span(source),) if source else (),
    )
    assert is_told(parse_blocks(text, [(0, len(text))]), attribution) is expected


@pytest.mark.parametrize(
    "text",
    [
        "No one believes that the town caused the flood.",
        "Nobody said that the mill was mined.",
        "None of the witnesses claims that the mill was mined.",
        "Nobody has accused the guards of looting.",
        "Few believe that the truce holds.",
    ],
)
def test_what_nobody_says_is_not_said(text: str):
    (claim,) = claims_of(text)
    assert claim.source is None
    assert claim.span.quote == text.rstrip(".")


def test_who_has_not_accused_says_nothing():
    (claim,) = claims_of("The army has not accused the rebels of looting.")
    assert claim.source is None
    assert claim.negated


def test_who_found_no_evidence_hands_nothing_over():
    (claim,) = claims_of("Investigators found no evidence that the driver was drunk.")
    assert claim.source is None
    assert claim.negated


def test_a_closing_credit_covers_how_the_sentence_opens():
    text = "There is no proof that the baker lit the fire, two of the guards stressed."
    (claim,) = claims_of(text)
    assert claim.span.quote == "There is no proof that the baker lit the fire"
    assert claim.source is not None
    assert claim.negated


def test_who_saw_a_rumour_is_no_rumour():
    text = "A clerk who read the message said that the dam was dry."
    (claim,) = claims_of(text)
    assert claim.certainty is Certainty.REPORTED
