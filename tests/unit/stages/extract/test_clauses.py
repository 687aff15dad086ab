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
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_is_cut_into_clauses(text: str, expected: list[str]):
    parse = parse_of(text)
    found = [text[c.start : c.end] for c in find_clauses(parse, 0, len(text))]
    assert found == expected


def test_an_empty_range_has_no_clauses():
    assert find_clauses(parse_of("It rained."), 4, 4) == []
