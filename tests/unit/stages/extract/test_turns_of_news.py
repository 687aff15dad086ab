"""Turns that newspapers of every field use: each line's source, factuality and label."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import Told, claims_of, told_in

OPINION, DENIED, PREDICTED = Certainty.OPINION, Certainty.DENIED, Certainty.PREDICTED
HEDGED, REPORTED, ASSERTED = Certainty.HEDGED, Certainty.REPORTED, Certainty.ASSERTED

NOBODY = ""

READ = [
    # neither confirmed nor denied: nothing was handed over
    (
        "The guild neither confirmed nor denied that the mill would close.",
        [
            (
                None,
                "CT-",
                ASSERTED,
                "The guild neither confirmed nor denied that the mill would close",
            )
        ],
    ),
    # one "not" over two verbs of which the second tells
    (
        "They did not name the carters or say which mill had burned.",
        [
            (
                None,
                "CT-",
                ASSERTED,
                "They did not name the carters or say which mill had burned",
            )
        ],
    ),
    # a refusal that is over
    (
        "The club would not explain its absence.",
        [(None, "CT-", ASSERTED, "The club would not explain its absence")],
    ),
    # what somebody denies to have said or agreed is denied
    (
        "The minister denied that he had promised to resign.",
        [("The minister", "PR-", DENIED, "he had promised to resign")],
    ),
    # who doubts it holds that it will not
    (
        "The brewers doubt the council would go that far.",
        [("The brewers", "PR-", PREDICTED, "the council would go that far")],
    ),
    # who does not believe somebody hands over nothing of what he said
    (
        "She did not believe guards who claimed that the bell had rung.",
        [
            (None, "CT-", ASSERTED, "She did not believe guards"),
            ("guards", "CT+", REPORTED, "the bell had rung"),
        ],
    ),
    # who is asked about a claim says nothing of it
    (
        '"We are tired," said the mayor when asked about the army\'s claim that it burned.',
        [
            ("the mayor", "CT+", REPORTED, "We are tired"),
            ("the army", "CT+", REPORTED, "it burned"),
        ],
    ),
    # an inverted condition stays with what hangs on it
    (
        "The owner promised that nobody would go hungry should the mill close.",
        [("The owner", "PR-", PREDICTED, "nobody would go hungry should the mill close")],
    ),
    # and one that the telling stands behind
    (
        "The miners will not leave the pit unless the owner pays, a foreman told reporters.",
        [
            (
                "a foreman",
                "PR-",
                PREDICTED,
                "The miners will not leave the pit unless the owner pays",
            )
        ],
    ),
    # either ... or: neither half is said
    (
        '"Either they open the gate or they burn it," he said.',
        [("he", "CT+", REPORTED, "Either they open the gate or they burn it")],
    ),
    # what stands between two commas is neither planned nor possible
    (
        "The reef, which lies 70 metres deep, may be very old.",
        [
            (None, "PS+", HEDGED, "The reef, which lies 70 metres deep, may be very old"),
            (None, "CT+", ASSERTED, "which lies 70 metres deep"),
        ],
    ),
    # nor is what came of a plan
    (
        "Two boats were to have joined the search but were grounded by fog.",
        [
            (None, "PR-", ASSERTED, "Two boats were to have joined the search"),
            (None, "CT+", ASSERTED, "were grounded by fog"),
        ],
    ),
    # deeds with a figure or a clause behind them are no sayings
    (
        "The regulator approved the 6 billion dollar sale of the mill.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The regulator approved the 6 billion dollar sale of the mill",
            )
        ],
    ),
    (
        "The governor signed a law that bars owners from selling mills.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The governor signed a law that bars owners from selling mills",
            )
        ],
    ),
    (
        "The keeper apologised for a film in which he mocks a rival.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The keeper apologised for a film in which he mocks a rival",
            )
        ],
    ),
    # who would like to know says nothing
    (
        "An inquiry hopes to find out.",
        [(None, "CT+", ASSERTED, "An inquiry hopes to find out")],
    ),
    # what it is dismissed as is not what is denied
    (
        "Opponents dismissed the pledge as a manoeuvre to buy time.",
        [("Opponents", "CT-", DENIED, "the pledge")],
    ),
    # unless it is quoted; the quotation is closed
    (
        'He rejected that account as "an insult to my crews".',
        [("He", "CT-", DENIED, 'that account as "an insult to my crews"')],
    ),
    # called untrue, in other words
    (
        'The allegation that the brewers fixed prices is "pure fantasy", their lawyer said.',
        [
            (
                "their lawyer",
                "CT-",
                DENIED,
                'The allegation that the brewers fixed prices is "pure fantasy"',
            )
        ],
    ),
    # by whose account, within a relative clause
    (
        "The officer, who according to prosecutors left the ship ahead of us, is due in court.",
        [
            (
                "prosecutors",
                "CT+",
                REPORTED,
                "who according to prosecutors left the ship ahead of us",
            ),
            (None, "CT+", ASSERTED, "is due in court"),
        ],
    ),
    # a subject apart from what it is believed of is one claim with it
    (
        "The remaining girls are believed to be held in a forest.",
        [
            (
                NOBODY,
                "PR+",
                HEDGED,
                "The remaining girls are believed to be held in a forest",
            )
        ],
    ),
    # what somebody must do is not done
    (
        "Police must explain why they waited for three days, the mother said.",
        [
            (
                "the mother",
                "Uu",
                OPINION,
                "Police must explain why they waited for three days",
            )
        ],
    ),
    # deeds in words that may be sayings
    (
        "The rapper pleaded not guilty on Monday to robbing a keeper.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The rapper pleaded not guilty on Monday to robbing a keeper",
            )
        ],
    ),
    (
        "The authorities charged the doctor who had counted them.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The authorities charged the doctor who had counted them",
            )
        ],
    ),
    # who would conclude so is wrong
    (
        "It would be wrong to conclude that the talks failed.",
        [(None, "Uu", OPINION, "It would be wrong to conclude that the talks failed")],
    ),
    # an order and what follows if it is not obeyed
    (
        "Regulators ordered the mill to stop dumping salt or face fines.",
        [("Regulators", "Uu", OPINION, "the mill to stop dumping salt or face fines")],
    ),
    # who had to do it is told it as an order
    (
        '"They told us to lie down," said a keeper.',
        [("They", "Uu", OPINION, "to lie down")],
    ),
    # an order not to do it was given
    (
        "A clerk said that guards had been ordered not to fire.",
        [("A clerk", "CT+", REPORTED, "guards had been ordered not to fire")],
    ),
    # a condition before a credit
    (
        "If the trials go on, she warned, the guild will have no members left.",
        [
            (
                "she",
                "PR+",
                PREDICTED,
                "If the trials go on, she warned, the guild will have no members left",
            )
        ],
    ),
    # a statement that somebody else contradicts
    (
        '"Not a single cart was stopped," he said, a statement contradicted by the guild.',
        [("he", "CT-", REPORTED, "Not a single cart was stopped")],
    ),
    # what a source is said to be
    (
        "The clerk, who was not at home, called the search a farce.",
        [
            (None, "CT-", ASSERTED, "who was not at home"),
            (
                "The clerk, who was not at home",
                "CT+",
                REPORTED,
                "called the search a farce",
            ),
        ],
    ),
    # neither ... nor behind a preposition
    (
        '"They have agreed on neither the border nor the prisoners," he said.',
        [
            (
                "he",
                "CT-",
                REPORTED,
                "They have agreed on neither the border nor the prisoners",
            )
        ],
    ),
    # a passive behind a credit tells of what was said
    (
        "Prices fell to a new low in April, the office said on Wednesday, helped by cheaper salt.",
        [
            ("the office", "CT+", REPORTED, "Prices fell to a new low in April"),
            ("the office", "CT+", REPORTED, "helped by cheaper salt"),
        ],
    ),
    # not what befalls who says it
    (
        "The old mill burned down, the mayor said, accompanied by two clerks.",
        [
            ("the mayor", "CT+", REPORTED, "The old mill burned down"),
            (None, "CT+", ASSERTED, "accompanied by two clerks"),
        ],
    ),
    # who denies and goes on to say
    (
        "A spokesman for the guild denied that its men had fled and said they held the bridge.",
        [
            ("A spokesman for the guild", "CT-", DENIED, "its men had fled"),
            ("A spokesman for the guild", "CT+", REPORTED, "they held the bridge"),
        ],
    ),
    # refused to rule out: nothing was ruled out
    (
        "The chancellor refused on Tuesday to rule out a rise in fuel duty.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "The chancellor refused on Tuesday to rule out a rise in fuel duty",
            )
        ],
    ),
    # what is not said
    (
        '"There were no losses," it said in a notice, without saying where the men had gone.',
        [("it", "CT-", REPORTED, "There were no losses")],
    ),
    (
        "He did not want to leave the town.",
        [(None, "CT-", ASSERTED, "He did not want to leave the town")],
    ),
    (
        "The election was neither free nor fair, observers said.",
        [("observers", "CT-", REPORTED, "The election was neither free nor fair")],
    ),
    (
        "The guild had asked for a pause but had received an answer from neither.",
        [
            (None, "CT+", ASSERTED, "The guild had asked for a pause"),
            (None, "CT-", ASSERTED, "had received an answer from neither"),
        ],
    ),
    # what they did not, beside what they did
    (
        "Its men had withdrawn from the bank rather than fled under fire.",
        [
            (
                None,
                "CT+",
                ASSERTED,
                "Its men had withdrawn from the bank rather than fled under fire",
            )
        ],
    ),
    # the second "that" of one saying, negated
    (
        "His agent said he had passed every test and that the clubs had not agreed on a price.",
        [
            ("His agent", "CT+", REPORTED, "he had passed every test"),
            ("His agent", "CT-", REPORTED, "the clubs had not agreed on a price"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_who_says_what_and_how(text: str, expected: list[Told]):
    assert told_in(text) == expected


def test_a_relative_goes_back_past_where_somebody_is():
    (claim,) = (
        c
        for c in claims_of("Officers at the front near Velim, who say they won, are tired.")
        if c.source
    )
    assert claim.source is not None
    assert claim.source.chain == ("Officers at the front near Velim",)
