"""Set a measured place apart from the clause it ends: one claim of what happened, one of where.

clause -> "The quake struck at 05:10 at a depth of 8 km, | 40 km north of Sard" -> two clauses

A clause that has a figure of its own says enough without it, and readers quote either half.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Quantity
from rashomon.stages.extract.clauses import Clause, is_verbal
from rashomon.text.lexicon import load_mapping
from rashomon.text.parse import Parse, Token

LENGTHS = frozenset({"km", "m", "mi", "nmi", "ft", "yd", "cm"})
"""Units, in their short form, in which one place lies so far from another."""

LINKS = frozenset({"from", "off", "outside", "inside", "beyond", "below", "above", "away"})
"""Words between a length and the landmark, beside the points of the compass."""

MAX_OPENING = 3
"""Words between the comma and its figure: "some 40 km", "just under 40 km"."""

MIN_WORDS = 3
"""Shortest half, in words: "40 km off"."""


def far_place(
    parse: Parse, clause: Clause, quantities: Sequence[Quantity]
) -> tuple[Clause, Clause] | None:
    """Cut a clause before the measured place that ends it.

    Args:
        parse: The document's parse.
        clause: A clause with a verb.
        quantities: The figures that lie in it.

    Returns:
        What happened and where, both under one head; None: the clause ends in no such place,
        or says no figure before it.
    """
    if not is_verbal(clause.head):
        return None
    words = clause.tokens
    for quantity in quantities:
        at = _opening(words, quantity)
        if at is None or not _is_place(words, quantity):
            continue
        if _is_full(clause, at, quantities) and _is_of_clause(parse, words[at:], clause):
            before = words[: at - 1]
            return Clause(clause.head, before), Clause(clause.head, words[at:])
    return None


def _opening(words: Sequence[Token], quantity: Quantity) -> int | None:
    """Give the first word after the comma before a length; None: no comma is near."""
    if quantity.unit not in LENGTHS:
        return None
    first = next((k for k, t in enumerate(words) if t.start >= quantity.span.start), 0)
    for k in range(first, max(first - MAX_OPENING, 1), -1):
        if words[k - 1].text == ",":
            return k
        if words[k - 1].pos in {"VERB", "AUX", "PROPN", "ADP"}:
            return None
    return None


def _is_place(words: Sequence[Token], quantity: Quantity) -> bool:
    """See "40 km | north of", "2 miles | off the coast": a direction follows the unit."""
    after = [t for t in words if t.start >= quantity.span.end]
    directions = LINKS | load_mapping("compare_compass").keys()
    is_far = any(t.text.lower() in directions for t in after[1 : 1 + MAX_LINK])
    return is_far and not any(is_verbal(t) for t in after)


MAX_LINK = 2
"""Words after a length among which its direction stands: "nautical miles | north"."""


def _is_full(clause: Clause, at: int, quantities: Sequence[Quantity]) -> bool:
    """Tell whether the half before says what happened and a figure of its own."""
    before = clause.tokens[: at - 1]
    counted = any(q.span.end <= before[-1].end for q in quantities) if before else False
    words = [t for t in before if t.pos != "PUNCT"]
    return counted and clause.head in before and len(words) >= MIN_WORDS


def _is_of_clause(parse: Parse, place: Sequence[Token], clause: Clause) -> bool:
    """Tell the place of what happened from that of a name: "in Dorn, 12 km west of Tarn"."""
    before = parse.tokens[place[0].i - 2]
    return before.pos != "PROPN" and len(place) >= MIN_WORDS and before.i > clause.head.i
