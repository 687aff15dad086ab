"""Write the names of states in two texts as those of others, numbered as they are met.

"Kenya denied it", "Chad's army saw Kenyan troops" -> "France denied it", "Germany's army
saw French troops"

What reads the pair then sees whether two names are of one state, and never which state it is.
"""

from __future__ import annotations

import re

from rashomon.text.state_names import StateNameKind, find_state_names

CALLED = (
    ("france", "french", "french", "paris"),
    ("germany", "german", "germans", "berlin"),
    ("italy", "italian", "italians", "rome"),
    ("spain", "spanish", "spaniards", "madrid"),
    ("poland", "polish", "poles", "warsaw"),
    ("sweden", "swedish", "swedes", "stockholm"),
)
"""What the first, second and further states of a pair are called, by kind of name."""

KINDS = (
    StateNameKind.COUNTRY,
    StateNameKind.ADJECTIVE,
    StateNameKind.PEOPLE,
    StateNameKind.CAPITAL,
)

_WORD = re.compile(r"\w+|[^\w\s]")


def numbered(a: str, b: str) -> tuple[str, str]:
    """Write the name of each state of two texts as that of its number."""
    known: dict[str, int] = {}
    return _numbered(a, known), _numbered(b, known)


def _numbered(text: str, known: dict[str, int]) -> str:
    words = [m.span() for m in _WORD.finditer(text)]
    found, at = list[str](), 0
    for name in find_state_names([text[x:y] for x, y in words]):
        number = known.setdefault(name.code, len(known))
        called = CALLED[number % len(CALLED)][KINDS.index(name.kind)]
        found += [text[at : words[name.first][0]], called.title()]
        at = words[name.last - 1][1]
    return "".join([*found, text[at:]])
