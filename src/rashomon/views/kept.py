"""Keep what was worked out, for everybody who looks at the same.

@kept("said") def documents(self) -> made once for all objects that share the part "said"
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import RLock
from typing import Any, Generic, TypeVar, cast, overload

T = TypeVar("T")


class Part:
    """What was worked out of one part of a case, by name."""

    def __init__(self, mark: Hashable = None) -> None:
        self.mark = mark
        """Two looks at one case share a part whose mark is the same."""
        self._made: dict[str, object] = {}
        self._locks: dict[str, RLock] = {}

    @classmethod
    def like(cls, mark: Hashable, other: Part | None) -> Part:
        """Give the other part where its mark is the same, else a new one."""
        return other if other is not None and other.mark == mark else cls(mark)

    def has(self, name: str) -> bool:
        """Tell whether something was made under a name."""
        return name in self._made

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """Give what was made under a name, made now where it was not, once for all who ask."""
        if name not in self._made:
            with self._locks.setdefault(name, RLock()):
                if name not in self._made:
                    self._made[name] = make()
        return cast("T", self._made[name])


class Kept(Generic[T]):
    """A value of an object that has `parts`."""

    def __init__(self, part: str, make: Callable[[Any], T]) -> None:
        self._part, self._make, self._name = part, make, make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, one: None, owner: type) -> Kept[T]: ...
    @overload
    def __get__(self, one: object, owner: type) -> T: ...
    def __get__(self, one: Any, owner: type) -> Kept[T] | T:
        """Give the value of an object."""
        if one is None:
            return self
        return one.parts[self._part].kept(self._name, lambda: self._make(one))


def kept(part: str) -> Callable[[Callable[[Any], T]], Kept[T]]:
    """Make a method a value that is worked out once in a part of its object."""
    return lambda make: Kept(part, make)
