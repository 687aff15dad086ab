"""Read pages: what trafilatura takes for their text, with the bytes kept.

Item -> tree -> text, metadata, date -> Document, RawContent, PageMap
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rashomon.model import Document, Failure, PageMap, Part, PartKind, RawContent
from rashomon.stages.ingest.documents import Stated, make_document, stated_of
from rashomon.stages.ingest.items import Item, Record, failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.stages.ingest.params import IngestParams

MEDIA_TYPE = "text/html"

DATE_PARAMS = {
    "original_date": True,
    "extensive_search": False,  # dates guessed from running text are not the page's own
    "max_date": "2199-12-31",  # the default is today: the same page would change its date
}
"""How htmldate looks for the date of publication."""


def read_page(item: Item, params: IngestParams) -> Iterator[Record]:
    """Read an HTML file: a document, its raw bytes, and its paragraphs."""
    document = _page_document(item, params)
    yield document
    if isinstance(document, Document):
        digest = sha256(item.content).hexdigest()
        yield RawContent(document.id, digest, MEDIA_TYPE, item.content)
        yield PageMap(document.id, PartKind.PARAGRAPH, _paragraphs(document.text))


def _page_document(item: Item, params: IngestParams) -> Document | Failure:
    import trafilatura

    text: str | None = trafilatura.extract(
        item.content, fast=True, include_comments=False, deduplicate=False
    )
    if not text:
        return failure(item.name, "no text in this page", "save the report as text.")
    return make_document(text, _stated(item.content), item, MEDIA_TYPE, params)


def _paragraphs(text: str) -> tuple[Part, ...]:
    """Count the paragraphs: a line each, as trafilatura writes them."""
    lines = enumerate(re.finditer(r"[^\n]*\S[^\n]*", text), 1)
    return tuple(Part(number, line.start(), line.end()) for number, line in lines)


def _stated(content: bytes) -> Stated:
    """Read the metadata of a page; parsed anew, as extraction prunes its tree."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(content)
    if tree is None:
        return Stated()
    found: Any = extract_metadata(tree, date_config=dict(DATE_PARAMS))
    fields = {
        "url": found.url,
        "title": found.title,
        "publisher": _sitename(found.sitename, found.url),
        "byline": found.author,
        "published": found.date,
        "language": tree.get("lang"),
    }
    return stated_of(fields, "page")


def _sitename(sitename: str | None, url: str | None) -> str | None:
    """Give the name a page states for its site; a bare host name is none."""
    host = urlsplit(url or "").hostname or ""
    if not sitename or sitename.lower().removeprefix("www.") == host.removeprefix("www."):
        return None
    return sitename
