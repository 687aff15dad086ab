"""What every backend of a case offers: one writer at a time, any number of views.

    with store.reserved(): ...                           a run, alone
    with store.writer() as writer: writer.add(records)   all of it or nothing
    store.view().all(Claim)                              what is current, in text order
    with store.snapshot() as view: ...                   the same, at one moment

A record is never changed in place: a run that finds otherwise marks the earlier record
superseded and adds its own. Views show what is current.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from rashomon.model import Claim, Document
from rashomon.store.kept import Kept
from rashomon.store.kinds import R, Record

SEARCH_LIMIT = 50
"""Hits of each sort when nothing else is asked: about what one screen list holds."""

_TERM = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, best first, then by key."""

    claims: tuple[Claim, ...]
    document_ids: tuple[str, ...]


class Writer(Protocol):
    """A unit of work: everything in it is stored, or nothing is."""

    def add(self, records: Iterable[Record]) -> None:
        """Add records of any types, in any order.

        A record that is there already is left alone; another one under the same key
        supersedes it. A document is never edited: the first one of an id stays.
        """
        ...

    def supersede(self, *records: type[Record], document_id: str | None = None) -> None:
        """Mark every current record of these types superseded by this run.

        Args:
            records: Types of records.
            document_id: Only those of this document; None: all of them.

        Raises:
            UnknownNameError: One is `Document`, which is never superseded, or, with a
                document, one whose records belong to no single document.
        """
        ...

    def keep_only(self, record: type[Record], keys: Collection[str]) -> None:
        """Mark the current records of a type superseded by this run, but those under some keys.

        What stays is not touched: to find again all but a few records of a large case takes no
        longer than those few.

        Raises:
            UnknownNameError: The type is `Document`, which is never superseded.
        """
        ...

    def keep_worked(self, worked: Mapping[str, str], *records: type[Record]) -> None:
        """Hold what was worked out of all records of some types, for those who only read.

        It takes the place of all that was held, and is given as long as the records of these types
        are what they are now, in this unit of work.

        Args:
            worked: What was worked out, as JSON, by name.
            records: The types it was worked out of.
        """
        ...

    def set_run(self, run: Mapping[str, object]) -> None:
        """Close the run: its versions, params, seed, counts and notes, and no clocks."""
        ...


class View(Protocol):
    """Reads what is current. Never writes.

    What belongs to a withdrawn document is not shown, nor is the document itself.
    """

    def all(self, record: type[R]) -> Iterator[R]:
        """Give every record of a type: by document and text order, else by id."""
        ...

    def of_document(self, record: type[R], document_id: str) -> Iterator[R]:
        """Give one document's records of a type in text order; empty for an unknown id.

        Raises:
            UnknownNameError: Records of this type belong to no single document.
        """
        ...

    def get(self, record: type[R], key: str) -> R | None:
        """Find one record by its id or key; None: there is none."""
        ...

    def some(self, record: type[R], keys: Iterable[str]) -> Iterator[R]:
        """Find records by their ids or keys, in no order; those there are not are passed over."""
        ...

    def having(self, record: type[R], field: str, values: Iterable[str]) -> Iterator[R]:
        """Give the records of which a field is one of some values, or holds one, as `all` does.

        No index leads to them: every record of the type is looked at, but only these are read.
        """
        ...

    def state_of(self, *records: type[Record]) -> Hashable:
        """Give a mark that changes whenever records of these types come, go or change.

        Two equal marks of one case mean equal records; two that differ may, too.
        """
        ...

    def worked(self, name: str, state: Hashable) -> str | None:
        """Give what a run worked out and held under a name; None: it has to be worked out.

        Args:
            name: Its name.
            state: What `state_of` gives for just the types it was worked out of. Of a state that
                is gone nothing may be held.
        """
        ...

    def count(self, record: type[Record]) -> int:
        """Count the records of a type."""
        ...

    def document_ids(self) -> tuple[str, ...]:
        """Give the ids of all documents, in id order."""
        ...

    def has_document(self, document_id: str) -> bool:
        """Tell whether a document was stored, withdrawn or not."""
        ...

    def search(self, query: str, limit: int = SEARCH_LIMIT) -> Hits:
        """Find claims and documents with all terms of a query, up to `limit` of each.

        The query is plain words: it has no operators, whatever characters are in it.
        """
        ...

    def run(self) -> dict[str, Any]:
        """Give the summary of the last closed run; empty before the first."""
        ...

    def runs(self) -> tuple[int, ...]:
        """Give the numbers of the closed runs, in their order."""
        ...

    def last_run(self) -> int:
        """Give the number of the last closed run; 0 before the first."""
        ...

    def changed_in(self, *records: type[Record]) -> tuple[int, ...]:
        """Give the closed runs that left records of these types otherwise, in their order.

        One that left them as they were may be among them, none that changed them is missing.
        """
        ...

    def arrivals(self) -> Mapping[str, int]:
        """Give the run in which each document came, by document id, withdrawn or not."""
        ...

    def at(self, run: int) -> View:
        """Open a view on the case as a run left it.

        Raises:
            UnknownNameError: No closed run has this number.
        """
        ...


class Store(Protocol):
    """One case."""

    def writer(self) -> AbstractContextManager[Writer]:
        """Open a unit of work; an exception inside it undoes all of it."""
        ...

    def reserved(self, *, wait: bool = True) -> AbstractContextManager[None]:
        """Hold the case for a run of several units of work.

        Another process that asks for it waits, and says for whom; in one process it may be
        asked for again while it is held, by the same thread: threads have to agree on their own.

        Args:
            wait: Whether to wait for another process.

        Raises:
            CaseBusyError: Another process holds it, and nobody waits.
            CaseFileError: The case may not be written to.
        """
        ...

    def view(self) -> View:
        """Open a view on what is stored; it sees later units of work too."""
        ...

    def newest_run(self) -> int | None:
        """Give the number of the last closed run at once; None: it cannot be told without waiting.

        0: no run was closed. Who answers many readers asks this before each answer.
        """
        ...

    def snapshot(self) -> AbstractContextManager[View]:
        """Open a view on one state of the case, whoever writes meanwhile.

        What is put together from several questions (a dossier, a table) needs it.
        """
        ...

    def kept(self) -> AbstractContextManager[Kept]:
        """Open what is kept beside the records, and may be thrown away at any time."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def holds_any(record: Record, field: str, values: frozenset[str]) -> bool:
    """Tell whether a field of a record is one of some values, or holds one."""
    held = getattr(record, field)
    return not values.isdisjoint(held if isinstance(held, tuple) else (held,))


def search_terms(text: str) -> tuple[str, ...]:
    """Split into the words a search compares: no case, no diacritics.

    >>> search_terms('Évian "NEAR" x_1')
    ('evian', 'near', 'x', '1')
    """
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_TERM.findall(kept.lower()))


def searchable(record: Record) -> str:
    """Give the terms a record is found by, split as a query is split; "": it is not searched."""
    if isinstance(record, Document):
        return " ".join(search_terms(f"{record.title or ''} {record.text}"))
    return " ".join(search_terms(record.span.quote)) if isinstance(record, Claim) else ""
