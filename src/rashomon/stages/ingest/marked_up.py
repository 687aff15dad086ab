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
    from collections.abc import Iterator

    from rashomon.stages.ingest.tools import Tools

PAGE = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_page(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a page: a document, its bytes, and its paragraphs."""
    return _read(item, tools, "page", PAGE)


def read_pdf(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a PDF: a document, its bytes, and its pages."""
    return _read(item, tools, "pdf", PDF)


def read_docx(item: Item, tools: Tools) -> Iterator[Record]:
    """Read a Word file: a document, its bytes, and its paragraphs."""
    return _read(item, tools, "docx", DOCX)


_FOUND_IN = {"page": "page", "pdf": "file properties", "docx": "file properties"}


def _read(item: Item, tools: Tools, name: str, media_type: str) -> Iterator[Record]:
    try:
        found = Extract.of(tools.confined.parse(name, item.content))
    except UnreadableError as error:
        yield failure(item.name, error.error, error.hint)
        return
    stated = stated_of(found.fields, _FOUND_IN[name])
    document = make_document(found.text, stated, item, media_type, tools.params)
    yield document
    if isinstance(document, Document):
        yield from beside(document, item.content, media_type, found)
        if found.remark:
            yield failure(item.name, *found.remark)


def beside(
    document: Document, content: bytes, media_type: str, found: Extract
) -> Iterator[Record]:
    """Give what is kept beside a document: its bytes, and where its text stands in them."""
    digest = sha256(content).hexdigest()
    yield RawContent(document.id, digest, media_type, content)
    if found.part_kind:
        parts = tuple(Part(*part) for part in found.parts)
        yield PageMap(document.id, PartKind(found.part_kind), parts)
