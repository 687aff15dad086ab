"""When two claims tell of one moment, and of one deed the same way round."""

from __future__ import annotations

import pytest

from paired import judge, said


@pytest.mark.parametrize(
    ("first", "second", "predicate", "kind"),
    [
        (
            "The ferry left Sarn at 17:40",
            "The ferry left Sarn at 18:25",
            "leave",
            "contradicts",
        ),
        ("The ferry left Sarn at 17:40", "The ferry left Sarn at 17:45", "leave", "same"),
        ("The ferry left Sarn at 17:40", "The ambulance left Sarn at 18:25", "leave", None),
        (
            "The salt works had been inspected a week earlier",
            "The salt works had last been inspected three years ago",
            "inspect",
            None,
        ),
        (
            "The salt works had been inspected a week earlier",
            "The salt works had been inspected one week ago",
            "inspect",
            "same",
        ),
        (
            "The patrol boat rammed the trawler",
            "The trawler rammed the patrol boat",
            "ram",
            None,
        ),
        (
            "The patrol boat rammed the trawler",
            "The trawler was rammed by the patrol boat",
            "ram",
            "same",
        ),
    ],
)
def test_one_moment_and_one_way_round(
    first: str, second: str, predicate: str, kind: str | None
):
    one = said(first, "2031-05-07", "A Post", predicate=predicate)
    other = said(second, "2031-05-07", "B Post", predicate=predicate)
    assert judge(one, other) == kind


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("The guards fired into the air", "The guards fired at the legs", None),
        ("The salt works are closed", "The salt works are closed", "same"),
    ],
)
def test_a_state_with_another_thing_behind_it(first: str, second: str, kind: str | None):
    one = said(first, "2031-05-07", "A Post", predicate="fire")
    other = said(f"{second} now", "2031-05-07", "B Post", predicate="fire")
    assert judge(one, other) == kind
