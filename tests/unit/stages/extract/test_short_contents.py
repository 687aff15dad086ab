"""What a word or two can say, and where a claim ends: a row and an example for each."""

from __future__ import annotations

import pytest

from reading import claims_of

ROWS: list[tuple[str, list[tuple[str, str | None]]]] = [
    (  # a figure is read with its cue
        "The agency reported 14 deaths.",
        [("reported 14 deaths", "The agency")],
    ),
    ("(The army says four.)", [("says four", "The army")]),
    ("The army denied both charges.", [("both charges", "The army")]),  # denied: it is not
    ("The army blamed rebels.", [("blamed rebels", "The army")]),  # so does an accusation
    ('"No," he said.', []),  # an answer to a question that is not there
    ('"Never," the general told reporters.', []),  # it negates no cue
    ("The mayor confirmed the deal.", [("The mayor confirmed the deal", None)]),
    (  # a mark that was opened inside is closed
        "The quake came at 2:37 p.m. (0737 GMT).",
        [("The quake came at 2:37 p.m. (0737 GMT)", None)],
    ),
    (
        'Brandt said the report was "a fairy tale".',
        [('the report was "a fairy tale"', "Brandt")],
    ),
    ('"The pass is open," said Brandt.', [("The pass is open", "Brandt")]),  # marks outside
    ("(The pass is open.)", [("The pass is open", None)]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_claims_are_whole(text: str, expected: list[tuple[str, str | None]]):
    found = [
        (c.span.quote, c.source.span.quote if c.source and c.source.span else None)
        for c in claims_of(text)
    ]
    assert found == expected
