"""What falls when the user trusts somebody no more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FallKind(StrEnum):
    """What sort of thing lost its last support."""

    ANSWER = "answer"
    """An answer that nobody else gives."""
    DISPUTE = "dispute"
    """A question of which one answer at most is left that contradicts no other."""
    ACCOUNT = "account"
    """An account whose holders all say it on the word of those who are distrusted."""


@dataclass(frozen=True, slots=True)
class Fall:
    """Something that stands only with those whom the user distrusts."""

    id: str
    kind: FallKind
    subject: str
    """Id of the variant, the question or the account; an account as it was before."""
    text: str
    """What it is, for a reader."""
    names: tuple[str, ...]
    """On whose word it rested, sorted."""
