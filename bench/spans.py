"""Time functions of the package where they are called, without a change to the package."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass
class Ledger:
    """Wall and CPU seconds by name, added up over all calls."""

    wall: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def watching(self, module: str, names: Iterable[str]) -> Generator[None]:
        """Put a clock around functions as one module sees them, for a while.

        Raises:
            AttributeError: A function was renamed; the list in the bench has to follow.
        """
        place = import_module(module)
        plain = {name: getattr(place, name) for name in names}
        try:
            for name, function in plain.items():
                setattr(place, name, self._timed(name, function))
            yield
        finally:
            for name, function in plain.items():
                setattr(place, name, function)

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: object, **named: object) -> object:
            cpu, wall = time.process_time(), time.perf_counter()
            try:
                return function(*args, **named)
            finally:
                self.wall[name] = self.wall.get(name, 0) + time.perf_counter() - wall
                self.cpu[name] = self.cpu.get(name, 0) + time.process_time() - cpu

        return call
