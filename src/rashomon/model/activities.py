"""What was done with a document: how its reading ended, and that the user took it out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.documents import Document


class Outcome(StrEnum):
    """How the reading of a document ended."""

    READ = "read"
    FAILED = "failed"
    NOT_READ = "not_read"
    """Its language cannot be analysed yet."""


@dataclass(frozen=True, slots=True)
class Activity:
    """The last reading of a document: what it was told, and how it ended.

    A document whose metadata is no longer what its reading was told is read again.
    """

    document_id: str
    outcome: Outcome
    title: str | None = None
    language: str | None = None
    published: str | None = None
    """EDTF: relative dates were counted from it."""

    @classmethod
    def of(cls, document: Document, outcome: Outcome) -> Activity:
        """Record a reading of a document as it is known now."""
        published = document.published.edtf if document.published else None
        title, language = document.title, document.language
        return cls(document.id, outcome, title, language, published)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A document the user took out of the case. All that was read in it is kept, unseen."""

    document_id: str
    external_id: str
    """How the document was named, for those who want it back."""
    why: str | None = None
    """The user's reason."""
