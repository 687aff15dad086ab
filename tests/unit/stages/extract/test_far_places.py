"""Measured places that end a clause, and those that belong to a name."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import claims_of

CASES = [
    (
        "The quake struck at 05:10 at a depth of 8 kilometres, 40 kilometres north of Sard.",
        [
            "The quake struck at 05:10 at a depth of 8 kilometres",
            "40 kilometres north of Sard",
        ],
    ),
    (
        "The barge sank at noon with 12 men on board, some 40 miles off the coast of Orsk.",
        [
            "The barge sank at noon with 12 men on board",
            "some 40 miles off the coast of Orsk",
        ],
    ),
    (
        "Nine people were killed in Dorn, 12 km west of Tarn.",
        ["Nine people were killed in Dorn, 12 km west of Tarn"],  # Dorn lies there
    ),
    (
        "The troops crossed the river at dawn, 20 km east of Tarn.",
        ["The troops crossed the river at dawn, 20 km east of Tarn"],  # no figure before it
    ),
    (
        "The shell did not hurt the 14 men, 3 km north of Varel.",
        [
            "The shell did not hurt the 14 men, 3 km north of Varel"
        ],  # it did not happen there
    ),
    (
        "The rope tore under 14 men, 3 metres long and worn.",
        ["The rope tore under 14 men, 3 metres long and worn"],  # a length is no place
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_measured_place_behind_a_figure_is_a_claim_of_its_own(
    text: str, expected: list[str]
):
    assert [c.span.quote for c in claims_of(text)] == expected


def test_both_halves_have_one_predicate_and_one_source():
    text = (
        "The mine may have gone off beside 14 men, 3 kilometres north of Varel, "
        "the mayor said."
    )
    what, where = claims_of(text)
    assert [what.predicate, what.attribution_id] == [where.predicate, where.attribution_id]
    assert [what.certainty, where.certainty] == [Certainty.HEDGED, Certainty.HEDGED]
    assert ([q.value for q in what.quantities], [q.value for q in where.quantities]) == (
        [14],
        [3],
    )
