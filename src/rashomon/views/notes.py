"""Show what persons noted, where the thing it is on is shown.

Note -> the thing it is on now, found by its id, else by its place, claims or name
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from rashomon.model import Note, NotedSort, Span
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.model import Question
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with the thing it is on."""

    note: Note
    on: str | None
    """Id of the thing now; None: it is not in the case."""


def note_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[NoteRow]:
    """List notes in the order of their dates, those withdrawn too."""
    return Page.of(index.notes, lambda n: NoteRow(n, index.noted.get(n.id)), offset, limit)


def notes_on(index: CaseIndex, *object_ids: str) -> tuple[NoteRow, ...]:
    """Give the notes on some things, the earliest first; none withdrawn."""
    found = {n.id: NoteRow(n, i) for i in object_ids for n in index.notes_of.get(i, ())}
    return tuple(sorted(found.values(), key=lambda row: (row.note.at, row.note.id)))


Anchor = tuple[str, Span] | str
"""What a thing is found by beside its id: place of a claim, name of an actor or document."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Things of one sort."""

    claims: Mapping[str, Collection[str]]
    """Claims that tell of each, by its id."""
    anchors: Mapping[Anchor, str] = field(default_factory=dict[Anchor, str])
    """Ids."""


def find_noted(index: CaseIndex) -> dict[str, str]:
    """Find the thing each note is on, by the note's id; those whose thing is gone fall out.

    All things of a sort are read only where one is not found by its id.
    """
    there: dict[NotedSort, Callable[[], Mapping[str, object]]] = {
        NotedSort.CLAIM: lambda: index.claim_by_id,
        NotedSort.QUESTION: lambda: {q.id: q for q in index.questions},
        NotedSort.EVENT: lambda: {e.id: e for e in index.events},
        NotedSort.ACTOR: lambda: index.actors,
        NotedSort.DOCUMENT: lambda: index.known,
    }
    by_id, known = cache(lambda of: there[of]()), cache(partial(_known, index))
    found = (
        (n.id, n.thing if n.thing in by_id(n.of) else _thing(n, known(n.of)))
        for n in index.notes
    )
    return {key: thing for key, thing in found if thing is not None}


def _known(index: CaseIndex, of: NotedSort) -> _Known:
    if of is NotedSort.CLAIM:
        claims = index.claim_by_id.values()
        places: dict[Anchor, str] = {(c.document_id, c.span): c.id for c in claims}
        return _Known({c.id: (c.id,) for c in claims}, places)
    if of is NotedSort.QUESTION:
        return _Known({q.id: _claims_of(q) for q in index.questions})
    if of is NotedSort.EVENT:
        return _Known({e.id: e.claim_ids for e in index.events})
    if of is NotedSort.ACTOR:
        actors = index.actors
        return _Known(dict.fromkeys(actors, ()), {a.name: a.id for a in actors.values()})
    documents = index.known
    names: dict[Anchor, str] = {d.external_id: d.id for d in documents.values()}
    return _Known(dict.fromkeys(documents, ()), names)


def _claims_of(question: Question) -> frozenset[str]:
    return frozenset(c for v in question.variants for c in (*v.claim_ids, *v.left_out))


def _thing(note: Note, known: _Known) -> str | None:
    """Find a thing by place or name, or by most of the claims that told of it."""
    anchor = note.place or note.words
    if anchor in known.anchors:
        return known.anchors[anchor]
    wanted = set(note.claims)
    shared = {key: len(wanted.intersection(ids)) for key, ids in known.claims.items()}
    best = min(shared, key=lambda key: (-shared[key], key), default=None)
    return best if best and 2 * shared[best] > len(wanted) else None
