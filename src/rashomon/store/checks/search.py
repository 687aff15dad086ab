"""Check the search index: it holds the words of every record, and no others.

    records -> a fresh index, not kept -> compared with the index of the case

SQLite's own check of an index without content would write to the file, and cannot tell whether
the words are the right ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, TypeAlias

from rashomon.errors import CaseFileError
from rashomon.model import Claim, Document
from rashomon.store.base import searchable
from rashomon.store.checks.findings import ANEW, Finding, Part
from rashomon.store.codec import decode_record

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

Sums: TypeAlias = dict[int, int]
"""By row, the sum of a hash of each word and its place: equal sums, equal words."""

_BITS = (1 << 64) - 1

_FRESH = "CREATE VIRTUAL TABLE fresh USING fts5 (terms, content='', tokenize='unicode61')"
"""As the indexes of a case are made: two builds of SQLite may split words differently."""

_WORDS = "SELECT term, doc, offset FROM temp.words"


def check_search(connection: Connection) -> Iterator[Finding]:
    """Compare both indexes, record by record."""
    for record in (Document, Claim):
        table = record.__name__.lower()
        stored, (expected, unread) = (
            _stored(connection, table),
            _expected(connection, record),
        )
        for row in sorted(stored.keys() | expected.keys()):
            if stored.get(row) != expected.get(row) and row not in unread:
                where = f"{table}_search, row {row}"
                yield Finding(
                    Part.SEARCH, where, "it has other words than its record", ANEW
                )


def _stored(connection: Connection, table: str) -> Sums:
    words = f"fts5vocab ('main', '{table}_search', 'instance')"
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.words USING {words}")
    try:
        return _sums(tuple(row) for row in connection.exec_driver_sql(_WORDS))
    finally:
        connection.exec_driver_sql("DROP TABLE temp.words")


def _expected(
    connection: Connection, record: type[Document] | type[Claim]
) -> tuple[Sums, set[int]]:
    """Make the index anew in a temporary file; give it, and the rows that cannot be read."""
    unread: set[int] = set()
    with closing(sqlite3.connect("")) as fresh:
        fresh.execute(_FRESH)
        insert = "INSERT INTO fresh (rowid, terms) VALUES (?, ?)"
        fresh.executemany(insert, _terms(connection, record, unread))
        words = (
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab ('main', 'fresh', 'instance')"
        )
        fresh.execute(words)
        return _sums(fresh.execute(_WORDS)), unread


def _terms(
    connection: Connection, record: type[Document] | type[Claim], unread: set[int]
) -> Iterator[tuple[int, str]]:
    table = record.__name__.lower()
    for row, body in connection.exec_driver_sql(f"SELECT seq, body FROM {table}"):  # noqa: S608
        try:
            yield row, searchable(decode_record(record, body))
        except CaseFileError:
            unread.add(row)


def _sums(words: Iterable[tuple[str, int, int]]) -> Sums:
    sums: Sums = {}
    for term, row, place in words:
        sums[row] = sums.get(row, 0) + hash((term, place)) & _BITS
    return sums
