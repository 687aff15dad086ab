"""Put the case together with what was judged, while everybody goes on reading and judging.

    judgements that wait -> a process of its own -> a run that counts them -> the next look

A small case is put together at once, before the answer. A large one takes minutes: a judgement
is stored at once, the page says how many wait, and a process beside this one does the work.
"""

from __future__ import annotations

import logging
import os
from multiprocessing import get_context
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from rashomon.config import settings_of
from rashomon.errors import CaseBusyError
from rashomon.model import Document
from rashomon.pipeline import put_together, waits
from rashomon.store import open_store

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from rashomon.store import Store

AT_ONCE_DOCUMENTS = 100
"""Up to how many documents a judgement is answered when the case was put together with it: what
runs over the whole case takes 4 CPU seconds of 100 documents, by the table of docs/explanation/
scale.md (19 of 500)."""

BESIDE = 10
"""How far the process stands behind those who read: they wait for a page, nobody for it."""

_LOG = logging.getLogger("rashomon")


class Weigher:
    """Does what waits, one time after the other."""

    def __init__(self, store: Store, case: Path | None) -> None:
        """Wait for something to do.

        Args:
            store: The case.
            case: Its file; None: it is in memory, and everything is done at once.
        """
        self._store = store
        self._case = case
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._waiting: Thread | None = None

    @property
    def is_later(self) -> bool:
        """Whether the case is too large to be put together before an answer."""
        if self._case is None:
            return False
        return self._store.view().count(Document) > AT_ONCE_DOCUMENTS

    @property
    def is_running(self) -> bool:
        """Whether the case is being put together now: no other process writes to it then."""
        return self._process is not None

    def wake(self) -> None:
        """Put the case together if something waits and nobody is at it."""
        with self._lock:
            if self._case is None or self.is_running or not waits(self._store.view().run()):
                return
            process = get_context("spawn").Process(
                target=weigh, args=(self._case,), daemon=True
            )
            process.start()
            self._process = process
            self._waiting = Thread(target=self._go_on, args=(process,), daemon=True)
            self._waiting.start()

    def stop(self) -> None:
        """Break off: nothing is stored of it, and what waits goes on waiting."""
        with self._lock:
            process, self._process = self._process, None
            waiting = self._waiting
        if process is not None and waiting is not None:
            process.terminate()
            waiting.join()

    def _go_on(self, process: BaseProcess) -> None:
        """Wait for the end. Nobody else asks the process: two who wait for one lose its answer."""
        process.join()
        code = process.exitcode
        with self._lock:
            if process is not self._process:
                return  # broken off
            self._process = None
        if code == 0:
            self.wake()  # for what was judged meanwhile
        else:
            _LOG.warning("Judgements wait: the case could not be put together with them.")


def weigh(case: Path) -> None:
    """Put a case together with all that waits; in a process of its own."""
    os.nice(BESIDE)
    store = open_store(case)
    try:
        with store.reserved(wait=False):
            put_together(store, settings_of(store.view().run()))
    except CaseBusyError:
        _LOG.info("Somebody else writes to the case, and puts it together.")
    finally:
        store.close()
