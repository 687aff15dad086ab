"""Credits at the end of a sentence and in the middle of it: a row and an example for each."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty, Claim
from reading import claims_of

REPORTED, ASSERTED, DENIED = Certainty.REPORTED, Certainty.ASSERTED, Certainty.DENIED

Row = tuple[str, str | None, Certainty]

ROWS: list[tuple[str, list[Row]]] = [
    (  # a closing credit covers both clauses of its sentence
        "Nine rebels were killed near Sarn and five villagers died in the hills, residents said.",
        [
            (
                "Nine rebels were killed near Sarn",
                "residents",
                REPORTED,
            ),
            (
                "five villagers died in the hills",
                "residents",
                REPORTED,
            ),
        ],
    ),
    (  # ... and a toll with an elided noun stays one claim under it
        "Twelve people were killed and 70 others were injured by a landslide, the governor said.",
        [
            (
                "Twelve people were killed and 70 others were injured by a landslide",
                "the governor",
                REPORTED,
            )
        ],
    ),
    (  # two speakers, one for each half
        "The army said it had withdrawn, and nine villagers had died, the mayor said.",
        [
            ("it had withdrawn", "The army", REPORTED),
            ("nine villagers had died", "the mayor", REPORTED),
        ],
    ),
    (  # "and" begins another clause, whose credit does not reach back
        "The army withdrew, and the mayor said nine died.",
        [("The army withdrew", None, ASSERTED), ("nine died", "the mayor", REPORTED)],
    ),
    (  # a credit in the middle is nobody's claim
        "The deal, the council said, includes the release of 200 captives.",
        [
            (
                "The deal, the council said, includes the release of 200 captives",
                "the council",
                REPORTED,
            )
        ],
    ),
    (  # an agreement is a deed: whom it was made with is no content
        "Officials said Friday that the council had reached a truce agreement with the Front.",
        [
            (
                "the council had reached a truce agreement with the Front",
                "Officials",
                REPORTED,
            )
        ],
    ),
    (  # the dateline is no part of the source; "has" only helps "denied"
        "OSTREL, Varena — The leader of the River Front has denied agreeing to any truce.",
        [("agreeing to any truce", "The leader of the River Front", DENIED)],
    ),
    (  # "in Ostrel state" is a place, not a speaker and a verb
        "The raiders took 19 pupils from the town of Lemna, in Ostrel state.",
        [
            (
                "The raiders took 19 pupils from the town of Lemna, in Ostrel state",
                None,
                ASSERTED,
            )
        ],
    ),
    (  # pictures that close a sentence stand where a speaker would
        "The mill stood in flames at dusk, a video shared by neighbours showed.",
        [("The mill stood in flames at dusk", "a video shared by neighbours", REPORTED)],
    ),
    (  # the writer's own, and what a blow shows, are the writer's to say
        "The mill stood in flames at dusk, our video showed.",
        [("The mill stood in flames at dusk, our video showed", None, ASSERTED)],
    ),
    (
        "The truce is over, the attack shows.",
        [("The truce is over, the attack shows", None, ASSERTED)],
    ),
    (  # who estimates does not foretell
        "The rescue service estimates that 50 people were hurt.",
        [("50 people were hurt", "The rescue service", REPORTED)],
    ),
]


def row_of(claim: Claim) -> Row:
    source = claim.source.span if claim.source else None
    return claim.span.quote, source.quote if source else None, claim.certainty


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_credit_covers_its_sentence_and_nothing_else(text: str, expected: list[Row]):
    assert [row_of(c) for c in claims_of(text)] == expected


def test_a_blow_is_not_counted_among_its_dead():
    (claim,) = claims_of("A soldier killed nine people, rescuers said.")
    assert [(q.value, q.state) for q in claim.quantities] == [(9.0, "kill")]
