"""What is said of a part of those counted, and parts that stay with the whole."""

from __future__ import annotations

import pytest

from reading import claims_of

CASES = [
    (
        "The other 90 lived, most of them because miners dug all night.",
        ["The other 90 lived", "most of them because miners dug all night"],
    ),
    (
        "Nine people were hurt, four of them when the wall fell.",
        ["Nine people were hurt", "four of them when the wall fell"],
    ),
    (
        "Nine people were hurt, four of them children.",
        ["Nine people were hurt, four of them children"],
    ),
    (
        "A shell killed at least 40 people, most of them farmers who had come to trade.",
        [
            "A shell killed at least 40 people, most of them farmers who had come to trade",
        ],
    ),
    (
        "The guards did not hurt the nine men, four of them when the wall fell.",
        ["The guards did not hurt the nine men, four of them when the wall fell"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_part_with_a_clause_of_its_own_stands_apart(text: str, expected: list[str]):
    assert [c.span.quote for c in claims_of(text)] == expected
