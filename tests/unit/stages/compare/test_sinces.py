"""Since when one thing has been so, and when two claims part on it."""

from __future__ import annotations

import pytest

from paired import judge, said

JULY = ("since 28 July", "2031-07-28/..")
JUNE = ("since 28 June", "2031-06-28/..")


@pytest.mark.parametrize(
    ("second", "dated", "kind"),
    [
        ("the sluice of the brine canal has been shut since 28 June", JUNE, "contradicts"),
        ("the sluice of the brine canal may have been shut since 28 June", JUNE, None),
        ("the road to the quarry has been shut since 28 June", JUNE, None),
    ],
)
def test_one_thing_so_since_two_days(second: str, dated: tuple[str, str], kind: str | None):
    first = said(
        "the sluice of the brine canal has been shut since 28 July",
        "2031-08-05",
        "A Post",
        JULY,
        predicate="shut",
    )
    assert (
        judge(first, said(second, "2031-08-06", "B Post", dated, predicate="shut")) == kind
    )


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("The signal was green", "The signal was red", "contradicts"),
        ("The signal was green", "The gate was red", None),
        ("Drinking water is safe", "Drinking water is contaminated", "contradicts"),
        ("The dyke held", "The dyke gave way at noon", "contradicts"),
        ("The gates stayed shut", "The gates were opened", "contradicts"),
    ],
)
def test_states_that_cannot_both_hold(first: str, second: str, kind: str | None):
    one = said(first, "2031-08-05", "A Post", predicate="be")
    assert judge(one, said(second, "2031-08-05", "B Post", predicate="be")) == kind


def test_what_is_done_in_breach_of_a_rule_is_done():
    no = said(
        "The guards have not fired a shot",
        "2031-08-05",
        "A Post",
        predicate="fire",
        negated=True,
    )
    yes = said(
        "The guards fired shots in breach of the truce",
        "2031-08-05",
        "B Post",
        predicate="fire",
    )
    assert judge(no, yes) == "contradicts"
