"""Cut long lists into pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list."""

    rows: tuple[T, ...]
    offset: int
    """How many rows stand before these."""
    total: int
    """Rows of the whole list."""

    @classmethod
    def of(
        cls, records: Sequence[S], show: Callable[[S], T], offset: int, limit: int | None
    ) -> Page[T]:
        """Show the records of one page only; a limit of None shows all that follow."""
        return cls.several(records, lambda shown: [*map(show, shown)], offset, limit)

    @classmethod
    def several(
        cls,
        records: Sequence[S],
        show: Callable[[Sequence[S]], Sequence[T]],
        offset: int,
        limit: int | None,
    ) -> Page[T]:
        """Do the same where the records of a page are shown together."""
        start = max(offset, 0)
        end = None if limit is None else start + max(limit, 0)
        return cls(tuple(show(records[start:end])), start, len(records))

    def each(self, show: Callable[[T], S]) -> Page[S]:
        """Show the same rows in another form."""
        return Page(tuple(show(row) for row in self.rows), self.offset, self.total)
