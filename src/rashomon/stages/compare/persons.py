"""See which person or place some words name, and whether two of them may be one.

"the actress Tara Reid, 33, entered" -> tara reid
"Mark Felt", "Felt" by a link         -> one
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rashomon.stages.compare.nations import nations_of
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.phrasing import Word, find_words
from rashomon.text.lexicon import load_mapping, load_words

Name = tuple[str, ...]
"""Words of a name in their order, lower case."""

YEAR_OLD = ("-year-old", "-years-old")
"""Ends of a word that opens a claim with an age: "Sixty-year-old Luan Orre"."""

FULL = 2
"""Words from which a name is hardly met twice in reports that are read together."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What is set behind a name and is no part of it here."""

MAX_INITIAL = 1
"""Longest word of a name that is an initial: "W. Mark Felt"."""


@lru_cache(maxsize=1 << 12)
def name_runs(quote: str) -> tuple[tuple[int, int], ...]:
    """Give where the names of some words begin and end, in words: capitals side by side.

    Peoples, days, titles and the first word of a sentence that a list knows are none.
    """
    words = find_words(quote)
    runs: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if not _is_part(word):
            continue
        if runs and runs[-1][1] == at and not word.after_mark:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    return tuple(runs)


def _is_part(word: Word) -> bool:
    if not word.is_capital or word.text in load_mapping("calendar_names"):
        return False
    if word.text.endswith(YEAR_OLD) or word.text in SUFFIXES:
        return False
    known = load_words("titles") | load_words("determiners") | load_words("possessives")
    common = known | load_words("number_words") | load_words("place_prepositions")
    return word.text not in common and not nations_of(word.text)


def name_in(words: Sequence[Word], run: tuple[int, int]) -> Name:
    """Give the name that stands there, initials left out."""
    return tuple(w.text for w in words[slice(*run)] if len(w.text) > MAX_INITIAL)


def full_name(name: Name, parties: Iterable[Party]) -> Name:
    """Give the longer name of somebody whom a report names in full elsewhere, by its link."""
    linked = (_words_of(p.literal) for p in parties if p.actor_id)
    return max((n for n in linked if fits(name, n)), key=len, default=name)


@lru_cache(maxsize=1 << 12)
def _words_of(literal: str) -> Name:
    words = find_words(literal)
    return name_in(words, (0, len(words)))


def fits(a: Name, b: Name) -> bool:
    """Tell whether two names may be one: they end alike, and one holds the other."""
    if not a or not b:
        return False
    return a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def are_full(names: Iterable[Name]) -> bool:
    """Tell whether names are so long that no other bears them."""
    return all(len(name) >= FULL for name in names)
