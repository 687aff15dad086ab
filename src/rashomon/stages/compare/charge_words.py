"""Look up the words by which a charge is laid, and what deed is pointed to, or what was hit.

"the deadly raid" -> attack;  "the Velm mill from the sea" -> velm, mill
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from rashomon.stages.compare.deeds import deed_kinds
from rashomon.stages.compare.meanings import named_by
from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.phrasing import Word, closed, find_words, phrase_end
from rashomon.stages.compare.places import area_words
from rashomon.stages.compare.words import class_of, is_light, stem, term, weight
from rashomon.text.lexicon import load_rows, load_words

HAND, ORDERED, KNEW, THERE = "hand", "ordered", "knew", "there"
"""What somebody is said to have had to do with a deed; THERE only of who says he was not."""

Stretch = tuple[int, int] | None
"""Words that name somebody, end exclusive; empty: who speaks; None: nobody is named."""

IT = "it"
"""Stands for what was hit where only a pronoun does: it is named in the sentence before."""

MIN_NAMED = 1.6
"""Lightest word that tells one thing hit from others: "pipe" weighs 2.4, "thing" 0.5."""

MIN_HIT = 0.6
"""Lightest word that tells what was hit: "school" weighs 0.8, "camp" 1.4."""

ARMED = frozenset({"army", "military", "enemy", "rebel"})
"""Words for whose a thing hit was: "an army post"."""

POINTER_REACH = 3
"""Words after "the" within which the deed pointed to is named: "the deadly dawn raid"."""


@cache
def charge_openings(kind: str) -> frozenset[str]:
    """Give the stems with which the listed words of a kind begin."""
    return frozenset(key.partition(" ")[0] for key in charge_words()[kind])


@lru_cache(maxsize=1)
def charge_words() -> dict[str, dict[str, str]]:
    """Give the listed words and pairs of words by kind, by stems, each with its class."""
    found: dict[str, dict[str, str]] = {}
    for word, kind, name in load_rows("compare_charges"):
        key = " ".join(stem(part) for part in word.split())
        found.setdefault(kind, {})[key] = name
    return found


def listed_kind(words: Sequence[Word], at: int, kind: str) -> str | None:
    """Give the class listed for a word or for it and the next; None: not of this kind."""
    if words[at].stem not in charge_openings(kind):
        return None
    known = charge_words()[kind]
    if at + 1 < len(words):
        two = known.get(f"{words[at].stem} {words[at + 1].stem}")
        if two is not None:
            return two
    return known.get(words[at].stem)


def named_class(name: str | None) -> str | None:
    """Give a class as listed; "-" is none."""
    return None if name in {None, "-"} else name


def pointed(words: Sequence[Word], first: int, last: int) -> tuple[str | None, int] | None:
    """See "the deadly raid", "this crime": the class of the deed pointed to, and where."""
    for at in range(first, min(last, len(words))):
        if words[at].text not in closed("point"):
            continue
        for near in range(at + 1, min(at + 1 + POINTER_REACH, last, len(words))):
            kind = deed_class(words, near)
            if kind is not None and not _qualifies(words, near):
                return (kind or None), near
    return None


def _qualifies(words: Sequence[Word], at: int) -> bool:
    """See "the crime squad", "the attack aircraft": the word only qualifies another."""
    following = words[at + 1 : at + 2]
    if not following or following[0].after_mark:
        return False
    word = following[0]
    return phrase_end(words, at) > at + 1 and word.text not in {"of", "and"} | closed(
        "stands"
    )


def deed_class(words: Sequence[Word], at: int) -> str | None:
    """Give the class of a deed a noun names, "" where it says none; None: it names none."""
    named = charge_words()["deed"].get(words[at].stem)
    if named is not None:
        return named_class(named) or ""
    found = class_of(words[at].text)
    return found if found in deed_kinds() | {"crash"} else None


def target_of(words: Sequence[Word], first: int, last: int) -> frozenset[str]:
    """Give what tells the thing hit from others, up to where it was done from, or when."""
    end = next((i for i in range(first, last) if words[i].text in closed("aside")), last)
    named = (w for w in words[first:end] if not w.text[0].isdigit())
    terms = frozenset(
        term(w.text)
        for w in named
        if weight(w.text) >= MIN_HIT
        and not is_light(w.stem)
        and w.stem not in ARMED
        and not nations_of(w.text)
        and class_of(w.text) not in deed_kinds()
        and w.stem not in _instruments() | area_words()
    )
    return terms.union(*(named_by(w, "alike") for w in words[first:end]))


def device_near(words: Sequence[Word], at: int) -> int | None:
    """Give where a bomb or the like stands behind a verb: "laid the heavy CHARGES"."""
    near = range(at + 1, min(at + 1 + DEVICE_REACH, len(words)))
    return next((i for i in near if listed_kind(words, i, "device") is not None), None)


DEVICE_REACH = 5


def side_in(literal: str) -> str | None:
    """Give the side that words name which stand for one only where a deed is laid to them."""
    words = find_words(literal)
    found = (listed_kind(words, at, "side") for at in range(len(words)))
    return next((side for side in found if side is not None), None)


@lru_cache(maxsize=1)
def _instruments() -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("compare_instruments"))
