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
    """Words that name a state: the first, one past the last, the kind of name, the state."""

    first: int
    last: int
    kind: StateNameKind
    code: str
    """ISO 3166-1 alpha-2, as `link_states` has it."""


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
                (at + len(form), kind, code)
                for form, kind, code in forms.get(words[at], ())
                if tuple(words[at : at + len(form)]) == form
            ),
            None,
        )
        if found:
            yield StateName(at, *found)
        at = found[0] if found else at + 1


def states_named(text: str) -> frozenset[str]:
    """Give the codes of the states a text names by name, adjective, people or capital."""
    return frozenset(n.code for n in find_state_names(_WORD.findall(text)))


@lru_cache(maxsize=1)
def _forms() -> dict[str, list[tuple[tuple[str, ...], StateNameKind, str]]]:
    """Give the names by their first word, the longest first."""
    known: dict[tuple[str, ...], tuple[StateNameKind, str]] = {}
    for form, kind, code in state_forms():
        known.setdefault(tuple(_WORD.findall(form)), (kind, code))
        if len(form) >= _SHORTEST_SHOUT:
            known.setdefault(tuple(_WORD.findall(form.upper())), (kind, code))
    found: dict[str, list[tuple[tuple[str, ...], StateNameKind, str]]] = {}
    for form in sorted(known, key=len, reverse=True):
        found.setdefault(form[0], []).append((form, *known[form]))
    return found


def state_forms() -> Iterator[tuple[str, StateNameKind, str]]:
    """Give every form that names a state, as it is printed, its kind and the state's code."""
    for code, name, others, adjectives, plurals, capitals in load_rows("link_states"):
        cells = {
            StateNameKind.COUNTRY: [name, *_cell(others)],
            StateNameKind.ADJECTIVE: _cell(adjectives),
            StateNameKind.PEOPLE: _cell(plurals),
            StateNameKind.CAPITAL: _cell(capitals),
        }
        for kind, forms in cells.items():
            yield from ((form, kind, code) for form in forms)


def _cell(cell: str) -> list[str]:
    return [] if cell == _NONE else cell.split("|")
