"""Keep a case as it is, in a second file beside it.

    case.db -> case.layout-1.20310504T101500Z.db

SQLite's own copying is used: it gives a whole, consistent file also while others write.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rashomon.store.sqlite_errors import folder_errors


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
