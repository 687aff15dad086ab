"""Look records of a case up: what a claim's words mean, who speaks, what goes together.

Built once by the pipeline after `link` and `reuse`, handed to every relational stage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.claims import Attribution, Claim, Mention, Role
from rashomon.model.documents import Document, Sentence
from rashomon.model.links import Actor, Link, Place
from rashomon.model.reuse import Origin, OriginLevel, Passage
from rashomon.model.spans import Span

LinkKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who holds a claim: the source it is credited to, or the publisher for its own voice."""

    name: str
    """The actor's name, else the words of the source, else the publisher or external id."""
    actor_id: str | None
    is_author: bool
    """The document's own voice."""
    is_named: bool
    """False for "residents", "officials", and for a source that is not named at all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read so far. Mappings are in id order; sentences and claims in text order."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    attributions: Mapping[str, Attribution]
    sentences: Mapping[str, tuple[Sentence, ...]]
    """By document id."""
    actors: Mapping[str, Actor]
    links: Mapping[LinkKey, Link]
    passages: tuple[Passage, ...] = ()
    origins: tuple[Origin, ...] = ()
    """Document level."""

    @classmethod
    def of(  # noqa: PLR0913  one argument a record type
        cls,
        documents: Sequence[Document],
        *,
        claims: Sequence[Claim] = (),
        attributions: Sequence[Attribution] = (),
        sentences: Sequence[Sentence] = (),
        actors: Sequence[Actor] = (),
        links: Sequence[Link] = (),
        passages: Sequence[Passage] = (),
        origins: Sequence[Origin] = (),
    ) -> Reading:
        """Index the records; input order does not matter."""
        by_document: dict[str, list[Sentence]] = {d.id: [] for d in documents}
        for sentence in sorted(sentences, key=lambda s: (s.document_id, s.start)):
            by_document[sentence.document_id].append(sentence)
        return cls(
            {d.id: d for d in sorted(documents, key=lambda d: d.id)},
            {c.id: c for c in sorted(claims, key=in_text_order)},
            {a.id: a for a in sorted(attributions, key=lambda a: a.id)},
            {key: tuple(found) for key, found in by_document.items()},
            {a.id: a for a in sorted(actors, key=lambda a: a.id)},
            {(k.document_id, k.start, k.end): k for k in links},
            tuple(passages),
            tuple(origins),
        )

    def link_of(self, document_id: str, span: Span) -> Link | None:
        """Find what the words at a span mean; None: left open."""
        return self.links.get((document_id, span.start, span.end))

    def actor_of(self, document_id: str, span: Span) -> Actor | None:
        """Find the actor words mean; None: left open or a place only."""
        link = self.link_of(document_id, span)
        return self.actors.get(link.actor_id) if link and link.actor_id else None

    def place_of(self, document_id: str, span: Span) -> Place | None:
        """Find the place words mean; None: left open."""
        link = self.link_of(document_id, span)
        return link.place if link else None

    def mentions(self, claim: Claim, *roles: Role) -> tuple[Mention, ...]:
        """Give the actor mentions of a claim with one of the roles (all without roles)."""
        return tuple(m for m in claim.actors if not roles or m.role in roles)

    def source_actor(self, claim: Claim) -> Actor | None:
        """Find the actor a claim is credited to, through its antecedent if need be."""
        if claim.source is None:
            return None
        for span in (claim.source.span, claim.source.antecedent):
            actor = self.actor_of(claim.document_id, span) if span else None
            if actor:
                return actor
        return None

    def speaker(self, claim: Claim) -> Speaker:
        """Tell who holds a claim."""
        if claim.source is None:
            name = self.publisher_name(claim.document_id)
            return Speaker(name, None, is_author=True, is_named=True)
        actor = self.source_actor(claim)
        if actor:
            return Speaker(actor.name, actor.id, is_author=False, is_named=True)
        antecedent = claim.source.antecedent
        words = antecedent.quote if antecedent else " > ".join(claim.source.chain[-1:])
        return Speaker(words or "unnamed source", None, is_author=False, is_named=False)

    def publisher_name(self, document_id: str) -> str:
        """Name the publisher; the external id where none is stated."""
        document = self.documents[document_id]
        return document.publisher or document.external_id

    def publishing(self) -> dict[str, str]:
        """Give the id of the actor that a publisher is or speaks for, by its name.

        A publisher that nobody names is left out, and so is one whose name two actors bear.
        """
        published = {self.publisher_name(document_id) for document_id in self.documents}
        called: dict[str, set[str]] = {}
        for actor in self.actors.values():
            for name in published.intersection((actor.name, *actor.aliases)):
                called.setdefault(name, set()).add(actor.id)
        return {name: next(iter(ids)) for name, ids in called.items() if len(ids) == 1}

    def texts(self) -> dict[str, str]:
        """Name the text each document goes back to, by document id: copies are one text.

        A document that belongs to none is left out; of several the first by id counts.
        """
        levels = [o for o in self.origins if o.level is OriginLevel.DOCUMENT]
        ordered = sorted(levels, key=lambda o: o.id, reverse=True)
        return {i: origin.id for origin in ordered for i in origin.document_ids}

    def document_origin(self, document_id: str) -> Origin | None:
        """Find the document-level origin a document belongs to (the first by id of several)."""
        for origin in self.origins:
            if origin.level is OriginLevel.DOCUMENT and document_id in origin.document_ids:
                return origin
        return None


def in_text_order(claim: Claim) -> tuple[str, int, int, str]:
    """Give what claims are sorted by in a reading."""
    return claim.document_id, claim.span.start, claim.span.end, claim.id
