"""Look up what was read in the documents of a case, as much of it as somebody asks for.

    View -> ReadIndex -> documents, claims, who said them, what their words mean

What is the same in two states of a case is read once: judging changes none of it, correcting
only the claims that are corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from rashomon.model import (
    Actor,
    Attribution,
    Claim,
    Corrected,
    Correction,
    Document,
    Given,
    Link,
    PageMap,
    Relation,
    Sentence,
    Shift,
    Sign,
    content_id,
    in_text_order,
)
from rashomon.store.kinds import kind_of
from rashomon.views.by_key import ByKey, Listed
from rashomon.views.corrections import correct_some
from rashomon.views.kept import Part, kept
from rashomon.views.metadata import (
    given_values,
    known_document,
    known_documents,
    metadata_of,
)
from rashomon.views.orders import by_member

if TYPE_CHECKING:
    from rashomon.model import MetadataValue, Span
    from rashomon.model.reading import LinkKey
    from rashomon.store import View

R = TypeVar("R", Claim, Attribution, Actor)
P = TypeVar("P", Relation, Shift)

SAID = (Document, Given, PageMap, Claim, Attribution, Sentence, Sign)
"""What is read in documents, and said of them."""

CORRECTED = (*SAID, Correction)
"""The same, as persons corrected it."""

MEANT = (Actor, Link)
"""What their words were taken to mean."""


class ReadIndex:
    """Looks up what was read, document by document."""

    def __init__(self, view: View, like: ReadIndex | None = None) -> None:
        self.view = view
        shared = like.parts if like is not None else {}
        self.parts = {
            "said": Part.like(view.state_of(*SAID), shared.get("said")),
            "corrected": Part.like(view.state_of(*CORRECTED), shared.get("corrected")),
            "meant": Part.like(view.state_of(*MEANT), shared.get("meant")),
        }

    @kept("said")
    def known(self) -> ByKey[str, Document]:
        """Give the documents as they are known, by id, in id order."""

        def find(ids: Iterable[str]) -> dict[str, Document]:
            given = self.given
            found = self.view.some(Document, sorted(ids))
            return {d.id: known_document(d, given.get(d.id, ())) for d in found}

        return ByKey(find, lambda: {d.id: d for d in known_documents(self.view)})

    @kept("said")
    def given(self) -> Mapping[str, tuple[Given, ...]]:
        """Give what the user said of each document, by its id."""
        return given_values(self.view)

    @kept("said")
    def named(self) -> Mapping[str, str]:
        """Give the external ids of the documents by their ids, in reading order."""
        raise NotImplementedError  # a case's index knows what a run has held of it

    @kept("said")
    def read_by_id(self) -> ByKey[str, Claim]:
        """Give the claims by id as the machine read them, in text order."""
        return _by_id(self.view, Claim)

    @kept("corrected")
    def corrections(self) -> tuple[Correction, ...]:
        """Give what persons read otherwise than the machine, those withdrawn too.

        They come as a reader meets their words; those of no document here come last.
        """

        def order(one: Correction) -> tuple[int, Span, str, str]:
            last = len(self.place)
            return self.place.get(one.document_id, last), one.place, one.at, one.id

        return tuple(sorted(self.view.all(Correction), key=order))

    @kept("corrected")
    def corrected(self) -> Corrected:
        """Give what they come to, in the reports they are of: claims, and who differs."""
        return correct_some(self.view, self.corrections)

    @kept("corrected")
    def corrections_of(self) -> Mapping[str, tuple[Correction, ...]]:
        """Give corrections by the id of the claim they are of now."""
        claim_of = self.corrected.claim_of
        return by_member((claim_of.get(c.id, c.claim), c) for c in self.corrections)

    @kept("corrected")
    def claim_by_id(self) -> ByKey[str, Claim]:
        """Give the claims by id as they were corrected, in text order."""
        read, as_read = self.read_by_id, self.corrected.as_read
        if not as_read:
            return read
        now = {c.id: c for c in self.corrected.claims if c.id in as_read}

        def find(ids: Iterable[str]) -> dict[str, Claim]:
            wanted = list(ids)
            read.fetch(wanted)
            found = ((i, read.get(i)) for i in wanted)
            return {i: now.get(i, claim) for i, claim in found if claim is not None}

        def whole() -> dict[str, Claim]:
            every = (now.get(i, claim) for i, claim in read.items())
            return {c.id: c for c in sorted(every, key=in_text_order)}

        return ByKey(find, whole)

    @kept("said")
    def attributions(self) -> ByKey[str, Attribution]:
        """Give who said something, by id, in id order."""
        return _by_id(self.view, Attribution)

    @kept("said")
    def sentences(self) -> ByKey[str, tuple[Sentence, ...]]:
        """Give the sentences by document id."""
        return _sentences_of(self.view, self.named)

    @kept("meant")
    def actors(self) -> ByKey[str, Actor]:
        """Give the actors by id, in id order."""
        return _by_id(self.view, Actor)

    @kept("meant")
    def links(self) -> ByKey[LinkKey, Link]:
        """Give what words mean, by document and place."""
        return _links_of(self.view)

    @kept("said")
    def documents(self) -> Sequence[Document]:
        """Give the documents in reading order."""
        return Listed(tuple(self.named), self.known)

    @kept("said")
    def place(self) -> Mapping[str, int]:
        """Give the place of each document in `documents`, by id."""
        return {document_id: number for number, document_id in enumerate(self.named)}

    @kept("corrected")
    def claims(self) -> tuple[Claim, ...]:
        """Give the claims in reading order.

        Who goes through all of them asks of each what its words mean, and of its document: that is
        read, too.
        """
        self.known.load()
        self.links.load()
        self.actors.load()
        return tuple(sorted(self.claim_by_id.values(), key=self.order_of))

    def order_of(self, claim: Claim) -> tuple[int, int, int, str]:
        """Give what claims are sorted by."""
        span = claim.span
        return self.place[claim.document_id], span.start, span.end, claim.id

    @kept("corrected")
    def rank(self) -> Mapping[str, int]:
        """Give the place of each claim in `claims`, by id."""
        return {claim.id: number for number, claim in enumerate(self.claims)}

    @kept("corrected")
    def claims_in(self) -> ByKey[str, tuple[Claim, ...]]:
        """Give the claims by document id; none for a document without any."""

        def find(ids: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
            read = [c.id for i in ids for c in self.read_in.get(i, ())]
            return by_member((c.document_id, c) for c in self.claims_of(read))

        return ByKey(find, lambda: by_member((c.document_id, c) for c in self.claims))

    @kept("said")
    def read_in(self) -> ByKey[str, tuple[Claim, ...]]:
        """Give the same as the machine read them, in text order, without what belongs to them."""

        def find(ids: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
            found = {i: tuple(self.view.of_document(Claim, i)) for i in ids}
            self.read_by_id.learn({c.id: c for claims in found.values() for c in claims})
            return found

        every = self.read_by_id
        return ByKey(find, lambda: by_member((c.document_id, c) for c in every.values()))

    def count_in(self, document_id: str) -> int:
        """Count the claims of a document, without what belongs to them."""
        is_read = self.claims_in.is_whole
        return len((self.claims_in if is_read else self.read_in).get(document_id, ()))

    @kept("said")
    def page_maps(self) -> Mapping[str, PageMap]:
        """Give page maps by document id; none for a document whose text is its original."""
        return {page_map.document_id: page_map for page_map in self.view.all(PageMap)}

    @kept("said")
    def signs(self) -> tuple[Sign, ...]:
        """Give the signs in reading order."""

        def order(sign: Sign) -> tuple[int, Span, str]:
            return self.place[sign.document_id], sign.span, sign.kind

        return tuple(sorted(self.view.all(Sign), key=order))

    @kept("said")
    def signs_in(self) -> Mapping[str, tuple[Sign, ...]]:
        """Give the signs by document id."""
        return by_member((sign.document_id, sign) for sign in self.signs)

    @kept("said")
    def metadata(self) -> ByKey[str, tuple[MetadataValue, ...]]:
        """Give what is known of each document beside its text; of a field what holds first."""
        given, known = self.given, self.known

        def find(ids: Iterable[str]) -> dict[str, tuple[MetadataValue, ...]]:
            wanted = [i for i in ids if i in self.named]
            known.fetch(wanted)
            return {i: metadata_of(known[i], given.get(i, ())) for i in wanted}

        return ByKey(find, lambda: find([document.id for document in self.documents]))

    def in_claim_order(self, records: Iterable[P]) -> tuple[P, ...]:
        """Sort pairs of claims as a reader meets them; pairs that lead nowhere fall out."""
        listed, claims = list(records), self.claim_by_id
        claims.fetch({i for r in listed for i in (r.a, r.b)})
        known = [r for r in listed if r.a in claims and r.b in claims]

        def order(pair: P) -> tuple[object, ...]:
            return *sorted(self.order_of(claims[i]) for i in (pair.a, pair.b)), pair.id

        return tuple(sorted(known, key=order))

    def claims_of(self, claim_ids: Iterable[str]) -> tuple[Claim, ...]:
        """Look claims up, in reading order."""
        wanted = dict.fromkeys(claim_ids)
        self.claim_by_id.fetch(wanted)
        found = [c for i in wanted if (c := self.claim_by_id.get(i)) is not None]
        self.fetch(found)
        return tuple(sorted(found, key=self.order_of))

    def fetch(self, claims: Iterable[Claim]) -> None:
        """Read at once who says some claims and what their words mean."""
        listed = list(claims)
        self.known.fetch({claim.document_id for claim in listed})
        if self.links.is_whole and self.attributions.is_whole:
            return
        self.attributions.fetch({c.attribution_id for c in listed if c.attribution_id})
        self.links.fetch({(c.document_id, *at) for c in listed for at in _named_at(c)})
        known = (
            self.links.get((c.document_id, *at)) for c in listed for at in _named_at(c)
        )
        self.actors.fetch({link.actor_id for link in known if link and link.actor_id})

    @property
    def claim_count(self) -> int:
        """Count the claims, without reading them."""
        if self.claim_by_id.is_whole:
            return len(self.claim_by_id)
        return self.view.count(Claim)

    def found_at(self, claim: Claim) -> str | None:
        """Say where the words of a claim stand in the original; None: not known."""
        page_map = self.page_maps.get(claim.document_id)
        return page_map.find(claim.span.start, claim.span.end) if page_map else None

    def external_ids(self, document_ids: Iterable[str]) -> tuple[str, ...]:
        """Name documents as the user does, sorted."""
        named = self.named
        return tuple(sorted(named[i] for i in document_ids if i in named))


def _named_at(claim: Claim) -> Iterator[tuple[int, int]]:
    """Say where words of a claim stand that name somebody or some place."""
    spans = [mention.span for mention in (*claim.actors, *claim.places)]
    if claim.source is not None:
        spans += [s for s in (claim.source.span, claim.source.antecedent) if s]
    yield from ((span.start, span.end) for span in spans)


def _by_id(view: View, record: type[R]) -> ByKey[str, R]:
    def find(ids: Iterable[str]) -> dict[str, R]:
        return {r.id: r for r in view.some(record, ids)}

    def whole() -> dict[str, R]:
        every = {r.id: r for r in view.all(record)}
        return every if record is Claim else {i: every[i] for i in sorted(every)}

    return ByKey(find, whole)


def _sentences_of(view: View, known: Mapping[str, str]) -> ByKey[str, tuple[Sentence, ...]]:
    def find(ids: Iterable[str]) -> dict[str, tuple[Sentence, ...]]:
        return {i: tuple(view.of_document(Sentence, i)) for i in ids if i in known}

    def whole() -> dict[str, tuple[Sentence, ...]]:
        found: dict[str, list[Sentence]] = {i: [] for i in sorted(known)}
        for sentence in view.all(Sentence):
            found[sentence.document_id].append(sentence)
        return {i: tuple(listed) for i, listed in found.items()}

    return ByKey(find, whole)


def _links_of(view: View) -> ByKey[LinkKey, Link]:
    table = kind_of(Link).table

    def find(keys: Iterable[LinkKey]) -> dict[LinkKey, Link]:
        links = view.some(Link, [content_id(table, *key) for key in keys])
        return {(k.document_id, k.start, k.end): k for k in links}

    return ByKey(find, lambda: {(k.document_id, k.start, k.end): k for k in view.all(Link)})
