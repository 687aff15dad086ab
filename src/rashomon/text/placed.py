"""Find things of a long text by where they stand in it.

things with their ranges -> sorted by start -> those that touch a range
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Placed(Generic[T]):
    """Things with a range each, in the order they were given.

    Asking what touches a range costs as much as there is near it, not as there is in all: a
    document of thousands of pages asks for every clause.
    """

    def __init__(self, things: Sequence[T], place: Callable[[T], tuple[int, int]]) -> None:
        """Sort things by where they stand.

        Args:
            things: What stands in a text.
            place: Gives the start and the end (exclusive) of one.
        """
        self._things = things
        places = [place(thing) for thing in things]
        self._order = sorted(range(len(things)), key=lambda k: places[k])
        self._starts = [places[k][0] for k in self._order]
        self._ends = [places[k][1] for k in self._order]
        self._longest = max((end - start for start, end in places), default=0)

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def touching(self, start: int, end: int) -> list[T]:
        """Give the things that share a place with a range, in the order they were given.

        >>> words = Placed(["first", "second", "third"], lambda w: (len(w), len(w) + 2))
        >>> words.touching(6, 7)
        ['first', 'second', 'third']
        >>> words.touching(7, 9)
        ['second']
        """
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, end)
        found = sorted(self._order[k] for k in range(low, high) if self._ends[k] > start)
        return [self._things[k] for k in found]
