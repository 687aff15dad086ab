"""A message names what is near, or some of what there is, and never all of a large case."""

from __future__ import annotations

import pytest

from rashomon.errors import UnknownNameError
from rashomon.errors.base import LISTED


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("pubisher", ["publisher", "title"], "did you mean 'publisher'?"),
        ("x", ["b", "a"], "known: a, b."),
        ("x", [], "there is none."),
        ("17", ["1", "2"], "known: 1, 2."),  # a number is no slip for another one
        ("x", [f"d{n:03}" for n in range(LISTED + 5)], "d011 and 5 more."),
    ],
)
def test_an_unknown_name(name: str, known: list[str], hint: str):
    said = str(UnknownNameError.of("thing", name, known))
    assert said.startswith(f"No thing named {name!r}.\nHint: ")
    assert said.endswith(hint)
