"""Write the names in two texts as those of others, numbered as they are met.

"The Talvarian army denied it", "Vasko saw the Talvarians" -> "The Norvelian army denied it",
"Kastra saw the Norvelians"

What `state_numbers` does for states, for names that no list has: of invented or little known
places, movements, persons. A name is a word with a capital that is rare in English; at the head
of a text it must be rarer still, as any word may stand there. Words that tell what is named
("Ministry", "Brigade") are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rashomon.text.lexicon import load_words
from rashomon.text.spun_words import word_frequency
from rashomon.text.state_numbers import numbered

CALLED = ("Norvel", "Kastr", "Belmor", "Durn", "Ilsten", "Pravo", "Garsen", "Tolmar")
"""What the first, second and further names of a pair are made of."""

FORMS = (
    ("ians", "ians"),
    ("ian", "ian"),
    ("eses", "ians"),
    ("ese", "ian"),
    ("is", "ians"),
    ("i", "ian"),
    ("ish", "ian"),
    ("ans", "ians"),
    ("an", "ian"),
)
"""Endings of peoples and adjectives, longest first, and what stands for them."""

PLAIN = "a"
"""Ending of every other name."""

SHARED = 5
"""Letters by which "Talvaria" and "Talvarian" are of one name."""

COMMON = 3.75
"""Zipf frequency from which a word is none; "Hamas" and "Wagner" lie below, "Bridge" above."""

COMMON_AT_HEAD = 1.8
"""The same for the first word of a text: "Gunmen" and "Mourners" are rare too."""

KINDS = (
    "link_heads",
    "link_labels",
    "link_organisation_words",
    "link_person_roles",
    "link_portfolios",
    "link_regions",
    "titles",
)
"""Lists of words that tell what is named."""

_NAME = re.compile(r"(?<![\w'’])[A-Z][A-Za-z]{2,}")


def names_numbered(a: str, b: str) -> tuple[str, str]:
    """Write each state and each other name of two texts as that of its number."""
    a, b = numbered(a, b)
    known: dict[str, int] = {}
    return _numbered(a, known), _numbered(b, known)


def names_as_one(text: str) -> str:
    """Write every name but those of states as one and the same."""
    return _named(text, lambda _: 0)


def _numbered(text: str, known: dict[str, int]) -> str:
    return _named(text, lambda word: known.setdefault(word[:SHARED].lower(), len(known)))


def _named(text: str, number_of: Callable[[str], int]) -> str:
    head = next((k for k, c in enumerate(text) if c.isalnum()), 0)

    def called(found: re.Match[str]) -> str:
        word = found[0]
        if not _is_name(word, is_head=found.start() == head):
            return word
        return CALLED[number_of(word) % len(CALLED)] + _ending(word)

    return _NAME.sub(called, text)


@lru_cache(maxsize=1 << 14)
def _is_name(word: str, *, is_head: bool) -> bool:
    if word_frequency(word) >= (COMMON_AT_HEAD if is_head else COMMON):
        return False
    lower = word.lower()
    return not any({lower, lower.removesuffix("s")} & load_words(kind) for kind in KINDS)


def _ending(word: str) -> str:
    return next((put for end, put in FORMS if word.endswith(end)), PLAIN)
