"""What stands across or beside a credit, read through the whole stage."""

from __future__ import annotations

import pytest

from factories import make_document
from rashomon.model import Certainty, Claim, Zone, ZoneKind
from rashomon.stages.extract import ExtractParams, read_document
from rashomon.text.parse import parse_blocks


def claims(text: str) -> list[Claim]:
    document = make_document(text)
    zones = [Zone(document.id, ZoneKind.BODY, 0, len(text))]
    parse = parse_blocks(text, [(0, len(text))])
    return list(read_document(document, zones, parse, ExtractParams(tagger="rules")).claims)


def rows(text: str) -> list[tuple[str, str | None, Certainty]]:
    return [
        (
            c.span.quote,
            c.source.span.quote if c.source and c.source.span else None,
            c.certainty,
        )
        for c in claims(text)
    ]


REPORTED, ASSERTED = Certainty.REPORTED, Certainty.ASSERTED
HEDGED, DENIED = Certainty.HEDGED, Certainty.DENIED

ROWS = [
    (  # a noun takes the clause up, its agent answers for it
        "Poison was found in the well, a fact later validated by an official of the canton.",
        [("Poison was found in the well", "an official of the canton", REPORTED)],
    ),
    (  # no agent: nobody answers for it
        "Poison was found in the well, a fact later forgotten.",
        [("Poison was found in the well, a fact later forgotten", None, ASSERTED)],
    ),
    (
        "The convoy was hit from the air, as confirmed by the governor of Ostrel.",
        [("The convoy was hit from the air", "the governor of Ostrel", REPORTED)],
    ),
    (  # the credit comes last, its verb in the perfect
        "At least 24 civilians died on the bridge, a Halden Watch inquiry has found.",
        [
            (
                "At least 24 civilians died on the bridge",
                "a Halden Watch inquiry",
                REPORTED,
            )
        ],
    ),
    (  # an accusation keeps its cue, so that it reads as a claim
        "The minister condemned the provincial council, accusing it of corruption.",
        [
            ("The minister condemned the provincial council", None, ASSERTED),
            ("accusing it of corruption", "The minister", REPORTED),
        ],
    ),
    (  # the guess after a quotation is the writer's
        "The colonel said they were men who “were paid by a neighbour”, presumably Varena.",
        [
            ("they were men who “were paid by a neighbour”", "The colonel", REPORTED),
            ("presumably Varena", None, HEDGED),
        ],
    ),
    (  # two sentences that a comma runs together
        "There is no proof of these claims however, Varenan sources admitted that nine men fled.",
        [
            ("There is no proof of these claims however,", None, ASSERTED),
            ("nine men fled", "Varenan sources", REPORTED),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[t[:30] for t, _ in ROWS])
def test_each_half_goes_to_whom_it_belongs(
    text: str, expected: list[tuple[str, str | None, Certainty]]
):
    assert rows(text) == expected


def test_who_negates_two_accounts_denies_both():
    found = claims("Halden Watch called for an inquiry, though it negated both accounts.")
    (denied,) = [c for c in found if c.certainty is DENIED]
    assert denied.span.quote == "both accounts"
    assert denied.source is not None
    assert denied.source.antecedent is not None
    assert denied.source.antecedent.quote == "Halden Watch"


def test_it_that_stands_for_a_clause_is_nobody():
    found = claims("It is critical to reiterate that the dam was never inspected.")
    assert [c.source for c in found] == [None]
