"""How far a credit reaches, and what hands none over: opinion pieces, spun wires, long reports."""

from __future__ import annotations

import pytest

from rashomon.model import Commitment
from reading import claims_of, told_on_page

REACH = [
    pytest.param(
        "The guild shut the mill, but according to the mayor nobody was hurt.",
        [(None, "The guild shut the mill"), ("the mayor", "nobody was hurt")],
        id="what stands before a joint is the writer's",
    ),
    pytest.param(
        "And according to the hospital in Karsa 340 carters were hurt.",
        [("the hospital in Karsa", "340 carters were hurt")],
        id="a figure is no part of a name",
    ),
    pytest.param(
        'Dr Lena Morvay, he told the Evening Courier, is "a well-known liar".',
        [
            (
                "he",
                'Dr Lena Morvay, he told the Evening Courier, is "a well-known liar"',
            )
        ],
        id="of whom it is said",
    ),
    pytest.param(
        '"It is over." Fires burn in five villages, the mayor admits.',
        [("", "It is over"), ("the mayor", "Fires burn in five villages")],
        id="a quotation before a credited sentence",
    ),
    pytest.param(
        'The mayor stood up. "We will leave." The guild clapped.',
        [
            (None, "The mayor stood up"),
            ("", "We will leave"),
            (None, "The guild clapped"),
        ],
        id="a quotation of nobody named",
    ),
    pytest.param(
        'The mayor is sure that the cart was late. "The bell rang. It was dark." The guild left.',
        [
            ("The mayor", "the cart was late"),
            ("The mayor", "The bell rang"),
            ("The mayor", "It was dark"),
            (None, "The guild left"),
        ],
        id="a quotation behind what somebody says",
    ),
    pytest.param(
        '"They wrote that we hid grain," says the doctor. "We had mice." The guild left.',
        [
            ("the doctor < They", "we hid grain"),
            ("the doctor", "We had mice"),
            (None, "The guild left"),
        ],
        id="a quotation is of who speaks outside the one before",
    ),
    pytest.param(
        "He urged the mayor to admit that the mill was shut.",
        [("He", "the mayor to admit that the mill was shut")],
        id="who is asked to say it has not said it",
    ),
    pytest.param(
        "If the mayor promises that nobody will be fined, the carters will leave.",
        [
            (
                None,
                "If the mayor promises that nobody will be fined, the carters will leave",
            )
        ],
        id="a promise in a condition is none",
    ),
    pytest.param(
        "The court heard a driver who affirmed that the clerk signed the paper.",
        [
            (None, "The court heard a driver"),
            ("a driver", "the clerk signed the paper"),
        ],
        id="who hears somebody says nothing",
    ),
    pytest.param(
        "Grain worth an estimated $12 million crossed the ford in 2025.",
        [(None, "Grain worth an estimated $12 million crossed the ford in 2025")],
        id="an estimated sum is nobody's word",
    ),
    pytest.param(
        "There is, to be sure, something to be said for the other side.",
        [(None, "There is, to be sure, something to be said for the other side")],
        id="a turn of phrase with a verb of saying",
    ),
    pytest.param(
        "As per the protection service, carters stole the grain on Saturday.",
        [("the protection service", "carters stole the grain on Saturday")],
        id="as per",
    ),
    pytest.param(
        "The six others, as alleged by the guild, had refused to return home.",
        [
            (
                "the guild",
                "The six others, as alleged by the guild, had refused to return home",
            )
        ],
        id="as alleged by",
    ),
    pytest.param(
        "Rather than confirm or deny the fire, the guild said only that it was calm.",
        [("the guild", "it was calm")],
        id="what is set aside is not done",
    ),
    pytest.param(
        "Some 48,000 people have fled Ostrana (source: UN relief office).",
        [("UN relief office", "Some 48,000 people have fled Ostrana")],
        id="a source in brackets",
    ),
    pytest.param(
        "The mill is shut, despite the promise made by the mayor that it would open.",
        [("the mayor", "it would open")],
        id="who made a promise",
    ),
    pytest.param(
        "The argument goes like this: if the mill shuts, the guild will leave.",
        [("", "if the mill shuts, the guild will leave")],
        id="an argument of nobody named",
    ),
    pytest.param(
        "The guild's theory runs as follows: the mayor burned the mill.",
        [("The guild", "the mayor burned the mill")],
        id="whose theory it is",
    ),
    pytest.param(
        "The authorities told the Panel that a licence had been issued.²\nThe Panel left.[3]",
        [
            ("The authorities", "a licence had been issued"),
            (None, "The Panel left"),
        ],
        id="marks of notes are no words",
    ),
]


@pytest.mark.parametrize(("text", "expected"), REACH)
def test_each_claim_is_whose_it_is(text: str, expected: list[tuple[str | None, str]]):
    found = [
        (c.source and " < ".join(c.source.chain), c.span.quote) for c in claims_of(text)
    ]
    assert [one for one in found if one in expected] == expected
    assert {who for who, _ in found} <= {who for who, _ in expected} | {None}


def test_a_participle_that_says_who_asked_belongs_to_the_source():
    found = claims_of("Witnesses interviewed by the Centre believe the dam was blown up.")
    (chain,) = {c.source.chain for c in found if c.source}
    assert chain == ("Witnesses interviewed by the Centre",)


BACK = [
    pytest.param(
        "Two sheds burned on Tuesday. This was reported by the mayor's press service.",
        [("the mayor's press service", "Two sheds burned on Tuesday")],
        id="by whom it was reported",
    ),
    pytest.param(
        "The ford is shut. The press service of the mayor reported this on Monday.",
        [("The press service of the mayor", "The ford is shut")],
        id="who reported it",
    ),
    pytest.param(
        "In result of the fire\n\n- two carters perished;\n- five persons received burns.\n\n"
        "About this informed the head of the guild Oleg Baskin.",
        [
            ("the head of the guild Oleg Baskin", "two carters perished"),
            ("the head of the guild Oleg Baskin", "five persons received burns"),
        ],
        id="who informed of a list",
    ),
    pytest.param(
        "The mill fell. The army denied this.",
        [(None, "The mill fell"), (None, "The army denied this")],
        id="a denial credits nobody with it",
    ),
    pytest.param(
        "He shut it. The mayor said this was wrong.",
        [(None, "He shut it"), ("The mayor", "this was wrong")],
        id="this opens what is said",
    ),
]


@pytest.mark.parametrize(("page", "expected"), BACK)
def test_a_sentence_may_credit_the_one_before(
    page: str, expected: list[tuple[str | None, str]]
):
    assert told_on_page(page) == expected


def test_an_allegation_in_a_list_is_no_fact_of_the_writers():
    page = (
        "The charges\n\n(a) That the guild burned the mill;\n(b) that it hid the grain;\n\n"
    )
    assert told_on_page(page + "The mayor left on Monday.") == [
        (None, "The mayor left on Monday")
    ]


def test_who_agrees_in_a_condition_has_not_agreed():
    (only,) = claims_of("Talks are to begin if the carters agree to send an envoy.")
    assert (only.source, only.factuality.source) == (None, Commitment.PROBABLE)


def test_who_is_a_person_of_a_place_and_not_the_place():
    (claim,) = (
        c
        for c in claims_of(
            "The army shelled it, a version disputed by three residents of Lagos, who said "
            "the shells came from the mill."
        )
        if "came" in c.span.quote
    )
    assert claim.source is not None
    assert claim.source.chain == ("three residents of Lagos",)
