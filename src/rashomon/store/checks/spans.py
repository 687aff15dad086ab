"""Check that every span lies in its document and quotes its words, and page maps their order.

record -> [(document id, start, end, quote), ...] -> what does not fit
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from rashomon.errors import CaseFileError
from rashomon.model import (
    Correction,
    Document,
    Evidence,
    Link,
    Note,
    PageMap,
    Passage,
    Sentence,
    Span,
    Zone,
)
from rashomon.model import Part as OriginalPart
from rashomon.store.checks.inner import inner_values
from rashomon.store.codec import decode_record
from rashomon.store.kinds import Kind, Record

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

Place: TypeAlias = tuple[str | None, int, int, str | None]
"""Document id (None: that of no document is known), start, end, quote (None: not kept)."""

TEXTS_KEPT = 256
"""Texts at hand: rows come by document, passages name two."""


class Texts:
    """Looks texts up by document id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.of = lru_cache(TEXTS_KEPT)(self._of)
        """Gives the text of a document; None: there is none, or it cannot be read."""

    def _of(self, document_id: str) -> str | None:
        query = "SELECT body FROM document WHERE id = ?"
        row = self._connection.exec_driver_sql(query, (document_id,)).first()
        try:
            return decode_record(Document, row[0]).text if row else None
        except CaseFileError:
            return None


def wrong_spans(kind: Kind, record: Record, texts: Texts) -> Iterator[str]:
    """Say which spans of a record do not fit; a document that is not there is not said here."""
    for document_id, start, end, quote in _places(record, _owner(kind, record)):
        text = texts.of(document_id) if document_id else None
        if text is None:
            continue
        if not 0 <= start <= end <= len(text):
            yield f"{start}:{end} lies outside {document_id}, which has {len(text)} code points"
        elif quote is not None and text[start:end] != quote:
            yield (
                f"{start}:{end} of {document_id} reads {_short(text[start:end])}, but was "
                f"recorded as {_short(quote)}"
            )


def _owner(kind: Kind, record: Record) -> str | None:
    """Name the document whose words a record quotes where it says no other."""
    if isinstance(record, Document):
        return record.id
    if isinstance(record, Correction):  # it is not hidden with its document
        return record.document_id
    if isinstance(record, Note):
        return record.place[0] if record.place else None
    return kind.document_id(record)


def wrong_parts(record: Record) -> Iterator[str]:
    """Say which parts of a page map are empty, overlap or are out of order."""
    parts = record.parts if isinstance(record, PageMap) else ()
    for part in parts:
        if part.start >= part.end:
            yield f"part {part.number} holds no text ({part.start}:{part.end})"
    for before, after in pairwise(parts):
        if after.start < before.end:
            yield (
                f"part {after.number} begins at {after.start}, before part "
                f"{before.number} ends at {before.end}"
            )
        if after.number <= before.number:
            yield f"part {after.number} stands after part {before.number}"


def _places(value: object, owner: str | None) -> Iterator[Place]:
    """Find everything with a start and an end in a record, however deep."""
    if isinstance(value, Span):
        yield owner, value.start, value.end, value.quote
    elif isinstance(value, Passage):
        yield from _places(value.a, value.a_document_id)
        yield from _places(value.b, value.b_document_id)
    elif isinstance(value, Evidence):
        yield from (
            (document_id, start, end, None) for document_id, start, end in value.spans
        )
    elif isinstance(value, Zone | Sentence | Link | OriginalPart):
        yield owner, value.start, value.end, None
    else:
        for inner in inner_values(value):
            yield from _places(inner, owner)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:59] + "…")
