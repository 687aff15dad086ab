"""Show who is tied to whom as a map: few enough parties that a person can follow it.

ties -> parties by how much is said of them -> MapNode, MapEdge
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rashomon.views.system import TieRow

MOST_PARTIES = 16
"""Parties of one map. More do not fit a laptop's width with their names readable."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MapNode:
    """A party on the map."""

    key: Key
    name: str
    is_named: bool
    """False: only what a document calls somebody; the same words elsewhere may mean others."""


@dataclass(frozen=True, slots=True)
class MapEdge:
    """All that is said to tie one party to another in one direction."""

    doer: Key
    other: Key
    ties: tuple[TieRow, ...]
    tag: str
    """Which accounts say so, by their letters; empty: none, or it goes without saying."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Name the ties, each once, in order."""
        return tuple(dict.fromkeys(tie.kind for tie in self.ties))

    @property
    def hedged(self) -> bool:
        """Tell whether nobody says it without a hedge."""
        return all(tie.hedged for tie in self.ties)

    @property
    def when(self) -> str:
        """Give the dates, joined."""
        return ", ".join(sorted({tie.edtf for tie in self.ties if tie.edtf}))


@dataclass(frozen=True, slots=True)
class SystemMap:
    """What is drawn, and whom there was no room for."""

    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    left_out: tuple[str, ...]
    """Names of parties beyond the limit."""


def system_map(
    ties: Iterable[TieRow], tag: Callable[[TieRow], str], most: int = MOST_PARTIES
) -> SystemMap:
    """Draw up a map of ties.

    Args:
        ties: What is drawn, in their order.
        tag: Which accounts say a tie.
        most: Most parties on the map: those of whom most claims speak.
    """
    rows = list(ties)
    said: Counter[MapNode] = Counter()
    for tie in rows:
        for node in _ends(tie):
            said[node] += len(tie.claims)
    ranked = sorted(said, key=lambda n: (-said[n], not n.is_named, n.name, n.key))
    kept = {node.key for node in ranked[:most]}
    drawn: dict[tuple[Key, Key, str], list[TieRow]] = {}
    for tie in rows:
        a, b = _ends(tie)
        if a.key in kept and b.key in kept:
            drawn.setdefault((a.key, b.key, tag(tie)), []).append(tie)
    edges = tuple(MapEdge(a, b, tuple(found), t) for (a, b, t), found in drawn.items())
    used = {key for edge in edges for key in (edge.doer, edge.other)}
    return SystemMap(
        tuple(n for n in ranked if n.key in used),
        edges,
        tuple(n.name for n in ranked if n.key not in used),
    )


def _ends(tie: TieRow) -> tuple[MapNode, MapNode]:
    return (
        _node(tie, tie.from_id, tie.from_name),
        _node(tie, tie.to_id, tie.to_name),
    )


def _node(tie: TieRow, actor_id: str | None, name: str) -> MapNode:
    if actor_id:
        return MapNode((actor_id, ""), name, is_named=True)
    return MapNode((name, tie.text_id), name, is_named=False)


def letters_of(tie: TieRow, letters: Sequence[tuple[str, str]]) -> str:
    """Give the letters of the accounts a tie stands in, among some."""
    return "".join(
        letter for account_id, letter in letters if account_id in tie.account_ids
    )
