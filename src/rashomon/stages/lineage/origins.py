"""Turn the informants of claims into origins with their evidence.

claims, informants -> Origin (claim level); questions -> the origins behind each variant
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model import (
    Claim,
    Evidence,
    Origin,
    OriginKind,
    OriginLevel,
    Question,
    Reading,
    content_id,
)
from rashomon.stages.lineage.informants import Informant
from rashomon.stages.lineage.wording import label, sentence_of
from rashomon.text.agencies import agency_of, find_agencies

WIRES_SHOWN = 3
"""Most sentences quoted as evidence of the agency an informant spoke to."""


def find_origins(
    reading: Reading, informants: Mapping[str, Informant]
) -> tuple[Origin, ...]:
    """Give the claim-level origins in id order; every claim is in exactly one."""
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim_id, informant in informants.items():
        groups[informant.key].append(reading.claims[claim_id])
    found = [
        _origin(reading, claims, min(informants[c.id] for c in claims))
        for claims in groups.values()
    ]
    return tuple(sorted(found, key=lambda origin: origin.id))


def with_origins(
    questions: Iterable[Question], origins: Iterable[Origin]
) -> tuple[Question, ...]:
    """Fill in which distinct origins stand behind each variant."""
    origin_of = {c: origin for origin in origins for c in origin.claim_ids}
    return tuple(
        replace(
            question,
            variants=tuple(v.resting_on(v.claim_ids, origin_of) for v in question.variants),
        )
        for question in questions
    )


def _origin(reading: Reading, claims: Sequence[Claim], informant: Informant) -> Origin:
    documents = tuple(sorted({c.document_id for c in claims}))
    evidence = [_reason(reading, documents, informant)]
    evidence += _hidden(reading, claims, informant)
    evidence += _wires(reading, claims, informant)
    return Origin(
        id=content_id("origin", "claim", *informant.key),
        level=OriginLevel.CLAIM,
        kind=informant.kind,
        document_ids=documents,
        claim_ids=tuple(sorted(c.id for c in claims)),
        name=informant.name,
        evidence=tuple(evidence),
    )


def _reason(reading: Reading, documents: Sequence[str], informant: Informant) -> Evidence:
    where = ", ".join(label(reading, d) for d in documents)
    if informant.kind is OriginKind.INFORMANT:
        who = informant.name or "a source that is not named"
        return Evidence("informant", f"Credited to {who} in {where}.")
    if informant.kind is OriginKind.CREDIT:
        return Evidence("credit", f"Goes back to {informant.name} in {where}.")
    return Evidence("own_voice", f"Stated by {where} without a source.")


def _hidden(
    reading: Reading, claims: Sequence[Claim], informant: Informant
) -> list[Evidence]:
    """Name the documents that carry an informant's words in their own voice."""
    if informant.kind is not OriginKind.INFORMANT:
        return []
    own = sorted({c.document_id for c in claims if c.source is None})
    who = informant.name or "a source that is not named"
    return [
        Evidence(
            "same_words",
            f"{label(reading, d)} has the same words as a copy that credits {who}.",
            tuple(_place(c) for c in claims if c.document_id == d and c.source is None),
        )
        for d in own
    ]


def _wires(
    reading: Reading, claims: Sequence[Claim], informant: Informant
) -> list[Evidence]:
    """Name the agencies an informant is said to have spoken to ("told AFP")."""
    if informant.kind is not OriginKind.INFORMANT:
        return []
    found: dict[tuple[str, str], Evidence] = {}
    for claim in (c for c in claims if c.source is not None):
        start, end = sentence_of(reading, claim)
        text = reading.documents[claim.document_id].text
        for match in find_agencies(text, start, end):
            agency = agency_of(match.group())
            why = f"Reached through {agency} in {label(reading, claim.document_id)}."
            where = ((claim.document_id, match.start(), match.end()),)
            key = (agency, claim.document_id)
            found.setdefault(key, Evidence("wire", why, where))
    return [found[key] for key in sorted(found)][:WIRES_SHOWN]


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.document_id, claim.span.start, claim.span.end
