"""Show what is known of a document beside its text: given, found and guessed, apart.

Document.found, Given, address -> MetadataValue, ... -> the document as it is known
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model import (
    BASIS_RANK,
    FIELD_RANK,
    Basis,
    Channel,
    Document,
    Given,
    MetadataField,
    MetadataValue,
    in_force,
    with_metadata,
)
from rashomon.text.domains import publishing_domain

if TYPE_CHECKING:
    from rashomon.store import View

UNRECORDED = "the file, by an earlier version"
"""Where a value was read in cases that did not keep it."""

DOMAIN = "the registered domain of {}"
"""What a publisher that nobody states is guessed from."""


def given_values(view: View) -> dict[str, tuple[Given, ...]]:
    """Give what the user said of each document, by its id."""
    found: dict[str, list[Given]] = {}
    for given in view.all(Given):
        found.setdefault(given.document_id, []).append(given)
    return {document_id: tuple(listed) for document_id, listed in found.items()}


def metadata_of(
    document: Document, given: Iterable[Given] = ()
) -> tuple[MetadataValue, ...]:
    """Give every value that is known of a stored document, by field, the one in force first.

    Args:
        document: As it was stored.
        given: What the user said of it.
    """
    channels = list(Channel)
    stated = sorted(given, key=lambda g: channels.index(g.channel))
    values = [*(g.value for g in stated), *(document.found or _unrecorded(document))]
    values += _guessed_publisher(values)
    return tuple(sorted(values, key=lambda v: (FIELD_RANK[v.field], BASIS_RANK[v.basis])))


def known_document(document: Document, given: Iterable[Given] = ()) -> Document:
    """Give a stored document with the values in force."""
    if not document.found:
        document = replace(document, found=tuple(_unrecorded(document)))
    return with_metadata(document, metadata_of(document, given))


def known_documents(view: View) -> Iterator[Document]:
    """Give every document of a case with the values in force, in id order."""
    given = given_values(view)
    for document in view.all(Document):
        yield known_document(document, given.get(document.id, ()))


def _unrecorded(document: Document) -> Iterator[MetadataValue]:
    """Rebuild what the file of a document of an early case stated."""
    for field in MetadataField:
        words = getattr(document, field.value)
        if words is None:
            continue
        is_date = field is MetadataField.PUBLISHED
        literal, edtf = (words.literal, words.edtf) if is_date else (words, None)
        yield MetadataValue(field, literal, Basis.FOUND, UNRECORDED, edtf)


def _guessed_publisher(values: Iterable[MetadataValue]) -> Iterator[MetadataValue]:
    addresses = [v for v in values if v.field is MetadataField.URL]
    address = in_force(addresses).get(MetadataField.URL)
    if address is None or address.value is None:
        return
    domain = publishing_domain(address.value)
    if domain:
        where = DOMAIN.format(address.value)
        yield MetadataValue(MetadataField.PUBLISHER, domain, Basis.GUESSED, where)
