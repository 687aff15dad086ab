"""Keep beside a case what can be made again from its records, so that it need not be.

    sort, name, hash of all it was made from -> body

It lies in a file of its own (`case.db.kept`) that may be thrown away at any time: nothing in it is
a record, and nothing is exported. What is asked for under another hash, or is not what was stored,
is not there. A file that cannot be used is begun anew; one that is not ours is left alone.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import zlib
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

_LOG = logging.getLogger("rashomon")

_APPLICATION_ID = 0x52534D4B
"""Marks the file ("RSMK"), in the header field SQLite keeps for this."""

_SCHEMA = (
    "CREATE TABLE kept (sort TEXT NOT NULL, name TEXT NOT NULL, made_from BLOB NOT NULL,"
    " body BLOB NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (sort, name))"
)

_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "synchronous = OFF")
"""OFF: what a power cut takes is made again. Digests find what is not whole."""

DIGEST_BYTES = 16

Rows = Iterable[tuple[str, bytes, bytes]]
"""Name, hash of what it was made from, body."""


class Kept(Protocol):
    """What is kept beside the records of a case."""

    def find(self, sort: str, name: str, made_from: bytes) -> bytes | None:
        """Give what is kept under a name and was made from exactly this; None: nothing is."""
        ...

    def put(self, sort: str, rows: Rows) -> None:
        """Keep bodies, in the place of what was kept under their names."""
        ...

    def only(self, sort: str, names: Iterable[str]) -> None:
        """Let go of what is kept under other names."""
        ...


class Nothing:
    """Keeps nothing: for a case in memory, and where no file may be written."""

    def find(self, sort: str, name: str, made_from: bytes) -> bytes | None:  # noqa: ARG002
        """Give nothing."""
        return None

    def put(self, sort: str, rows: Rows) -> None:
        """Do nothing."""

    def only(self, sort: str, names: Iterable[str]) -> None:
        """Do nothing."""


class _File:
    """Takes every error of the file for "not kept"."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    def find(self, sort: str, name: str, made_from: bytes) -> bytes | None:
        wanted = "SELECT made_from, body, digest FROM kept WHERE sort = ? AND name = ?"
        with self._careful():
            for made, body, digest in self._connection.execute(wanted, (sort, name)):
                if made == made_from and kept_digest(body) == digest:
                    return zlib.decompress(body)
        return None

    def put(self, sort: str, rows: Rows) -> None:
        change = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)"
        packed = ((name, made, zlib.compress(body, level=1)) for name, made, body in rows)
        full = ((sort, name, made, body, kept_digest(body)) for name, made, body in packed)
        with self._careful(), self._connection:
            self._connection.executemany(change, full)

    def only(self, sort: str, names: Iterable[str]) -> None:
        held = set(names)
        with self._careful(), self._connection:
            known = self._connection.execute(
                "SELECT name FROM kept WHERE sort = ?", (sort,)
            )
            gone = [(sort, name) for (name,) in known.fetchall() if name not in held]
            self._connection.executemany(
                "DELETE FROM kept WHERE sort = ? AND name = ?", gone
            )

    @contextmanager
    def _careful(self) -> Generator[None]:
        try:
            yield
        except (sqlite3.Error, zlib.error) as error:
            _LOG.warning(
                "What is kept beside the case in %r cannot be used (%s); the run takes longer,"
                " its result is the same. Delete the file, or free some space.",
                *(str(self._path), error),
            )


def kept_path(case: Path) -> Path:
    """Name the file beside a case."""
    return case.with_name(case.name + ".kept")


def kept_digest(body: object) -> bytes:
    """Hash a body; anything that is none never equals what is stored."""
    whole = body if isinstance(body, bytes) else b""
    return hashlib.blake2b(whole, digest_size=DIGEST_BYTES).digest()


@contextmanager
def kept_beside(case: Path) -> Generator[Kept]:
    """Open what is kept beside a case; without a usable file, nothing is kept.

    An error of the file ends nothing: what it held is made again.
    """
    path = kept_path(case)
    connection = _opened(path)
    if connection is None:
        yield Nothing()
        return
    with closing(connection):
        yield _File(connection, path)


def _opened(path: Path) -> sqlite3.Connection | None:
    """Open or begin the file; None: it is somebody else's, or cannot be written."""
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return None
        if path.exists() and path.stat().st_size and not is_ours(path):
            return None
        found = _connected(path)
    except (OSError, sqlite3.Error):
        return None
    if found is None:  # ours, of another layout or damaged
        path.unlink(missing_ok=True)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        found = _connected(path)
    return found


def is_ours(path: Path) -> bool:
    """Tell by its header whether a file was written here."""
    with path.open("rb") as file:
        header = file.read(100)
    number = int.from_bytes(header[68:72], "big")
    return header.startswith(b"SQLite format 3\x00") and number == _APPLICATION_ID


def _connected(path: Path) -> sqlite3.Connection | None:
    connection = sqlite3.connect(path)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        schema = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        found = [sql for (sql,) in connection.execute(schema)]
        if not found:
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(_SCHEMA)
            connection.commit()
        elif found != [_SCHEMA]:
            connection.close()
            return None
    except sqlite3.DatabaseError:
        connection.close()
        return None
    return connection
