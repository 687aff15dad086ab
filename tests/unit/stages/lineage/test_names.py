from __future__ import annotations

import pytest

from factories import make_claim, make_document
from rashomon.model import Reading
from rashomon.stages.lineage.names import Names, proper_name


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Air Chief Marshal Imre Tovas", "Imre Tovas"),
        ("Olma Fent, a teacher at Hask School", "Olma Fent"),
        ("the charity's spokeswoman Olma Fent", "Olma Fent"),
        ("Olma Fent of the National Harbour Office", "Olma Fent"),
        ("residents", None),
        ("the minister", None),
        ("Fent", None),  # a surname alone
        ("", None),
    ],
)
def test_proper_names(source: str, expected: str | None):
    assert proper_name(source) == expected


def test_a_surname_means_the_person_named_before():
    document = make_document("It rained, Olma Fent said. It snowed, Fent said.")
    full = make_claim(document, "It rained", "Olma Fent")
    names = Names(Reading.of([document], claims=[full]))
    assert names.full(document.id, "Fent") == "Olma Fent"
    assert names.full(document.id, "Tovas") is None
    assert names.full("doc-other", "Fent") is None
