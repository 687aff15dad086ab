"""Ask what became of people, in the words of the claims that tell of it.

claims -> "What became of the crew of the helicopter?"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.stages.compare.aboard import is_on_board
from rashomon.stages.compare.causes import thing_words
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.words import stem

BOARDED = frozenset({"aircraft", "ship", "train", "bus", "car", "truck"})
"""Kinds of things one is aboard of; one is in all others."""


def ask_fate(members: Sequence[Facets]) -> str:
    """Ask of the person two of the claims name, else of those in what most of them name."""
    persons = Counter(
        name
        for f in members
        for name in {t.group.literal for t in f.fates if t.group.is_person}
    )
    named = _first(persons)
    if named is not None and persons[named] > 1:
        return f"What became of {named}?"
    fates = [fate for f in members for fate in f.fates if not fate.group.is_person]
    if not any(is_on_board(fate.group.kind) for fate in fates):
        return "Did anybody come to harm?"
    kinds = {fate.group.kind for fate in fates}
    thing = _first(Counter(kind for fate in fates for kind in sorted(fate.things)))
    called = _called(members, thing) if thing else None
    if called is None:
        return "What became of those aboard?"
    if kinds == {"crew"}:
        return f"What became of the crew of the {called}?"
    return f"What became of those {'aboard' if thing in BOARDED else 'in'} the {called}?"


def _called(members: Sequence[Facets], thing: str) -> str:
    """Name a kind of thing in the word most claims have for it."""
    words = thing_words(thing)
    said = Counter(t for f in members for t in f.tokens if stem(t) in words)
    return _first(said) or thing


def _first(counts: Counter[str]) -> str | None:
    """Give what is told most, of equals the first in the alphabet."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)
