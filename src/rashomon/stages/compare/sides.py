"""Ask columns of both claims of many pairs at once.

Columns, rows of two claims each -> Sides -> masks, a bool a pair
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rashomon.stages.compare.columns import Columns, Trait

ASKED_OFTEN = frozenset({"traits", "report", "voice"})
"""Numbers that are looked up once for some pairs, 2 MB each, and not once a rule."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Pairs of claims by their rows in the columns."""

    columns: Columns
    a: Any
    b: Any
    held: dict[str, tuple[Any, Any]] = field(default_factory=dict[str, tuple[Any, Any]])
    """What nearly every rule asks of the same pairs; see `ASKED_OFTEN`."""

    def __len__(self) -> int:
        return len(self.a)

    def two(self, name: str) -> tuple[Any, Any]:
        """Give a number of either claim."""
        found = self.held.get(name)
        if found is None:
            column = self.columns.numbers[name]
            found = column[self.a], column[self.b]
            if name in ASKED_OFTEN:
                self.held[name] = found
        return found

    def same(self, name: str) -> Any:  # noqa: ANN401  numpy arrays; numpy is loaded late
        """Tell where both have the same of something, and have it."""
        a, b = self.two(name)
        return (a == b) & (a >= 0)

    def both(self, trait: Trait) -> Any:  # noqa: ANN401
        """Tell where both have a trait."""
        a, b = self.two("traits")
        return (a & b & trait.value) != 0

    def neither(self, trait: Trait) -> Any:  # noqa: ANN401
        """Tell where neither has a trait."""
        a, b = self.two("traits")
        return ((a | b) & trait.value) == 0

    def agree(self, trait: Trait) -> Any:  # noqa: ANN401
        """Tell where both have a trait or neither has."""
        a, b = self.two("traits")
        return ((a ^ b) & trait.value) == 0

    def either_way(self, one: Trait, other: Trait) -> Any:  # noqa: ANN401
        """Tell where one claim has the first trait and the other the second."""
        first, second = self.has(one), self.has(other)
        return (first[0] & second[1]) | (first[1] & second[0])

    def has(self, trait: Trait) -> tuple[Any, Any]:
        """Tell of either claim whether it has a trait."""
        a, b = self.two("traits")
        return (a & trait.value) != 0, (b & trait.value) != 0

    def lacking(self, name: str, other: str) -> tuple[Any, Any]:
        """Count the words of each claim that the other certainly does not have.

        Args:
            name: The mark of the words.
            other: The mark they are looked up in.
        """
        mine, theirs = self.columns.marks[name], self.columns.marks[other]
        return _count(mine[self.a] & ~theirs[self.b]), _count(
            mine[self.b] & ~theirs[self.a]
        )

    def meet(self, name: str, other: str | None = None) -> Any:  # noqa: ANN401
        """Tell where the first claim's words may be among the second's, or the other way."""
        mine, theirs = self.columns.marks[name], self.columns.marks[other or name]
        found = (mine[self.a] & theirs[self.b]).any(1)
        return found if other is None else found | (mine[self.b] & theirs[self.a]).any(1)

    def narrowed(self, mask: Any) -> Sides:  # noqa: ANN401
        """Keep some pairs."""
        return Sides(self.columns, self.a[mask], self.b[mask])


def _count(marks: Any) -> Any:  # noqa: ANN401
    import numpy as np

    return np.bitwise_count(marks).sum(1, dtype=np.int64)
