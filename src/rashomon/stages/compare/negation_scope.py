"""See a claim whose "no" leaves what happened standing: it is of telling, of a whole or of whom.

    "has not confirmed the truce", "made no mention of an end"   something was not told
    "had not spoken with the entire group"                       not the whole of it
    "those men are not the group that a deal was reached with"   not these

Beside "a truce was agreed" none of them is a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from rashomon.model import Certainty
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_rows

REACH = 4
"""Words after a "no" or "not" among which stands what it leaves standing: "has not yet released a
public statement"."""

CLEFT = frozenset({"it", "this", "that"})
"""How a sentence begins that denies a deed by naming who did not do it: "it was not the army that
fired"."""


def leaves_standing(facets: Facets) -> bool:
    """Tell whether a claim's "no" is only of telling, of a whole or of who is meant."""
    if not facets.is_negative or facets.claim.certainty is Certainty.DENIED:
        return False
    predicate = facets.claim.predicate
    if predicate is not None and (stem(predicate.lower()), "verb") in _kinds():
        return True
    if predicate == "be" and _is_not_the(facets.tokens):
        return True
    kinds = _kinds()
    return any(
        (stem(word), kind) in kinds
        for word in _after_no(facets.tokens)
        for kind in ("noun", "whole")
    )


def _is_not_the(tokens: Sequence[str]) -> bool:
    """See "are not the men that ..."."""
    return CLEFT.isdisjoint(tokens[:1]) and ("not", "the") in pairwise(tokens)


def _after_no(tokens: Sequence[str]) -> Iterator[str]:
    """Give the words that follow a "no" closely, but for "at all"."""
    left, before = 0, ""
    for token in tokens:
        if token in _turning():
            left = REACH
        elif left:
            if (before, token) != ("at", "all"):
                yield token
            left -= 1
        before = token


@lru_cache(maxsize=1)
def _turning() -> frozenset[str]:
    rows = load_rows("compare_negation")
    return frozenset(word for word, kind in rows if kind == "not") | {"yet", "any"}


@lru_cache(maxsize=1)
def _kinds() -> frozenset[tuple[str, str]]:
    return frozenset(
        (stem(word), kind) for word, kind in load_rows("compare_negation_scope")
    )
