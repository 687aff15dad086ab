"""Set the dead of a whole conflict against each other.

    Pair -> "has killed 13,000 civilians since 2009", "5,000 people have been killed" -> Finding

Such a toll stands behind the news of the day: no day and no place is said of it, and each
report gives it once. It grows by the year, not by the week.
"""

from __future__ import annotations

import re

from rashomon.model import Level, Slot
from rashomon.stages.compare.counts import why_apart
from rashomon.stages.compare.days import OPEN_DAYS, gap, length
from rashomon.stages.compare.denials import is_of_another
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.figures import Figure, kinds_level, range_level, wider_kinds
from rashomon.stages.compare.findings import Finding, Pair, contradicts
from rashomon.stages.compare.stories import one_matter

LEAST = 1000.0
"""Fewest dead of a toll that is of a whole conflict: one attack hardly kills a thousand."""

MAX_GROWTH = 1.25
"""How much higher a toll may be in a later report and still bring the earlier up to date."""

_HAVE_DIED = re.compile(
    r"\b(?:has|have)\b(?:\W+[\w-]+){0,4}?\W+(?:killed|died|claimed|cost|left|lost|perished)\b",
    re.IGNORECASE,
)
"""The tense of what goes on: "have been killed", "has so far claimed"."""

_OF_A_WHILE = re.compile(r"\b(?:this|last|past)\s+(?:year|month|week)", re.IGNORECASE)
"""Times that name a stretch of the conflict only."""

SPANS = frozenset({"sinc", "over"})
"""Terms of the scope that say no more than since when."""


def by_whole_toll(pair: Pair) -> Finding | None:
    """See two tolls of one conflict that do not fit together."""
    a, b = pair.a, pair.b
    if not pair.may_dispute or pair.is_one_report or not one_matter(a, b, pair.params):
        return None
    f, g = whole_toll(a), whole_toll(b)
    if f is None or g is None or _since_other_days(a, b):
        return None
    if range_level(f, g)[0] is not Level.INCOMPATIBLE or _may_be_part(f, g):
        return None
    return None if _grew(pair, f, g) else contradicts(Slot.NUMBER, why_apart(pair, f, g))


def whole_toll(side: Facets) -> Figure | None:
    """Give the dead a claim counts of a whole conflict; None: it counts none, or of a day."""
    if side.is_negative or side.places or is_of_another(side):
        return None
    if side.own_days is not None and length(side.own_days) <= OPEN_DAYS:
        return None
    quote = side.claim.span.quote
    if _OF_A_WHILE.search(quote) or not _HAVE_DIED.search(quote):
        return None
    dead = [f for f in side.figures if f.state == "kill" and f.low >= LEAST]
    one = dead[0] if len(dead) == 1 else None
    if one is None or one.partial or one.is_vague or one.places or one.scope - SPANS:
        return None
    return one if one.kind == "people" or "people" in wider_kinds(one.kind) else None


def _since_other_days(a: Facets, b: Facets) -> bool:
    """Tell whether both say since when, and not since the same day."""
    return None not in {a.own_days, b.own_days} and a.own_days != b.own_days


def _may_be_part(f: Figure, g: Figure) -> bool:
    """Tell whether the fewer may be some of the more: civilians of all who died."""
    if kinds_level(f, g)[0] not in {Level.EXACT, Level.COMPATIBLE}:
        return True
    few, many = (f, g) if f.high < g.low else (g, f)
    return few.kind != many.kind and many.kind in wider_kinds(few.kind)


def _grew(pair: Pair, f: Figure, g: Figure) -> bool:
    """Tell whether the later of two reports may only have counted on."""
    first, second = pair.a.report.published, pair.b.report.published
    if first is None or second is None or gap(first, second) == 0:
        return False
    return f.high < g.low <= MAX_GROWTH * f.high
