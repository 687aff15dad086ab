"""Build cases of a few voices that part on a few questions."""

from __future__ import annotations

from factories import make_claim, make_document
from rashomon.model import (
    Actor,
    Claim,
    Document,
    Question,
    Reading,
    Relation,
    RelationKind,
    Variant,
    content_id,
)


class Town:
    """Builds a case of voices that each say one sentence of a report of their own."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.claims: list[Claim] = []

    def says(self, publisher: str, words: str) -> Claim:
        document = make_document(words, publisher=publisher, external_id=publisher + words)
        claim = make_claim(document, words)
        self.documents.append(document)
        self.claims.append(claim)
        return claim

    def reading(self, *actors: Actor) -> Reading:
        return Reading.of(self.documents, claims=self.claims, actors=actors)


def asked(text: str, *answers: list[Claim]) -> Question:
    variants = tuple(
        Variant(
            content_id("variant", text, n),
            claims[0].span.quote,
            tuple(c.id for c in claims),
            tuple(c.document_id for c in claims),
        )
        for n, claims in enumerate(answers)
    )
    return Question(content_id("question", text), text, None, variants, disputed=True)


def against(*pairs: tuple[Claim, Claim]) -> list[Relation]:
    return [
        Relation(
            content_id("r", a.id, b.id), RelationKind.CONTRADICTS, a.id, b.id, None, (), ""
        )
        for a, b in pairs
    ]
