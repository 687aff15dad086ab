"""Read what is no plain text: pages, PDF, Word files.

Item -> parser in its own process -> Document, RawContent, PageMap | Failure
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from rashomon.model import Document, PageMap, Part, PartKind, RawContent
from rashomon.stages.ingest.documents import make_document, stated_of
from rashomon.stages.ingest.extracts import Extract, UnreadableError
from rashomon.stages.ingest.items import Item, Record, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rashomon.stages.ingest.tools import Tools

PAGE = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_page(item: Item, tools: Tools, address: str | None = None) -> Iterator[Record]:
    """Read a page: a document, its bytes, and its paragraphs.

    Args:
        item: The page.
        tools: What parses it.
        address: Where it was fetched from; it goes before what the page says of itself.
    """
    return read_confined(item, tools, "page", PAGE, {"url": address} if address else {})


def read_pdf(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a PDF: a document, its bytes, and its pages."""
    return read_confined(item, tools, "pdf", PDF)


def read_docx(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a Word file: a document, its bytes, and its paragraphs."""
    return read_confined(item, tools, "docx", DOCX)


_FOUND_IN = {"pdf": "file properties", "docx": "file properties"}
"""Where a format states its metadata, if not on the page."""


def read_confined(
    item: Item,
    tools: Tools,
    name: str,
    media_type: str,
    known: Mapping[str, str | None] | None = None,
) -> Iterator[Record]:
    """Read a file by the parser of this name; what is known beside goes before what it states."""
    try:
        found = Extract.of(tools.confined.parse(name, item.content))
        found.fields.update(known or {})
    except UnreadableError as error:
        yield failure(item.name, error.error, error.hint)
        return
    yield from documented(found, _FOUND_IN.get(name, "page"), item, media_type, tools)


def documented(
    found: Extract, found_in: str, item: Item, media_type: str, tools: Tools
) -> Iterator[Record]:
    """Make a document of an extract, with its bytes, its map, and what could not be read."""
    stated = stated_of(found.fields, found_in)
    document = make_document(found.text, stated, item, media_type, tools.params)
    yield document
    if not isinstance(document, Document):
        return
    digest = sha256(item.content).hexdigest()
    yield RawContent(document.id, digest, media_type, item.content)
    if found.part_kind:
        parts = tuple(Part(*part) for part in found.parts)
        yield PageMap(document.id, PartKind(found.part_kind), parts)
    if found.remark:
        yield failure(item.name, *found.remark)
