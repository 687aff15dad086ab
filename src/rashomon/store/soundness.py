"""Look at a case file before anything in it is believed: it may be a stranger's.

    header -> layout -> nothing but our tables -> pages sound

Nothing is written to a file that does not pass.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rashomon.errors import CaseFileError
from rashomon.store.connection import connect_memory
from rashomon.store.migrations import APPLICATION_ID, STEPS, migrate
from rashomon.store.sqlite_errors import damaged

if TYPE_CHECKING:
    from sqlalchemy import Engine

Schema: TypeAlias = frozenset[tuple[str, str, str, str | None]]

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_APPLICATION_ID_AT = slice(68, 72)
_SHADOW = re.compile(r"(?:document|claim)_search_\w+")
"""Names of the tables FTS5 makes for itself; how it writes them varies with SQLite."""

_SHADOW_WORDS = frozenset(
    (
        *("create", "table", "without", "rowid", "integer", "blob", "primary", "key"),
        *("id", "block", "segid", "term", "pgno", "sz", "origin", "k", "v"),
    )
)
"""Every word FTS5 uses in them. A CHECK or a generated column would run a stranger's SQL."""

_WORD = re.compile(r"\w+")


def check_header(path: Path, *, create: bool) -> None:
    """Read the first bytes of a file, before SQLite does.

    Raises:
        CaseFileError: It is missing, unreadable, or no case.
    """
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


def check_layout(path: Path, version: int) -> None:
    """Refuse a layout that this version does not know.

    Raises:
        CaseFileError: The case was written by a newer version.
    """
    if not 0 <= version <= len(STEPS):
        raise CaseFileError.of(
            str(path),
            f"it has layout {version}, this version reads up to {len(STEPS)}",
            "update rashomon (`pip install -U rashomon`)",
        )


def check_schema(path: Path, engine: Engine, version: int) -> None:
    """Refuse triggers, views and tables of somebody else's making.

    Raises:
        CaseFileError: What is in the file is not exactly what a case of this layout has.
    """
    if _schema(engine) != _expected(version):
        raise CaseFileError.of(
            str(path),
            "its tables are not those of a case",
            "do not use it; ask for the reports and read them into a new case",
        )


def check_pages(path: Path, engine: Engine) -> None:
    """Let SQLite look through every page.

    Raises:
        CaseFileError: It found something.
    """
    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise damaged(path, str(found))


@cache
def _expected(version: int) -> Schema:
    fresh = connect_memory()
    try:
        migrate(fresh, to=version)
        return _schema(fresh)
    finally:
        fresh.dispose()


def _schema(engine: Engine) -> Schema:
    """List what is in a database; the text of FTS5's own tables only where it is odd."""
    with engine.connect() as connection:
        query = "SELECT type, name, tbl_name, sql FROM sqlite_master"
        rows = connection.exec_driver_sql(query).all()
    return frozenset(
        (str(sort), str(name), str(of), None if _is_shadow(name, sql) else sql)
        for sort, name, of, sql in rows
    )


def _is_shadow(name: str, sql: str | None) -> bool:
    if not _SHADOW.fullmatch(str(name)):
        return False
    words = {word.lower() for word in _WORD.findall(str(sql or "").replace(str(name), ""))}
    return words <= _SHADOW_WORDS
