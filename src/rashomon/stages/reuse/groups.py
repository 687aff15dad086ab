"""Put documents that go back to one text into groups, without chaining.

    pairs judged copies -> hub with most partners -> members -> Group, until no pair is left

A member shares text with the hub at the place where others share it too, or shares with a
member what this member shares with the hub, or shares with at least half of the group. A
document that takes one paragraph from one story and the next from another is in a group
with each, and does not join the two stories.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from rashomon.stages.reuse.decisions import Copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SAME_PLACE = 0.25
"""Share of what a member has in common with the hub that other members also have."""

HALF = 0.5
"""Share of a group a member without that overlap must share text with; and share of what
it has in common with a member that this member has in common with the hub."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that go back to one text."""

    hub: str
    members: tuple[str, ...]
    """In id order, the hub among them."""
    pairs: tuple[Copy, ...]
    """The pairs inside the group that were judged copies."""


Partners = dict[str, dict[str, Copy]]


def find_groups(pairs: Iterable[Copy]) -> tuple[Group, ...]:
    """Group copies.

    Args:
        pairs: In id order.

    Returns:
        Groups, the one with the most partners first. Every pair is inside a group.
    """
    known = _partners(pairs)
    left = {name: dict(partners) for name, partners in known.items()}
    ranks = [_rank(name, partners) for name, partners in left.items()]
    heapify(ranks)
    groups: list[Group] = []
    while ranks:
        rank = heappop(ranks)
        hub = rank[-1]
        if hub not in left or rank != _rank(hub, left[hub]):
            continue
        group = _grow(hub, left[hub], known)
        groups.append(group)
        _remove(group.members, left)
        for name in group.members:
            if name in left:
                heappush(ranks, _rank(name, left[name]))
    return tuple(groups)


def _partners(pairs: Iterable[Copy]) -> Partners:
    found: Partners = defaultdict(dict)
    for pair in pairs:
        found[pair.a][pair.b] = pair
        found[pair.b][pair.a] = pair
    return dict(found)


def _rank(name: str, partners: Mapping[str, Copy]) -> tuple[int, int, str]:
    return -len(partners), -sum(pair.words for pair in partners.values()), name


def _grow(hub: str, partners: Mapping[str, Copy], known: Partners) -> Group:
    """Add the hub's partners, the closest first, then others close to half of the group."""
    members = {hub}
    covered = 0
    for name in sorted(partners, key=lambda n: (-partners[n].words, n)):
        region = _region(partners[name], hub)
        if (
            not covered
            or (region & covered).bit_count() >= SAME_PLACE * region.bit_count()
            or _is_close(name, members - {hub}, known)
        ):
            members.add(name)
            covered |= region
    _add_close(hub, members, known)
    inside = {(p.a, p.b): p for m in members for n, p in known[m].items() if n in members}
    ordered = tuple(inside[key] for key in sorted(inside))
    return Group(hub, tuple(sorted(members)), ordered)


def _region(pair: Copy, document_id: str) -> int:
    return pair.regions[0] if pair.a == document_id else pair.regions[1]


def _is_close(name: str, members: set[str], known: Partners) -> bool:
    """Tell whether a document shares text with at least half of the members."""
    return len(known[name].keys() & members) >= HALF * len(members)


def _add_close(hub: str, members: set[str], known: Partners) -> None:
    """Add documents that share with half of the group, or with a member what the hub has."""
    around = {n for m in members for n in known[m]} - members
    direct = frozenset(members)
    for name in sorted(around):
        close = len(members) > 2 and _is_close(name, members, known)
        if close or _is_same_text(name, hub, direct, known):
            members.add(name)


def _is_same_text(name: str, hub: str, direct: frozenset[str], known: Partners) -> bool:
    """Tell whether a document shares with a member what that member shares with the hub."""
    for member in sorted(known[name].keys() & direct):
        region = _region(known[name][member], member)
        upward = _region(known[member][hub], member) if hub in known[member] else 0
        if (region & upward).bit_count() >= HALF * region.bit_count():
            return True
    return False


def _remove(members: Sequence[str], left: Partners) -> None:
    """Take the pairs inside a group out of those left to explain."""
    inside = set(members)
    for name in members:
        for other in left.get(name, {}).keys() & inside:
            del left[name][other]
        if not left.get(name, True):
            del left[name]
