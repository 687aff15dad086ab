"""Two sides of a pile change places; what is found is compared by where it stands."""

from __future__ import annotations

import pytest
from eval.corpora import EXAMPLES
from eval.swapped_sides import SIDES, both, exchanged, found_in


def test_names_change_places_and_back():
    sides = (("Orlo", "Kazan"), ("Orlon", "Kazanian"))
    text = "Orlo said Kazanian guns shelled an Orlon town; Orlovka is not Orlo."
    there = exchanged(text, sides)
    assert there == "Kazan said Orlon guns shelled an Kazanian town; Orlovka is not Kazan."
    assert exchanged(there, sides) == text


def test_what_is_found_is_where_it_stands_after_the_exchange():
    case = {
        "documents": [{"id": "d", "external_id": "one", "text": "Orlo lies. Orlo burnt."}],
        "claims": [
            {"id": "a", "document": "d", "start": 0},
            {"id": "b", "document": "d", "start": 11},
        ],
        "relations": [{"kind": "same", "on": None, "a": "a", "b": "b", "chance": None}],
    }
    (found,) = found_in(case, (("Orlo", "Kazan"),))
    assert found == {("one", 0), ("one", 12)}


KINDS = frozenset({"contradicts"}), frozenset({"same", "refines"})
"""What the reader of pairs is asked for."""


@pytest.mark.parametrize("pile", ["border", "crater"])
def test_what_the_reader_of_pairs_finds_is_found_whoever_the_sides_are(pile: str):
    plain, changed = both(EXAMPLES.parent / pile / "reports", SIDES[pile])
    for one, other in ((plain, changed), (changed, plain)):
        opposed, alike = (
            {k for k, v in one.items() if v[-1] and v[0] in kinds} for kinds in KINDS
        )
        assert opposed
        for found, kinds in zip((opposed, alike), KINDS, strict=True):
            assert found <= {k for k, v in other.items() if v[0] in kinds}
