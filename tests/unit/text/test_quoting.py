from __future__ import annotations

import pytest

from rashomon.text.quoting import find_quotations


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
