"""Divide the voices of one matter: who is party to it, who meets whom, which groups.

holders, rivals -> parties -> those who meet -> Division -> Group, Group, ...
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.stages.accounts.grouping import Edge, Voices, fewest_groups
from rashomon.stages.accounts.holders import Holder, Rivals, agreement, conflicts
from rashomon.stages.accounts.params import AccountsParams


@dataclass(frozen=True, slots=True)
class Divided:
    """Voices that meet, and how they divide."""

    holders: tuple[Holder, ...]
    groups: tuple[int, ...] | None
    """The group of each holder; None: they do not divide into few enough."""
    is_exact: bool
    left_out: int
    """Holders beyond the most that are divided."""


def divide(
    holders: Sequence[Holder], rivals: Rivals, params: AccountsParams
) -> tuple[Divided, ...]:
    """Divide those who contradict each other, each circle of voices that meet by itself.

    Two voices that neither contradict each other nor say anything in common, directly or
    through others, are not put into one account: nothing but chance would pair them.
    """
    edges = conflicts(holders, rivals)
    parties = tuple(holders[i] for i in sorted({i for edge in edges for i in edge}))
    return tuple(_divided(circle, rivals, params) for circle in circles(parties, rivals))


def circles(holders: Sequence[Holder], rivals: Rivals) -> tuple[tuple[Holder, ...], ...]:
    """Part voices into those that meet, in the order of their first."""
    meet = conflicts(holders, rivals) | _by_what_is_said(holders)
    circle = list(range(len(holders)))
    for a, b in sorted(meet):
        low, high = sorted((circle[a], circle[b]))
        circle = [low if c == high else c for c in circle] if low != high else circle
    groups: dict[int, list[Holder]] = {}
    for number, holder in enumerate(holders):
        groups.setdefault(circle[number], []).append(holder)
    return tuple(tuple(group) for group in groups.values())


def _by_what_is_said(holders: Sequence[Holder]) -> set[Edge]:
    """Link who says a thing to the first who says it."""
    first: dict[str, int] = {}
    return {
        (first.setdefault(thing, number), number)
        for number, holder in enumerate(holders)
        for thing in sorted(holder.variant_ids | holder.said)
    }


def _divided(circle: Sequence[Holder], rivals: Rivals, params: AccountsParams) -> Divided:
    kept = _busiest(circle, rivals, params.max_holders)
    weights = {
        (i, j): agreement(a, b) for (i, a), (j, b) in combinations(enumerate(kept), 2)
    }
    voices = Voices(
        len(kept),
        conflicts(kept, rivals),
        {pair: weight for pair, weight in weights.items() if weight},
    )
    found = fewest_groups(voices, most=params.max_accounts, work_limit=params.work_limit)
    groups = _not_by_chance(voices, found.groups) if found.groups else None
    if groups and max(groups) >= params.max_accounts:
        groups = found.groups
    return Divided(kept, groups, found.is_exact, len(circle) - len(kept))


def _not_by_chance(voices: Voices, groups: Sequence[int]) -> tuple[int, ...]:
    """Part the voices of a group that neither agree nor contradict one voice, even in a chain.

    The fewest groups would put them together only because each had to go somewhere.
    """
    rivals: dict[int, set[int]] = {i: set() for i in range(voices.count)}
    for a, b in voices.conflicts:
        rivals[a].add(b)
        rivals[b].add(a)
    part = list(range(voices.count))
    for a, b in combinations(range(voices.count), 2):
        meets = (a, b) in voices.agreement or not rivals[a].isdisjoint(rivals[b])
        if groups[a] == groups[b] and meets and part[a] != part[b]:
            low, high = sorted((part[a], part[b]))
            part = [low if p == high else p for p in part]
    first: dict[int, int] = {}
    return tuple(first.setdefault(p, len(first)) for p in part)


def _busiest(circle: Iterable[Holder], rivals: Rivals, most: int) -> tuple[Holder, ...]:
    """Keep those who take part in most disputes when there are too many, in name order."""
    disputed = rivals.keys()
    ranked = sorted(circle, key=lambda h: (-len(h.variant_ids & disputed), h.name, h.key))
    return tuple(sorted(ranked[:most], key=lambda h: (h.name, h.key)))
