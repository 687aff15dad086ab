"""Reports as they came in, and how their text is laid out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from rashomon.model.metadata import MetadataField, MetadataValue, in_force
from rashomon.model.spans import EventDate


@dataclass(frozen=True, slots=True)
class Document:
    """One report as one publisher printed it. Never edited after ingest."""

    id: str
    external_id: str
    """The user's name for it; the file's stem when none was given."""
    text: str
    """Plain text: the decoded bytes, to the code point; the only coordinate system."""
    sha256: str
    """SHA-256 of the text (`text_sha256`)."""
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    published: EventDate | None = None
    """None: not stated, never the date of reading."""
    language: str | None = None
    """ISO 639-1; None: too little text to tell."""
    media_type: str = "text/plain"
    found: tuple[MetadataValue, ...] = ()
    """What the fields above rest on: found in the document or guessed, never given."""


def with_metadata(document: Document, values: Iterable[MetadataValue]) -> Document:
    """Give a document as it is known: its text and id stay, its fields are those in force."""
    known = in_force(values)
    fields: dict[str, Any] = {f.value: value.value for f, value in known.items()}
    if (dated := known.get(MetadataField.PUBLISHED)) is not None:
        is_known = dated.value is not None and dated.edtf is not None
        day = EventDate(dated.edtf or "", dated.value or "") if is_known else None
        fields[MetadataField.PUBLISHED.value] = day
    news = {name: v for name, v in fields.items() if getattr(document, name) != v}
    return replace(document, **news) if news else document


@dataclass(frozen=True, slots=True)
class RawContent:
    """The bytes a marked-up document was read from, kept beside its text."""

    document_id: str
    sha256: str
    media_type: str
    content: bytes


class PartKind(StrEnum):
    """What the original of a document is divided into."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Part:
    """A page, paragraph or row of the original, and the stretch of text read from it."""

    number: int
    """Counted from 1, as a reader of the original counts."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where the text of a document stands in its original."""

    document_id: str
    kind: PartKind
    parts: tuple[Part, ...]
    """In text order; they do not overlap. A part without text is left out."""

    def find(self, start: int, end: int) -> str | None:
        """Name the parts a range was read from: "page 3", "pages 3-4"; None: none."""
        first = bisect_right(self.parts, start, key=lambda part: part.end)
        last = bisect_left(self.parts, end, key=lambda part: part.start) - 1
        if first > last:
            return None
        low, high = self.parts[first].number, self.parts[last].number
        return f"{self.kind} {low}" if low == high else f"{self.kind}s {low}-{high}"


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be read or analysed, why, and what to do."""

    stage: str
    item: str
    error: str
    hint: str
    traceback: str | None = None
    document_id: str | None = None
    """The document that could not be analysed; None: it could not be read at all."""


class ZoneKind(StrEnum):
    """What a stretch of a document is for."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """A block of lines with one purpose. Zones are in text order and do not overlap."""

    document_id: str
    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a zone that is read (never of boilerplate)."""

    document_id: str
    start: int
    end: int
    zone: ZoneKind
