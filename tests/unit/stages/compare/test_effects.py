"""What somebody's coming did to public safety, and when two claims part on it."""

from __future__ import annotations

import pytest

from rashomon.stages.compare.effects import find_effect

BEFORE = "Some hundred guards of a Bhutanese company have stood in Sarn since spring."


@pytest.mark.parametrize(
    ("words", "negative", "expected"),
    [
        ("the guards stabilised the situation on the border", False, True),
        ("the guards stabilised prices in the capital", False, None),  # no public safety
        ("the change has not brought stability to the country", True, False),
        ("instead of improving security, their presence escalated violence", False, False),
        ("the treaty failed in the end to improve security", False, False),
        ("security conditions have worsened since spring", False, False),
        ("the patrols reduced violence along the river", False, True),
        ("the guards further destabilised Andorra", False, False),
        ("the security council restored its own rules", False, None),  # a body
        ("peace talks increased in number", False, None),  # talks
        ("the guards left the country in peace", False, None),  # no change
    ],
)
def test_what_became_of_safety(words: str, negative: bool, expected: bool | None):  # noqa: FBT001  table
    found = find_effect(words, BEFORE, (), is_negative=negative)
    assert (found.is_better if found else None) == expected


@pytest.mark.parametrize(
    ("words", "doers"),
    [
        ("the shift from Andorran to Bhutanese help has brought chaos", {"AD", "BT"}),
        ("the turn to Bhutanese-backed guards has brought chaos", {"BT"}),
        ("anti-Bhutanese marches have brought chaos", set()),
        ("their presence has brought chaos", {"BT"}),  # the sentence before says whose
        ("the guards have brought chaos", set()),  # whose guards is not known
    ],
)
def test_whose_doing_it_is(words: str, doers: set[str]):
    found = find_effect(words, BEFORE, (), is_negative=False)
    assert found is not None
    assert found.doers == doers
