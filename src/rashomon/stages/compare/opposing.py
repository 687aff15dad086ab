"""See claims that the trained reader of pairs takes to be opposed, where no rule speaks of them.

    two claims -> gists: worth reading? -> chance that they are opposed -> Finding with its chance

Rules know what they compare, and read words; the reader was taught on situations told in many
words, and can only say how sure it is. What it finds is marked as found by it. Like every rule it
is given two claims and nothing else, so its word is the same in any case that holds them; which
pairs it is asked for is decided in `reading`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from rashomon.model import RelationKind, Slot
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair
from rashomon.stages.compare.negation_scope import leaves_standing
from rashomon.stages.compare.readable import (
    READABLE,
    chance_of,
    may_be_read,
    may_dispute,
    says_enough,
    statement,
    why_by_reader,
)
from rashomon.text.gists import Gist, load_gists

LEAST_WORTH = -0.35
"""From here on a pair of which one says no is worth reading. It was chosen on all candidates of
`siege` and `airfield`, where a "no" counted 1 beside the gists: the fifth of them that is kept
holds more of what the large network is sure of than the fourth that gists alone would keep."""

SHARED_WEIGHT = 0.5
"""What a word of what is said in both weighs beside the score of the gists."""

LEAST_OPPOSED = 0.7
"""Chance from which two claims are said to contradict each other: from here on four of five hold
by two readers of four piles that taught it nothing (`python -m eval.found`)."""


def by_reader(pair: Pair, opposed: Callable[[Facets, Facets], float]) -> Finding | None:
    """See two claims that the reader of pairs takes to be opposed.

    Args:
        pair: Two claims in reading order.
        opposed: Gives the chance that they are.
    """
    if not may_be_read(BOUNDS, pair):
        return None
    chance = opposed(pair.a, pair.b)
    if chance < LEAST_OPPOSED:
        return None
    why = why_by_reader(pair, "to be opposed", chance)
    return Finding(RelationKind.CONTRADICTS, Slot.CONTENT, why, chance)


def _one_denies(pair: Pair) -> bool:
    """Tell whether one claim says no and the other does not.

    In ordinary news, where hardly anybody contradicts anybody, what the reader takes for opposed
    and neither denies is mostly the same in other words, however sure it is: of 75 such finds in
    ECB+ 8 held (`python -m eval.ordinary`).
    """
    return pair.a.is_negative != pair.b.is_negative


def _is_worth(pair: Pair) -> bool:
    """Tell whether gists and signs hold a pair to be worth it."""
    a, b = pair.a, pair.b
    score = load_gists().score(gist_of(a)[None], gist_of(b)[None])
    shared = not a.content.keys().isdisjoint(b.content)
    return how_worth(score, shared)[0] > 0


def _reaches(pair: Pair) -> bool:
    """Tell whether the "no" of either reaches what happened."""
    return not (leaves_standing(pair.a) or leaves_standing(pair.b))


SCREENS: dict[str, Callable[[Pair], bool]] = {
    "may dispute": may_dispute,
    "one says no": _one_denies,
    "worth it by gists and signs": _is_worth,
    "both say enough": says_enough,
}
"""Bounds that `screen` puts on whole arrays of pairs too."""

BOUNDS = SCREENS | {"the no reaches it": _reaches} | READABLE
"""What a pair must be to be read, in the order in which it is asked. What each of them costs on
reports of which every pair is labelled: `python -m eval.asked_pairs`."""


def may_be_opposed(pair: Pair) -> bool:
    """Tell whether two claims are worth reading."""
    return may_be_read(SCREENS, pair)


def how_worth(scores: Any, shared: Any) -> Any:  # noqa: ANN401  numpy arrays
    """Say of pairs of which one says no how much they are worth reading; above 0 they are.

    Args:
        scores: Of their gists.
        shared: Where they share a word of what is said.
    """
    return scores + SHARED_WEIGHT * shared - LEAST_WORTH


def gist_of(facets: Facets) -> Gist:
    """Give the gist of a claim."""
    return _gist(statement(facets))


def read_opposed(a: str, b: str) -> float:
    """Read how likely two statements are opposed."""
    return chance_of(a, b, lambda chances: chances.opposed)


@lru_cache(maxsize=1 << 10)
def _gist(said: str) -> Gist:
    return load_gists().of(said)
