"""Declare once how each record type is kept: its table, its key, its place in a text.

    record -> Kind -> (key, document id, start, end)

Both backends, the conformance tests and the views read this list; a record type that is
missing here cannot be stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from rashomon.errors import CaseFileError, UnknownNameError
from rashomon.model import (
    Account,
    Activity,
    Actor,
    Attribution,
    Cause,
    Claim,
    Correction,
    Document,
    Entry,
    Event,
    Failure,
    Fall,
    Given,
    Grade,
    Judgement,
    Link,
    Note,
    Origin,
    PageMap,
    Passage,
    Question,
    RawContent,
    Relation,
    Sentence,
    Shift,
    Sign,
    Tie,
    Weight,
    Withdrawal,
    Zone,
    content_id,
)

Record: TypeAlias = (
    Document
    | RawContent
    | PageMap
    | Failure
    | Given
    | Grade
    | Judgement
    | Correction
    | Note
    | Activity
    | Withdrawal
    | Zone
    | Sentence
    | Attribution
    | Claim
    | Actor
    | Link
    | Passage
    | Origin
    | Sign
    | Shift
    | Event
    | Relation
    | Question
    | Weight
    | Fall
    | Account
    | Tie
    | Cause
    | Entry
)
"""Everything a case can hold."""

R = TypeVar("R", bound=Record)

Range: TypeAlias = tuple[int, int]


def _own_range(record: Zone | Sentence | Link) -> Range:
    return record.start, record.end


def _span_range(record: Claim | Sign) -> Range:
    return record.span.start, record.span.end


def _content_range(record: Attribution) -> Range:
    """Cover all pieces of a content; (0, 0) without any."""
    pieces = record.content
    return min((p.start for p in pieces), default=0), max(
        (p.end for p in pieces), default=0
    )


def _no_range(_record: object) -> Range:
    return 0, 0


@dataclass(frozen=True, slots=True)
class Kind:
    """How one record type is kept."""

    record: type[Record]
    table: str
    fields: tuple[str, ...] = ("id",)
    """What makes a record itself: its id, or the fields its key is hashed from."""
    of_document: bool = False
    """Whether it belongs to one document and goes with it."""
    range_of: Callable[[Any], Range] = _no_range
    """Where it stands in the text of its document."""

    @property
    def hides(self) -> bool:
        """Whether its records are out of sight while their document is withdrawn."""
        is_of_one = self.of_document or self.record is Document
        return is_of_one and self.record is not Withdrawal

    def key(self, record: Record) -> str:
        """Name a record: its own id, else a hash of the fields that identify it."""
        if self.fields == ("id",):
            return attrgetter("id")(record)
        return content_id(self.table, *(attrgetter(field)(record) for field in self.fields))

    def document_id(self, record: Record) -> str | None:
        """Give the document a record belongs to; None for records of the whole case."""
        return attrgetter("document_id")(record) if self.of_document else None

    def order(self, record: Record) -> tuple[str, int, int, str]:
        """Give the sort key: by document and text order, then by key."""
        start, end = self.range_of(record)
        return self.document_id(record) or "", start, end, self.key(record)


def _in_document(
    record: type[Record], table: str, range_of: Callable[[Any], Range], *fields: str
) -> Kind:
    return Kind(record, table, fields or ("id",), of_document=True, range_of=range_of)


@cache
def kinds() -> dict[type[Record], Kind]:
    """List every record type, documents first."""
    at = ("document_id", "start", "end")
    listed = (
        Kind(Document, "document"),
        _in_document(RawContent, "raw_content", _no_range, "document_id"),
        _in_document(PageMap, "page_map", _no_range, "document_id"),
        Kind(Failure, "failure", ("stage", "item", "error", "document_id")),
        _in_document(Given, "given", _no_range, "document_id", "channel", "value.field"),
        Kind(Grade, "grade", ("name",)),
        Kind(Judgement, "judgement"),
        Kind(Correction, "correction"),
        Kind(Note, "note"),
        _in_document(Activity, "activity", _no_range, "document_id"),
        _in_document(Withdrawal, "withdrawal", _no_range, "document_id"),
        _in_document(Zone, "zone", _own_range, *at),
        _in_document(Sentence, "sentence", _own_range, *at),
        _in_document(Attribution, "attribution", _content_range),
        _in_document(Claim, "claim", _span_range),
        Kind(Actor, "actor"),
        _in_document(Link, "link", _own_range, *at),
        Kind(Passage, "passage"),
        Kind(Origin, "origin"),
        _in_document(
            Sign, "sign", _span_range, "document_id", "kind", "span.start", "span.end"
        ),
        Kind(Shift, "shift"),
        Kind(Event, "event"),
        Kind(Relation, "relation"),
        Kind(Question, "question"),
        Kind(Weight, "weight", ("variant_id",)),
        Kind(Fall, "fall"),
        Kind(Account, "account"),
        Kind(Tie, "tie"),
        Kind(Cause, "cause"),
        Kind(Entry, "entry", ("edtf", "claim_ids")),
    )
    return {kind.record: kind for kind in listed}


def kind_of(record: type[Record]) -> Kind:
    """Look a record type up.

    Raises:
        UnknownNameError: It is not one that a case holds.
    """
    found = kinds().get(record)
    if found is None:
        known = [kind.record.__name__ for kind in kinds().values()]
        raise _unknown(record, "record type", known)
    return found


def superseding(record: type[Record], document_id: str | None = None) -> Kind:
    """Look up a type whose records may be superseded: all, or those of one document.

    Raises:
        UnknownNameError: It is `Document`, or no record type, or of no single document.
    """
    kind = kind_of(record) if document_id is None else in_document(record)
    if kind.record is Document:
        rest = [other.__name__ for other in kinds() if other is not Document]
        raise _unknown(record, "record type to supersede", rest)
    return kind


def in_document(record: type[Record]) -> Kind:
    """Look up a type whose records belong to one document.

    Raises:
        UnknownNameError: They do not.
    """
    kind = kind_of(record)
    if not kind.of_document:
        having = [k.record.__name__ for k in kinds().values() if k.of_document]
        raise _unknown(record, "record type of a document", having)
    return kind


def _unknown(record: type[Record], what: str, known: list[str]) -> UnknownNameError:
    return UnknownNameError.of(what, record.__name__, known)


def check_run(run: int, runs: Sequence[int]) -> None:
    """Refuse the number of a run that there was not.

    Raises:
        UnknownNameError: No closed run has this number.
    """
    if run not in runs:
        raise UnknownNameError.of("run", str(run), [str(number) for number in runs])


def unknown_document(name: str) -> CaseFileError:
    """Say that a record names a document the case does not hold."""
    return CaseFileError.of(
        name,
        "it names a document that is not in the case",
        "store the document in the same unit of work or before",
    )


def grouped(records: Iterable[Record]) -> dict[Kind, dict[str, Record]]:
    """Sort records by type and key.

    Of several records under one key the last one stays, of documents the first one.
    """
    groups: dict[Kind, dict[str, Record]] = {}
    for record in records:
        kind = kind_of(type(record))
        rows = groups.setdefault(kind, {})
        if kind.record is Document:
            rows.setdefault(kind.key(record), record)
        else:
            rows[kind.key(record)] = record
    return groups
