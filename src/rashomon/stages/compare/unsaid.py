"""See a claim that something was not told: it denies nothing of what happened.

    "has not confirmed the truce", "made no mention of an end", "there were no details" -> True

Beside "a truce was agreed" it is no contradiction: both are so where nobody has spoken yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rashomon.model import Certainty
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_rows

REACH = 4
"""Words after a "no" or "not" among which stands what was not told: "has not yet released a
public statement"."""


def is_unsaid(facets: Facets) -> bool:
    """Tell whether a claim only says that something was not told."""
    claim = facets.claim
    if not facets.is_negative or claim.certainty is Certainty.DENIED:
        return False
    verbs, nouns = _telling()
    if claim.predicate is not None and stem(claim.predicate.lower()) in verbs:
        return True
    return any(stem(word) in nouns for word in _after_no(facets.tokens))


def _after_no(tokens: Iterable[str]) -> Iterable[str]:
    """Give the words that follow a "no" closely."""
    left = 0
    for token in tokens:
        if token in _turning():
            left = REACH
        elif left:
            yield token
            left -= 1


@lru_cache(maxsize=1)
def _turning() -> frozenset[str]:
    rows = load_rows("compare_negation")
    return frozenset(word for word, kind in rows if kind == "not") | {"yet", "any"}


@lru_cache(maxsize=1)
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    rows = [(stem(word), kind) for word, kind in load_rows("compare_unsaid")]
    verbs, nouns = (
        frozenset(word for word, kind in rows if kind == wanted)
        for wanted in ("verb", "noun")
    )
    return verbs, nouns
