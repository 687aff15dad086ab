"""Find the names of states and their people among words, so that one side reads like another.

    words -> StateName (which words, and what kind of name)

What stands in `link_states.tsv` is found as it is printed there, or in capitals. A reader that
puts one word in the place of every name of a kind cannot treat two sides differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rashomon.text.lexicon import load_rows

_WORD = re.compile(r"\w+|[^\w\s]")
_NONE = "-"
_SHORTEST_SHOUT = 4
"""Letters from which a name is known in capitals too: "IRAN", but not "US" for "us"."""


class StateNameKind(StrEnum):
    """What a name says of its state."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class StateName:
    """Words that name a state: the first, one past the last, and the kind of name."""

    first: int
    last: int
    kind: StateNameKind


def find_state_names(words: Sequence[str]) -> Iterator[StateName]:
    """Find the longest names from left to right.

    Args:
        words: Words of a text in order, marks apart ("U", ".", "S", ".").

    Yields:
        Names in text order, not overlapping.
    """
    forms, at = _forms(), 0
    while at < len(words):
        found = next(
            (
                (at + len(form), kind)
                for form, kind in forms.get(words[at], ())
                if tuple(words[at : at + len(form)]) == form
            ),
            None,
        )
        if found:
            yield StateName(at, *found)
        at = found[0] if found else at + 1


@lru_cache(maxsize=1)
def _forms() -> dict[str, list[tuple[tuple[str, ...], StateNameKind]]]:
    """Give the names by their first word, the longest first."""
    known: dict[tuple[str, ...], StateNameKind] = {}
    for form, kind in state_forms():
        known.setdefault(tuple(_WORD.findall(form)), kind)
        if len(form) >= _SHORTEST_SHOUT:
            known.setdefault(tuple(_WORD.findall(form.upper())), kind)
    found: dict[str, list[tuple[tuple[str, ...], StateNameKind]]] = {}
    for form in sorted(known, key=len, reverse=True):
        found.setdefault(form[0], []).append((form, known[form]))
    return found


def state_forms() -> Iterator[tuple[str, StateNameKind]]:
    """Give every form that names a state, as it is printed, state by state."""
    for _, name, others, adjectives, plurals, capitals in load_rows("link_states"):
        cells = {
            StateNameKind.COUNTRY: [name, *_cell(others)],
            StateNameKind.ADJECTIVE: _cell(adjectives),
            StateNameKind.PEOPLE: _cell(plurals),
            StateNameKind.CAPITAL: _cell(capitals),
        }
        for kind, forms in cells.items():
            yield from ((form, kind) for form in forms)


def _cell(cell: str) -> list[str]:
    return [] if cell == _NONE else cell.split("|")
