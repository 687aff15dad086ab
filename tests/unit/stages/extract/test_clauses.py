from __future__ import annotations

import pytest

from rashomon.stages.extract.clauses import find_clauses
from reading import parse_of

CASES = [
    (
        "The quake struck Ostrel on Monday, killing nine villagers and flattening two schools.",
        [
            "The quake struck Ostrel on Monday",
            "killing nine villagers and flattening two schools",
        ],  # participles after a comma stand alone
    ),
    (
        "The army closed the road because the bridge had been hit.",
        ["The army closed the road because the bridge had been hit"],  # a cause stays
    ),
    (
        "The road stayed open if the garrison agreed.",
        ["The road stayed open if the garrison agreed"],  # a condition stays
    ),
    (
        "The column left the town, which the army had shelled for a week.",
        ["The column left the town", "which the army had shelled for a week"],
    ),
    (
        "The soldiers left the town although the mayor asked them to stay.",
        ["The soldiers left the town", "the mayor asked them to stay"],  # a contrast
    ),
    ("Nine dead in Ostrel", ["Nine dead in Ostrel"]),  # no verb: one piece
    (
        "Soldiers searched the mill on Friday, as the number of dead rose to 12.",
        ["Soldiers searched the mill on Friday", "the number of dead rose to 12"],
    ),  # two things at one time
    (
        "It may be gas, as it was in the valley of Ostrel in 2019.",
        ["It may be gas, as it was in the valley of Ostrel in 2019"],  # a comparison stays
    ),
    (
        (
            "Forty men were treated at the mill, nine of them for burns; the surgeon, a tall "
            "woman, asked for blood."
        ),
        [
            "Forty men were treated at the mill, nine of them for burns",
            "the surgeon, a tall woman, asked for blood",
        ],
    ),
    (
        "At least 12 people were killed and 30 were missing on Monday after the dam broke.",
        [
            "At least 12 people were killed",
            "30 were missing on Monday after the dam broke",
        ],  # its own verb and setting
    ),
    (
        "Twelve people were killed and 30 were missing.",
        ["Twelve people were killed and 30 were missing"],  # the noun is in the first half
    ),
    (
        "Six pupils drowned and some 20 were missing in the Olvik district.",
        ["Six pupils drowned", "some 20 were missing in the Olvik district"],
    ),  # a noun that bears a name sets as much as the name
    (
        "No horn sounded on the lower quay, the guard said, although the bell was rung.",
        ["No horn sounded on the lower quay", "the guard said", "the bell was rung"],
    ),  # behind a credit it would be lost
    (
        "The mill was shut when the pump was mended.",
        ["The mill was shut when the pump was mended"],
    ),
    (
        "Six pupils drowned and some 20 were missing in the lower district.",
        ["Six pupils drowned and some 20 were missing in the lower district"],
    ),
    (
        "The mill stands 40 metres east of the border, that is to say, in Ostrel.",
        ["The mill stands 40 metres east of the border, that is to say, in Ostrel"],
    ),
    (
        "Divers found the gate hanging open, and its lock missing.",
        ["Divers found the gate hanging open, and its lock missing"],  # nothing finite
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_is_cut_into_clauses(text: str, expected: list[str]):
    parse = parse_of(text)
    found = [text[c.start : c.end] for c in find_clauses(parse, 0, len(text))]
    assert found == expected


def test_an_empty_range_has_no_clauses():
    assert find_clauses(parse_of("It rained."), 4, 4) == []
