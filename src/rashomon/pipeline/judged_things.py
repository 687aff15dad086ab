"""Find what a person names when they judge: claims, questions, events, actors.

id, or a unique beginning of it -> the thing with its claims and the words it goes by
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rashomon.errors import JudgementError, UnknownNameError
from rashomon.model import (
    Actor,
    Claim,
    Event,
    JudgedSort,
    Question,
    Reading,
    Slot,
)
from rashomon.store import View

OFFERED = 3
"""Most ids that are offered where a beginning is not unique."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A question, event or actor."""

    id: str
    claim_ids: tuple[str, ...]
    """Sorted."""
    words: str
    on: Slot | None = None
    """On what the answers part; None: they do not, or it is no question."""


def named_claims(reading: Reading, keys: Iterable[str]) -> tuple[Claim, ...]:
    """Find claims by their ids, each once, in the order named.

    Raises:
        UnknownNameError: There is no such claim, or several.
    """
    found = (_named("claim", key, reading.claims) for key in keys)
    return tuple({claim.id: claim for claim in found}.values())


def find_thing(view: View, reading: Reading, of: JudgedSort, key: str) -> Thing:
    """Find a question, event or actor.

    Raises:
        JudgementError: No claim tells of it.
        UnknownNameError: There is none, or several.
    """
    found = _FINDERS[of](view, reading, key)
    if not found.claim_ids:
        raise JudgementError.of(key, f"no claim tells of {found.words}", "name another one")
    return found


def _question(view: View, _reading: Reading, key: str) -> Thing:
    question = _named("question", key, {q.id: q for q in view.all(Question)})
    claims = {c for v in question.variants for c in (*v.claim_ids, *v.left_out)}
    return Thing(question.id, tuple(sorted(claims)), question.text, question.on)


def _event(view: View, reading: Reading, key: str) -> Thing:
    event = _named("event", key, {e.id: e for e in view.all(Event)})
    first = reading.claims[event.claim_ids[0]].span.quote
    where = [part for part in (event.place, event.edtf) if part]
    words = f"{', '.join([event.type, *where])}: “{first}”"
    return Thing(event.id, event.claim_ids, words)


def _actor(_view: View, reading: Reading, key: str) -> Thing:
    by_name = {actor.name: actor.id for actor in reading.actors.values()}
    actor = _named("actor", by_name.get(key, key), reading.actors)
    claims = (c.id for c in reading.claims.values() if actor.id in _meant(reading, c))
    return Thing(actor.id, tuple(sorted(claims)), actor.name)


_FINDERS: Mapping[JudgedSort, Callable[[View, Reading, str], Thing]] = {
    JudgedSort.QUESTION: _question,
    JudgedSort.EVENT: _event,
    JudgedSort.ACTOR: _actor,
}


def _meant(reading: Reading, claim: Claim) -> Iterator[str]:
    """Give the actors that words of a claim mean, its source's too."""
    spans = [mention.span for mention in claim.actors]
    if claim.source is not None:
        spans += [s for s in (claim.source.span, claim.source.antecedent) if s]
    actors = (reading.actor_of(claim.document_id, span) for span in spans)
    yield from (actor.id for actor in actors if actor)


T = TypeVar("T", Claim, Question, Event, Actor)


def _named(what: str, key: str, records: Mapping[str, T]) -> T:
    found = [key] if key in records else [i for i in records if has_prefix(i, key)]
    if len(found) == 1:
        return records[found[0]]
    kind = f"one {what}" if found else what
    raise UnknownNameError.near(kind, key, found[:OFFERED])


def has_prefix(full: str, key: str) -> bool:
    """Tell whether an id begins so, with or without the word before its hyphen."""
    return bool(key) and (full.startswith(key) or full.partition("-")[2].startswith(key))
