"""The solver against every possible division."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.stages.accounts.grouping import agreement_inside, fewest_groups

Edge = tuple[int, int]


def best_by_trying(
    count: int, conflicts: frozenset[Edge], agreement: dict[Edge, int], most: int
) -> tuple[int, int] | None:
    """Give the fewest groups and the largest agreement, by trying every division."""
    for groups in range(1, most + 1):
        fitting = [
            agreement_inside(division, agreement)
            for division in product(range(groups), repeat=count)
            if all(division[a] != division[b] for a, b in conflicts)
        ]
        if fitting:
            return groups, max(fitting)
    return None


@st.composite
def divisions(draw: st.DrawFn) -> tuple[int, frozenset[Edge], dict[Edge, int]]:
    count = draw(st.integers(2, 6))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    conflicts = draw(st.frozensets(st.sampled_from(pairs), max_size=8))
    free = [p for p in pairs if p not in conflicts]
    weights = draw(st.lists(st.integers(0, 3), min_size=len(free), max_size=len(free)))
    return count, conflicts, {p: w for p, w in zip(free, weights, strict=True) if w}


@settings(max_examples=40, deadline=None)
@given(divisions())
def test_the_solver_equals_brute_force(case: tuple[int, frozenset[Edge], dict[Edge, int]]):
    count, conflicts, agreement = case
    found = fewest_groups(count, conflicts, agreement, most=3, work_limit=5.0)
    expected = best_by_trying(count, conflicts, agreement, 3)
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert all(found[a] != found[b] for a, b in conflicts)
    assert (len(set(found)), agreement_inside(found, agreement)) == expected


def test_a_triangle_of_conflicts_does_not_fit_into_two():
    triangle = frozenset({(0, 1), (0, 2), (1, 2)})
    assert fewest_groups(3, triangle, {}, most=2, work_limit=5.0) is None
