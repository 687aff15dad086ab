"""Let one thread at a time write to the case; whoever comes meanwhile is told, not kept."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from rashomon.errors import CaseBusyError
from rashomon.serve.weigher import Weigher
from rashomon.store import AuditEntry, add_entry

if TYPE_CHECKING:
    from rashomon.store import Store

PATIENCE_S = 20.0
"""How long a judgement waits for the one before it: a small case is put together in seconds.
Reports that are being read take longer; then the person is told and tries again."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who changes something."""

    name: str | None
    """None: they gave none."""
    role: str | None = None
    """The role of the name, if they signed in by it; None: the name is what they wrote."""


class Desk:
    """The one place from which this workbench writes."""

    def __init__(
        self, store: Store, audit: Path | None = None, case: Path | None = None
    ) -> None:
        self.store = store
        self.weigher = Weigher(store, case)
        self._audit = audit
        self._lock = Lock()
        self._doing = ""

    @contextmanager
    def held(self, doing: str, patience_s: float = PATIENCE_S) -> Generator[Store]:
        """Hold the case for one piece of work.

        Args:
            doing: What is done, for whoever asks meanwhile.
            patience_s: How long to wait for others of this workbench; for other processes
                nobody waits.

        Raises:
            CaseBusyError: Somebody else writes to the case.
        """
        if not self._lock.acquire(timeout=patience_s):
            raise CaseBusyError.here(self._doing or "somebody else")
        try:
            self._doing = doing
            self.weigher.stop()  # what is done now puts the case together, too
            with self.store.reserved(wait=False):
                yield self.store
        finally:
            self._doing = ""
            self._lock.release()
            self.weigher.wake()

    @contextmanager
    def judging(self, doing: str) -> Generator[Store]:
        """Hold the case for one judgement, which is stored while the case is put together.

        Raises:
            CaseBusyError: Somebody else reads reports into the case.
        """
        if not self._lock.acquire(timeout=PATIENCE_S):
            raise CaseBusyError.here(self._doing or "somebody else")
        try:
            self._doing = doing
            with ExitStack() as holding:
                if not self.weigher.is_running:  # it is what holds the case, else
                    holding.enter_context(self.store.reserved(wait=False))
                yield self.store
        finally:
            self._doing = ""
            self._lock.release()
            self.weigher.wake()

    def note(self, what: str, subject: str, by: Who) -> None:
        """Keep what was changed, and by whom.

        Raises:
            CaseFileError: It cannot be kept.
        """
        if self._audit is None:
            return
        at = datetime.now(UTC).isoformat(timespec="seconds")
        run = self.store.view().last_run()
        add_entry(self._audit, AuditEntry(at, by.name, what, subject, run, by.role))
