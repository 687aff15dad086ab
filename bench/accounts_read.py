"""Time accounts and system on documents that were read, beside what reading them takes.

    case file -> records of some documents -> case in memory, put together -> CPU seconds
    some of the same documents, read again by one process -> CPU seconds of them all

Documents are taken in the order of their ids, which are hashes: any number is a fair draw. What
reading takes goes by the length of the texts.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.spans import Ledger
from bench.whole import watching_relational
from rashomon.config import Settings
from rashomon.model import Document
from rashomon.pipeline import local
from rashomon.pipeline.workers import read_documents
from rashomon.stages.accounts import divide
from rashomon.stages.accounts.grouping import Division, Voices
from rashomon.store import Store, View, memory_store, open_store

WARM = 2
"""Documents read before the clock runs: models and tables are loaded once a process."""


@dataclass(frozen=True, slots=True)
class Took:
    """What a case takes, in CPU seconds of this process."""

    documents: int
    extract: float
    """Of all documents, by the length of those that were read again."""
    accounts: float
    system: float
    found: int
    ended: int
    """Divisions at whose end the solver had reached its deterministic limit."""

    @property
    def share(self) -> float:
        """Give accounts and system against extraction."""
        return (self.accounts + self.system) / self.extract


def time_read(case: Path, documents: int | None, again: int) -> Took:
    """Put some documents of a case together anew and read a few of them again.

    Args:
        case: Its file; nothing is written there.
        documents: How many; None: all.
        again: How many of them are read again.
    """
    source = open_store(case)
    try:
        view = source.view()
        chosen = sorted(view.all(Document), key=lambda d: d.id)[:documents]
        store = memory_store()
        _copy(view, chosen, store)
    finally:
        source.close()
    ledger = Ledger()
    with watching_relational(ledger), _counting() as ended:
        local.put_together(store, Settings())
    cpu = ledger.cpu
    found = len(tuple(store.view().all(local.Account)))
    extract = _reading(chosen, again)
    took = (cpu["find_accounts"], cpu["find_system"])
    return Took(len(chosen), extract, *took, found, sum(ended))


@contextmanager
def _counting() -> Generator[list[bool]]:
    """Note of each division whether the solver reached its limit; notes name a few only."""
    ended: list[bool] = []
    plain = divide.fewest_groups

    def noted(voices: Voices, *, most: int, work_limit: float) -> Division:
        found = plain(voices, most=most, work_limit=work_limit)
        ended.append(not found.is_exact)
        return found

    divide.fewest_groups = noted
    try:
        yield ended
    finally:
        divide.fewest_groups = plain


def _copy(view: View, documents: list[Document], store: Store) -> None:
    for document in documents:
        with store.writer() as writer:
            writer.add([document])
            for record in local.READINGS:
                writer.add(view.of_document(record, document.id))


def _reading(documents: list[Document], count: int) -> float:
    """Say what reading all documents takes, by a sample spread over them."""
    step = max(1, len(documents) // (count + WARM))
    sample = documents[::step][: count + WARM]
    list(read_documents(sample[:WARM], Settings(), 1))
    start = time.process_time()
    list(read_documents(sample[WARM:], Settings(), 1))
    seconds = time.process_time() - start
    return seconds * _length(documents) / _length(sample[WARM:])


def _length(documents: list[Document]) -> int:
    return sum(len(d.text) for d in documents)
