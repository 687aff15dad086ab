"""Tell which actor and which place the words of claims mean.

claims -> Page a document -> settled within it -> joined across -> publishers -> Actor, Link
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model import Claim, Document, Link, Place, Span
from rashomon.stages.link.across import Joined, join_documents, with_reason
from rashomon.stages.link.linked import Linked
from rashomon.stages.link.page import Page, Spot, open_page
from rashomon.stages.link.params import LinkParams
from rashomon.stages.link.places import Gazetteer, find_place, load_places
from rashomon.stages.link.publishers import link_publishers
from rashomon.stages.link.sense import Sense
from rashomon.stages.link.tables import load_tables
from rashomon.stages.link.towns import TOWN_CACHES
from rashomon.stages.link.within import settle_document
from rashomon.stages.link.words import WORD_CACHES


def link_claims(
    documents: Sequence[Document], claims: Sequence[Claim], params: LinkParams
) -> Linked:
    """Link every mention that is settled; the others get no link.

    Args:
        documents: All documents of the case.
        claims: Their claims; those of other documents are passed over.
        params: The user's tables.

    Raises:
        SettingError: If a table of the user cannot be read.
    """
    gazetteer = load_gazetteer(params)
    by_document: dict[str, list[Claim]] = {d.id: [] for d in documents}
    for claim in claims:
        if claim.document_id in by_document:
            by_document[claim.document_id].append(claim)
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: d.id)
    named = [
        named for d in ordered for named in name_document(d, by_document[d.id], gazetteer)
    ]
    joined = join_names(named, gazetteer, params)
    return link_publishers(joined, ordered, claims, gazetteer.tables)


def load_gazetteer(params: LinkParams) -> Gazetteer:
    """Load what names are looked up in.

    Raises:
        SettingError: If a table of the user cannot be read.
    """
    return load_places(params.places_file, load_tables(params.actors_file))


@dataclass(frozen=True, slots=True)
class Named:
    """What one document by itself tells of the words at one place in it."""

    document_id: str
    span: Span
    sense: Sense | None
    """Who they name; None: open, or nobody."""
    place: Place | None
    where: str | None
    """Why it is that place."""


def name_document(
    document: Document, claims: Sequence[Claim], gazetteer: Gazetteer
) -> tuple[Named, ...]:
    """Settle the words of one document by itself, in text order.

    Nothing but the document, its claims and the tables has a part in it, so that it can be
    kept. Its page is let go afterwards.
    """
    return tuple(_named(open_page(document, claims, gazetteer.tables), gazetteer))


def join_names(named: Sequence[Named], gazetteer: Gazetteer, params: LinkParams) -> Linked:
    """Join what all documents name, and link the words.

    Args:
        named: Of all documents, in document and text order.
        gazetteer: What the names were looked up in.
        params: How rare a surname has to be.
    """
    senses = (n.sense for n in named if n.sense)
    joined = join_documents(senses, gazetteer.tables, params)
    once: dict[object, Any] = {}
    return Linked(joined.actors, tuple(_link(one, joined, once) for one in named))


def forget_linking() -> None:
    """Let go of what is looked up only where words are linked: 65 MB of a large case."""
    for cached in (*WORD_CACHES, *TOWN_CACHES):
        cached.cache_clear()


def _named(page: Page, gazetteer: Gazetteer) -> Iterator[Named]:
    senses = {f.spot.span: f.sense for f in settle_document(page, gazetteer.tables)}
    for spot in page.spots:
        sense = senses.get(spot.span)
        place, where = _place(page, spot, gazetteer)
        if sense is not None or place is not None:
            yield Named(page.document.id, spot.span, sense, place, where)


def _link(named: Named, joined: Joined, once: dict[object, Any]) -> Link:
    """Say whom and what words mean, and why, once it is known who is one actor.

    Places and reasons are few, words many: `once` holds the first of each.
    """
    sense = with_reason(named.sense, joined) if named.sense else None
    actor_id = joined.actor_of[sense.identity] if sense else None
    reasons = [r for r in (sense.why if sense else None, named.where) if r]
    span, first = named.span, once.setdefault
    document_id = first(named.document_id, named.document_id)
    place = first(named.place, named.place)
    why = "; ".join(reasons)
    return Link(document_id, span.start, span.end, actor_id, place, first(why, why))


def _place(page: Page, spot: Spot, gazetteer: Gazetteer) -> tuple[Place | None, str | None]:
    return find_place(page, spot, gazetteer) if spot.is_place else (None, None)
