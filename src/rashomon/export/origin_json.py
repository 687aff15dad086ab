"""Write what goes back to what as JSON: origins, why, and signs of rewording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.export.claim_json import span_to_json

if TYPE_CHECKING:
    from rashomon.model import Evidence, Origin, Sign

Json = dict[str, Any]


def origin_to_json(origin: Origin) -> Json:
    """Give an origin by the ids of what goes back to it."""
    return {
        "id": origin.id,
        "level": origin.level.value,
        "kind": origin.kind.value,
        "documents": list(origin.document_ids),
        "claims": list(origin.claim_ids),
        "name": origin.name,
        "first": origin.first_id,
        "evidence": [evidence_to_json(e) for e in origin.evidence],
    }


def evidence_to_json(evidence: Evidence) -> Json:
    """Give a reason with the words it rests on."""
    return {
        "method": evidence.method,
        "why": evidence.why,
        "spans": [
            {"document": document_id, "start": start, "end": end}
            for document_id, start, end in evidence.spans
        ],
    }


def sign_to_json(sign: Sign) -> Json:
    """Give a sign of rewording with its words and likely earlier ones."""
    return {
        "document": sign.document_id,
        "kind": sign.kind.value,
        **span_to_json(sign.span),
        "likely": list(sign.likely),
    }
