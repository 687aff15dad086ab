"""Read reports into the case while others read pages, and tell how far it is.

folder of files -> run, in a thread -> Addition (stage, done, total) -> done | failed
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon import pipeline
from rashomon.config import settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.pipeline import RunCounts
    from rashomon.serve.desk import Desk, Who
    from rashomon.serve.looks import Looks
    from rashomon.store import Store

KEPT = 20
"""Additions that are remembered; what came of older ones is in the case."""

PATIENCE_S = 3600.0
"""How long an addition waits for the ones before it."""


@dataclass(slots=True)
class Addition:
    """Reports that are being added."""

    id: int
    what: tuple[str, ...]
    """Names of the files."""
    by: str | None = None
    """Who adds them; None: they gave no name."""
    state: str = "waits"
    """waits, reads, done or failed."""
    stage: str = ""
    done: int = 0
    total: int = 0
    lines: tuple[str, ...] = field(default=())
    """What came of it, for a person."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more is going to happen."""
        return self.state in ("done", "failed")

    def tell(self, stage: str, done: int, total: int) -> None:
        """Keep how far the run is."""
        self.stage, self.done, self.total = stage, done, total


class Additions:
    """What is added to one case, one after the other."""

    def __init__(self, desk: Desk, looks: Looks) -> None:
        self._desk = desk
        self._looks = looks
        self._listed: list[Addition] = []
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="adding")

    def start(self, folder: Path, by: Who) -> Addition:
        """Begin to read what is in a folder."""
        names = tuple(sorted(p.name for p in folder.iterdir() if p.suffix != ".toml"))
        number = self._listed[-1].id + 1 if self._listed else 1
        added = Addition(number, names, by.name)
        self._listed = [*self._listed[-KEPT + 1 :], added]
        future = self._thread.submit(self._read, added, folder, by)
        future.add_done_callback(lambda done: _end(added, done))
        return added

    def latest(self) -> tuple[Addition, ...]:
        """List what was added, the latest first."""
        return tuple(reversed(self._listed))

    def find(self, number: int) -> Addition | None:
        """Find one by its number; None: it is not remembered."""
        return next((a for a in self._listed if a.id == number), None)

    def _read(self, added: Addition, folder: Path, by: Who) -> RunCounts:
        doing = f"{added.by or 'somebody'} (add {', '.join(added.what)})"
        with self._desk.held(doing, PATIENCE_S) as store:
            added.state = "reads"
            counts = self._run(store, added, folder)
            self._desk.note("add", ", ".join(added.what), by)
        added.stage = "look"
        self._looks.now()
        return counts

    def _run(self, store: Store, added: Addition, folder: Path) -> RunCounts:
        settings = settings_of(store.view().run())
        return pipeline.run(
            pipeline.Inputs((str(folder),)), store, settings, progress=added.tell
        )


def _end(added: Addition, future: Future[RunCounts]) -> None:
    """Keep what came of it; an error is told, not raised: nobody waits for it."""
    error = future.exception()
    if error is not None:
        added.lines = tuple(str(error).splitlines())
        added.state = "failed"
        return
    counts = future.result()
    failed = [f"{f.item}: {f.error} ({f.hint})" for f in counts.failures]
    added.lines = (
        f"{counts.read} read, {counts.known} known before",
        *failed,
        *counts.notes,
    )
    added.state = "done"
