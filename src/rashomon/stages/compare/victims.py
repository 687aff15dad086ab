"""See two reports say alike who the dead were.

"those who were killed were brewers and smiths"  -> brewer, smith
"the dead were mostly brewers"                   -> nothing: of how many it is said is open
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, same
from rashomon.stages.compare.stories import one_matter
from rashomon.stages.compare.words import find_tokens, stem, weight

MIN_CALLING = 1.5
"""Lightest noun that says who they were: "civilian" weighs 2.1, "people" .6."""

HALF = 2
"""One of how many of the shorter list both must name."""

_WERE = re.compile(
    r"^\W*(?:all\s+(?:of\s+)?)?(?:the\s+(?:dead|killed|slain|victims)|those\s+(?:who\s+)?"
    r"(?:were\s+|had\s+been\s+|was\s+)?(?:killed|died|slain|murdered))\s+(?:were|are|had\s+been)"
    r"\s+(?:all\s+)?(?P<who>[^;:.“”\"]+)$",
    re.IGNORECASE,
)

_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)

_NOT = re.compile(r"[,\s]+(?:(?:and|but)\s+)?not\b.*$", re.IGNORECASE)
"""Whom they were not: that is left to denials."""

_OPEN = re.compile(
    r"\b(?:most|mostly|mainly|some|many|partly|also|among|from|in|by|at|found|killed|shot"
    r"|buried|taken|brought)\b",
    re.IGNORECASE,
)
"""Words by which it is said of some, or of what was done with them."""


def by_victims(pair: Pair) -> Finding | None:
    """See the dead of one matter called alike."""
    a, b = pair.a, pair.b
    if not pair.are_settled or pair.meeting.is_apart or is_doubted(a) or is_doubted(b):
        return None
    first, second = callings(a.claim.span.quote), callings(b.claim.span.quote)
    shared = first & second
    if not shared or HALF * len(shared) < min(len(first), len(second)):
        return None
    if a.is_negative or b.is_negative or not one_matter(a, b, pair.params):
        return None
    return same(f"both say who the dead were ({', '.join(sorted(shared))})")


def tells_who(facets: Facets) -> bool:
    """Tell whether a claim says who the dead were."""
    return bool(callings(facets.claim.span.quote))


@lru_cache(maxsize=1 << 14)
def callings(quote: str) -> frozenset[str]:
    """Give the stems of the nouns by which a claim says who the dead were; empty: it does not."""
    match = _WERE.match(" ".join(quote.split()))
    if match is None:
        return frozenset()
    who = _NOT.sub("", match["who"])
    if _OPEN.search(who):
        return frozenset()
    last = (find_tokens(part)[-1:] for part in _AND.split(who))
    return frozenset(stem(t) for tokens in last for t in tokens if weight(t) >= MIN_CALLING)
