"""Read many documents in worker processes, in their order, whatever happens to a worker.

    documents -> pool of spawned processes -> Analysis, Analysis, ...

A worker that is killed (out of memory, a crash in a library) breaks the whole pool. The
document it may have been reading is tried once more alone; then the rest goes on in a new pool.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from threading import Thread
from types import ModuleType
from typing import TypeVar

from rashomon.config import Settings
from rashomon.model import Document, Failure
from rashomon.pipeline.analyse import Analysis, analyse

POOL_FROM = 12
"""Documents from which a pool of processes pays: a worker takes about 2 s to load its models,
a document of 500 words about 0.15 s."""

THREADS = "OPENBLAS_NUM_THREADS"

Work = Callable[[Document], Analysis]

InPool = Callable[[Sequence[Document], Work], Iterator[Analysis]]
"""Reads documents in processes; raises `BrokenProcessPool` when one of them ends."""

T = TypeVar("T")


def read_documents(
    documents: Sequence[Document], settings: Settings, workers: int | None
) -> Iterator[Analysis]:
    """Read documents in their order.

    Args:
        documents: What is to be read.
        settings: Parameters of the stages.
        workers: Processes; None: one a core; 1: this process.
    """
    count = workers or len(os.sched_getaffinity(0))
    work = partial(analyse, settings=settings)
    if count == 1 or len(documents) < POOL_FROM:
        yield from map(work, documents)
    else:
        yield from _in_pools(documents, work, partial(_in_one_pool, count=count))


class ProcessApart:
    """One process that works for this one and is kept from one lot of documents to the next.

    For an engine that hands out lots one after the other: models are loaded once, and what kills
    the process costs its document, not the engine's own worker.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def read(self, documents: Sequence[Document], work: Work) -> Iterator[Analysis]:
        """Read documents in their order; one that ends the process twice is a failure."""
        yield from _in_pools(documents, work, self._in_pool)

    def do(self, work: Callable[[], T]) -> T:
        """Do anything there.

        Raises:
            BrokenProcessPool: It ended the process; the next call gets a new one.
        """
        try:
            with _hidden_main(), _one_thread_each():
                found = self._started().submit(work)
            return found.result()
        except BrokenProcessPool:
            self.close()
            raise

    def close(self) -> None:
        """End the process."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(cancel_futures=True)

    def _in_pool(self, documents: Sequence[Document], work: Work) -> Iterator[Analysis]:
        try:
            with _hidden_main(), _one_thread_each():
                found = self._started().map(work, documents)
            yield from found
        except BrokenProcessPool:
            self.close()
            raise

    def _started(self) -> ProcessPoolExecutor:
        self._pool = self._pool or _new_pool(1)
        return self._pool


def _in_pools(
    documents: Sequence[Document], work: Work, in_pool: InPool
) -> Iterator[Analysis]:
    done = 0
    while done < len(documents):
        try:
            for analysis in in_pool(documents[done:], work):
                yield analysis
                done += 1
        except BrokenProcessPool:
            yield _alone(documents[done], work, in_pool)
            done += 1


def _in_one_pool(
    documents: Sequence[Document], work: Work, count: int
) -> Iterator[Analysis]:
    with _new_pool(count) as pool:
        with _hidden_main(), _one_thread_each():
            analyses = pool.map(work, documents, chunksize=4)
        yield from analyses


def _new_pool(count: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)


@contextmanager
def _hidden_main() -> Generator[None]:
    """Start workers that do not run the caller's script again.

    A spawned process imports the main module it finds; a script that calls `read` without a
    guard would start itself over and over. The work needs nothing from it.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _one_thread_each() -> Generator[None]:
    """Start workers that multiply matrices on one thread: there is a worker for every core.

    numpy reads the variable when it is loaded, so it has to stand before a worker starts. What
    the user has set stays.
    """
    if THREADS in os.environ:
        yield
        return
    os.environ[THREADS] = "1"
    try:
        yield
    finally:
        del os.environ[THREADS]


def _end_with_parent() -> None:
    """End a worker with the process it works for, also when that one is killed.

    A pool's workers wait for work from a pipe they hold both ends of: they would wait for ever,
    each with its models in memory.
    """
    parent = multiprocessing.parent_process()
    if parent:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _alone(document: Document, work: Work, in_pool: InPool) -> Analysis:
    try:
        return next(in_pool([document], work))
    except BrokenProcessPool:
        failure = Failure(
            "extract",
            document.external_id,
            "the process that read it was ended twice",
            "the document is stored and searchable; try it with more memory, or shorter",
            document_id=document.id,
        )
        return Analysis(document, failure=failure)
