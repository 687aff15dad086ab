"""The solver against every possible division."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.stages.accounts.grouping import Edge, Voices, fewest_groups, quick_groups


def agreement_inside(groups: Sequence[int], agreement: Mapping[Edge, int]) -> int:
    """Sum the agreement of pairs in one group; what the solver maximises."""
    pairs = combinations(range(len(groups)), 2)
    return sum(agreement.get(p, 0) for p in pairs if groups[p[0]] == groups[p[1]])


def divisions_into(count: int, most: int) -> Iterator[tuple[int, ...]]:
    """Give every division of `count` holders into at most `most` groups, each once."""
    if count == 0:
        yield ()
        return
    for rest in divisions_into(count - 1, most):
        for group in range(min(max(rest, default=-1) + 2, most)):
            yield (*rest, group)


def best_by_trying(voices: Voices, most: int) -> tuple[int, int] | None:
    """Give the fewest groups and the largest agreement, by trying every division."""
    fitting = [
        (len(set(division)), -agreement_inside(division, voices.agreement))
        for division in divisions_into(voices.count, most)
        if all(division[a] != division[b] for a, b in voices.conflicts)
    ]
    if not fitting:
        return None
    groups, disagreement = min(fitting)
    return groups, -disagreement


@st.composite
def voices_of(draw: st.DrawFn, most: int) -> Voices:
    count = draw(st.integers(2, most))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    conflicts = draw(st.frozensets(st.sampled_from(pairs), max_size=count + 2))
    free = [p for p in pairs if p not in conflicts]
    weights = draw(st.lists(st.integers(0, 3), min_size=len(free), max_size=len(free)))
    agreement = {p: w for p, w in zip(free, weights, strict=True) if w}
    return Voices(count, conflicts, agreement)


def check(voices: Voices, most: int) -> None:
    found = fewest_groups(voices, most=most, work_limit=5.0)
    expected = best_by_trying(voices, most)
    assert found.is_exact
    if expected is None:
        assert found.groups is None
        return
    assert found.groups is not None
    assert all(found.groups[a] != found.groups[b] for a, b in voices.conflicts)
    agreed = agreement_inside(found.groups, voices.agreement)
    assert (len(set(found.groups)), agreed) == expected


@settings(max_examples=40, deadline=None)
@given(voices_of(8))
def test_the_solver_equals_brute_force(voices: Voices):
    check(voices, 4)


@settings(max_examples=4, deadline=None)
@given(voices_of(12))
def test_the_solver_equals_brute_force_up_to_twelve_holders(voices: Voices):
    check(voices, 3)


def test_a_triangle_of_conflicts_does_not_fit_into_two():
    triangle = Voices(3, frozenset({(0, 1), (0, 2), (1, 2)}), {})
    assert fewest_groups(triangle, most=2, work_limit=5.0).groups is None


@settings(max_examples=40, deadline=None)
@given(voices_of(9))
def test_without_a_search_nobody_is_put_with_a_rival(voices: Voices):
    groups = quick_groups(voices)
    assert all(groups[a] != groups[b] for a, b in voices.conflicts)
    fewest = best_by_trying(voices, voices.count)
    assert fewest is not None
    assert len(set(groups)) >= fewest[0]


def test_at_its_limit_the_solver_gives_way_and_says_so():
    chance = Random(3)  # noqa: S311  the same graph each time, no secret
    pairs = [(a, b) for a in range(60) for b in range(a + 1, 60)]
    rivals = frozenset(pair for pair in pairs if chance.random() < 0.2)
    alike = {p: 1 for p in pairs if p not in rivals and chance.random() < 0.3}
    found = fewest_groups(Voices(60, rivals, alike), most=9, work_limit=1e-4)
    assert not found.is_exact
    assert found.groups is not None
    assert all(found.groups[a] != found.groups[b] for a, b in rivals)
