"""States of a pair of texts are numbered, whoever they are."""

from __future__ import annotations

import pytest

from rashomon.text.state_numbers import numbered


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Kenya denied that Kenyan troops were there",
            "Chad's army saw Kenyan soldiers",
            (
                "France denied that French troops were there",
                "Germany's army saw French soldiers",
            ),
        ),
        ("Nairobi said no", "Kenya said yes", ("Paris said no", "France said yes")),
        ("the mill burnt", "nobody was hurt", ("the mill burnt", "nobody was hurt")),
        ("", "", ("", "")),
    ],
)
def test_a_state_is_called_by_its_number(a: str, b: str, expected: tuple[str, str]):
    assert numbered(a, b) == expected


def test_whoever_the_states_are_the_pair_reads_alike():
    told = "{0} denied that its army had shelled {1}", "{1} was shelled by {0}'s army"
    pairs = (("Kenya", "Chad"), ("Peru", "Chile"), ("Mali", "France"))
    assert len({numbered(*(t.format(*names) for t in told)) for names in pairs}) == 1
