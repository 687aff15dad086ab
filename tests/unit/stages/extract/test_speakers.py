"""Who speaks by layout: a row and a headline for each."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty
from reading import claims_of

ROWS: list[tuple[str, dict[str, str | None]]] = [
    ("Rights group: 24 killed in raid", {"24 killed in raid": "Rights group"}),
    ("Health ministry: toll rises to 41", {"toll rises to 41": "Health ministry"}),
    ("Army: no civilians among dead", {"no civilians among dead": "Army"}),
    ("Aid agency: food running out in camp", {"food running out in camp": "Aid agency"}),
    ("Minister - bridge will reopen", {"bridge will reopen": "Minister"}),
    ("Officials - No deaths in derailment", {"No deaths in derailment": "Officials"}),
    ("24 killed in raid: rights group", {"24 killed in raid": "rights group"}),
    ("24 killed in raid: UN", {"24 killed in raid": "UN"}),
    (
        "'They shot at us': survivors of Dolnik raid",
        {"They shot at us": "survivors of Dolnik raid"},
    ),
    (
        "Rebels: 30 soldiers killed; Army: only four wounded",
        {"30 soldiers killed": "Rebels", "only four wounded": "Army"},
    ),
    ("Rebels killed 30 soldiers, army admits", {"Rebels killed 30 soldiers": "army"}),
    ("Iran: we will not sign", {"we will not sign": "Iran"}),  # put as speech
    # nobody speaks
    ("Ukraine: 14 dead in flood", {"Ukraine: 14 dead in flood": None}),  # where it was
    ("Football: Dolnik beat Varena", {"Football: Dolnik beat Varena": None}),
    ("Arts and culture: the fair is back", {"Arts and culture: the fair is back": None}),
    ("Attack on army: five dead", {"Attack on army: five dead": None}),
    (
        "The army has three arms: infantry, police and guard",
        {"The army has three arms: infantry, police and guard": None},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_headline_names_who_speaks_or_nobody(text: str, expected: dict[str, str | None]):
    found = {
        c.span.quote: c.source.span.quote if c.source and c.source.span else None
        for c in claims_of(text)
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Bridge to reopen in May: minister", Certainty.PREDICTED),
        ("Line to close for six weeks", Certainty.PREDICTED),
        ("The army went on to close the line", Certainty.ASSERTED),
    ],
)
def test_a_headline_puts_ahead_with_to(text: str, certainty: Certainty):
    assert {c.certainty for c in claims_of(text)} == {certainty}
