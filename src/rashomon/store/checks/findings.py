"""What a check of a case found: what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model import Correction, Document, Grade, Judgement, Link, Note
from rashomon.store.kinds import Record, kinds


class Part(StrEnum):
    """What of a case was looked at, in this order."""

    FILE = "file"
    """SQLite's own pages, keys and indexes; tables nobody else put there."""
    ROWS = "rows"
    """Every record ever stored: the words it was stored with, under the key it was stored."""
    HASHES = "hashes"
    """Texts and raw bytes against the SHA-256 taken when they came in."""
    SPANS = "spans"
    """Quotes against the words of the document they were taken from; page maps, in order."""
    REFERENCES = "references"
    """Ids against the records they lead to."""
    SEARCH = "search"
    """The words of the search index against the words of the records."""
    AUDIT = "audit"
    """The chain of what was changed by the workbench, in the file beside the case."""
    KEPT = "kept"
    """What is kept beside a case to save time; no record is in it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    part: Part
    where: str
    """Table and key, or what SQLite calls the place."""
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was found."""

    path: str
    layout: int
    rows: int
    """Records looked at, those of earlier runs too."""
    findings: tuple[Finding, ...]


ANEW = "read the reports into a new case, or go back to a copy of this one"
"""What to do where words of a document, or what was read in it, changed."""

AGAIN = "read any report into the case again: what holds across reports is then put together anew"
"""What to do where only something found across documents is wrong."""

ELSEWHERE = "the case itself is another matter: compare the file with a copy of it"
"""What to do where the list of changes was changed."""

AWAY = "delete the file beside the case: the next run makes what was in it again"
"""What to do where what is kept beside a case is not what was stored."""


def hint_for(record: type[Record]) -> str:
    """Say what to do about a record of a type.

    What belongs to a document was read once and is kept; what was found across documents is
    found again by every run. A failure is of the last run too.
    """
    kind = kinds()[record]
    said = (Grade, Judgement, Correction, Note)
    is_kept = record in (Document, *said) or (kind.of_document and record is not Link)
    return ANEW if is_kept else AGAIN
