"""Tell whether two figures that count one state of one kind say one number.

Figure, Figure -> the same count, or one that leaves room for the other -> Finding | None
"""

from __future__ import annotations

from math import inf

from rashomon.model import Level
from rashomon.stages.compare.figures import (
    NAMED,
    Figure,
    is_near,
    kinds_level,
    range_level,
    scope_level,
)
from rashomon.stages.compare.findings import Finding, Pair, refines, same
from rashomon.stages.compare.levels import (
    content_overlap,
    figure_pairs,
    one_degree,
    predicates_meet,
)
from rashomon.stages.compare.telling import says_count

TELLING = 13.0
"""A figure from here on, met twice, is itself a ground that one thing is counted; below
it, two reports often name the same small number by chance."""

TELLING_LARGE = 1000.0
"""A figure from here on is the same count even where one report says "across the region"
and another names its seas."""

MIN_CONTENT = 0.45
"""Share of words in common, names left out, from which claims with one count say one thing
even where the count is not their predicate."""


def agreed_count(pair: Pair, f: Figure, g: Figure) -> Finding | None:
    """See two figures of one state say one number, or leave room for each other."""
    level, _ = range_level(f, g)
    if level not in {Level.EXACT, Level.COMPATIBLE} or not is_near(f, g):
        return None
    if kinds_level(f, g)[1] == "wider_group" or not _scopes_agree(f, g):
        return None
    if _other_figures_part(pair, f, g) or not _grounded(pair, f):
        return None
    if not (_is_main_point(pair, f) and one_degree(pair.a, pair.b)):
        return None
    what = f.state or f.unit or "figure"
    if level is Level.EXACT or _is_one_value(f, g):
        return same(f"one count ({what}: {f.literal}); {pair.meeting.describe()}")
    return refines(f"{f.literal} and {g.literal} leave room for each other ({what})")


def _is_one_value(f: Figure, g: Figure) -> bool:
    """See "about 150 metres" and "150 metres": one number, once as a round one."""
    told = {f.quantity.comparator, g.quantity.comparator}
    is_printed = f.quantity.value is not None and f.factor == g.factor
    return is_printed and f.quantity.value == g.quantity.value and told <= NAMED


EPITHET = "magnitude"
"""A size that goes with a happening's name: "help is on its way after the 6.1-magnitude quake"."""


def _is_main_point(pair: Pair, f: Figure) -> bool:
    """Tell whether the count is what both claims say, not a background in one of them.

    The only size of a kind in either report ("a gap 150 metres wide") is said wherever it stands.
    """
    if f.is_size and f.measure != EPITHET and "count" in pair.meeting.names:
        return True
    if predicates_meet(pair.a, pair.b) and content_overlap(pair.a, pair.b) >= MIN_CONTENT:
        return True
    return all(says_count(side, f) for side in (pair.a, pair.b))


def _scopes_agree(f: Figure, g: Figure) -> bool:
    """Tell whether two near figures are of one stretch; a large one tells that by itself."""
    return scope_level(f, g)[1] != "scope_differs" or f.low >= TELLING_LARGE


def _other_figures_part(pair: Pair, f: Figure, g: Figure) -> bool:
    return any(
        range_level(p, q)[0] is Level.INCOMPATIBLE
        for p, q in figure_pairs(pair.a, pair.b)
        if p is not f and q is not g
    )


def _grounded(pair: Pair, f: Figure) -> bool:
    telling = max(abs(end) for end in (f.low, f.high) if abs(end) < inf) >= TELLING
    return len(pair.meeting.names) + telling >= 2
