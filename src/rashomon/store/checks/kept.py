"""Check what is kept beside a case against its digests. Nothing of it is a record.

case.db.kept -> every body as it was stored -> Finding
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from rashomon.store.checks.findings import AWAY, Finding, Part
from rashomon.store.connection import address
from rashomon.store.kept import is_ours, kept_digest, kept_path


def check_kept(case: Path) -> Iterator[Finding]:
    """Compare every body with its digest; no file: nothing is kept, and nothing is wrong."""
    path = kept_path(case)
    if path.is_symlink() or not path.is_file():
        return
    try:
        yield from _wrong(path)
    except (OSError, sqlite3.Error) as error:
        yield Finding(Part.KEPT, path.name, f"it cannot be read ({error})", AWAY)


def _wrong(path: Path) -> Iterator[Finding]:
    if path.stat().st_size and not is_ours(path):
        yield Finding(Part.KEPT, path.name, "it is not what a run keeps", AWAY)
        return
    with closing(sqlite3.connect(address(path, only_read=True), uri=True)) as connection:
        rows = connection.execute("SELECT sort, name, body, digest FROM kept")
        for sort, name, body, digest in rows:
            if kept_digest(body) != digest:
                what = "it is not what was stored; the next run makes it anew"
                yield Finding(Part.KEPT, f"{path.name}, {sort} {name}".rstrip(), what, AWAY)
