"""Record what a person notes on a claim, question, event, actor or document.

A note changes no reading, so nothing is put together anew: the run is closed with the summary of
the one before, so that pages that show the last closed run show the note.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from rashomon.errors import JudgementError, UnknownNameError
from rashomon.model import JudgedSort, Note, NotedSort, Reading, content_id
from rashomon.pipeline.deciding import AT_ONCE, Way
from rashomon.pipeline.judged_things import find_thing, named_claims
from rashomon.pipeline.saying import Saying, person_named, plain_text
from rashomon.pipeline.upkeep import named_document
from rashomon.store import Store, View
from rashomon.text.given_names import fold_name

SORTS = {
    "claim": NotedSort.CLAIM,
    "question": NotedSort.QUESTION,
    "event": NotedSort.EVENT,
    "actor": NotedSort.ACTOR,
    "doc": NotedSort.DOCUMENT,
}
"""Sort of thing by the word its id begins with."""


@dataclass(frozen=True, slots=True)
class NotedNow:
    """What noting did."""

    note: Note


def note_thing(store: Store, key: str, saying: Saying, way: Way = AT_ONCE) -> NotedNow:
    """Record a note (`saying.note`).

    Args:
        store: The case.
        key: Id of a thing, or a unique beginning with its first word ("claim-4e"); a report or
            an actor by name too.
        saying: Who notes, and what.
        way: When it is done; the case is never put together for it.

    Raises:
        JudgementError: Nothing is noted, or the same was noted before.
        UnknownNameError: There is no such thing, or several.
    """
    with way.held(store):
        view = store.view()
        text = plain_text(saying.note)
        if text is None:
            raise JudgementError.of(key, "the note is empty", "write some words")
        reading = way.look(view).reading
        noted = partial(Note, id="", text=text, by=person_named(saying.by), at=way.now())
        made = _made(view, reading, key, noted)
        every = [n for n in view.all(Note) if _content(n) == _content(made)]
        current = [n for n in every if not n.withdrawn_at]
        if current:
            what = f"{current[0].by} noted so on {current[0].at} ({current[0].id})"
            raise JudgementError.of(made.thing, what, "write something else")
        key = content_id("note", *_content(made), len(every))
        return write_note(store, replace(made, id=key))


def write_note(store: Store, note: Note) -> NotedNow:
    """Write a note and close the run with the summary of the one before."""
    with store.writer() as writer:
        writer.add([note])
        writer.set_run(store.view().run())  # what waits goes on waiting
    return NotedNow(note)


def _content(note: Note) -> tuple[str, str, str, str]:
    return note.of.value, note.thing, note.text, fold_name(note.by)


def _made(view: View, reading: Reading, key: str, noted: Callable[..., Note]) -> Note:
    of = _sort_of(reading, key)
    named = partial(noted, of=of)
    if of is NotedSort.DOCUMENT:
        document = named_document(view, key)
        return named(thing=document.id, words=document.external_id)
    if of is NotedSort.CLAIM:
        [claim] = named_claims(reading, [key])
        place = (claim.document_id, claim.span)
        return named(
            thing=claim.id, words=claim.span.quote, claims=(claim.id,), place=place
        )
    thing = find_thing(view, reading, JudgedSort(of.value), key)
    return named(thing=thing.id, words=thing.words, claims=thing.claim_ids)


def _sort_of(reading: Reading, key: str) -> NotedSort:
    """Tell what sort of thing is named: a report or an actor by its name, else by its id."""
    if any(key == d.external_id for d in reading.documents.values()):
        return NotedSort.DOCUMENT
    if any(key == a.name for a in reading.actors.values()):
        return NotedSort.ACTOR
    found = SORTS.get(key.partition("-")[0])
    if found is None:
        raise UnknownNameError.near(" or ".join(SORTS.values()), key, ())
    return found
