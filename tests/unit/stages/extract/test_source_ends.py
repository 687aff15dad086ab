"""Days and stray prepositions are no part of a source."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.source_ends import without_days
from rashomon.text.parse import parse_blocks

ROWS = [
    ("On 16 May Ostrel declared a truce.", "On 16 May Ostrel", "Ostrel"),
    ("16 May Ostrel declared a truce.", "16 May Ostrel", "Ostrel"),
    ("The army on Saturday said it won.", "The army on Saturday", "The army"),
    ("In Borno said it won.", "In Borno", "Borno"),
    ("Officials in Borno said it won.", "Officials in Borno", "Officials in Borno"),
    ("Mayor Ilda May said it rained.", "Mayor Ilda May", "Mayor Ilda May"),
    ("The Friday Post said it rained.", "The Friday Post", "The Friday Post"),
    ("Friday said it rained.", "Friday", "Friday"),
    ("Correction: our entry said nine.", "Correction: our entry", "our entry"),
    ("The entry of Friday said nine.", "The entry of Friday", "The entry of Friday"),
]


@pytest.mark.parametrize(("text", "source", "expected"), ROWS)
def test_ends_of_a_source(text: str, source: str, expected: str):
    ((start, end),) = without_days(
        parse_blocks(text, [(0, len(text))]), ((0, len(source)),)
    )
    assert text[start:end] == expected


def test_a_source_without_words_stays_as_it_is():
    text = "It rained."
    assert without_days(parse_blocks(text, [(0, len(text))]), ((2, 3),)) == ((2, 3),)
