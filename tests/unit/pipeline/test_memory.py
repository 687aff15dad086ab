"""Free memory goes back to the system where the C library can."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rashomon.pipeline import memory

if TYPE_CHECKING:
    import pytest


def test_nothing_is_asked_of_a_system_without_the_word(monkeypatch: pytest.MonkeyPatch):
    memory._trim.cache_clear()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert memory._trim() is None
    memory.give_back()
    memory._trim.cache_clear()


def test_pages_that_are_free_are_asked_back(monkeypatch: pytest.MonkeyPatch):
    asked: list[int] = []

    def trim(kept: int) -> int:
        asked.append(kept)
        return 1

    monkeypatch.setattr(memory, "_trim", lambda: trim)
    memory.give_back()
    assert asked == [0]
