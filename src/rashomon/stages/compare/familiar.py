"""Tell whether two claims that share a few words may be one content, or only one turn of phrase.

"X did not respond to a request" is said of anybody, and "the audience booed" of any evening.
"""

from __future__ import annotations

from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.levels import content_overlap
from rashomon.stages.compare.stories import may_be_near
from rashomon.stages.compare.subjects import are_two_people

ENOUGH = 4
"""Shared content words from which two claims say the same wherever they stand. In articles on one
campaign 24 of 52 pairs across reports held without this bound and those beside it, 22 of 26 with
them; in others, unread, 10 of 16 and 10 of 10 (`python -m eval.ordinary`)."""

LEAST_WITHIN = 0.8
"""Share of weighted words in common of two claims of one report that share fewer."""


def may_be_one(a: Facets, b: Facets, shared: int) -> bool:
    """Tell whether words that two claims share may be of one thing.

    Args:
        a: A claim.
        b: Another.
        shared: How many content words they have in common.
    """
    if shared >= ENOUGH:
        return True
    if are_two_people(a, b):
        return False
    if a.report is b.report:
        return content_overlap(a, b) >= LEAST_WITHIN
    return may_be_near(a.report, b.report)


def is_stock(a: Facets, b: Facets) -> bool:
    """See "this video cannot be played here": nobody's words, without a day, in unlike reports."""
    is_own = a.claim.source is None and b.claim.source is None
    is_undated = not any(_names_day(t.edtf) for t in (*a.claim.times, *b.claim.times))
    is_apart = a.report is not b.report and not may_be_near(a.report, b.report)
    return is_own and is_undated and is_apart


def _names_day(edtf: str | None) -> bool:
    return edtf is not None and len(edtf) >= len("XXXX-XX-XX")
