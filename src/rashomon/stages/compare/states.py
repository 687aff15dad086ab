"""Find the states a claim says something is in, of those that have an opposite.

    quote -> ("in force", "lapsed", "offshore", ...)

The table is compare_opposites: states that cannot both hold of one thing at one time.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.stages.compare.phrasing import closed
from rashomon.stages.compare.words import is_light, term
from rashomon.text.lexicon import load_rows, load_words

_OFF = re.compile(r"\boff (?:the )?(?:coast|[A-Z])")


@lru_cache(maxsize=1)
def opposites() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give each state's opposites with the slot they part on. Treat it as read-only."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one, other, slot, *_ in load_rows("compare_opposites"):
        found.setdefault(one, []).append((other, slot))
        found.setdefault(other, []).append((one, slot))
    return {state: tuple(pairs) for state, pairs in found.items()}


@lru_cache(maxsize=1)
def _listed() -> tuple[str, ...]:
    """Give the states in the order of the table."""
    return tuple(opposites())


@lru_cache(maxsize=1)
def _openings() -> dict[str, list[int]]:
    """Give the places of the states in the table, by their first word."""
    found: dict[str, list[int]] = {}
    for place, state in enumerate(_listed()):
        found.setdefault(state.split()[0], []).append(place)
    return found


@lru_cache(maxsize=1)
def daily_states() -> frozenset[str]:
    """Give the states that may change from one day to the next ("open", "closed")."""
    rows = load_rows("compare_opposites")
    return frozenset(state for row in rows if row[3] == "daily" for state in row[:2])


@lru_cache(maxsize=1)
def of_two_sides() -> frozenset[frozenset[str]]:
    """Give the opposites that are of two sides: one repels what the other captures."""
    rows = load_rows("compare_opposites")
    return frozenset(frozenset(row[:2]) for row in rows if row[4] == "sides")


def find_states(
    quote: str, tokens: tuple[str, ...], predicate: str | None
) -> tuple[str, ...]:
    """Give the states a claim says, in the order of the table.

    "We found that ..." tells of no one found.

    Args:
        quote: Its words; "off Ostrel" is marked as offshore.
        tokens: The same, split.
        predicate: Class or stem of its predicate. A state on the edge of a claim, that is
            not what it says, is left out.
    """
    marked = f" {' '.join(tokens)}{' offshore' if _OFF.search(quote) else ''} "
    said = set(marked.split())
    opening = said & _openings().keys()
    if not opening:
        return ()
    places = sorted(place for first in opening for place in _openings()[first])
    near = (_listed()[place] for place in places)
    present = (s for s in near if f" {s} " in marked and not _is_phrase(s, marked))
    return tuple(
        state
        for state in present
        if (_is_said(state, predicate) and not _is_attribute(state, tokens))
        or _opens(state, tokens)
        or state in _first_clause(quote)
    )


def _is_phrase(state: str, marked: str) -> bool:
    """See "found that ...", "opened fire", "opened up on us": no state of anything."""
    behind = ("that", "fire", "up on")
    return any(f" {state} {words} " in marked for words in behind)


_CLAUSE = re.compile(
    r"[,;:.()“”\"—–]|\b(?:who|which|that|whose|when|where|while|after|before|as|if|because|than)\b",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\b(?:was|were|is|are|been)\s+(?P<state>[\w-]+)(?!\s+(?:up|off|down|out|in|into|away|over)\b)\b"
)
"""A state behind a form of "be"; "broken up" is another."""


def _first_clause(quote: str) -> frozenset[str]:
    """Give what the subject of the first of several clauses is: "it was DESTROYED, nine died"."""
    opening = _CLAUSE.split(quote, maxsplit=1)[0]
    return frozenset(match["state"] for match in _BE.finditer(opening))


def _is_attribute(state: str, tokens: tuple[str, ...]) -> bool:
    """See "find the MISSING guards": it only names them, not "was a FAILURE in"."""
    if " " in state or state not in tokens:
        return False
    at = tokens.index(state)
    following = tokens[at + 1 : at + 2]
    opens = at > 0 and tokens[at - 1] in load_words("determiners") | closed("own")
    ends = closed("end") | closed("auxiliary") | load_words("place_prepositions")
    return opens and bool(following) and following[0] not in ends | closed("joined")


LAST_OPENING = 3
"""Last place of a word that follows a short subject: "the old truce held"."""


def _opens(state: str, tokens: tuple[str, ...]) -> bool:
    """Tell whether a state stands right after a short subject, not before a noun."""
    at = tokens.index(state) if state in tokens else 0
    return 0 < at <= LAST_OPENING and tokens[at - 1] not in load_words("determiners")


def _is_said(state: str, predicate: str | None) -> bool:
    if predicate is None or is_light(predicate) or " " in state or state == "offshore":
        return True
    if state.endswith("ly"):
        return True  # how it was done: "deliberately"
    return predicate == term(state) or state == f"{predicate}d"
