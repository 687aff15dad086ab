"""Make a document of a text and what is stated about it.

text, Stated -> checks -> Document | Failure
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from rashomon.model import Document, Failure, content_id, text_sha256, with_metadata
from rashomon.stages.ingest.found import find_metadata
from rashomon.stages.ingest.items import Item, failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rashomon.stages.ingest.params import IngestParams


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says about its own text; None: not stated."""

    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    found_in: str | None = None
    """Where the file says all this: "front matter", "page", "row"; None: it says nothing."""


KEYS = tuple(f.name for f in fields(Stated) if f.name != "found_in")
"""What a file can state about its text."""


def stated_of(found: Mapping[str, str | None], found_in: str) -> Stated:
    """Build the metadata from the fields it knows; blank values are not stated."""
    values = {key: (found.get(key) or "").strip() for key in KEYS}
    known = {key: value for key, value in values.items() if value}
    return Stated(**known, found_in=found_in) if known else Stated()


def make_document(
    text: str, stated: Stated, item: Item, media_type: str, params: IngestParams
) -> Document | Failure:
    """Build the document; the text is kept to the code point.

    Identity is the text, its publisher, and its address or else the user's name for it.
    """
    wrong = _unstorable(text, stated)
    if wrong:
        return failure(item.name, *wrong)
    external_id = stated.external_id or item.stem
    document = Document(
        id=content_id("doc", text, stated.publisher, stated.url or external_id),
        external_id=external_id,
        text=text,
        sha256=text_sha256(text),
        path=item.path,
        media_type=media_type,
        found=find_metadata(text, stated, params),
    )
    return with_metadata(document, document.found)


def _unstorable(text: str, stated: Stated) -> tuple[str, str] | None:
    """Say what keeps a text from being read, and what to do."""
    if not any(c.isalnum() for c in text):
        return "no text", "there is nothing to read in it; leave it out."
    values = [text, *(getattr(stated, key) or "" for key in KEYS)]
    if any("\0" in value for value in values):
        return "a NUL character in the text", "remove the character U+0000."
    if any(_has_surrogate(value) for value in values):
        return (
            "a lone surrogate in the text",
            "an escape like \\ud800 is half a character; write the text out again.",
        )
    return None


def _has_surrogate(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
