"""Tell which actor and which place the words of claims mean.

claims -> Page a document -> settled within it -> joined across -> Actor, Link
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Actor, Claim, Document, Link, Place
from rashomon.stages.link.across import Joined, join_documents, with_reason
from rashomon.stages.link.page import Page, Spot, open_page
from rashomon.stages.link.params import LinkParams
from rashomon.stages.link.places import Gazetteer, find_place, load_places
from rashomon.stages.link.tables import load_tables
from rashomon.stages.link.within import Found, settle_document


@dataclass(frozen=True, slots=True)
class Linked:
    """The actors in id order and the links in document and text order."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]


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
    tables = load_tables(params.actors_file)
    gazetteer = load_places(params.places_file, tables)
    by_document: dict[str, list[Claim]] = {d.id: [] for d in documents}
    for claim in claims:
        if claim.document_id in by_document:
            by_document[claim.document_id].append(claim)
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: d.id)
    pages = [open_page(d, by_document[d.id], tables) for d in ordered]
    found = [item for page in pages for item in settle_document(page, tables)]
    joined = join_documents(found, tables, params)
    return Linked(joined.actors, _links(pages, found, joined, gazetteer))


def _links(
    pages: Sequence[Page], found: Iterable[Found], joined: Joined, gazetteer: Gazetteer
) -> tuple[Link, ...]:
    actors = {(f.document_id, f.spot.span): with_reason(f.sense, joined) for f in found}
    links: list[Link] = []
    for page in pages:
        for spot in page.spots:
            sense = actors.get((page.document.id, spot.span))
            place, where = _place(page, spot, gazetteer)
            if sense is None and place is None:
                continue
            actor_id = joined.actor_of[sense.identity] if sense else None
            reasons = [r for r in (sense.why if sense else None, where) if r]
            start, end = spot.span.start, spot.span.end
            links.append(
                Link(page.document.id, start, end, actor_id, place, "; ".join(reasons))
            )
    return tuple(links)


def _place(page: Page, spot: Spot, gazetteer: Gazetteer) -> tuple[Place | None, str | None]:
    return find_place(page, spot, gazetteer) if spot.is_place else (None, None)
