"""Ask how a level stands to its norm, and who was first, in the words of the claims.

claims -> "Does the radiation keep to its norm?", "Who was the first to find it?"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.words import stem


def ask_norm(members: Sequence[Facets]) -> str:
    """Ask of what most of the claims say has the level, in a word of theirs."""
    stems = Counter(name for f in members if f.norm for name in f.norm.measured)
    top = min(stems, key=lambda name: (-stems[name], name))
    words = Counter(t for f in members for t in f.tokens if stem(t) == top)
    return f"Does the {min(words, key=lambda w: (-words[w], w))} keep to its norm?"


def ask_first(members: Sequence[Facets]) -> str:
    """Ask who was first, to find it where that is what all of them tell of."""
    deeds = frozenset.intersection(*(f.first.deed for f in members if f.first))
    return f"Who was the first to {min(sorted(deeds))} it?"
