"""Read a case file: what is current, or what was after a run.

type, keys -> rows by an index -> records
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.engine import Connection

from rashomon.model import Claim, Document, Withdrawal
from rashomon.store.base import SEARCH_LIMIT, Hits, View, holds_any, search_terms
from rashomon.store.codec import decode_record, decode_run
from rashomon.store.digests import sealed
from rashomon.store.kinds import Kind, R, Record, check_run, in_document, kind_of
from rashomon.store.sqlite_errors import case_errors
from rashomon.store.sqlite_layout import (
    LAST_RUN,
    is_or_holds,
    is_shown,
    layout,
    matching,
    order_of,
)
from rashomon.store.sqlite_worked import find_worked, state_in

BATCH_ROWS = 500
"""Rows asked for or fetched at once: SQLite built before 3.32 takes 999 parameters."""

Connect = Callable[[], AbstractContextManager[Connection]]
"""Gives a connection to read with: a new one, or the one of a snapshot."""


def sqlite_view(path: Path, connect: Connect) -> View:
    """Open a view on what is stored."""
    return _SqliteView(path, connect)


class _SqliteView:
    def __init__(self, path: Path, connect: Connect, run: int | None = None) -> None:
        self._path = path
        self._connect = connect
        self._at = run
        """The run whose state is shown; None: the present."""

    def all(self, record: type[R]) -> Iterator[R]:
        return self._found(kind_of(record), ())

    def of_document(self, record: type[R], document_id: str) -> Iterator[R]:
        kind = in_document(record)
        return self._found(kind, (layout()[kind.table].c.document_id == document_id,))

    def get(self, record: type[R], key: str) -> R | None:
        return next(iter(list(self.some(record, (key,)))), None)

    def some(self, record: type[R], keys: Iterable[str]) -> Iterator[R]:
        kind, wanted = kind_of(record), list(keys)
        for start in range(0, len(wanted), BATCH_ROWS):
            among = layout()[kind.table].c.id.in_(wanted[start : start + BATCH_ROWS])
            yield from list(self._found(kind, (among,)))

    def having(self, record: type[R], field: str, values: Iterable[str]) -> Iterator[R]:
        kind, wanted = kind_of(record), frozenset(values)
        found = list(self._found(kind, (is_or_holds(kind, field, wanted),)))
        yield from (
            r for r in found if holds_any(r, field, wanted)
        )  # SQLite cuts words at NUL

    def state_of(self, *records: type[Record]) -> Hashable:
        with case_errors(self._path), self._connect() as connection:
            return state_in(connection, records, self._at)

    def worked(self, name: str, state: Hashable) -> str | None:
        with case_errors(self._path), self._connect() as connection:
            return find_worked(connection, name, state)

    def count(self, record: type[Record]) -> int:
        kind = kind_of(record)
        wanted = select(func.count()).select_from(layout()[kind.table])
        return int(self._values(wanted.where(is_shown(kind, self._at)))[0])

    def document_ids(self) -> tuple[str, ...]:
        rows = layout()["document"]
        shown = select(rows.c.id).where(is_shown(kind_of(Document), self._at))
        return tuple(self._values(shown.order_by(rows.c.id)))

    def has_document(self, document_id: str) -> bool:
        rows = layout()["document"]
        return bool(self._values(select(rows.c.id).where(rows.c.id == document_id)))

    def search(self, query: str, limit: int = SEARCH_LIMIT) -> Hits:
        terms = search_terms(query)
        if not terms:
            return Hits((), ())
        claims, documents = (
            self._values(matching(record, name, terms, self._at).limit(limit))
            for record, name in ((Claim, "body"), (Document, "id"))
        )
        return Hits(tuple(decode_record(Claim, body) for body in claims), tuple(documents))

    def run(self) -> dict[str, Any]:
        rows = layout()["run"]
        wanted = select(rows.c.body).order_by(rows.c.number.desc()).limit(1)
        if self._at is not None:
            wanted = wanted.where(rows.c.number <= self._at)
        last = self._values(wanted)
        return decode_run(last[0]) if last else {}

    def runs(self) -> tuple[int, ...]:
        rows = layout()["run"]
        return tuple(self._values(select(rows.c.number).order_by(rows.c.number)))

    def last_run(self) -> int:
        with case_errors(self._path), self._connect() as connection:
            return connection.execute(LAST_RUN).scalar() or 0

    def changed_in(self, *records: type[Record]) -> tuple[int, ...]:
        tables = {kind_of(record).table for record in (*records, Withdrawal)}
        columns = [
            layout()[t].c[name] for t in tables for name in ("run", "superseded_run")
        ]
        found = {run for c in columns for run in self._values(select(c).distinct())}
        return tuple(run for run in self.runs() if run in found)

    def arrivals(self) -> Mapping[str, int]:
        rows = layout()["document"]
        with case_errors(self._path), self._connect() as connection:
            found = connection.execute(select(rows.c.id, rows.c.run)).all()
        return {str(document_id): int(run) for document_id, run in found}

    def at(self, run: int) -> View:
        check_run(run, self.runs())
        return _SqliteView(self._path, self._connect, run)

    def _values(self, wanted: Select[Any]) -> Sequence[Any]:
        with case_errors(self._path), self._connect() as connection:
            return connection.execute(wanted).scalars().all()

    def _found(self, kind: Kind, asked: Sequence[ColumnElement[bool]]) -> Iterator[Any]:
        """Give records in their order, as they were asked for.

        The indexes hold what is current. An earlier state is found by them, too, as long as
        nothing of the type was superseded since.
        """
        rows, name = layout()[kind.table], kind.record.__name__
        wanted = select(rows.c.body, rows.c.digest).order_by(*order_of(kind)).where(*asked)
        with case_errors(self._path), self._connect() as connection:
            wanted = wanted.where(*self._conditions(connection, kind))
            options = {"yield_per": BATCH_ROWS}
            found = connection.execute(wanted, execution_options=options)
            for body, digest in chain.from_iterable(found.partitions()):
                yield decode_record(kind.record, sealed(name, body, digest))

    def _conditions(
        self, connection: Connection, kind: Kind
    ) -> tuple[ColumnElement[bool], ...]:
        """Say which rows are shown, in the words that the indexes are made for."""
        if self._at is None or _was_superseded(connection, kind, self._at):
            return (is_shown(kind, self._at),)
        return is_shown(kind, None), layout()[kind.table].c.run <= self._at


def _was_superseded(connection: Connection, kind: Kind, run: int) -> bool:
    """Tell whether rows of a type, or withdrawals, that were current after a run no longer are."""
    tables = {kind.table, kind_of(Withdrawal).table} if kind.hides else {kind.table}
    for name in sorted(tables - {kind_of(Document).table}):  # which is never superseded
        rows = layout()[name]
        conditions = [rows.c.superseded_run > run]
        if name != kind.table:  # a withdrawal that came later hides what was shown
            conditions.append(rows.c.run > run)
        wanted = (select(rows.c.run).where(one).limit(1) for one in conditions)
        if any(connection.execute(one).first() for one in wanted):
            return True
    return False
