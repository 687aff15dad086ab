"""See one claim count the parts of what another counts as a whole.

Pair -> "three civilians and 31 fighters", "34 people" -> Finding | None
"""

from __future__ import annotations

from rashomon.stages.compare.agreeing import TELLING
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, wider_kinds
from rashomon.stages.compare.findings import Finding, Pair, refines


def by_sum(pair: Pair) -> Finding | None:
    """See one claim count the parts of what the other counts as a whole."""
    a, b = pair.a, pair.b
    if max(len(a.figures), len(b.figures)) < 2 or a.is_negative or b.is_negative:
        return None
    for parted, whole in ((a, b), (b, a)):
        for total in whole.figures:
            parts = _parts(parted, total)
            if parts and _may_add(pair):
                added = " + ".join(f.literal for f in parts)
                return refines(f"{added} = {total.literal}; {pair.meeting.describe()}")
    return None


def _may_add(pair: Pair) -> bool:
    return pair.are_settled and not pair.meeting.is_apart and bool(pair.meeting.names)


def _parts(side: Facets, total: Figure) -> list[Figure]:
    """Give the figures of a claim that, all together, make up a total; none if they do not."""
    if total.low != total.high or total.low < TELLING:
        return []
    parts = [
        f for f in side.figures if f.state in {total.state, None} and f.low < total.low
    ]
    kinds = {f.kind for f in parts}
    apart = len(parts) >= 2 and len(kinds) == len(parts) and total.unit is None
    exact = all(
        f.low == f.high and f.unit is None and f.kind and _may_hold(total, f) for f in parts
    )
    return parts if apart and exact and sum(f.low for f in parts) == total.low else []


def _may_hold(total: Figure, part: Figure) -> bool:
    """Tell whether those counted in all may be the part too: 34 fighters are no civilians."""
    return total.kind in {None, part.kind, *wider_kinds(part.kind)}
