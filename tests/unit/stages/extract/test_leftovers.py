"""What is left to the author once the words of others are taken out."""

from __future__ import annotations

import pytest

from reading import claims_of

Row = tuple[str, str | None]

ROWS: list[tuple[str, list[Row]]] = [
    (  # who says something may also do something
        "The Sarn Group withdrew its men from the valley, stating that its mission was complete.",
        [
            ("The Sarn Group withdrew its men from the valley", None),
            ("its mission was complete", "The Sarn Group"),
        ],
    ),
    (  # an aside between subject and verb does not cut the subject off
        "Thousands of fighters, who were driven out of Lemna, found shelter in the hills.",
        [
            (
                "Thousands of fighters, who were driven out of Lemna, found shelter in the hills",
                None,
            ),
            ("who were driven out of Lemna", None),
        ],
    ),
    (  # an accusation of a deed is told with its cue
        "The council is accusing Varenan troops of perpetrating a massacre in the hills.",
        [
            (
                "is accusing Varenan troops of perpetrating a massacre in the hills",
                "The council",
            )
        ],
    ),
    (  # the relative pronoun before somebody else's words is left out
        "The main rival is Ostrel, which blames Varena for its losses.",
        [
            ("The main rival is Ostrel", None),
            ("blames Varena for its losses", "which"),
        ],
    ),
    (  # persons are rejected, not denied
        "The people of the valley detested and rejected them.",
        [("The people of the valley detested and rejected them", None)],
    ),
    (  # a month after a day is no part of a name
        "Indeed, on 16 May Ostrel declared that it had stopped a coup in the north.",
        [("it had stopped a coup in the north", "Ostrel")],
    ),
    (  # a subject set off by commas is not what somebody says
        "The reliance on the guard, despite its weakness, highlights the risks of war.",
        [
            (
                "The reliance on the guard, despite its weakness, highlights the risks of war",
                None,
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_the_rest_is_the_authors_and_whole(text: str, expected: list[Row]):
    found = [
        (c.span.quote, c.source.span.quote if c.source and c.source.span else None)
        for c in claims_of(text)
    ]
    assert found == expected


def test_figures_of_an_aside_are_not_counted_twice():
    outer, inner = claims_of(
        "The 40 villagers, who had lost 12 boats in the storm, left the coast on foot."
    )
    assert [q.value for q in outer.quantities] == [40.0]
    assert [q.value for q in inner.quantities] == [12.0]
