"""Show documents, what they go back to, and one document with all that was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.errors import UnknownNameError
from rashomon.model import (
    Document,
    Evidence,
    MetadataField,
    OriginLevel,
    Passage,
    Sign,
    Span,
    Zone,
)
from rashomon.views.claims import ClaimRow, claim_rows
from rashomon.views.notes import NoteRow, notes_on
from rashomon.views.paging import Page
from rashomon.views.word_changes import Piece, marked_pieces

if TYPE_CHECKING:
    from rashomon.model import Origin
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An earlier text or an informant, and what goes back to it."""

    id: str
    level: str
    kind: str
    name: str | None
    """The credited name ("AFP"); None: nobody is credited."""
    document_ids: tuple[str, ...]
    external_ids: tuple[str, ...]
    """Its documents as the user names them, sorted."""
    claim_ids: tuple[str, ...]
    first_id: str | None
    first: str | None
    """External id of the document the others go back to; None: direction open."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document, and how much was read in it."""

    id: str
    external_id: str
    publisher: str | None
    title: str | None
    published: str | None
    """EDTF."""
    language: str | None
    path: str | None
    url: str | None
    characters: int
    claims: int
    signs: int
    origins: tuple[OriginRow, ...]
    """Document level."""
    newer: str | None
    """External id of the newer version that counts in its place; None: it counts."""
    metadata: tuple[MetadataRow, ...]
    """What the publisher, date and so on rest on."""
    notes: tuple[NoteRow, ...] = ()
    """What persons noted on it."""


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """One value of a field of a document, in force or passed over."""

    document_id: str
    document: str
    """External id."""
    field: str
    value: str | None
    """A date as EDTF; None: said not to be known."""
    basis: str
    """given, found or guessed."""
    where: str
    literal: str | None
    """The words of a date; None for other fields."""
    span: Span | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A run of text a document shares with another one, seen from this document."""

    kind: str
    span: Span
    other_id: str
    other: str
    """External id of the other document."""
    other_span: Span
    similarity: float
    """Share of words in common order, in [0, 1]."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Give its words with what was changed, for a page."""
        return marked_pieces(self)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with everything that was read in it, in text order."""

    row: DocumentRow
    document: Document
    zones: tuple[Zone, ...]
    claims: tuple[ClaimRow, ...]
    signs: tuple[Sign, ...]
    passages: tuple[SharedPassage, ...]


def origin_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[OriginRow]:
    """List origins: document level first, then those with the most documents, by names."""
    place = {origin.id: number for number, origin in enumerate(index.origins)}
    ordered = sorted(
        index.origins,
        key=lambda o: (
            o.level is OriginLevel.CLAIM,
            -len(o.document_ids),
            o.name or "",
            index.named_in[o.id],
            place[o.id],
        ),
    )
    return Page.of(ordered, partial(origin_row, index), offset, limit)


def origin_row(index: CaseIndex, origin: Origin) -> OriginRow:
    """Join an origin with the names of its documents."""
    return OriginRow(
        id=origin.id,
        level=origin.level.value,
        kind=origin.kind.value,
        name=origin.name,
        document_ids=origin.document_ids,
        external_ids=index.named_in[origin.id],
        claim_ids=origin.claim_ids,
        first_id=origin.first_id,
        first=index.named.get(origin.first_id or ""),
        evidence=origin.evidence,
    )


def document_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[DocumentRow]:
    """List documents by external id."""
    return Page.of(index.documents, partial(document_row, index), offset, limit)


def document_view(index: CaseIndex, name: str) -> DocumentView:
    """Show one document, named by its id or its external id.

    Raises:
        UnknownNameError: There is none, or several have this external id.
    """
    document = _named(index, name)
    return DocumentView(
        row=document_row(index, document),
        document=document,
        zones=tuple(index.view.of_document(Zone, document.id)),
        claims=claim_rows(index, document_id=document.id).rows,
        signs=index.signs_in.get(document.id, ()),
        passages=_shared_passages(index, document),
    )


def _named(index: CaseIndex, name: str) -> Document:
    if name in index.reading.documents:
        return index.reading.documents[name]
    found = [key for key, named in index.named.items() if named == name]
    if len(found) == 1:
        return index.reading.documents[found[0]]
    known = found or [*index.named.values()]
    raise UnknownNameError.of("one document" if found else "document", name, known)


def document_row(index: CaseIndex, document: Document) -> DocumentRow:
    """Join a document with what was read in it."""
    origins = index.origins_of_document.get(document.id, ())
    return DocumentRow(
        id=document.id,
        external_id=document.external_id,
        publisher=document.publisher,
        title=document.title,
        published=document.published.edtf if document.published else None,
        language=document.language,
        path=document.path,
        url=document.url,
        characters=len(document.text),
        claims=index.count_in(document.id),
        signs=len(index.signs_in.get(document.id, ())),
        origins=tuple(origin_row(index, origin) for origin in origins),
        newer=_newer(index, document.id),
        metadata=metadata_rows(index, document),
        notes=notes_on(index, document.id),
    )


def _newer(index: CaseIndex, document_id: str) -> str | None:
    ids = (v.newer_id for v in index.versions if v.older_id == document_id)
    return next((index.named[i] for i in ids), None)


def metadata_rows(index: CaseIndex, document: Document) -> tuple[MetadataRow, ...]:
    """List what is known of a document beside its text: by field, the value in force first."""
    rows: list[MetadataRow] = []
    for value in index.metadata.get(document.id, ()):
        is_date = value.field is MetadataField.PUBLISHED
        rows.append(
            MetadataRow(
                document_id=document.id,
                document=document.external_id,
                field=value.field.value,
                value=value.edtf if is_date else value.value,
                basis=value.basis.value,
                where=value.where,
                literal=value.value if is_date else None,
                span=value.span,
                in_force=not rows or rows[-1].field != value.field.value,
            )
        )
    return tuple(rows)


def _shared_passages(index: CaseIndex, document: Document) -> tuple[SharedPassage, ...]:
    passages = index.passages_of.get(document.id, ())
    found = [_from_side(index, p, document.id) for p in passages]
    shared = [p for p in found if p]
    return tuple(sorted(shared, key=lambda p: (p.span, p.other, p.other_span, p.other_id)))


def _from_side(
    index: CaseIndex, passage: Passage, document_id: str
) -> SharedPassage | None:
    """See a passage from one of its documents; None: it is in neither."""
    here, there = (passage.a_document_id, passage.a), (passage.b_document_id, passage.b)
    if there[0] == document_id:
        here, there = there, here
    if here[0] != document_id or there[0] not in index.named:
        return None
    return SharedPassage(
        passage.kind.value,
        here[1],
        there[0],
        index.named[there[0]],
        there[1],
        passage.similarity,
    )
