"""Compare names that the user writes with names that stand in reports.

    "The  Army of Varsk" -> "army of varsk" -> equal, or near, or none

A name is met exactly, but for case, spaces, the form of apostrophes and a "the" before it:
who is distrusted is never guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from difflib import get_close_matches

NEAR = 0.6
"""How alike two folded names are, in [0, 1], from which one is offered for the other: "Kamen
Pst" is 0.95 like "Kamen Post", "Post" 0.57."""

OFFERED = 3
"""Most names that are offered for one that is not known."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def fold_name(name: str) -> str:
    """Fold a name for look-up.

    >>> fold_name("The  Jama’at")
    "jama'at"
    """
    plain = unicodedata.normalize("NFKC", name).translate(_APOSTROPHES)
    return " ".join(plain.casefold().split()).removeprefix("the ")


def near_names(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Give the known names that this one may be a slip for, the most alike first.

    A name that holds all words of the one asked for is offered too: who writes "Kos" may mean
    "Ana Kos".
    """
    asked = fold_name(name)
    folded = {fold_name(k): k for k in sorted(known)}
    words = set(asked.split())
    holding = [k for k in folded if words and words <= set(k.split())]
    alike = get_close_matches(asked, folded, OFFERED, NEAR)
    found = dict.fromkeys([*alike, *holding])
    return tuple(folded[k] for k in list(found)[:OFFERED])
