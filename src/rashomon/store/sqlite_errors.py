"""Turn what SQLite and the disk say into errors that name the file and what to do.

    sqlite3.Error, OSError -> CaseFileError

The code of an error decides, not its words: "disk I/O error" is a full quota more often than a
damaged case, and a reader who is told "damaged" throws months of work away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from rashomon.errors import CaseFileError
from rashomon.store.kinds import unknown_document

_HINTS = {
    sqlite3.SQLITE_BUSY: "another process is writing to it; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another process is writing to it; try again when it is done",
    sqlite3.SQLITE_READONLY: "copy it to a folder you may write to",
    sqlite3.SQLITE_CANTOPEN: "copy it to a folder you may write to",
    sqlite3.SQLITE_PERM: "copy it to a folder you may write to",
    sqlite3.SQLITE_FULL: "free some space and run the command again; what was stored is whole",
    sqlite3.SQLITE_IOERR: (
        "look for a full disk, a quota or a lost share, then run the command again; what was "
        "stored is whole"
    ),
    sqlite3.SQLITE_NOMEM: "end other programs and run the command again; what was stored is whole",
    sqlite3.SQLITE_TOOBIG: "split the document; SQLite keeps at most 1 GB under one key",
}
"""What to do, by SQLite's primary result code. Anything else means a damaged file."""

_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one."""


@contextmanager
def case_errors(path: Path) -> Generator[None]:
    """Turn what SQLite says into an error that names the file and what to do."""
    try:
        yield
    except IntegrityError as error:
        if "FOREIGN KEY" in str(error.orig):
            raise unknown_document(str(path)) from error
        raise damaged(path, str(error.orig)) from error
    except DBAPIError as error:
        raise _explained(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _explained(path, error) from error
    except UnicodeDecodeError as error:
        # SQLite quotes a torn schema in its message, which Python cannot decode.
        raise damaged(path, f"text that is no UTF-8 ({error.reason})") from error


@contextmanager
def folder_errors(path: Path) -> Generator[None]:
    """Turn what the disk says about files beside a case into an error of the case."""
    try:
        yield
    except OSError as error:
        raise CaseFileError.of(
            str(path),
            f"its folder takes no file ({error.strerror})",
            "copy the case to a folder you may write to, with space on its disk",
        ) from error


def damaged(path: Path, what: str) -> CaseFileError:
    """Say that a case is not what was stored."""
    return CaseFileError.of(
        str(path), f"it is damaged ({what})", "restore a copy or read the reports again"
    )


def _explained(path: Path, error: BaseException) -> CaseFileError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
    hint = _HINTS.get(code)
    return (
        CaseFileError.of(str(path), str(error), hint) if hint else damaged(path, str(error))
    )
