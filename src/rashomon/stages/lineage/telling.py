"""Two claims that tell one content, and how they were found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model import Claim, Origin


class Way(StrEnum):
    """How two tellings were found."""

    COPY = "copy"
    PASSAGE = "passage"
    """Both stand in a shared passage of documents that are no copies."""
    RELATION = "relation"
    HEADLINE = "headline"
    SPEAKER = "speaker"
    """One informant gives one figure in two documents."""
    CLOCK = "clock"
    """One clock time in two documents, its zone stated in one of them only."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Two claims that tell one content. For HEADLINE, `a` is the body's."""

    a: Claim
    b: Claim
    way: Way
    similarity: float
    """Share of words in common order, in [0, 1]."""
    origins: tuple[Origin, ...] = ()
    """Document-level origins both documents go back to."""
    updates: bool = False
    """The later one brings an evolving figure up to date."""
