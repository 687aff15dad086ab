"""Small valid records for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rashomon.model import (
    Actor,
    ActorKind,
    Certainty,
    Claim,
    Commitment,
    Document,
    EventDate,
    Factuality,
    Link,
    Source,
    Span,
    ZoneKind,
    content_id,
    text_sha256,
)


def make_document(text: str = "It rained in Ostrel.", **fields: Any) -> Document:
    """Build a document; `published` may be an ISO date."""
    published = fields.pop("published", None)
    external_id = fields.pop("external_id", "report")
    if isinstance(published, str):
        published = EventDate(published, published)
    made = content_id("doc", text, fields.get("publisher"), external_id)
    return Document(
        id=made,
        external_id=external_id,
        text=text,
        sha256=text_sha256(text),
        published=published,
        language="en",
        **fields,
    )


def span_of(document: Document, words: str) -> Span:
    """Find words in a document; they must occur."""
    start = document.text.index(words)
    return Span(start, start + len(words), words)


def make_claim(
    document: Document, words: str, source: str | None = None, **fields: Any
) -> Claim:
    """Build a claim of `words`, credited to the words `source` of the same document."""
    span = span_of(document, words)
    claim = Claim(
        id=content_id("claim", document.id, source, span.start, span.end, ""),
        document_id=document.id,
        zone=ZoneKind.BODY,
        span=span,
        attribution_id=content_id("attribution", document.id, source) if source else None,
        factuality=Factuality(
            Commitment.CERTAIN, Commitment.UNKNOWN if source else Commitment.CERTAIN
        ),
        certainty=Certainty.REPORTED if source else Certainty.ASSERTED,
        source=Source(span_of(document, source), (source,)) if source else None,
    )
    return replace(claim, **fields)


def make_actor(name: str, kind: ActorKind = ActorKind.OTHER, **fields: Any) -> Actor:
    """Build an actor."""
    return Actor(content_id("actor", name), name, kind, **fields)


def make_link(document: Document, words: str, actor: Actor) -> Link:
    """Link words of a document to an actor."""
    span = span_of(document, words)
    return Link(document.id, span.start, span.end, actor.id, None, "given by the test")
