"""Keep a case in memory: the plain backend the other one is compared with.

A unit of work gathers what it would change, which is done when nothing went wrong.
Records go through the codec once, so that both backends give equal records back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import (
    Collection,
    Generator,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import contextmanager
from typing import Any, cast

from rashomon.model import Claim, Document, Withdrawal
from rashomon.store.base import SEARCH_LIMIT, Hits, View, Writer, holds_any, search_terms
from rashomon.store.codec import decode_record, decode_run, encode_record, encode_run
from rashomon.store.kept import Kept, Nothing
from rashomon.store.kinds import (
    Kind,
    R,
    Record,
    check_run,
    grouped,
    in_document,
    kind_of,
    kinds,
    superseding,
    unknown_document,
)

Tables = dict[type[Record], dict[str, Record]]


class MemoryStore:
    """A case in memory."""

    def __init__(self) -> None:
        self._tables: Tables = {record: {} for record in kinds()}
        self._run = "{}"
        self._changes: Counter[type[Record]] = Counter()
        self._worked: tuple[Hashable, Mapping[str, str]] = (), {}
        """What was worked out, and in which state."""
        self._past: list[MemoryStore] = []
        """The case as each closed run left it."""

    @contextmanager
    def reserved(self, *, wait: bool = True) -> Generator[None]:  # noqa: ARG002  the protocol's
        """Do nothing: no other process can reach it."""
        yield

    @contextmanager
    def writer(self) -> Generator[Writer]:
        """Open a unit of work; an exception inside it undoes all of it."""
        work = _MemoryWriter(self.rows(Document))
        yield work
        work.check_documents()
        for record in work.emptied:
            self._tables[record].clear()
        for record, document_id in work.emptied_in:
            _drop_of(self._tables, record, document_id)
        for record, keys in work.staying:
            if _leave_only(self._tables[record], keys):
                work.emptied.add(record)
        for record, rows in work.added.items():
            self._tables[record].update(rows)
        self._changes.update(work.touched())
        if work.worked is not None:
            worked, records = work.worked
            self._worked = self.view().state_of(*records), worked
        if work.run:
            self._run = work.run
            self._past.append(self._as_it_is())

    def view(self) -> View:
        """Open a view on what is stored; it sees later units of work too."""
        return _MemoryView(self)

    def newest_run(self) -> int:
        """Give the number of the last closed run."""
        return len(self._past)

    @contextmanager
    def snapshot(self) -> Generator[View]:
        """Open a view on the case as it is now."""
        now = MemoryStore()
        now._tables = {record: dict(rows) for record, rows in self._tables.items()}
        now._run = self._run
        now._changes = self._changes.copy()
        now._worked = self._worked
        now._past = list(self._past)
        yield now.view()

    @contextmanager
    def kept(self) -> Generator[Kept]:
        """Keep nothing: the case is gone with its process."""
        yield Nothing()

    def close(self) -> None:
        """Do nothing: there is no file."""

    def past(self) -> Sequence[MemoryStore]:
        """Give the case as each closed run left it, in their order."""
        return self._past

    def _as_it_is(self) -> MemoryStore:
        copy = MemoryStore()
        copy._tables = {record: dict(rows) for record, rows in self._tables.items()}
        copy._run = self._run
        copy._changes = self._changes.copy()
        copy._worked = self._worked
        copy._past = [*self._past, copy]
        return copy

    def changes(self, record: type[Record]) -> int:
        """Count the units of work that touched records of a type."""
        return self._changes[kind_of(record).record]

    def worked(self, name: str, state: Hashable) -> str | None:
        """Give what was worked out in a state."""
        then, found = self._worked
        return found.get(name) if then == state else None

    def rows(self, record: type[Record]) -> Mapping[str, Record]:
        """Give the current records of a type by key, in the order they came."""
        return self._tables[kind_of(record).record]

    def shown(self, record: type[Record]) -> Mapping[str, Record]:
        """Give the current records of a type, less those of withdrawn documents."""
        rows, kind = self.rows(record), kind_of(record)
        withdrawals = cast("Iterable[Withdrawal]", self.rows(Withdrawal).values())
        gone = {withdrawal.document_id for withdrawal in withdrawals}
        if not gone or not kind.hides:
            return rows
        return {key: r for key, r in rows.items() if _owner(kind, r) not in gone}

    def run_body(self) -> str:
        """Give the run summary as JSON."""
        return self._run


class _MemoryWriter:
    """What a unit of work would change."""

    def __init__(self, documents: Mapping[str, Record]) -> None:
        self._documents = documents
        self.added: Tables = {record: {} for record in kinds()}
        self.emptied: set[type[Record]] = set()
        self.emptied_in: set[tuple[type[Record], str]] = set()
        self.staying: list[tuple[type[Record], frozenset[str]]] = []
        """Types, and the keys of those that stay."""
        self.worked: tuple[Mapping[str, str], tuple[type[Record], ...]] | None = None
        """What was worked out, and of which types."""
        self.run: str | None = None

    def add(self, records: Iterable[Record]) -> None:
        for kind, rows in grouped(records).items():
            for key, record in rows.items():
                if kind.record is not Document or not self._has_document(key):
                    copy = decode_record(kind.record, encode_record(record))
                    self.added[kind.record][key] = copy

    def supersede(self, *records: type[Record], document_id: str | None = None) -> None:
        for record in records:
            kind = superseding(record, document_id)
            if document_id is None:
                self.added[kind.record].clear()
                self.emptied.add(record)
            else:
                _drop_of(self.added, record, document_id)
                self.emptied_in.add((record, document_id))

    def keep_only(self, record: type[Record], keys: Collection[str]) -> None:
        kind = superseding(record)
        self.staying.append((kind.record, frozenset(keys)))
        _leave_only(self.added[kind.record], frozenset(keys))

    def keep_worked(self, worked: Mapping[str, str], *records: type[Record]) -> None:
        self.worked = dict(worked), records

    def set_run(self, run: Mapping[str, object]) -> None:
        self.run = encode_run(run)

    def check_documents(self) -> None:
        """Refuse records of a document that is not there."""
        for kind in kinds().values():
            for record in self.added[kind.record].values():
                document_id = kind.document_id(record)
                if document_id is not None and not self._has_document(document_id):
                    raise unknown_document(kind.record.__name__)

    def touched(self) -> set[type[Record]]:
        """Name the types of which records come or go."""
        dropped = self.emptied | {record for record, _ in self.emptied_in}
        return dropped | {record for record, rows in self.added.items() if rows}

    def _has_document(self, document_id: str) -> bool:
        return document_id in self._documents or document_id in self.added[Document]


def _drop_of(tables: Tables, record: type[Record], document_id: str) -> None:
    kind = kind_of(record)
    rows = tables[record]
    for key in [k for k, r in rows.items() if kind.document_id(r) == document_id]:
        del rows[key]


def _leave_only(rows: dict[str, Record], keys: frozenset[str]) -> bool:
    """Drop all but some; tell whether there were others."""
    gone = [key for key in rows if key not in keys]
    for key in gone:
        del rows[key]
    return bool(gone)


def _owner(kind: Kind, record: Record) -> str | None:
    return kind.key(record) if kind.record is Document else kind.document_id(record)


class _MemoryView:
    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def all(self, record: type[R]) -> Iterator[R]:
        rows = self._store.shown(record).values()
        return iter(cast("list[R]", sorted(rows, key=kind_of(record).order)))

    def of_document(self, record: type[R], document_id: str) -> Iterator[R]:
        kind = in_document(record)
        return (r for r in self.all(record) if kind.document_id(r) == document_id)

    def get(self, record: type[R], key: str) -> R | None:
        return cast("R | None", self._store.shown(record).get(key))

    def some(self, record: type[R], keys: Iterable[str]) -> Iterator[R]:
        rows = self._store.shown(record)
        return iter(cast("list[R]", [rows[key] for key in keys if key in rows]))

    def having(self, record: type[R], field: str, values: Iterable[str]) -> Iterator[R]:
        wanted = frozenset(values)
        return (r for r in self.all(record) if holds_any(r, field, wanted))

    def state_of(self, *records: type[Record]) -> Hashable:
        return tuple(self._store.changes(record) for record in (*records, Withdrawal))

    def worked(self, name: str, state: Hashable) -> str | None:
        return self._store.worked(name, state)

    def count(self, record: type[Record]) -> int:
        return len(self._store.shown(record))

    def document_ids(self) -> tuple[str, ...]:
        return tuple(sorted(self._store.shown(Document)))

    def has_document(self, document_id: str) -> bool:
        return document_id in self._store.rows(Document)

    def search(self, query: str, limit: int = SEARCH_LIMIT) -> Hits:
        terms = search_terms(query)
        claims = _ranked(((c, c.id, c.span.quote) for c in self.all(Claim)), terms)
        texts = ((d, d.id, f"{d.title or ''} {d.text}") for d in self.all(Document))
        documents = _ranked(texts, terms)
        return Hits(tuple(claims[:limit]), tuple(d.id for d in documents[:limit]))

    def run(self) -> dict[str, Any]:
        return decode_run(self._store.run_body())

    def runs(self) -> tuple[int, ...]:
        return tuple(range(1, len(self._store.past()) + 1))

    def last_run(self) -> int:
        return len(self._store.past())

    def changed_in(self, *records: type[Record]) -> tuple[int, ...]:
        states = [_MemoryView(past).state_of(*records) for past in self._store.past()]
        before = [_MemoryView(MemoryStore()).state_of(*records), *states]
        return tuple(run for run in self.runs() if states[run - 1] != before[run - 1])

    def arrivals(self) -> Mapping[str, int]:
        found = dict.fromkeys(self._store.rows(Document), len(self._store.past()) + 1)
        for run, past in reversed(list(enumerate(self._store.past(), 1))):
            found |= dict.fromkeys(past.rows(Document), run)
        return found

    def at(self, run: int) -> View:
        check_run(run, self.runs())
        return _MemoryView(self._store.past()[run - 1])


def _ranked(texts: Iterable[tuple[R, str, str]], terms: tuple[str, ...]) -> list[R]:
    """Order the records that hold all terms by the share these have of their words."""
    found: list[tuple[float, str, R]] = []
    for record, key, text in texts:
        counts = Counter(search_terms(text))
        if terms and all(counts[term] for term in terms):
            found.append((-sum(counts[t] for t in terms) / counts.total(), key, record))
    return [record for _, _, record in sorted(found, key=lambda hit: hit[:2])]
