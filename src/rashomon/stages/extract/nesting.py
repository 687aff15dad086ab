"""Put attributions inside one another: who says that who says what.

drafts or attributions, by place -> number of the one each stands in
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.stages.extract.subtrees import Range

Extent = tuple[tuple[Range, ...], tuple[Range, ...]]
"""Cue ranges and content ranges of one attribution."""


def outer_numbers(extents: Sequence[Extent]) -> tuple[int | None, ...]:
    """Find for each attribution the innermost other one whose content holds its cue.

    Args:
        extents: Cue and content ranges, by position.

    Returns:
        By position, the position of the outer one; None: it stands in no other. Chains
        never run in a circle: an outer content is always the larger one.
    """
    order = sorted(
        range(len(extents)), key=lambda k: (-_size(extents[k]), _start(extents[k]))
    )
    rank = {k: place for place, k in enumerate(order)}
    by_start = sorted(
        (a, b, k) for k, (_, content) in enumerate(extents) for a, b in content
    )
    outer: list[int | None] = [None] * len(extents)
    for k, (cue, _) in enumerate(extents):
        if cue:
            holders = [
                j for _, _, j in _holding(by_start, cue[0]) if j != k and rank[j] < rank[k]
            ]
            outer[k] = max(holders, key=lambda j: rank[j], default=None)
    return tuple(outer)


LOOK_BACK = 400
"""Contents looked through to the left of a cue. A content that begins further back holds
hundreds of others; only text without sentence marks has such."""


def _holding(
    by_start: Sequence[tuple[int, int, int]], cue: Range
) -> list[tuple[int, int, int]]:
    high = bisect_right(by_start, (cue[0], 1 << 60, 0))
    return [row for row in by_start[max(high - LOOK_BACK, 0) : high] if row[1] >= cue[1]]


def _size(extent: Extent) -> int:
    return sum(b - a for a, b in extent[1])


def _start(extent: Extent) -> tuple[Range, ...]:
    return extent[1] + extent[0]
