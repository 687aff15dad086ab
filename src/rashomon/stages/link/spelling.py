"""Decide whether two names of the same kind are spellings of one.

    name -> keys it shares with its spellings ; two names -> reason or None

The decision rests on the two names alone. It is strict: a different given name, number or
side ("Northern", "Southern") keeps two names apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

MIN_SKELETON = 3
"""Consonants two spellings must share: "Maria" and "Mario" share two and stay apart."""

MIN_RATIO = 75
"""Smallest similarity (0 to 100) of words with equal consonants: "Mohammed" and "Muhammad"
have 75, "Shekau" and "Shekao" 83."""

LONG_WORD = 8
"""Letters from which one letter more, fewer or other is taken for a slip of the pen, where
all other words agree. Below it "Petkov" and "Petrov" are two names."""

_SOUNDS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("dj", "j"), ("w", "v"))


def spelling_keys(name: str) -> Iterator[str]:
    """Give the keys under which spellings of a folded name meet."""
    words = name.split()
    yield f"{len(words)}:{_skeleton(words[0])}"
    yield f"{len(words)}:{_skeleton(words[-1])}"
    if len(words) >= 2:
        yield f"{words[0]} {words[-1]}"


def same_spelling(a: str, b: str, *, is_person: bool) -> str | None:
    """Tell why two folded names are one; None: they are not.

    >>> same_spelling("goran varga", "goran m varga", is_person=True)
    'a middle name more'
    """
    x, y = a.split(), b.split()
    if len(x) == len(y):
        return _same_words(x, y)
    if is_person and min(len(x), len(y)) >= 2 and (x[0], x[-1]) == (y[0], y[-1]):
        short, long = sorted((x, y), key=len)
        return "a middle name more" if len(short) == 2 or set(short) <= set(long) else None
    return None


def _same_words(x: list[str], y: list[str]) -> str | None:
    other = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    if not other:
        return "the same words"
    if all(_same_sound(p, q) for p, q in other):
        return "spellings of the same consonants"
    if len(other) == 1 and len(x) > 1 and _is_slip(*other[0]):
        return "one letter differs"
    return None


def _same_sound(p: str, q: str) -> bool:
    from rapidfuzz import fuzz

    skeleton = _skeleton(p)
    if skeleton != _skeleton(q) or len(skeleton) < MIN_SKELETON or _is_gendered(p, q):
        return False
    return fuzz.ratio(p, q) >= MIN_RATIO


def _is_gendered(p: str, q: str) -> bool:
    """See "Daniel" and "Daniela", "Antonio" and "Antonia"."""
    short, long = sorted((p, q), key=len)
    if short == long[:-1]:
        return long[-1] in "aeo"
    return p[:-1] == q[:-1] and {p[-1], q[-1]} <= set("aeo")


def _is_slip(p: str, q: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    if min(len(p), len(q)) < LONG_WORD or any(c.isdigit() for c in p + q):
        return False
    return Levenshtein.distance(p, q) == 1


@lru_cache(maxsize=1 << 14)
def _skeleton(word: str) -> str:
    """Write a word without vowels, doubled letters and spellings of one sound."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    bare = re.sub(r"[aeiouy]", "", word)
    kept = bare[:1] + "".join(b for a, b in pairwise(bare) if a != b)
    return (word[:1] if word[:1] in "aeiouy" else "") + kept
