"""Open the file of a case with care: case files are shared, and therefore hostile.

    path -> header -> engine -> no foreign schema, pages sound -> copy kept -> migrated engine

Nothing is written to a file that is not a case.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import CaseFileError
from rashomon.store.backup import keep_copy
from rashomon.store.connection import connect
from rashomon.store.lock import reserved
from rashomon.store.migrations import STEPS, migrate, version_of
from rashomon.store.share import is_on_share
from rashomon.store.soundness import check_header, check_layout, check_pages, check_schema
from rashomon.store.sqlite_errors import case_errors

if TYPE_CHECKING:
    from sqlalchemy import Engine

_LOG = logging.getLogger("rashomon")


def open_engine(path: Path, *, create: bool) -> Engine:
    """Check a file, connect to it and bring it to the current layout.

    A file that may not be written to is opened for reading only.

    Raises:
        CaseFileError: It is missing, no case, damaged, from a newer version, or from an older
            one and not to be written to.
    """
    check_header(path, create=create)
    only_read = path.exists() and not _is_writable(path)
    with case_errors(path):
        engine = connect(path, only_read=only_read)
        try:
            _check(path, engine)
            if only_read:
                _check_current(path, engine)
            else:
                _bring_up(path, engine)
                _choose_journal(path, engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


def check_writable(path: Path) -> None:
    """Refuse at once what would fail after an hour of reading.

    Raises:
        CaseFileError: The file or its folder may not be written to.
    """
    if path.exists() and not _is_writable(path):
        raise CaseFileError.of(
            str(path),
            "it, or its folder, may not be written to",
            "copy it to a folder you may write to",
        )


def _is_writable(path: Path) -> bool:
    """Tell whether the file and its folder, which holds the write-ahead log, can be written to."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check(path: Path, engine: Engine) -> int:
    version = version_of(engine)
    check_layout(path, version)
    check_schema(path, engine, version)
    check_pages(path, engine)
    return version


def _check_current(path: Path, engine: Engine) -> None:
    if (version := version_of(engine)) < len(STEPS):
        raise CaseFileError.of(
            str(path),
            f"it has layout {version} and may not be written to, which layout {len(STEPS)} needs",
            "copy it to a folder you may write to",
        )


def _bring_up(path: Path, engine: Engine) -> None:
    """Take the steps that are missing, alone, with a copy kept of what was there."""
    if version_of(engine) == len(STEPS):
        return
    with reserved(path):
        version = _check(path, engine)
        if 0 < version < len(STEPS):
            copy = keep_copy(path, version)
            _LOG.warning(
                "Case %r is brought from layout %d to %d; it is kept as it was in %r.",
                *(str(path), version, len(STEPS), str(copy)),
            )
        migrate(engine)


def _choose_journal(path: Path, engine: Engine) -> None:
    """Let views read while a unit of work is written; not on a share, where it is unsafe."""
    mode = "DELETE" if is_on_share(path) else "WAL"
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(f"PRAGMA journal_mode = {mode}").close()
    finally:
        connection.close()
