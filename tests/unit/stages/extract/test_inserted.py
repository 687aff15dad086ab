"""A credit in the middle or at the end of a sentence covers the whole of it."""

from __future__ import annotations

import pytest

from reading import claims_of

ROWS: list[tuple[str, dict[str, tuple[str, ...]]]] = [
    (  # the subject stands before the credit
        "The ledgers, the auditor adds, show no payment that week.",
        {"The ledgers, the auditor adds, show no payment that week": ("the auditor",)},
    ),
    (
        "The lorry left, the report says. Camera pictures, it adds, show no other lorry.",
        {
            "The lorry left": ("the report",),
            "Camera pictures, it adds, show no other lorry": ("it",),
        },
    ),
    (  # nobody speaks between these commas
        "The ledgers, despite all efforts, show no payment that week.",
        {"The ledgers, despite all efforts, show no payment that week": ()},
    ),
    (
        "Monitors from Brenn turned back after a shot, said their speaker, Tor Brandt.",
        {"Monitors from Brenn turned back after a shot": ("their speaker, Tor Brandt",)},
    ),
    (
        "Twelve villagers were shot in Sarn, a hamlet near the camp, Field Watch has found.",
        {
            "Twelve villagers were shot in Sarn, a hamlet near the camp": ("Field Watch",),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_says_a_sentence_says_all_of_it(
    text: str, expected: dict[str, tuple[str, ...]]
) -> None:
    found = {c.span.quote: c.source.chain if c.source else () for c in claims_of(text)}
    assert {quote: found.get(quote) for quote in expected} == expected
