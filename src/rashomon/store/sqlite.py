"""Keep a case in one SQLite file.

    records -> grouped by table -> rows with a JSON body, one transaction a unit of work

A row is current while `superseded_run` is null. Rows of earlier runs stay in the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, func, insert, select, update

from rashomon.model import Claim, Document
from rashomon.store.base import View, Writer, searchable
from rashomon.store.codec import encode_record, encode_run
from rashomon.store.digests import body_digest
from rashomon.store.kept import Kept, kept_beside
from rashomon.store.kinds import Kind, Record, grouped, kind_of, superseding
from rashomon.store.lock import reserved
from rashomon.store.newest import NewestRun
from rashomon.store.sqlite_errors import case_errors
from rashomon.store.sqlite_file import check_writable, open_engine
from rashomon.store.sqlite_layout import layout, live, search_table
from rashomon.store.sqlite_view import BATCH_ROWS, sqlite_view
from rashomon.store.sqlite_worked import keep_worked, state_in

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

WRITE_ROWS = 10_000
"""Rows written at once: what is made of a record on the way to its table is several times its
size, and a run over thousands of documents adds some hundred thousand records."""


def open_sqlite(path: Path, *, create: bool) -> SqliteStore:
    """Open the file of a case.

    Raises:
        CaseFileError: It is missing, no case, damaged, or from a newer version.
    """
    return SqliteStore(path, open_engine(path, create=create))


class SqliteStore:
    """A case in a file."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine
        self._is_reserved = False
        self._newest = NewestRun(path)

    @contextmanager
    def reserved(self, *, wait: bool = True) -> Generator[None]:
        """Hold the case for this process; wait while another one holds it, unless told not to."""
        if self._is_reserved:
            yield
            return
        check_writable(self._path)
        with reserved(self._path, wait=wait):
            self._is_reserved = True
            try:
                yield
                self._sync()
            finally:
                self._is_reserved = False

    def _sync(self) -> None:
        """Bring what was logged into the file and onto the disk, as far as nobody reads it."""
        with case_errors(self._path), closing(sqlite3.connect(self._path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").close()

    @contextmanager
    def writer(self) -> Generator[Writer]:
        """Open a unit of work; an exception inside it undoes all of it."""
        with (
            case_errors(self._path),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield _SqliteWriter(connection)

    def view(self) -> View:
        """Open a view on what is stored; it sees later units of work too."""
        return sqlite_view(self._path, self._engine.connect)

    def newest_run(self) -> int | None:
        """Give the number of the last closed run at once, by a connection of its own."""
        return self._newest.ask()

    @contextmanager
    def snapshot(self) -> Generator[View]:
        """Open a view on one state of the case, whoever writes meanwhile."""
        with (
            case_errors(self._path),
            self._engine.connect() as connection,
            connection.begin(),
        ):
            connection.execute(
                select(layout()["run"].c.number).limit(1)
            ).all()  # it begins here
            yield sqlite_view(self._path, lambda: nullcontext(connection))

    @contextmanager
    def kept(self) -> Generator[Kept]:
        """Open what is kept beside the records, in a file of its own."""
        with kept_beside(self._path) as kept:
            yield kept

    def close(self) -> None:
        """Let go of the file."""
        self._newest.close()
        self._engine.dispose()


class _SqliteWriter:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        runs = layout()["run"]
        last = connection.execute(select(func.max(runs.c.number))).scalar()
        self._run = (last or 0) + 1

    def add(self, records: Iterable[Record]) -> None:
        for kind, rows in grouped(records).items():
            held = list(rows.items())
            for start in range(0, len(held), WRITE_ROWS):
                self._add(kind, dict(held[start : start + WRITE_ROWS]))

    def _add(self, kind: Kind, rows: Mapping[str, Record]) -> None:
        bodies = {key: encode_record(record) for key, record in rows.items()}
        new = self._unknown(kind, bodies)
        self._insert(kind, [(rows[key], bodies[key]) for key in new])

    def supersede(self, *records: type[Record], document_id: str | None = None) -> None:
        for record in records:
            rows = layout()[superseding(record, document_id).table]
            current = rows.c.superseded_run.is_(None)
            change = update(rows).where(current).values(superseded_run=self._run)
            if document_id is not None:
                change = change.where(rows.c.document_id == document_id)
            self._connection.execute(change)

    def keep_only(self, record: type[Record], keys: Collection[str]) -> None:
        rows = layout()[superseding(record).table]
        current = select(rows.c.seq, rows.c.id).where(rows.c.superseded_run.is_(None))
        gone = [seq for seq, key in self._connection.execute(current) if key not in keys]
        self._mark(kind_of(record), gone, self._run)

    def set_run(self, run: Mapping[str, object]) -> None:
        body = encode_run(run)
        row = {"number": self._run, "body": body, "digest": body_digest(body)}
        self._connection.execute(insert(layout()["run"]), row)
        self._run += 1

    def keep_worked(self, worked: Mapping[str, str], *records: type[Record]) -> None:
        state = state_in(self._connection, records, None)
        keep_worked(self._connection, worked, state)

    def _unknown(self, kind: Kind, bodies: Mapping[str, str]) -> list[str]:
        """Give the keys to insert, after settling those that are there in some form.

        What this run superseded and finds again is current again: a case that is read
        twice does not grow.
        """
        known: set[str] = set()
        kept: set[str] = set()
        ended: list[int] = []
        again: list[int] = []
        for seq, key, body, superseded in self._rows_of(kind, list(bodies)):
            same = body == bodies[key]
            if superseded is None and (same or kind.record is Document):
                known.add(key)
            elif superseded is None:
                ended.append(seq)
            elif same and key not in kept:
                kept.add(key)
                again.append(seq)
        self._mark(kind, ended, self._run)
        self._mark(kind, again, None)
        return [key for key in bodies if key not in known and key not in kept]

    def _rows_of(self, kind: Kind, keys: Sequence[str]) -> Iterator[Sequence[Any]]:
        for start in range(0, len(keys), BATCH_ROWS):
            wanted = live(kind, self._run, keys[start : start + BATCH_ROWS])
            yield from self._connection.execute(wanted).all()

    def _mark(self, kind: Kind, seqs: Sequence[int], run: int | None) -> None:
        rows = layout()[kind.table]
        for start in range(0, len(seqs), BATCH_ROWS):
            batch = rows.c.seq.in_(seqs[start : start + BATCH_ROWS])
            self._connection.execute(update(rows).where(batch).values(superseded_run=run))

    def _insert(self, kind: Kind, new: Sequence[tuple[Record, str]]) -> None:
        if not new:
            return
        rows = layout()[kind.table]
        last = self._connection.execute(select(func.max(rows.c.seq))).scalar() or 0
        numbered = [
            (seq, record, body) for seq, (record, body) in enumerate(new, start=last + 1)
        ]
        values = [self._row(kind, seq, record, body) for seq, record, body in numbered]
        self._connection.execute(insert(rows), values)
        if kind.record in (Claim, Document):
            terms = [
                {"rowid": seq, "terms": searchable(record)} for seq, record, _ in numbered
            ]
            self._connection.execute(insert(search_table(kind)), terms)

    def _row(self, kind: Kind, seq: int, record: Record, body: str) -> dict[str, object]:
        row: dict[str, object] = {"seq": seq, "id": kind.key(record), "run": self._run}
        if kind.of_document:
            start, end = kind.range_of(record)
            row |= {"document_id": kind.document_id(record)}
            row |= {"span_start": start, "span_end": end}
        return row | {"body": body, "digest": body_digest(body)}
