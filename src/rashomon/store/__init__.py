"""Keep a case: one writer at a time, views that only read, two backends."""

from __future__ import annotations

from pathlib import Path

from rashomon.store.base import Hits, Store, View, Writer
from rashomon.store.kinds import Record

__all__ = ["Hits", "Record", "Store", "View", "Writer", "memory_store", "open_store"]


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


def memory_store() -> Store:
    """Begin a case that lives as long as the process."""
    from rashomon.store.memory import MemoryStore

    return MemoryStore()
