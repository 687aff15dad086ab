"""Open the file of a case with care: case files are shared, and therefore hostile.

    path -> header -> engine -> no foreign schema, pages sound -> migrated engine

Nothing is written to a file that is not a case.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool

from rashomon.errors import CaseFileError
from rashomon.store.kinds import unknown_document
from rashomon.store.migrations import APPLICATION_ID, STEPS, migrate, version_of

BUSY_TIMEOUT_S = 10.0
"""How long to wait for another writer: a unit of work is one document, well under 1 s."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_APPLICATION_ID_AT = slice(68, 72)
_SHADOW = "_search_"
"""In the names of the tables FTS5 makes for itself."""


def open_engine(path: Path, *, create: bool) -> Engine:
    """Check a file, connect to it and bring it to the current layout.

    Raises:
        CaseFileError: It is missing, no case, damaged, or from a newer version.
    """
    _check_header(path, create=create)
    with case_errors(path):
        engine = _connect(path)
        try:
            _check_version(path, version_of(engine))
            migrate(engine)
            _check_schema(path, engine)
            _check_pages(path, engine)
            _write_ahead(engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def case_errors(path: Path) -> Generator[None]:
    """Turn what SQLite says into an error that names the file and what to do."""
    try:
        yield
    except IntegrityError as error:
        if "FOREIGN KEY" in str(error.orig):
            raise unknown_document(str(path)) from error
        raise _damaged(path, str(error.orig)) from error
    except DBAPIError as error:
        raise _explained(path, str(error.orig)) from error
    except sqlite3.Error as error:
        raise _explained(path, str(error)) from error


def _check_header(path: Path, *, create: bool) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        _check_new(path, create=create)
        return
    except IsADirectoryError:
        raise CaseFileError.of(
            str(path), "it is a directory", "name a file in it, such as case.db"
        ) from None
    except OSError as error:
        raise CaseFileError.of(
            str(path), f"it cannot be read ({error.strerror})", "check its permissions"
        ) from error
    if not header and create:
        return
    number = int.from_bytes(header[_APPLICATION_ID_AT], "big")
    if not header.startswith(_MAGIC) or number != APPLICATION_ID:
        raise CaseFileError.of(
            str(path),
            "it is not a case" if header else "it is empty",
            "name a file written by `rashomon read --case`, or a new one",
        )


def _check_new(path: Path, *, create: bool) -> None:
    if not create:
        raise CaseFileError.of(
            str(path), "there is no such file", "write it first: `rashomon read --case`"
        )
    if not path.parent.is_dir():
        raise CaseFileError.of(
            str(path), "its folder does not exist", f"make the folder {path.parent} first"
        )


def _connect(path: Path | None) -> Engine:
    """Connect to a file, or to a fresh database in memory for None."""
    url = URL.create("sqlite", database=str(path) if path else None)
    options: dict[str, Any] = {} if path else {"poolclass": StaticPool}
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S}, **options)
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: sqlite3.Connection, _record: object) -> None:
    """Set a new connection up; SQLite's own transactions, begun by `_begin`."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(engine: Engine) -> None:
    """Let views read while a unit of work is written; kept in the file's header."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL").close()
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    """Take the write lock at once when writing, so that no unit of work fails half-way."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_version(path: Path, version: int) -> None:
    if version > len(STEPS):
        raise CaseFileError.of(
            str(path),
            f"it has layout {version}, this version reads up to {len(STEPS)}",
            "update rashomon (`pip install -U rashomon`)",
        )


def _check_schema(path: Path, engine: Engine) -> None:
    """Refuse triggers, views and tables of somebody else's making."""
    fresh = _connect(None)
    try:
        migrate(fresh)
        if _schema(engine) != _schema(fresh):
            raise CaseFileError.of(
                str(path),
                "its tables are not those of a case",
                "do not use it; ask for the reports and read them into a new case",
            )
    finally:
        fresh.dispose()


def _schema(engine: Engine) -> frozenset[tuple[str, str, str | None]]:
    """List what is in a database; how FTS5 writes its own tables varies with SQLite."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    return frozenset(
        (kind, name, None if _SHADOW in name else sql) for kind, name, sql in rows
    )


def _check_pages(path: Path, engine: Engine) -> None:
    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise _damaged(path, str(found))


def _explained(path: Path, what: str) -> CaseFileError:
    hints = {
        "locked": "another rashomon is writing to it; try again when it is done",
        "readonly": "copy it to a folder you may write to",
        "unable to open": "copy it to a folder you may write to",
        "full": "free some space and run the command again; nothing half-written stays",
    }
    for word, hint in hints.items():
        if word in what:
            return CaseFileError.of(str(path), what, hint)
    return _damaged(path, what)


def _damaged(path: Path, what: str) -> CaseFileError:
    return CaseFileError.of(
        str(path), f"it is damaged ({what})", "restore a copy or read the reports again"
    )
