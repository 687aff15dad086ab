"""Counts that a sentence takes for granted, and those it does not."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.clauses import find_clauses
from rashomon.stages.extract.presupposed import presupposed
from rashomon.text.parse import parse_blocks
from rashomon.text.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The gang's kidnapping of 40 pupils shocked the region.",
            ["The gang's kidnapping of 40 pupils"],
        ),
        (
            "After the arrest of 13 journalists, the mayor fled.",
            ["the arrest of 13 journalists"],
        ),
        ("The killing of 15 guards was condemned.", ["The killing of 15 guards"]),
        ("The kidnapping of pupils shocked the region.", []),  # no count
        ("A killing of 15 guards was condemned in the film.", []),  # no known one
        ("The union agreed to the release of 11 men.", []),  # it may never come
        ("The deal includes the release of 11 men.", []),
        ("A plan for the evacuation of 300 people was dropped.", []),
        ("The army may announce the release of 11 men.", []),
    ],
)
def test_what_is_taken_for_granted(text: str, expected: list[str]):
    parse = parse_blocks(text, [(0, len(text))])
    found = [
        text[c.start : c.end]
        for clause in find_clauses(parse, 0, len(text))
        for c in presupposed(parse, clause, find_quantities(parse))
    ]
    assert found == expected
