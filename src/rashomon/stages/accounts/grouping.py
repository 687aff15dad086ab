"""Divide holders into the fewest groups without conflict, most agreement inside.

    conflicts, agreement -> CP-SAT, one worker, deterministic limit -> group of each holder

Colouring of the conflict graph (Brelaz 1979) as an exact integer program; among the
colourings with fewest groups the one with the largest sum of agreement wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Division:
    """The group of each holder, and whether it is known that none is better."""

    groups: tuple[int, ...] | None
    """Numbers by first use, so that holder 0 is in group 0; None: no division was found."""
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """Holders by number, with who conflicts and who agrees; pairs are in order (a < b)."""

    count: int
    conflicts: frozenset[Edge]
    agreement: Mapping[Edge, int]
    """Pairs left out weigh 0."""


def fewest_groups(voices: Voices, *, most: int, work_limit: float) -> Division:
    """Find the group number of each holder.

    Args:
        voices: Who is to be divided.
        most: Largest number of groups tried.
        work_limit: Deterministic time of the solver for one number of groups.

    Returns:
        The division; without groups when `most` do not suffice. Where the solver reached its
        limit before it knew, the best it had, or else what `quick_groups` finds.
    """
    is_exact = True
    for groups in range(1, most + 1):
        found, is_known = _solve(voices, groups, work_limit)
        is_exact &= is_known
        if found is not None:
            return Division(_renumbered(found), is_exact)
    quick = None if is_exact else quick_groups(voices)
    if quick is None or max(quick) >= most:
        return Division(None, is_exact)
    return Division(quick, is_exact=False)


def quick_groups(voices: Voices) -> tuple[int, ...]:
    """Divide without a search: who has most rivals first, each to the best group that is free.

    Not always into the fewest; used where the solver may not think any longer.
    """
    rivals: dict[int, set[int]] = {i: set() for i in range(voices.count)}
    for a, b in voices.conflicts:
        rivals[a].add(b)
        rivals[b].add(a)
    placed: dict[int, int] = {}
    for i in sorted(rivals, key=lambda k: (-len(rivals[k]), k)):
        barred = {placed[j] for j in rivals[i] if j in placed}
        free = [g for g in range(len(set(placed.values())) + 1) if g not in barred]
        placed[i] = max(free, key=lambda g: (_with_group(voices, placed, i, g), -g))
    return _renumbered([placed[i] for i in range(voices.count)])


def _with_group(voices: Voices, placed: Mapping[int, int], i: int, group: int) -> int:
    return sum(
        voices.agreement.get((min(i, j), max(i, j)), 0)
        for j, g in placed.items()
        if g == group
    )


def _solve(voices: Voices, groups: int, work_limit: float) -> tuple[list[int] | None, bool]:
    """Give the best division into this many groups, and whether the answer is proven."""
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    member = [
        [model.new_bool_var(f"m{i}_{g}") for g in range(groups)]
        for i in range(voices.count)
    ]
    for i, row in enumerate(member):
        model.add_exactly_one(row)
        for g in range(i + 1, groups):
            model.add(row[g] == 0)
    for a, b in sorted(voices.conflicts):
        for g in range(groups):
            model.add_bool_or([member[a][g].negated(), member[b][g].negated()])
    terms = [
        weight * _together(model, member, a, b, g)
        for (a, b), weight in sorted(voices.agreement.items())
        if (a, b) not in voices.conflicts
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
) -> tuple[list[int] | None, bool]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work_limit
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, status == cp_model.INFEASIBLE
    chosen = [next(g for g, v in enumerate(row) if solver.value(v)) for row in member]
    return chosen, status == cp_model.OPTIMAL


def _renumbered(groups: Sequence[int]) -> tuple[int, ...]:
    first: dict[int, int] = {}
    return tuple(first.setdefault(g, len(first)) for g in groups)
