"""How far the user relies on a source or publisher. It stands beside what is computed."""

from __future__ import annotations

from dataclasses import dataclass

LETTERS = "ABCDEF"
"""The first axis of the Admiralty code (NATO AJP-2.1): A completely reliable ... E unreliable,
F cannot be judged."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The user's letter for one source or publisher, with their reason."""

    name: str
    """As the user wrote it; matched without regard to case."""
    letter: str
    """A to F."""
    note: str | None = None
    """The user's reason; None: they gave none."""
