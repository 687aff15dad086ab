"""The disputed events: their form, what two statements are to each other, and what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from eval.disputed import compare, find_events, relation_of, statements_of


def test_every_event_has_eight_points_of_two_answers():
    for part in ("measured", "taught"):
        for event in find_events(part):
            told = [words for _, words in statements_of(event)]
            assert len(told) == 8 * 6 + 16, event["event"]
            assert all(words.strip() for words in told), event["event"]


def test_one_event_of_nine_measures():
    measured, taught = find_events("measured"), find_events("taught")
    assert 7 * len(measured) < len(taught) < 10 * len(measured)
    assert not {e["event"] for e in measured} & {e["event"] for e in taught}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("p0-a-0", "p0-a-2", "same"),
        ("p0-a-0", "p0-b-0", "contradicts"),
        ("p0-a-0", "p1-b-0", None),
        ("p0-a-0", "near-3", None),
        ("facts-0", "facts-1", None),
    ],
)
def test_what_two_statements_are_to_each_other(
    first: str, second: str, expected: str | None
):
    assert relation_of(first, second) == expected


def test_what_is_joined_is_counted(tmp_path: Path):
    alive = "Mayor Orla Venn of Sarn is alive and well after the fire at the mill."
    event: dict[str, Any] = {
        "points": [
            {
                "a": ["The mayor of Sarn, Orla Venn, was killed in the fire at the mill."],
                "b": [alive],
            }
        ],
        "facts": ["The fire at the Sarn mill burnt for two days."],
        "near": [],
    }
    assert compare(event, tmp_path) == {"contradicts True": 1}
    event["points"][0]["b"], event["facts"] = [], [alive]
    (tmp_path / "wrong").mkdir()
    assert compare(event, tmp_path / "wrong") == {"contradicts False": 1}
