"""Ask what became of people and of things, in the words of the claims that tell of it.

claims -> "What became of the crew of the helicopter?"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.stages.compare.aboard import is_on_board, is_one_person
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.things import thing_words
from rashomon.stages.compare.words import stem
from rashomon.text.lexicon import load_mapping

BOARDED = frozenset({"aircraft", "ship", "train", "bus", "car", "truck"})
"""Kinds of things one is aboard of; one is in all others."""


def ask_fate(members: Sequence[Facets]) -> str:
    """Ask of the person two of the claims name, else of those in what most of them name."""
    named = _person(members)
    if named is not None:
        return f"What became of {named}?"
    fates = [fate for f in members for fate in f.fates if not fate.group.is_person]
    if not any(is_on_board(fate.group.kind) for fate in fates):
        return _ask_kind(fate.group.kind for fate in fates)
    kinds = {fate.group.kind for fate in fates}
    thing = _first(Counter(kind for fate in fates for kind in sorted(fate.things)))
    called = _called(members, thing) if thing else None
    if called is None:
        return "What became of those aboard?"
    if kinds == {"crew"}:
        return f"What became of the crew of the {called}?"
    return f"What became of those {'aboard' if thing in BOARDED else 'in'} the {called}?"


def _person(members: Sequence[Facets]) -> str | None:
    """Give the name of the person of whom two claims or more tell; None: there is none."""
    told = [[t.group for t in f.fates if t.group.is_person] for f in members]
    every = [group for groups in told for group in groups]
    counts = {
        group.literal: sum(any(is_one_person(group, g) for g in groups) for groups in told)
        for group in every
    }
    ranked = sorted(counts, key=lambda name: (-counts[name], len(name), name))
    return ranked[0] if ranked and counts[ranked[0]] > 1 else None


def _ask_kind(kinds: Iterable[str | None]) -> str:
    """Ask of people of one kind, where all claims tell of that."""
    told = set(kinds)
    kind = told.pop() if len(told) == 1 else None
    if kind in {None, "people"}:
        return "Did anybody come to harm?"
    plural = load_mapping("compare_plurals").get(str(kind), f"{kind}s")
    return f"Did any {plural} come to harm?"


def ask_damage(members: Sequence[Facets]) -> str:
    """Ask of the thing in the words most claims have for it, rather than "the building"."""
    things = [f.damage.thing for f in members if f.damage]
    own = [thing for thing in things if not thing.is_general] or things
    named = _first(Counter(_bare(thing.literal) for thing in own))
    return f"What became of {named}?"


def _bare(literal: str) -> str:
    """Begin a noun phrase in small letters: "The mill", "Its mill"."""
    first, _, rest = literal.partition(" ")
    return f"{first.lower()} {rest}" if rest else f"the {literal}"


def _called(members: Sequence[Facets], thing: str) -> str:
    """Name a kind of thing in the word most claims have for it."""
    words = thing_words(thing)
    said = Counter(t for f in members for t in f.tokens if stem(t) in words)
    return _first(said) or thing


def _first(counts: Counter[str]) -> str | None:
    """Give what is told most, of equals the first in the alphabet."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)
