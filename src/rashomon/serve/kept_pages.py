"""Keep pages that were written, until what they show changes.

    address, rights -> Written, of a state of the case -> is it still what the page would show?

What is one person's (name, token) is never kept (`written`), and what a role is offered is part
of what a page is kept under. A page without somebody is not kept: few look at the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from rashomon.serve.asking import Ask
from rashomon.serve.pages import ListedPage
from rashomon.serve.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from rashomon.serve.looks import Look
    from rashomon.serve.sessions import Session

MOST_BYTES = 64_000_000
"""Of all pages that are kept: about a thousand of the usual size, beside the hundreds of MB that a
large case takes."""

LARGEST_BYTES = 2_000_000
"""Of one page: whatever is larger would push out too many others."""

BESIDE_BYTES = 3_000
"""Of what is kept beside a page: its key, and what it was made from."""

LONGEST_QUERY = 2_000
"""Bytes of a query that a page is kept under."""

DOORS = 64
"""How many pages can be written at once, each by one of those who ask for it."""

Key: TypeAlias = "tuple[str, bytes, str | None, bool, bool]"
"""Path, query, role, and whether somebody signed in, by name or otherwise."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page is made from."""

    page: ListedPage
    ask: Ask
    key: str
    """The id in its address; "": none."""

    def shows(self, look: Look) -> Hashable:
        """Give what changes when the page does."""
        return look.mark, self.page.shows(look, self.ask, self.key)


@dataclass(frozen=True, slots=True)
class _Kept:
    wanted: Wanted
    shows: Hashable
    written: Written

    @property
    def size(self) -> int:
        """Count its bytes, about."""
        return self.written.size + BESIDE_BYTES


class KeptPages:
    """Pages of all who look; those that nobody asked for longest go first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self._doors = [Lock() for _ in range(DOORS)]

    @property
    def size(self) -> int:
        """Count the bytes of all."""
        return self._bytes

    def has(self, key: Key) -> bool:
        """Tell whether a page is kept, as it is now or as it was."""
        return key in self._kept

    def find(self, key: Key | None, look: Look) -> Written | None:
        """Find a page as it would be written of a state now; None: it has to be written."""
        with self._lock:
            kept = self._kept.get(key) if key else None
            if kept is not None and key is not None:
                self._kept.move_to_end(key)
        if kept is None or kept.shows != kept.wanted.shows(look):
            return None
        return kept.written

    def written(
        self, key: Key | None, look: Look, wanted: Wanted, write: Callable[[], Written]
    ) -> Written:
        """Give a page, written now where it is not kept, once for all who ask.

        Args:
            key: What it is kept under; None: it is not kept.
            look: The state of the case it is made from.
            wanted: What it is made from, too.
            write: Writes it.
        """
        if key is None:
            return write()
        with self._doors[hash(key) % DOORS]:
            found = self.find(key, look)
            if found is None:
                shows = wanted.shows(look)
                found = write()
                self._keep(key, _Kept(wanted, shows, found))
        return found

    def _keep(self, key: Key, kept: _Kept) -> None:
        with self._lock:
            before = self._kept.pop(key, None)
            self._bytes -= before.size if before else 0
            if kept.size > min(LARGEST_BYTES, self._most):
                return
            self._kept[key] = kept
            self._bytes += kept.size
            while self._bytes > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.size


def key_of(request: Request) -> Key | None:
    """Give what a page is kept under; None: it is not kept."""
    query: bytes = request.scope.get("query_string", b"")
    if len(query) > LONGEST_QUERY:
        return None
    session: Session = request.state.session
    named = session.name is not None
    return request.scope["path"], query, session.role, named, session.is_begun
