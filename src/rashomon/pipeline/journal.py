"""Keep the clocks of a run, for its record; nothing in a case depends on them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar

from rashomon.model import StageRun
from rashomon.pipeline.memory import give_back

P = ParamSpec("P")
T = TypeVar("T")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Journal:
    """When each stage of a run began and ended, and what it found, in their order."""

    def __init__(self, now: Callable[[], str] = _now) -> None:
        self._now = now
        self.stages: list[StageRun] = []

    @contextmanager
    def stage(self, name: str) -> Generator[None]:
        """Keep the clock of what is done inside."""
        started = self._now()
        yield
        self.stages.append(StageRun(name, started, self._now(), {}))

    def timed(
        self, name: str, work: Callable[P, T], *arguments: P.args, **named: P.kwargs
    ) -> T:
        """Do the work of a stage, keep its clock, and hand back the memory it leaves free."""
        with self.stage(name):
            found = work(*arguments, **named)
            give_back()
        return found

    def count(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Say how many of what the stages found, by stage."""
        self.stages = [
            replace(s, counts={**s.counts, **counts.get(s.name, {})}) for s in self.stages
        ]
