"""Copy a case: beside it before its layout changes, or aside to try something on it.

    case.db -> case.layout-1.20310504T101500Z.db

SQLite's own copying is used: it gives a whole, consistent file also while others write.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rashomon.store.connection import address
from rashomon.store.soundness import check_header
from rashomon.store.sqlite_errors import case_errors, folder_errors


def keep_copy(path: Path, version: int) -> Path:
    """Copy a case beside itself; the copy has its name only when it is whole.

    Args:
        path: The case file.
        version: Its layout, which goes into the name with the time (UTC).

    Returns:
        The path of the copy.

    Raises:
        CaseFileError: The folder takes no file.
    """
    time = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = path.with_name(f"{path.stem}.layout-{version}.{time}{path.suffix}")
    part = target.with_name(target.name + ".part")
    with folder_errors(path):
        try:
            with (
                closing(sqlite3.connect(path)) as source,
                closing(sqlite3.connect(part)) as copy,
            ):
                source.backup(copy)
            part.rename(target)
        finally:
            part.unlink(missing_ok=True)
    return target


@contextmanager
def copied(path: Path) -> Generator[Path]:
    """Copy a case into a temporary folder, which is gone afterwards.

    Nothing is written beside the case, whatever its layout.

    Raises:
        CaseFileError: It is missing or no case.
    """
    check_header(path, create=False)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        target = Path(folder) / path.name
        with (
            case_errors(path),
            closing(
                sqlite3.connect(address(path, only_read=not writable), uri=True)
            ) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
        yield target
