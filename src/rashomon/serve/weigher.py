"""Put the case together with what was judged, while everybody goes on reading and judging.

    judgements that wait -> a pause -> a process beside this -> a run that counts them -> next look

A small case is put together at once, before the answer. A large one takes minutes: a judgement
is stored at once, the page says how many wait, and a process beside this one does the work, once
for all who judged shortly after one another.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from rashomon import pipeline
from rashomon.config import settings_of
from rashomon.errors import CaseBusyError
from rashomon.model import Document
from rashomon.pipeline import waits
from rashomon.store import open_store

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from rashomon.store import Store

AT_ONCE_DOCUMENTS = 100
"""Up to how many documents a judgement is answered when the case was put together with it: what
runs over the whole case takes 4 CPU seconds of 100 documents, by the table of docs/explanation/
scale.md (19 of 500)."""

QUIET_S = 10.0
"""How long nobody judges before the work begins: who goes through a list judges every few seconds,
and what was begun between two judgements would be begun again after the second."""

LONGEST_S = 120.0
"""How long the first judgement waits for such a pause, where somebody always judges: about twice
what the work takes of 2,000 documents, so that it runs half of the time at most."""

BESIDE = 19
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
        self._stopped = Event()
        self._asked = 0.0
        """When somebody judged last."""

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
        """Put the case together after a pause, if something waits and nobody is at it."""
        with self._lock:
            self._asked = monotonic()
            if self._case is None or self._waiting is not None:
                return
            if not waits(self._store.view().run()):
                return
            self._stopped = Event()
            self._waiting = Thread(target=self._go_on, args=(self._stopped,), daemon=True)
            self._waiting.start()

    def stop(self) -> None:
        """Break off: nothing is stored of it, and what waits goes on waiting."""
        with self._lock:
            process, waiting = self._process, self._waiting
            self._stopped.set()
        if process is not None:
            process.terminate()
        if waiting is not None:
            waiting.join()

    def _go_on(self, stopped: Event) -> None:
        """Wait for a pause, do the work, and wait for its end.

        Nobody else asks the process: two who wait for one lose its answer.
        """
        self._pause(stopped)
        code = self._carried_out(stopped)
        with self._lock:
            self._process = self._waiting = None
        if stopped.is_set():
            return
        if code == 0:
            self.wake()  # for what was judged meanwhile
        else:
            _LOG.warning("Judgements wait: the case could not be put together with them.")

    def _pause(self, stopped: Event) -> None:
        """Wait until nobody has judged for a while."""
        latest = monotonic() + LONGEST_S
        while not stopped.is_set():
            left_s = min(self._asked + QUIET_S, latest) - monotonic()
            if left_s <= 0:
                return
            stopped.wait(left_s)

    def _carried_out(self, stopped: Event) -> int | None:
        """Do the work in a process; gives what it ended with."""
        with self._lock:
            if stopped.is_set():
                return None
            process = get_context("spawn").Process(
                target=weigh, args=(self._case,), daemon=True
            )
            process.start()
            step_behind(process.pid or 0)
            self._process = process
        process.join()
        return process.exitcode


def step_behind(process: int) -> None:
    """Let a process have only the time that nobody else wants.

    It is told from outside, before it has begun: its threads take it over from their first.
    """
    with suppress(OSError, AttributeError):  # AttributeError: another system than Linux
        os.setpriority(os.PRIO_PROCESS, process, BESIDE)
        os.sched_setscheduler(process, os.SCHED_IDLE, os.sched_param(0))


def weigh(case: Path) -> None:
    """Put a case together with all that waits; in a process of its own."""
    store = open_store(case)
    try:
        with store.reserved(wait=False):
            pipeline.put_together(store, settings_of(store.view().run()))
    except CaseBusyError:
        _LOG.info("Somebody else writes to the case, and puts it together.")
    finally:
        store.close()
