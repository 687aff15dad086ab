from __future__ import annotations

import pytest

from rashomon.text.quoting import find_quotations, past_closing_mark


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said nothing, and didn't stay.", []),
        ('"It rained," he said.', ["It rained,"]),
        ("“It’s over,” she said. «Enough», they said.", ["It’s over,", "Enough"]),
        ("``It rained,'' he said. ‘‘Yes,’’ she said.", ["It rained,", "Yes,"]),
        ("''Never,'' the dogs' owner said.", ["Never,"]),
        ("“Left open.\nNext line.", ["Left open.\n"]),
        ("", []),
    ],
)
def test_what_stands_inside_marks(text: str, inside: list[str]):
    assert [text[a:b] for a, b in find_quotations(text)] == inside


@pytest.mark.parametrize(
    ("text", "end", "past"),
    [
        ('called it "a farce".', 18, 19),
        ("called it “a farce”.", 18, 19),
        ("called it a farce.", 17, 17),
        ('called "it" a "farce', 20, 20),
        ('the "mill" burned"', 17, 17),
    ],
)
def test_the_mark_that_closes_an_opened_quotation_is_taken_in(
    text: str, end: int, past: int
):
    assert past_closing_mark(text, 0, end) == past
