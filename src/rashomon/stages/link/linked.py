"""What linking yields: who there is, and which words mean them."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Actor, Link


@dataclass(frozen=True, slots=True)
class Linked:
    """The actors in id order and the links in document and text order."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
