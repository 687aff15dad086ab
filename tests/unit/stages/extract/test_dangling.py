"""No claim ends in a word that waits for the next one."""

from __future__ import annotations

import pytest

from rashomon.stages.extract.dangling import without_dangling
from reading import claims_of, parse_of

ROWS: list[tuple[str, tuple[str, ...]]] = [
    (  # the consent goes with what was done by it
        "The lease ran out in May as planned and, by common consent, was not renewed.",
        ("The lease ran out in May as planned", "by common consent, was not renewed"),
    ),
    (  # a list stays whole
        "The lease covers the mill, the weir and, on Sundays, the ferry.",
        ("The lease covers the mill, the weir and, on Sundays, the ferry",),
    ),
    (  # a preposition that nothing follows is stranded, not cut
        "The mayor knew the men he had spoken with.",
        ("The mayor knew the men he had spoken with",),
    ),
    (
        "The baker knew all about it.",
        ("The baker knew all about it",),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_claim_ends_where_its_words_do(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(c.span.quote for c in claims_of(text)) == expected


CUTS: list[tuple[str, int, str]] = [
    ("The gang burned the mill, it was claimed.", 7, "The gang burned the mill"),
    ("The guns had shelled the column.", 5, "The guns had shelled"),
    ("They signed a pact with the rebels.", 5, "They signed a pact"),
    ("They signed a pact with the rebels.", 7, "They signed a pact with the rebels"),
    ("The guards freed the missing men.", 5, "The guards freed the missing"),
]


@pytest.mark.parametrize(("text", "kept", "expected"), CUTS)
def test_what_waits_for_words_left_out_is_cut(text: str, kept: int, expected: str) -> None:
    parse = parse_of(text)
    words = without_dangling(parse, parse.tokens[:kept])
    assert text[words[0].start : words[-1].end] == expected
