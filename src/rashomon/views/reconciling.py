"""Say what would let two claims that contradict each other both hold.

    relation with its levels, dates of the reports -> conditions, in one declared table

Nothing is guessed of what happened: a condition is named where the words leave room for it,
because one of them does not say when, where or of whom.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rashomon.model import Level, Relation, Slot

Levels = Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Condition:
    """One row of the table."""

    on: frozenset[Slot]
    """On what the claims part."""
    is_open: Callable[[Levels], bool]
    """Whether the words leave room for it."""
    words: str
    """After "They would hold together if"."""


def _is(slot: str, *levels: Level) -> Callable[[Levels], bool]:
    return lambda found: found.get(slot, Level.UNKNOWN) in levels


NOT_SAID = Level.UNKNOWN
NOT_ALIKE = (Level.UNKNOWN, Level.COMPATIBLE)

CONDITIONS: tuple[Condition, ...] = (
    Condition(
        frozenset({Slot.NUMBER}),
        _is("time", NOT_SAID),
        "one counts up to a later day (not both say until when)",
    ),
    Condition(
        frozenset({Slot.NUMBER}),
        _is("time", Level.COMPATIBLE),
        "one counts over a longer time than the other",
    ),
    Condition(
        frozenset({Slot.NUMBER}),
        _is("place", *NOT_ALIKE),
        "one counts a wider place (not both say where)",
    ),
    Condition(
        frozenset({Slot.NUMBER}),
        _is("group", *NOT_ALIKE),
        "one counts people or things that the other leaves out",
    ),
    Condition(
        frozenset({Slot.NUMBER}),
        _is("group", Level.EXACT),
        "they count others under the same word",
    ),
    Condition(
        frozenset({Slot.DATE}),
        lambda _: True,
        "each dates another step of it: when it began, ended, or became known",
    ),
    Condition(
        frozenset({Slot.PLACE}),
        lambda _: True,
        "each names another part of one stretch, or measures from another point",
    ),
    Condition(
        frozenset({Slot.RESPONSIBILITY}),
        lambda _: True,
        "both had a part in it, or one acted for the other",
    ),
    Condition(
        frozenset({Slot.RESPONSIBILITY, Slot.DENIAL}),
        _is("time", NOT_SAID),
        "they speak of two times (not both say when)",
    ),
    Condition(
        frozenset({Slot.RESPONSIBILITY, Slot.DENIAL}),
        _is("place", NOT_SAID),
        "they speak of two places (not both say where)",
    ),
    Condition(
        frozenset({Slot.DENIAL}),
        _is("agent", NOT_SAID),
        "what is denied is another one's deed (not both say by whom)",
    ),
    Condition(
        frozenset({Slot.OUTCOME}),
        _is("time", Level.INCOMPATIBLE),
        "it changed in between (they speak of different days)",
    ),
    Condition(
        frozenset({Slot.OUTCOME}),
        _is("time", NOT_SAID),
        "it changed in between (not both say when)",
    ),
    Condition(
        frozenset({Slot.OUTCOME}),
        _is("time", Level.EXACT, Level.COMPATIBLE),
        "it changed within that time",
    ),
    Condition(
        frozenset({Slot.OUTCOME}),
        lambda _: True,
        "each speaks of another part or aim of it",
    ),
    Condition(
        frozenset({Slot.CONTENT}),
        _is("time", NOT_SAID),
        "each speaks of another time (not both say when)",
    ),
    Condition(
        frozenset({Slot.CONTENT}),
        lambda _: True,
        "each speaks of another thing, as their reports may show",
    ),
)
"""In the order in which they are told."""


def conditions(
    relation: Relation, published: tuple[str | None, str | None]
) -> tuple[str, ...]:
    """Say what would let two claims both hold; empty where they do not contradict.

    Args:
        relation: What they are to each other.
        published: EDTF of the two reports; None: not known.
    """
    if relation.on is None:
        return ()
    levels = {level.slot: level.level for level in relation.levels}
    found = [c.words for c in CONDITIONS if relation.on in c.on and c.is_open(levels)]
    first, second = published
    if relation.on is Slot.NUMBER and first and second and first != second:
        earlier, later = sorted((first, second))
        found.append(f"the count was revised between the reports of {earlier} and {later}")
    return tuple(found)
