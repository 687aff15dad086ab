"""See which documents tell what a crowd of copies tells, so that nobody meets everybody.

    document-level origins, passages -> lead of each crowd -> claims told again after it

Five thousand near-identical alerts hold twelve million pairs that all say one thing. In a
crowd each document is compared with one of it, its lead. What a document says beside the
text it shares with the lead is compared with everything, like any other claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model.claims import Claim
from rashomon.model.reuse import Origin, OriginLevel, Passage
from rashomon.model.spans import Span

CROWD = 40
"""Most documents of one origin that are all compared with each other; 40 make 780 pairs."""


@dataclass(frozen=True, slots=True)
class Crowds:
    """The crowds of a case; empty in most cases."""

    lead_of: Mapping[str, str]
    """By document id, for documents of a crowd only: the one each is compared with."""
    shared: Mapping[str, tuple[Span, ...]]
    """What a document shares with its lead, by document id; nothing for the lead itself."""

    def lead_retold(self, claim: Claim) -> str | None:
        """Give the lead whose text a claim tells again by more than half; None: it does not."""
        spans = self.shared.get(claim.document_id, ())
        told = sum(
            max(0, min(claim.span.end, s.end) - max(claim.span.start, s.start))
            for s in spans
        )
        if told * 2 <= claim.span.end - claim.span.start:
            return None
        return self.lead_of[claim.document_id]

    def are_apart(self, a: str, b: str) -> bool:
        """Tell whether two documents follow one lead and are compared with it only."""
        lead = self.lead_of.get(a)
        return lead is not None and lead == self.lead_of.get(b) and lead not in (a, b)


def find_crowds(origins: Iterable[Origin], passages: Iterable[Passage]) -> Crowds:
    """Find the origins with more documents than CROWD, and the lead of each.

    Args:
        origins: Document-level ones count; a document of two crowds is in the larger one.
        passages: What documents share; the lead is who shares with most, then the first id.
    """
    crowds = [
        o
        for o in origins
        if o.level is OriginLevel.DOCUMENT and len(o.document_ids) > CROWD
    ]
    if not crowds:
        return Crowds({}, {})
    known = list(passages)
    partners: dict[str, set[str]] = defaultdict(set)
    for passage in known:
        partners[passage.a_document_id].add(passage.b_document_id)
        partners[passage.b_document_id].add(passage.a_document_id)
    lead_of: dict[str, str] = {}
    for crowd in sorted(crowds, key=lambda o: (-len(o.document_ids), o.id)):
        inside = set(crowd.document_ids)
        ranked = sorted(inside, key=lambda d: (-len(partners[d] & inside), d))
        for document_id in inside:
            lead_of.setdefault(document_id, ranked[0])
    return Crowds(lead_of, _shared(lead_of, known))


def _shared(
    lead_of: Mapping[str, str], passages: Iterable[Passage]
) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for passage in passages:
        a, b = passage.a_document_id, passage.b_document_id
        if lead_of.get(a) == b:
            found[a].append(passage.a)
        if lead_of.get(b) == a:
            found[b].append(passage.b)
    return {document_id: tuple(spans) for document_id, spans in found.items()}
