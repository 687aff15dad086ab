"""Ask a case file for its last closed run before each answer, and wait for nobody.

path -> a connection of its own, kept open -> the number | not known now
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Lock

from rashomon.store.connection import open_at_once


class NewestRun:
    """Tells the number of the last closed run of a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None

    def ask(self) -> int | None:
        """Give the number, 0 before the first; None: the file cannot be read just now."""
        with self._lock:
            try:
                if self._connection is None:
                    can_write = os.access(self._path, os.W_OK)
                    can_write = can_write and os.access(self._path.parent, os.W_OK)
                    self._connection = open_at_once(self._path, only_read=not can_write)
                asked = self._connection.execute("SELECT MAX(number) FROM run")
                with closing(asked):
                    return asked.fetchone()[0] or 0
            except sqlite3.Error:
                return None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
