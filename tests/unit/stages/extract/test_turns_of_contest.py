"""Turns that reports on a contested matter use: each line's source, factuality and label."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import Told, told_in

OPINION, DENIED, PREDICTED = Certainty.OPINION, Certainty.DENIED, Certainty.PREDICTED
HEDGED, REPORTED, ASSERTED = Certainty.HEDGED, Certainty.REPORTED, Certainty.ASSERTED

READ = [
    # what is not said by those words
    (
        "Let us stop pretending that both guilds are guilty.",
        [(None, "Uu", OPINION, "Let us stop pretending that both guilds are guilty")],
    ),
    (
        "To say so is not slander.",
        [(None, "CT-", ASSERTED, "To say so is not slander")],
    ),
    (
        "The guild is using the threat of a strike to force a rise.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The guild is using the threat of a strike to force a rise",
            )
        ],
    ),
    (
        "The fire was not an accident, as the guild maintains, but a message.",
        [
            (
                None,
                "CT-",
                ASSERTED,
                "The fire was not an accident",
            )
        ],
    ),
    (
        "The council prefers to count its carts.",
        [(None, "CT+", ASSERTED, "The council prefers to count its carts")],
    ),
    (
        "The carters had asked to be relieved.",
        [(None, "CT+", ASSERTED, "The carters had asked to be relieved")],
    ),
    (
        "Instead of opening the gate, as it had promised in May, the guild closed two more.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "Instead of opening the gate, as it had promised in May, the guild closed two more",
            )
        ],
    ),
    # what is denied is told elsewhere, or asked
    (
        "The council rejected it by nine votes to four.",
        [(None, "CT+", ASSERTED, "The council rejected it by nine votes to four")],
    ),
    (
        "Who burned the mill on 1 May remains disputed.",
        [(None, "CT+", ASSERTED, "Who burned the mill on 1 May remains disputed")],
    ),
    # by what name somebody calls a report
    (
        'The mayor has called the reports "fabricated".',
        [("The mayor", "CT-", DENIED, 'has called the reports "fabricated"')],
    ),
    (
        "The mayor called it a disgrace.",
        [("The mayor", "Uu", OPINION, "called it a disgrace")],
    ),
    # what was printed before, and what one hears
    (
        "Earlier today we reported that four carters had been killed.",
        [("we", "CT+", REPORTED, "four carters had been killed")],
    ),
    (
        "We are hearing that the talks have failed.",
        [(None, "PR+", HEDGED, "We are hearing that the talks have failed")],
    ),
    # a duty that was done, a conclusion, a condition, what would have been
    (
        "Work had to be stopped twice because of gas.",
        [(None, "CT+", ASSERTED, "Work had to be stopped twice because of gas")],
    ),
    (
        "The guild denies that the rain is to blame.",
        [("The guild", "CT-", DENIED, "the rain is to blame")],
    ),
    (
        "The carters must have known about the tunnel.",
        [(None, "PR+", HEDGED, "The carters must have known about the tunnel")],
    ),
    (
        "The plan would have given the guild four mills.",
        [(None, "PS-", PREDICTED, "The plan would have given the guild four mills")],
    ),
    (
        "The council wants the guild to pay for it.",
        [("The council", "Uu", OPINION, "the guild to pay for it")],
    ),
    (
        "The guild said it sells carts and would sell the mill should a buyer come.",
        [
            ("The guild", "CT+", REPORTED, "it sells carts"),
            ("The guild", "PR+", PREDICTED, "would sell the mill should a buyer come"),
        ],
    ),
    # who says the second half
    (
        "The guild said it had found nine carts, while the mayor, Ana Melk, put the number at 12.",
        [
            ("The guild", "CT+", REPORTED, "it had found nine carts"),
            ("the mayor, Ana Melk", "CT+", REPORTED, "put the number at 12"),
        ],
    ),
    (
        "Its owners said the pump was broken and accused the guild of theft.",
        [
            ("Its owners", "CT+", REPORTED, "the pump was broken"),
            ("Its owners", "CT+", REPORTED, "accused the guild of theft"),
        ],
    ),
    (
        "She had gone to the mill, she said, and had found the gate open.",
        [
            ("she", "CT+", REPORTED, "She had gone to the mill"),
            ("she", "CT+", REPORTED, "had found the gate open"),
        ],
    ),
    # "neither" of two, without a noun
    (
        "Although the two men wear the uniform, neither serves in the guard.",
        [
            (None, "CT+", ASSERTED, "the two men wear the uniform"),
            (None, "CT-", ASSERTED, "neither serves in the guard"),
        ],
    ),
    (
        "The guild has said the carts were seized lawfully and has refused to discuss them.",
        [
            ("The guild", "CT+", REPORTED, "the carts were seized lawfully"),
            (None, "PR+", ASSERTED, "has refused to discuss them"),
        ],
    ),
    (
        "One carter heard two shots, while a guard insisted there had been only one shot.",
        [
            ("One carter", "CT+", REPORTED, "heard two shots"),
            ("a guard", "CT+", REPORTED, "there had been only one shot"),
        ],
    ),
    # a question, a condition that somebody promised, what changes hands
    (
        "Did the guild offer to lift the ban?",
        [(None, "Uu", OPINION, "Did the guild offer to lift the ban")],
    ),
    (
        "If the carters leave by May, as the mayor has promised, the mill will burn.",
        [
            (
                None,
                "PR+",
                PREDICTED,
                "If the carters leave by May, as the mayor has promised, the mill will burn",
            )
        ],
    ),
    (
        "The guild handed over a list of nine objections.",
        [(None, "CT+", ASSERTED, "The guild handed over a list of nine objections")],
    ),
    # "gone" and "nearly" that put nothing ahead and deny nothing
    (
        "He admitted that some sacks had gone missing.",
        [("He", "CT+", REPORTED, "some sacks had gone missing")],
    ),
    (
        "Attacks in the east have nearly doubled.",
        [(None, "CT+", ASSERTED, "Attacks in the east have nearly doubled")],
    ),
    # when is all that is said
    (
        "The gate was opened only after the guild threatened to strike.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The gate was opened only after the guild threatened to strike",
            ),
            ("the guild", "PR+", PREDICTED, "to strike"),
        ],
    ),
    # what essays and summaries do with words of saying
    (
        "It is worth recalling that nobody forced the guild to sign.",
        [(None, "CT-", ASSERTED, "nobody forced the guild to sign")],
    ),
    (
        "Still, it is important to stress that the guild praised it.",
        [(None, "CT+", ASSERTED, "the guild praised it")],
    ),
    (
        "It would be wrong to say that the ford is open.",
        [(None, "Uu", OPINION, "It would be wrong to say that the ford is open")],
    ),
    (
        "Are critics truly aware that the mill pays its carters?",
        [(None, "Uu", OPINION, "Are critics truly aware that the mill pays its carters")],
    ),
    (
        "He has expelled the guards, opting for carters to fight the guild.",
        [
            (None, "CT+", ASSERTED, "He has expelled the guards"),
            (None, "CT+", ASSERTED, "opting for carters to fight the guild"),
        ],
    ),
    (
        "The law forbids voting under siege.",
        [(None, "CT+", ASSERTED, "The law forbids voting under siege")],
    ),
    (
        "Lawmakers have shown little interest in changing it.",
        [(None, "CT+", ASSERTED, "Lawmakers have shown little interest in changing it")],
    ),
    # what belongs to a claim at its edges
    (
        "The fire was started by a carter who says he was drunk.",
        [
            (None, "CT+", ASSERTED, "The fire was started by a carter"),
            ("a carter", "CT+", REPORTED, "he was drunk"),
        ],
    ),
    (
        "That in mind, the success was not entirely linked to carts.",
        [
            (
                None,
                "CT-",
                ASSERTED,
                "That in mind, the success was not entirely linked to carts",
            )
        ],
    ),
    (
        "While not always direct, this is undeniably a war.",
        [(None, "CT+", ASSERTED, "While not always direct, this is undeniably a war")],
    ),
    (
        "Varena openly admits to actively supporting one side.",
        [("Varena", "CT+", REPORTED, "actively supporting one side")],
    ),
    (
        "Varena blames the guild for its loss, though it is not acting alone.",
        [
            ("Varena", "CT+", REPORTED, "blames the guild for its loss"),
            (None, "CT-", ASSERTED, "it is not acting alone"),
        ],
    ),
    # what is bidden, and whom nothing is told
    (
        '"Stay in the mill," the governor said.',
        [("the governor", "Uu", OPINION, "Stay in the mill")],
    ),
    (
        'Governor Varga: "Do not climb the wall."',
        [("Governor Varga", "Uu", OPINION, "Do not climb the wall")],
    ),
    (
        "The service advised people to store water.",
        [("The service", "Uu", OPINION, "people to store water")],
    ),
    (
        "The carters have apologized to nobody.",
        [(None, "CT-", ASSERTED, "The carters have apologized to nobody")],
    ),
    (
        '"We have seen no one," its director, Paula Renk, said on Tuesday.',
        [("its director, Paula Renk", "CT-", REPORTED, "We have seen no one")],
    ),
    (
        "It is emphasized that the carters hold the ford.",
        [("", "CT+", REPORTED, "the carters hold the ford")],
    ),
    (
        "Varena admits to backing one side, stating their sole objective is to counter the guild.",
        [
            ("Varena", "CT+", REPORTED, "backing one side"),
            ("Varena", "PR+", REPORTED, "their sole objective is to counter the guild"),
        ],
    ),
    (
        "The guild has one aim: to close the ford.",
        [("The guild", "PR+", PREDICTED, "to close the ford")],
    ),
    (
        "It is critical to reiterate that the presence of carters serves one purpose: to fight it.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "the presence of carters serves one purpose: to fight it",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_who_says_what_and_how(text: str, expected: list[Told]):
    assert told_in(text) == expected
