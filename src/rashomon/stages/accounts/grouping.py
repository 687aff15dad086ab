"""Divide holders into the fewest groups without conflict, most agreement inside.

    conflicts, agreement -> CP-SAT, one worker, deterministic limit -> group of each holder

Colouring of the conflict graph (Brelaz 1979) as an exact integer program; among the
colourings with fewest groups the one with the largest sum of agreement wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

Edge = tuple[int, int]


def fewest_groups(
    count: int,
    conflicts: frozenset[Edge],
    agreement: Mapping[Edge, int],
    *,
    most: int,
    work_limit: float,
) -> tuple[int, ...] | None:
    """Find the group number of each holder.

    Args:
        count: Number of holders, named 0 ... count - 1.
        conflicts: Pairs (a < b) that may not be in one group.
        agreement: Weight of having a pair (a < b) in one group; pairs left out weigh 0.
        most: Largest number of groups tried.
        work_limit: Deterministic time of the solver for one number of groups.

    Returns:
        Group numbers by first use, so that holder 0 is in group 0; None when `most` groups
        do not suffice or the solver's limit was reached before it knew.
    """
    for groups in range(1, most + 1):
        found = _solve(count, conflicts, agreement, groups, work_limit)
        if found is not None:
            return _renumbered(found)
    return None


def _solve(
    count: int,
    conflicts: frozenset[Edge],
    agreement: Mapping[Edge, int],
    groups: int,
    work_limit: float,
) -> list[int] | None:
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    member = [
        [model.new_bool_var(f"m{i}_{g}") for g in range(groups)] for i in range(count)
    ]
    for i, row in enumerate(member):
        model.add_exactly_one(row)
        for g in range(i + 1, groups):
            model.add(row[g] == 0)
    for a, b in sorted(conflicts):
        for g in range(groups):
            model.add_bool_or([member[a][g].negated(), member[b][g].negated()])
    terms = [
        weight * _together(model, member, a, b, g)
        for (a, b), weight in sorted(agreement.items())
        if (a, b) not in conflicts
        for g in range(groups)
    ]
    model.maximize(sum(terms))
    return _run(cp_model, model, member, work_limit)


def _together(model: Any, member: list[list[Any]], a: int, b: int, g: int) -> Any:  # noqa: ANN401
    both = model.new_bool_var(f"t{a}_{b}_{g}")
    model.add_implication(both, member[a][g])
    model.add_implication(both, member[b][g])
    return both


def _run(
    cp_model: Any,  # noqa: ANN401
    model: Any,  # noqa: ANN401
    member: list[list[Any]],
    work_limit: float,
) -> list[int] | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work_limit
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [next(g for g, v in enumerate(row) if solver.value(v)) for row in member]


def _renumbered(groups: Sequence[int]) -> tuple[int, ...]:
    first: dict[int, int] = {}
    return tuple(first.setdefault(g, len(first)) for g in groups)


def agreement_inside(groups: Sequence[int], agreement: Mapping[Edge, int]) -> int:
    """Sum the agreement of pairs in one group; what the solver maximises."""
    pairs = combinations(range(len(groups)), 2)
    return sum(agreement.get(p, 0) for p in pairs if groups[p[0]] == groups[p[1]])
