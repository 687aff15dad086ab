"""Let whoever waits for a page go before work that nobody waits for yet.

A page and the reading of the whole case share one interpreter: side by side each takes twice
as long, and only one of them has somebody waiting for it.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition
from time import monotonic


class Turns:
    """Knows whether a page is being made."""

    def __init__(self, patience_s: float) -> None:
        """Begin with nobody waiting.

        Args:
            patience_s: How long the other work gives way altogether: under many readers there
                is always a page, and it makes their pages faster when it is done.
        """
        self._pages = 0
        self._changed = Condition()
        self._left_s = patience_s

    @contextmanager
    def page(self) -> Generator[None]:
        """Make a page meanwhile."""
        with self._changed:
            self._pages += 1
        try:
            yield
        finally:
            with self._changed:
                self._pages -= 1
                self._changed.notify_all()

    def give_way(self) -> None:
        """Wait until no page is being made, as far as there is patience left."""
        began = monotonic()
        with self._changed:
            self._changed.wait_for(lambda: not self._pages, timeout=self._left_s)
        self._left_s = max(0.0, self._left_s - (monotonic() - began))
