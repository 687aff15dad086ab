"""Find the terms of a claim that are names: of parties, of places, or capitalised.

claim, parties, places -> terms
"""

from __future__ import annotations

from rashomon.model import Claim
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.places import Named
from rashomon.stages.compare.words import (
    class_of,
    find_tokens,
    kind_of,
    shared,
    term,
    weight,
)

RARE_WEIGHT = 2.8
"""Weight from which an unlisted word that opens a claim with a capital is taken for a name."""

MOSTLY_CAPITALS = 0.6
"""Share of capitalised words from which a claim is in headline style, where capitals do not
show names."""


def names_of(
    claim: Claim, parties: tuple[Party, ...], places: tuple[Named, ...]
) -> frozenset[str]:
    """Give the terms of a claim that are names: of parties, of places, or capitalised."""
    spoken = claim.span.quote.split()
    capital = [word for word in spoken if word.strip("“\"'‘([")[:1].isupper()]
    if capital and capital[0] == spoken[0] and _is_known(spoken[0]):
        capital = capital[1:]
    listed = capital if len(capital) <= MOSTLY_CAPITALS * len(spoken) else []
    words = {token for word in listed for token in find_tokens(word)}
    words |= {token for p in parties if p.is_name for token in find_tokens(p.literal)}
    words |= {token for p in places for token in find_tokens(p.name)}
    return shared(term(word) for word in words)


def _is_known(word: str) -> bool:
    """Tell whether a word that opens a claim is a word of the language, not a name."""
    tokens = find_tokens(word)
    if not tokens or class_of(tokens[0]) or kind_of(tokens[0]):
        return True
    return weight(tokens[0]) < RARE_WEIGHT
