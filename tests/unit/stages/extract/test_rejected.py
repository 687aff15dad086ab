"""What a rejection rejects, and what it does not: a row and an example for each."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty, Claim
from reading import claims_of

DENIED, REPORTED, ASSERTED = Certainty.DENIED, Certainty.REPORTED, Certainty.ASSERTED

Row = tuple[str, str | None, Certainty]

ROWS: list[tuple[str, list[Row]]] = [
    (
        "A report the army dismissed said that 30 people had died.",
        [
            ("A report", "the army", DENIED),
            ("30 people had died", "A report the army dismissed", REPORTED),
        ],
    ),
    (
        "The claim, denied by the army, is that soldiers fired first.",
        [("soldiers fired first", "the army", DENIED)],
    ),
    (
        "Varga has rejected as baseless the charge that he took bribes.",
        [("the charge that he took bribes", "Varga", DENIED)],
    ),
    ("Such allegations are rejected.", [("Such allegations", None, DENIED)]),
    (
        "The ministry ruled out a second quake.",
        [("a second quake", "The ministry", DENIED)],
    ),
    (
        "A claim that 30 had died was described as a lie by the ministry.",
        [("A claim that 30 had died was described as a lie", "the ministry", DENIED)],
    ),
    (
        "It is not true that soldiers entered the church, the colonel said.",
        [("It is not true that soldiers entered the church", "the colonel", DENIED)],
    ),
    (  # an offer is turned down; no report is rejected
        "The minister rejected the proposal.",
        [("The minister rejected the proposal", None, ASSERTED)],
    ),
    (  # a remark is shrugged off, a person denounced
        "The mayor shrugged off Varga's comments.",
        [("The mayor shrugged off Varga's comments", None, ASSERTED)],
    ),
    (
        "Several ministers have since denounced Gen. Varga.",
        [("Several ministers have since denounced Gen. Varga", None, ASSERTED)],
    ),
    (  # somebody is refused a thing
        "The court barred clerks from denying fishing licences to young couples.",
        [
            (
                "The court barred clerks from denying fishing licences to young couples",
                None,
                ASSERTED,
            )
        ],
    ),
    (  # what is condemned has happened
        "The Front denounced the shelling of the clinic.",
        [("The Front denounced the shelling of the clinic", None, ASSERTED)],
    ),
    (
        "The ministry denounced claims that its troops shelled the clinic.",
        [("claims that its troops shelled the clinic", "The ministry", DENIED)],
    ),
    (
        "The premier denounced what he called the murder of three clerks.",
        [("what he called the murder of three clerks", "The premier", REPORTED)],
    ),
    (
        "The village rejected the soldiers.",
        [("The village rejected the soldiers", None, ASSERTED)],
    ),
    (  # ... nor where somebody is not let in
        "He was denied entry to the country.",
        [("He was denied entry to the country", None, ASSERTED)],
    ),
    (  # ... where it has nobody behind it
        "The claim that the guards burned the mill is false.",
        [
            ("The claim that the guards burned the mill is false", None, DENIED),
            ("the guards burned the mill", None, DENIED),
        ],
    ),
    (  # a negative clause set against what is told rejects it, and is quoted alone
        "No barge was used, contrary to the allegations that have been spreading since Monday.",
        [("No barge was used", None, DENIED)],
    ),
    (
        "The bridge stands, contrary to reports in the town.",
        [("The bridge stands", None, ASSERTED)],
    ),
    (
        "The bridge is not new, contrary to the one beside it.",
        [("The bridge is not new, contrary to the one beside it", None, ASSERTED)],
    ),
    (  # what goes against a claim is not claimed
        "Contrary to the army's claim, 12 civilians died.",
        [("Contrary to the army's claim, 12 civilians died", None, ASSERTED)],
    ),
    (  # "true" alone affirms
        "It is true that soldiers entered the church, the colonel said.",
        [("It is true that soldiers entered the church", "the colonel", REPORTED)],
    ),
]


def row_of(claim: Claim) -> Row:
    source = claim.source.span if claim.source else None
    return claim.span.quote, source.quote if source else None, claim.certainty


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_only_what_was_put_forward_is_denied(text: str, expected: list[Row]):
    assert [row_of(c) for c in claims_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "quote", "chain"),
    [
        (
            "Claims that the guild burned the mill were rejected by the mayor.",
            "the guild burned the mill",
            ("the mayor",),
        ),
        (
            "Claims that the ferry carried arms were rejected on Monday.",
            "the ferry carried arms",
            (),
        ),
    ],
)
def test_who_rejects_a_claim_does_not_make_it(
    text: str, quote: str, chain: tuple[str, ...]
):
    (claim,) = claims_of(text)
    assert (claim.span.quote, claim.certainty) == (quote, Certainty.DENIED)
    assert claim.source is not None
    assert claim.source.chain == chain
