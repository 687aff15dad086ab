"""Who decides something about a case, when, and why: said in the same way for all decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.errors import JudgementError
from rashomon.model import Slot

Clock = Callable[[], str]
"""Gives the time of deciding; nothing but the record of the decision holds it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Who judges, and what they add."""

    by: str
    note: str | None = None
    on: Slot | None = None
    """On what two claims part; None: as read from the words."""


def now_utc() -> str:
    """Give the time as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def person_named(by: str) -> str:
    """Give the name of who decides.

    Raises:
        JudgementError: It is none.
    """
    name = " ".join(by.split())
    if not name or not name.isprintable():
        raise JudgementError.of(by, "it does not say who judges", "give --by NAME")
    return name


def plain_text(note: str | None) -> str | None:
    """Give what somebody adds in words; None: nothing.

    Raises:
        JudgementError: It holds what cannot be shown.
    """
    words = " ".join((note or "").split())
    if not words.isprintable():
        raise JudgementError.of(
            words, "its note holds a control character", "write plain text"
        )
    return words or None
