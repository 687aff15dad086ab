"""Store what a person decides, and put the case together with it: at once, or later.

records, Way -> stored, the case put together | stored, waiting
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from rashomon.config import Settings
from rashomon.pipeline.local import How, RunCounts, carry_out
from rashomon.pipeline.planning import plan_change
from rashomon.pipeline.saying import Clock, now_utc
from rashomon.pipeline.waiting import store_now
from rashomon.store import Record, Store, View
from rashomon.views import CaseIndex


@dataclass(frozen=True, slots=True)
class Way:
    """When something is decided, and when the case is put together with it."""

    now: Clock = now_utc
    """Gives the time of deciding; nothing but the record of the decision holds it."""
    is_later: bool = False
    """Whether it is stored at once and the case put together by somebody else, later. Then the
    case need not be reserved: what a run is about to store does not touch decisions."""
    look: Callable[[View], CaseIndex] = CaseIndex
    """Gives what is looked up: what was read before need not be read again."""

    def held(self, store: Store) -> AbstractContextManager[None]:
        """Hold the case as long as it takes."""
        return nullcontext() if self.is_later else store.reserved()


AT_ONCE = Way()


def store_decided(
    store: Store, settings: Settings, records: Sequence[Record], way: Way
) -> RunCounts:
    """Store what was decided; nothing is counted where the case is put together later."""
    if way.is_later:
        store_now(store, records)
        return RunCounts(0, 0, (), 0, ())
    with store.writer() as writer:
        writer.add(records)
    return carry_out(plan_change(store.view(), {}, settings), store, settings, How())
