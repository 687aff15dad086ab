"""See claims of two reports that the trained reader of pairs takes to tell the same.

    two claims, both affirmed or both denied -> much in like words? -> chance -> Finding

Rules see a content told again where most of its words, its figures or its day come back. The
reader was taught what is the same in other words. What it is sure of and shares words is nearly
always of one happening and agrees; whether one claim says more than the other it does not tell as
well as rules do, so that only what it is surest of is called the same, and the rest is said to
refine. Its finds are marked with how sure it was, as those in `opposing` are.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import RelationKind
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.familiar import is_stock, may_be_one
from rashomon.stages.compare.findings import Finding, Pair
from rashomon.stages.compare.levels import content_overlap, is_other_way
from rashomon.stages.compare.readable import (
    READABLE,
    chance_of,
    may_be_read,
    may_dispute,
    says_enough,
    why_by_reader,
)

LEAST_ALIKE = 0.8
"""Chance from which two claims are said to tell of one thing. Of 102 pairs of piles, of ECB+ and of
two matters that the program says to be the same or to refine, a reader holds 100 to agree on one
happening (`python -m eval.retold`)."""

SURELY_ALIKE = 0.9
"""Chance from which they are called the same, if much of their content is in like words."""

LEAST_LIKE = 0.2
"""Share of the content both must have, names left out: with less, most of what the reader is sure
of in many articles of one field is of two things."""

MUCH_LIKE = 0.35
"""Share from which two claims may be called the same: of 55 such pairs 40 are it, and 13 agree and
one says more; of 124 that rules call the same, read by the same reader, 79 and 39."""


def by_alike(pair: Pair, alike: Callable[[Facets, Facets], float]) -> Finding | None:
    """See two claims that the reader of pairs takes to tell the same.

    Args:
        pair: Two claims in reading order.
        alike: Gives the chance that they do.
    """
    if not may_be_read(BOUNDS, pair):
        return None
    chance = alike(pair.a, pair.b)
    if chance < LEAST_ALIKE:
        return None
    if chance >= SURELY_ALIKE and content_overlap(pair.a, pair.b) >= MUCH_LIKE:
        why = why_by_reader(pair, "to tell the same", chance)
        return Finding(RelationKind.SAME, None, why, chance)
    why = why_by_reader(pair, "to tell the same, of which one may say more", chance)
    return Finding(RelationKind.REFINES, None, why, chance)


def _of_two_reports(pair: Pair) -> bool:
    """Leave out what one report says twice: a claim, and the sentence that rejects it."""
    return not pair.is_one_report


def _both_affirm(pair: Pair) -> bool:
    """Tell whether both claims say no, or neither does."""
    return pair.a.is_negative == pair.b.is_negative


def _share_content(pair: Pair) -> bool:
    return content_overlap(pair.a, pair.b) >= LEAST_LIKE


def _of_one_way(pair: Pair) -> bool:
    """Leave out "nobody was shot by the police" beside "nobody shot at the police"."""
    return not is_other_way(pair.a, pair.b)


def _is_no_phrase(pair: Pair) -> bool:
    """Leave out "X did not respond", "readers who subscribe get the letter" of unlike matters."""
    a, b = pair.a, pair.b
    shared = len(a.content.keys() & b.content.keys())
    return may_be_one(a, b, shared) and not is_stock(a, b)


FIRST: dict[str, Callable[[Pair], bool]] = {
    "may dispute": may_dispute,
    "two reports": _of_two_reports,
    "both affirm": _both_affirm,
    "both say enough": says_enough,
    "content shared": _share_content,
}

LAST: dict[str, Callable[[Pair], bool]] = {
    "one way": _of_one_way,
    "no turn of phrase": _is_no_phrase,
}

BOUNDS = FIRST | READABLE | LAST
"""What a pair must be to be read, in the order in which it is asked."""


def read_alike(a: str, b: str) -> float:
    """Read how likely two statements say the same."""
    return chance_of(a, b, lambda chances: chances.same)
