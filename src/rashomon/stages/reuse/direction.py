"""Tell which document of a group the others go back to: by credits, else by dates.

members, their credits, publishers -> who credits whom -> the one credited | circle | dates
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.stages.reuse.decisions import label
from rashomon.text.agencies import agency_name
from rashomon.text.lexicon import load_words
from rashomon.text.order import is_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rashomon.model import Document
    from rashomon.stages.reuse.credits import Credit


@dataclass(frozen=True, slots=True)
class First:
    """The document the others go back to, and what that rests on."""

    document_id: str
    why: str


Edges = dict[str, set[str]]
"""By document id the ids of those whose publisher it credits; itself is left out."""


def find_first(
    members: Sequence[str],
    name: str | None,
    documents: Mapping[str, Document],
    given: Mapping[str, Sequence[Credit]],
) -> First | None:
    """Find the document the others go back to: the credited publisher's, else the earliest.

    Args:
        members: Ids of the documents that go back to one text.
        name: What their credits agree on; None: on nothing.
        documents: By id.
        given: Credits of each document, by its id.

    Returns:
        None where neither is certain, or credits go round in a circle, which no date settles:
        the direction stays open.
    """
    edges = credit_edges(members, documents, given)
    if in_circle(edges):
        return None
    own = [m for m in members if name and is_publisher(documents[m].publisher, name)]
    if len(own) == 1 and not edges[own[0]]:
        whose = label(documents[own[0]])
        return First(own[0], f"The text is credited to {name}, whose own is {whose}.")
    last = sorted({to for found in edges.values() for to in found if not edges[to]})
    if len(last) == 1:
        return First(last[0], f"The credits lead back to {label(documents[last[0]])}.")
    for m in members:
        others = (documents[other] for other in members if other != m)
        if all(is_before(documents[m].published, d.published) for d in others):
            return First(m, f"{label(documents[m])} is dated before the others.")
    return None


def credit_edges(
    members: Iterable[str],
    documents: Mapping[str, Document],
    given: Mapping[str, Sequence[Credit]],
) -> Edges:
    """Tell which members credit the publisher of which other one.

    Only credits of whole documents count, and names that one member's publisher has.
    """
    by_id = {m: documents[m].publisher for m in members}
    edges: Edges = {m: set() for m in by_id}
    for m, found in edges.items():
        for name in {c.name for c in given[m] if c.is_whole}:
            own = [
                other for other, publisher in by_id.items() if is_publisher(publisher, name)
            ]
            if len(own) == 1 and own[0] != m:
                found.add(own[0])
    return edges


def in_circle(edges: Mapping[str, set[str]]) -> frozenset[str]:
    """Give the documents whose credits lead back to themselves."""
    return frozenset(m for m in edges if m in _reached(m, edges))


def _reached(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += edges[at]
    return found


def is_publisher(publisher: str | None, name: str) -> bool:
    """Tell whether a credited name is a publisher's: in full, as an agency, or shortened.

    >>> is_publisher("The Corvane Wire", "Corvane"), is_publisher("Corvane Times", "Corvane")
    (True, False)
    """
    if publisher is None:
        return False
    if agency_name(publisher) == name:
        return True
    whole, short = _words(publisher), _words(name)
    rest = whole[len(short) :]
    return bool(short) and whole[: len(short)] == short and set(rest) <= _left_off()


def _words(name: str) -> list[str]:
    found = re.findall(r"\w+", name.casefold())
    return found[1:] if found[:1] == ["the"] else found


def _left_off() -> frozenset[str]:
    return load_words("publisher_words")
