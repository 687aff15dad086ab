"""Ask how a level stands to its norm, who was first, what ends when and who is held.

claims -> "Does the radiation keep to its norm?", "Who was the first to find it?",
"Until when does the truce hold?", "Is Ilan Brask held, or free?"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.words import stem, term, weight


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


def ask_end(members: Sequence[Facets]) -> str:
    """Ask until when holds what all of the claims name, in a word of theirs."""
    things = frozenset.intersection(*(f.end.things for f in members if f.end))
    words = Counter(t for f in members for t in f.tokens if term(t) in things)
    heaviest = max(words, key=lambda w: (weight(w), w), default="")
    if not heaviest:
        return "Until when does it hold?"
    return f"Until when does the {heaviest} hold?"


def ask_custody(members: Sequence[Facets]) -> str:
    """Ask whether somebody is held, by the longest name the claims give."""
    whom = frozenset.intersection(*(f.custody.whom for f in members if f.custody))
    named = [
        match.group()
        for f in members
        for match in _NAMES.finditer(f.claim.span.quote)
        if whom & {stem(word.lower()) for word in match.group().split()}
    ]
    name = max(named, key=lambda n: (len(n), n), default="he")
    return f"Is {name} held, or free?"


_NAMES = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")
