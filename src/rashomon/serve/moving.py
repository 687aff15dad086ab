"""Give the map of ties as data, for a picture of it that can be moved.

TieRow -> SystemMap -> parties and lines -> /system/map.json

The drawing on the page is what everybody sees; this is the same with more parties, for those
whose browser runs the script that asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends
from starlette.responses import Response  # noqa: TC002  FastAPI reads the types of handlers

from rashomon.dossier import by_kind, told, words_of
from rashomon.serve.answers import FORMAT, json_response
from rashomon.serve.asking import Ask, asked
from rashomon.serve.routes import read_at
from rashomon.views import MapEdge, letters_of, system_map

if TYPE_CHECKING:
    from fastapi import FastAPI

    from rashomon.serve.looks import Look, Looks

MOST_PARTIES = 60
"""Parties of a map that is moved: one looks at a part of it at a time. Of the 100 ties that the
page lists, few cases name more; beyond it the lines cover each other."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on the map."""

    id: str
    name: str
    named: bool
    """False: only what a document calls somebody."""


@dataclass(frozen=True, slots=True)
class Line:
    """All that is said to tie one party to another in one direction."""

    id: str
    """Of its first tie, which stands on the page under it."""
    doer: str
    other: str
    words: str
    style: str
    """against, with, or plain."""
    hedged: bool
    told: str
    """In words, with whose claim it is; a line a tie."""


@dataclass(frozen=True, slots=True)
class MovingMap:
    """What is shown, and whom there was no room for."""

    parties: tuple[Party, ...]
    lines: tuple[Line, ...]
    left_out: tuple[str, ...]


def moving_map(look: Look) -> MovingMap:
    """Give who is said to be tied to whom, of the ties that the page lists."""
    known = sorted(look.letters.items(), key=lambda item: item[1])
    drawn = system_map(look.drawn_ties, lambda tie: letters_of(tie, known), MOST_PARTIES)
    ids = {node.key: f"party-{number}" for number, node in enumerate(drawn.nodes)}
    return MovingMap(
        tuple(Party(ids[n.key], n.name, n.is_named) for n in drawn.nodes),
        tuple(_line(edge, ids[edge.doer], ids[edge.other]) for edge in drawn.edges),
        drawn.left_out,
    )


def _line(edge: MapEdge, doer: str, other: str) -> Line:
    style, first = by_kind(edge), edge.ties[0].id
    return Line(first, doer, other, words_of(edge), style, edge.hedged, told(edge))


def add_moving_map(app: FastAPI, looks: Looks) -> None:
    """Add the address of the map."""

    @read_at(
        app, "/system/map.json", summary="Give the map of ties: its parties and lines."
    )
    def data(ask: Annotated[Ask, Depends(asked)]) -> Response:
        with looks.turns.page():
            look = looks.at(ask.distrust)
            return json_response({"format": FORMAT, "map": moving_map(look)})
