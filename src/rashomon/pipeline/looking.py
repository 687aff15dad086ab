"""Part a case into its documents, and hash what each is looked at by.

Reading -> records of one document; document, claims, sentences, what its words mean -> hash

What the stages make of one document, or of two, lies in these and in rules and parameters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Claim, Document, Link, Reading
from rashomon.pipeline.gathering import Gathered
from rashomon.pipeline.keeping import documents_hashed


@dataclass(frozen=True, slots=True)
class Looks:
    """The documents of a case as they are looked at."""

    documents: Sequence[Document]
    parts: Parts
    prints: Sequence[Mapping[str, bytes]]
    """Hashes of what is read in each, and of what it means, by document id."""

    @classmethod
    def of(
        cls, reading: Reading, read: Gathered, prints: Sequence[Mapping[str, bytes]]
    ) -> Looks:
        """Look at every document.

        Args:
            reading: Everything read.
            read: What it was made of.
            prints: Hashes of the claims of each document, as corrected, and of its sentences.
        """
        parts = Parts(reading)
        meant = {d: parts.meant(d) for d in reading.documents}
        return cls(read.documents, parts, [*prints, meant])

    def by(self, rules: bytes) -> dict[str, bytes]:
        """Hash everything each document is looked at by, rules and parameters too."""
        return documents_hashed(self.documents, self.prints, rules)


class Parts:
    """The records of a reading, document by document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._claims: dict[str, list[Claim]] = {d: [] for d in reading.documents}
        for claim in reading.claims.values():
            self._claims[claim.document_id].append(claim)
        self._links: dict[str, list[Link]] = {d: [] for d in reading.documents}
        for link in reading.links.values():
            self._links[link.document_id].append(link)

    def of(self, document_id: str) -> Reading:
        """Give what is read in one document, as if there were no other."""
        links = self._links[document_id]
        actors = self._reading.actors
        return Reading.of(
            [self._reading.documents[document_id]],
            claims=self._claims[document_id],
            sentences=self._reading.sentences.get(document_id, ()),
            actors=[actors[k.actor_id] for k in links if k.actor_id],
            links=links,
        )

    def meant(self, document_id: str) -> bytes:
        """Write what the words of a document mean; who else goes by a name is left out.

        A name that is spelt otherwise in a new report changes no comparison of the others.
        """
        import msgspec

        actors = self._reading.actors
        named = [
            (k.start, k.end, k.place, actors[k.actor_id] if k.actor_id else None)
            for k in self._links[document_id]
        ]
        told = [(*at, (a.id, a.name, a.kind) if a else None) for *at, a in named]
        return msgspec.msgpack.encode(told)
