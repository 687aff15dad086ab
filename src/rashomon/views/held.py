"""Read what the run that put the case together worked out; work it out where that is not held.

    name, state of the case -> held -> value      not held -> made from every claim -> value

What is held was made by the same function, and is of just the state that is looked at (ADR 0013).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.views.index import CaseIndex

T = TypeVar("T")


class Held(Generic[T]):
    """Something that takes all of a case to make, and is small."""

    def __init__(self, name: str, sort: Any, make: Callable[[CaseIndex], T]) -> None:  # noqa: ANN401
        """Say how it is made.

        Args:
            name: Under which it is held.
            sort: Its type, by which what is held is read.
            make: Makes it.
        """
        self.name, self.make = name, make
        self._sort = sort

    def of(self, index: CaseIndex) -> T:
        """Give it, read or made once for all who look at the same."""
        return index.parts["found"].kept(f"held {self.name}", lambda: self._found(index))

    def written(self, index: CaseIndex) -> str:
        """Make it for being held."""
        import msgspec

        return msgspec.json.encode(self.make(index)).decode()

    def held(self, index: CaseIndex) -> T | None:
        """Give it where it is held for what is looked at; None: it would have to be made."""
        import msgspec

        mark = index.parts["found"].mark
        body = None if index.is_apart else index.view.worked(self.name, mark)
        if body is None:
            return None
        try:
            return cast("T", msgspec.json.decode(body, type=self._sort))
        except (
            msgspec.MsgspecError,
            RecursionError,
        ):  # of another version, or a stranger's
            return None

    def _found(self, index: CaseIndex) -> T:
        found = self.held(index)
        return self.make(index) if found is None else found
