"""Count wrong passwords and tokens, and stop looking at more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from rashomon.errors import TooManyError

TRIES, TRIES_S = 10, 60.0
"""Wrong ones of one address, or for one name, within how many seconds, before no more is looked
at: a person mistypes a few times, and 10 a minute are 5 million a year."""

KEPT = 10_000
"""Addresses and names whose tries are kept; those that tried longest ago are forgotten first."""


class Tries:
    """Counts tries by address, or by name.

    A try counts before it is looked at and is taken back if it was right: a hundred that come
    at once are not looked at side by side.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._taken: OrderedDict[str, list[float]] = OrderedDict()

    def take(self, key: str) -> None:
        """Count a try.

        Raises:
            TooManyError: There were too many wrong ones.
        """
        now = self._clock()
        recent = [at for at in self._taken.get(key, ()) if now - at < TRIES_S]
        if len(recent) >= TRIES:
            raise TooManyError.tried()
        self._taken[key] = [*recent, now]
        self._taken.move_to_end(key)
        while len(self._taken) > KEPT:
            self._taken.popitem(last=False)

    def give_back(self, key: str) -> None:
        """Take the last try back: it was right."""
        taken = self._taken.get(key)
        if taken:
            taken.pop()
