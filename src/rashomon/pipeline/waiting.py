"""Store what a person decides at once, and put the case together with it later.

    judgement, correction -> a run of its own, "waits": 1 -> ... -> the case put together with all

Such a run leaves everything as it was but for what was decided. Its record says how many acts of
judging wait for the case to be put together with them; none is lost where nobody comes to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rashomon.store import Record, Store

WAITS = "waits"


def waiting(acts: int) -> dict[str, int]:
    """Say in the record of a run how many acts wait; nothing where none does."""
    return {WAITS: acts} if acts else {}


def waits(run: Mapping[str, Any]) -> int:
    """Read how many acts of judging the case was not put together with yet."""
    return int(run.get(WAITS, 0))


def store_now(store: Store, records: Iterable[Record]) -> None:
    """Store what a person decided, as a run of its own."""
    with store.writer() as writer:
        writer.add(records)
        last = store.view().run()  # nobody else closes a run now
        writer.set_run(last | waiting(waits(last) + 1))
