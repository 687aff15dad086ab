"""Connect to a file in a way that a hostile one gains nothing by.

    path -> engine: no attached databases, no triggers, nothing of its schema trusted

What SQLite's own advice for databases of strangers asks for ("Defense Against The Dark Arts").
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

BUSY_TIMEOUT_S = 60.0
"""How long to wait for another unit of work. One is a document or what a run found across all,
seconds in the largest case that was tried; whole runs wait for each other in `lock`."""

_PRAGMAS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "synchronous = NORMAL",
)
"""NORMAL: a power cut may cost the last documents of a run, never the case. A run syncs at its
end; a sync for every document doubled the time of reading on a slow disk."""

_LIMITS = (sqlite3.SQLITE_LIMIT_ATTACHED, sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH)
"""Set to 0: a case needs neither, so that no SQL in it can reach another file or run at all."""

_DEFENSIVE = 1010
"""SQLITE_DBCONFIG_DEFENSIVE; Python has `setconfig` from 3.12."""


def address(path: Path, *, only_read: bool) -> str:
    """Give the address SQLite opens a file by.

    Args:
        path: The file.
        only_read: Whether the file or its folder may not be written to. Without a write-ahead
            log nobody is writing either, and SQLite is told that the file does not change: else
            it would want to put a file beside it.
    """
    query = ""
    if only_read:
        query = "?mode=ro" if _log_of(path).exists() else "?mode=ro&immutable=1"
    return f"file:{quote(str(path.absolute()))}{query}"


def connect(path: Path, *, only_read: bool = False) -> Engine:
    """Connect to a file.

    Args:
        path: The file.
        only_read: As for `address`.
    """
    uri = address(path, only_read=only_read)

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=BUSY_TIMEOUT_S, check_same_thread=False
        )

    return _listening(create_engine("sqlite://", creator=opened, poolclass=QueuePool))


def open_at_once(path: Path, *, only_read: bool = False) -> sqlite3.Connection:
    """Open a file for questions that wait for nobody: a file that is busy is an error at once.

    Args:
        path: The file.
        only_read: As for `address`.
    """
    uri = address(path, only_read=only_read)
    connection = sqlite3.connect(uri, uri=True, timeout=0, check_same_thread=False)
    _settle(connection, None)
    return connection


def connect_memory() -> Engine:
    """Connect to a fresh database in memory."""
    return _listening(create_engine("sqlite://", poolclass=StaticPool))


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _listening(engine: Engine) -> Engine:
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    """Set a new connection up; SQLite's own transactions, begun by `_begin`."""
    connection.isolation_level = None
    for limit in _LIMITS:
        connection.setlimit(limit, 0)
    if hasattr(connection, "setconfig"):
        cast("Any", connection).setconfig(_DEFENSIVE, True)  # noqa: FBT003
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once when writing, so that no unit of work fails half-way."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
