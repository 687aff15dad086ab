"""What a person notes on a thing of a case: it changes no reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.spans import Span


class NotedSort(StrEnum):
    """What sort of thing a note is on."""

    CLAIM = "claim"
    QUESTION = "question"
    EVENT = "event"
    ACTOR = "actor"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Note:
    """Words of a person on a claim, question, event, actor or document; kept when withdrawn.

    A thing may be another record after a run: a question that gains a claim is. So its claims
    are kept, and its name, by which it is found again.
    """

    id: str
    of: NotedSort
    thing: str
    """The thing as it was named then."""
    words: str
    """What the thing said or was called, so that the note can be read without it."""
    text: str
    by: str
    at: str
    """When it was written: ISO 8601 in UTC."""
    claims: tuple[str, ...] = ()
    """Claims that told of it, sorted; of a document none."""
    place: tuple[str, Span] | None = None
    """Document and words of a claim; None: it is no claim."""
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None
