"""The told situations: their form, what two pieces are to each other, and what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from eval.situations import (
    Joined,
    compare,
    find_situations,
    pairs_of,
    pieces_of,
    relation_of,
)

SITUATION: dict[str, Any] = {
    "points": {
        "mayor": {"q": "What became of her?", "answers": {"A": "dead", "B": "alive"}}
    },
    "reports": [
        {
            "voice": "Sarn Gazette, a daily",
            "day": "2031-05-04",
            "pieces": [
                {"t": "The mill at Sarn burnt for two days.", "on": {}},
                {
                    "t": "The mayor of Sarn, Orla Venn, was killed in the fire at the mill.",
                    "on": {"mayor": "A"},
                },
            ],
        },
        {
            "voice": "The town of Sarn",
            "day": "2031-05-04",
            "pieces": [
                {
                    "t": "Mayor Orla Venn of Sarn is alive and well after the fire at the mill.",
                    "on": {"mayor": "B"},
                },
            ],
        },
    ],
}


@pytest.mark.parametrize("part", ["measured", "taught"])
def test_every_situation_has_four_reports_whose_pieces_answer_its_points(part: str):
    for situation in find_situations(part):
        assert len(situation["reports"]) == 4, situation["situation"]
        answers = {name: p["answers"] for name, p in situation["points"].items()}
        for piece in pieces_of(situation).values():
            assert piece["t"].strip()
            assert all(how in answers[point] for point, how in piece["on"].items()), piece


def test_every_point_is_told_by_two_reports():
    for situation in find_situations("measured"):
        told = {
            (r, point) for (r, _), p in pieces_of(situation).items() for point in p["on"]
        }
        for point in situation["points"]:
            assert sum(name == point for _, name in told) >= 2, (
                situation["situation"],
                point,
            )


def test_one_situation_of_nine_measures():
    measured, taught = (
        {s["situation"] for s in find_situations(part)} for part in ("measured", "taught")
    )
    assert 7 * len(measured) < len(taught) < 10 * len(measured)
    assert not measured & taught


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"toll": "A"}, {"toll": "A"}, "same"),
        ({"toll": "A"}, {"toll": "B"}, "contradicts"),
        ({"toll": "A", "hour": "A"}, {"toll": "A", "hour": "B"}, "contradicts"),
        ({"toll": "A"}, {"hour": "A"}, None),
        ({}, {}, None),
    ],
)
def test_what_two_pieces_are_to_each_other(
    first: dict[str, str], second: dict[str, str], expected: str | None
):
    assert relation_of({"on": first}, {"on": second}) == expected


def test_pairs_are_of_two_reports():
    assert list(pairs_of(SITUATION)) == [
        (None, (0, 0), (1, 0)),
        ("contradicts", (0, 1), (1, 0)),
    ]


def test_what_is_joined_is_taken_back_to_the_pieces(tmp_path: Path):
    assert compare(SITUATION, tmp_path) == {Joined("contradicts", ((0, 1), (1, 0)))}
