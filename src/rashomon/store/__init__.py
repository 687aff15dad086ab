"""Keep a case: one writer at a time, views that only read, two backends."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import CaseFileError
from rashomon.store.audit import AuditEntry, add_entry, audit_path
from rashomon.store.base import Hits, Store, View, Writer
from rashomon.store.kept import Kept, Nothing
from rashomon.store.kinds import Record
from rashomon.store.overlay import Overlay

__all__ = [
    "AuditEntry",
    "Hits",
    "Kept",
    "Nothing",
    "Overlay",
    "Record",
    "Store",
    "View",
    "Writer",
    "add_entry",
    "audit_path",
    "memory_store",
    "open_store",
    "trial_store",
]


def open_store(path: str | Path, *, create: bool = False) -> Store:
    """Open the file of a case.

    Args:
        path: The case file.
        create: Whether a case that is not there yet is begun.

    Raises:
        CaseFileError: It is missing, no case, damaged, or from a newer version.
    """
    from rashomon.store.sqlite import open_sqlite

    return open_sqlite(Path(path), create=create)


@contextmanager
def trial_store(path: str | Path) -> Generator[Store]:
    """Open a copy of a case, to try something on it; the case itself is not written to.

    Raises:
        CaseFileError: It is missing, no case, damaged, or from a newer version.
    """
    from rashomon.store.backup import copied

    with copied(Path(path)) as copy:
        try:
            store = open_store(copy)
        except CaseFileError as error:
            raise CaseFileError(str(error).replace(str(copy), str(path))) from error
        try:
            yield store
        finally:
            store.close()


def memory_store() -> Store:
    """Begin a case that lives as long as the process."""
    from rashomon.store.memory import MemoryStore

    return MemoryStore()
