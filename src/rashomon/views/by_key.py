"""Look records up one by one, until somebody goes through all of them.

key -> find -> record, remembered        values() -> whole -> all of them, at once
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import RLock
from typing import Any, Generic, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")


class Later(Sequence[V], Generic[V]):
    """A sequence that is read when somebody first goes through it."""

    def __init__(self, read: Callable[[], Iterable[V]]) -> None:
        self._read = read
        self._all: tuple[V, ...] | None = None
        self._loading = RLock()

    def load(self) -> tuple[V, ...]:
        """Read it, once for all who ask."""
        if self._all is None:
            with self._loading:
                if self._all is None:
                    self._all = tuple(self._read())
        return self._all

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401  a number gives one, a slice several
        return self.load()[at]

    def __len__(self) -> int:
        return len(self.load())

    def __iter__(self) -> Iterator[V]:
        return iter(self.load())

    def __eq__(self, other: object) -> bool:
        return self.load() == (other.load() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self.load())


class ByKey(Mapping[K, V], Generic[K, V]):
    """A mapping that reads what it is asked for, and all of it where all is asked for."""

    def __init__(
        self,
        find: Callable[[Iterable[K]], Mapping[K, V]],
        whole: Callable[[], Mapping[K, V]],
        asks: int | None = None,
    ) -> None:
        """Read nothing yet.

        Args:
            find: Reads some.
            whole: Reads all.
            asks: How often some are read before all are: where no index leads to them, each time
                takes a part of what reading all takes. None: however often.
        """
        self._find = find
        self._whole = whole
        self._asks = asks
        self._known: dict[K, V] = {}
        self._absent: set[K] = set()
        self._all: Mapping[K, V] | None = None
        self._loading = RLock()

    @classmethod
    def of(cls, every: Mapping[K, V]) -> ByKey[K, V]:
        """Give one of which everything is read."""
        made = cls(lambda _: {}, lambda: every)
        made.load()
        return made

    @property
    def is_whole(self) -> bool:
        """Whether all of it was read."""
        return self._all is not None

    def load(self) -> Mapping[K, V]:
        """Read everything, once for all who ask."""
        if self._all is None:
            with self._loading:
                if self._all is None:
                    self._all = self._whole()  # others may be looking into `_known`
        return self._all

    def fetch(self, keys: Iterable[K]) -> None:
        """Read some at once, where each by itself would be a question to the file."""
        if self._all is None:
            known, absent = self._known, self._absent
            wanted = {k for k in keys if k not in known and k not in absent}
            if wanted and self._is_tired():
                self.load()
            elif wanted:
                known.update(self._find(wanted))
                absent.update(k for k in wanted if k not in known)

    def _is_tired(self) -> bool:
        """Count one more time of asking; tell whether it is one too many."""
        if self._asks is None:
            return False
        self._asks -= 1
        return self._asks < 0

    def learn(self, found: Mapping[K, V], absent: Iterable[K] = ()) -> None:
        """Remember what was read otherwise, and what is not there, so that it is not read again."""
        if self._all is None:
            self._known.update(found)
            self._absent.update(absent)

    def without(self, is_out: Callable[[V], bool]) -> ByKey[K, V]:
        """Give the same less some records."""

        def find(keys: Iterable[K]) -> dict[K, V]:
            wanted = list(keys)
            self.fetch(wanted)
            found = ((key, self.get(key)) for key in wanted)
            return {k: v for k, v in found if v is not None and not is_out(v)}

        return ByKey(find, lambda: {k: v for k, v in self.items() if not is_out(v)})

    def __getitem__(self, key: K) -> V:
        if self._all is not None:
            return self._all[key]
        if key not in self._known:
            self.fetch((key,))
        return self._known[key] if self._all is None else self._all[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self.load())

    def __len__(self) -> int:
        return len(self.load())

    def keys(self):  # noqa: ANN201  the mapping's own
        """Give every key."""
        return self.load().keys()

    def values(self):  # noqa: ANN201
        """Give every record."""
        return self.load().values()

    def items(self):  # noqa: ANN201
        """Give every key with its record."""
        return self.load().items()


class Listed(Sequence[V], Generic[V]):
    """Records in an order that is known before they are read."""

    def __init__(self, keys: Sequence[str], known: ByKey[str, V]) -> None:
        self._keys = keys
        self._known = known

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401  a number gives one, a slice several
        if not isinstance(at, slice):
            return self._known[self._keys[cast("int", at)]]
        keys = tuple(self._keys)[at]
        self._known.fetch(keys)
        return tuple(self._known[key] for key in keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[V]:
        every = self._known.load()
        return (every[key] for key in self._keys)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(cast("Any", other))

    def __hash__(self) -> int:
        return hash(tuple(self))
