"""Choose which maps a dossier shows: the whole, each matter with its accounts, each account.

ties, matters -> SystemMap -> SVG
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.dossier.map_svg import by_kind, draw
from rashomon.dossier.overview import hue
from rashomon.views import MapEdge, MatterRow, TieRow, letters_of, system_map

LEAST = 2
"""Ties below which a list says the same as a picture."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with what the reader must know to read it."""

    svg: Markup
    left_out: tuple[str, ...]
    """Parties there was no room for."""
    letters: tuple[str, ...] = ()
    """Accounts that are told apart, by letter; empty: ties are coloured by kind."""


def whole_map(ties: Sequence[TieRow], letters: Mapping[str, str]) -> Drawn | None:
    """Draw what all reports say together; None where there is too little to draw."""
    known = sorted(letters.items(), key=lambda item: item[1])
    return _drawn(ties, known, "Who is said to be tied to whom", told_apart=False)


def matter_map(ties: Sequence[TieRow], matter: MatterRow) -> Drawn | None:
    """Draw the ties of a matter's accounts together, told apart by account.

    None where fewer than two of its accounts have any.
    """
    known = [(a.id, a.letter) for a in matter.accounts]
    theirs = [t for t in ties if letters_of(t, known)]
    tellers = {letter for t in theirs for letter in letters_of(t, known)}
    if len(tellers) < 2:
        return None
    return _drawn(theirs, known, "Ties by account", told_apart=True)


def account_maps(ties: Sequence[TieRow], matter: MatterRow) -> dict[str, Drawn]:
    """Draw the ties of each account alone, by its id; none of one with too few."""
    found = {
        a.id: _drawn(
            [t for t in ties if a.id in t.account_ids],
            [],
            f"Ties in account {a.letter}",
            told_apart=False,
        )
        for a in matter.accounts
    }
    return {account_id: drawn for account_id, drawn in found.items() if drawn}


def _drawn(
    ties: Sequence[TieRow],
    letters: Sequence[tuple[str, str]],
    name: str,
    *,
    told_apart: bool,
) -> Drawn | None:
    if len(ties) < LEAST:
        return None
    picture = system_map(ties, lambda tie: letters_of(tie, letters))
    colour = _by_account if told_apart else by_kind
    shown = tuple(letter for _, letter in letters) if told_apart else ()
    return Drawn(draw(picture, name, colour), picture.left_out, shown)


def _by_account(edge: MapEdge) -> str:
    return f"h{hue(edge.tag)}" if len(edge.tag) == 1 else "plain"
