"""Which coordinated clauses stay in the claim before: a row and an example for each rule."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.clauses import find_clauses
from reading import parse_of

STAY = [
    # elided noun: the figure borrows its noun from the clause before
    "Nine villagers were killed and 40 others were injured by the landslide",
    "Four miners were killed and 11 trapped under the roof",
    "Hundreds of the captives were freed, but 31 remain missing",
    # toll: one subject, and what it did to how many
    "The flood killed three people, injured dozens and destroyed the bridge",
    "The blast killed six workers and left 14 others trapped",
    # toll: a list without "and", which the parser takes for a participle
    "The tremor which hit Lemna on Tuesday killed a child, injured dozens and destroyed homes",
    # shared doer: two participles, one "by"
    "The mill was robbed and then burned by men of the Orlo guild",
    # second participle: it cannot be joined to the finite verb
    "A strong quake struck the coast on Tuesday, damaging houses and injuring nine people",
    # shared object: what was not sent stands behind both
    "The mayor neither sent nor received letters of the guild",
    # bare form: one auxiliary, "not" or modal stands for all
    "They did not attack the town, burn the mill or loot the shops",
    "The army will shell the town and burn the mill",
    "The guild may leave the port or stay until May",
    "The army failed to take the town or hold the bridge",
    # condition: one "if" stands for both
    "If the army attacks the town and burns the mill, the guild leaves",
    # alternative: one "never" stands for both
    # nobody: who did not is told once
    "Nobody attacked the town and burned the houses",
    "Nobody attacked the town or burned the mill",
    "The guild has never paid for or ordered any carts",
]

STAND_ALONE = [
    (
        "The mill was sold in May and bought by the guild in June",  # each its own time
        ["The mill was sold in May", "bought by the guild in June"],
    ),
    (
        "The army took the town and burned the mill",  # two deeds
        ["The army took the town", "burned the mill"],
    ),
    (
        "The raiders killed five guards and abducted the mayor",  # no toll of one blow
        ["The raiders killed five guards", "abducted the mayor"],
    ),
    (
        "The army neither shelled the town nor mined the road",  # a "nor" of its own
        ["The army neither shelled the town", "nor mined the road"],
    ),
    (
        "Nobody left the port and the guild burned the mill",  # a subject of its own
        ["Nobody left the port", "the guild burned the mill"],
    ),
    (
        "Ten people were killed and about 1,500 houses were damaged",  # a noun of its own
        ["Ten people were killed", "about 1,500 houses were damaged"],
    ),
    (
        "Nine soldiers were killed and 12 may have been injured",  # another modality
        ["Nine soldiers were killed", "12 may have been injured"],
    ),
    (
        "No soldier was killed but 12 were injured",  # negated and affirmed
        ["No soldier was killed", "12 were injured"],
    ),
    (
        "The storm killed five people in Ostrel and injured 12 people in Sarn",
        ["The storm killed five people in Ostrel", "injured 12 people in Sarn"],
    ),
]


def cut(text: str) -> list[str]:
    return [text[c.start : c.end] for c in find_clauses(parse_of(text), 0, len(text))]


@pytest.mark.parametrize("text", STAY)
def test_a_conjunct_that_borrows_stays(text: str):
    assert cut(text) == [text]


@pytest.mark.parametrize(("text", "expected"), STAND_ALONE)
def test_a_conjunct_that_says_its_own_stands_alone(text: str, expected: list[str]):
    assert cut(text) == expected
