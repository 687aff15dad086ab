"""Write what one document shares and takes, format `rashomon-reuse/1`.

DocumentView, DocumentReuse -> {"format", "document", "parts", "shared_with", ...}
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rashomon.export.claim_json import span_to_json
from rashomon.export.origin_json import evidence_to_json, origin_to_json, sign_to_json
from rashomon.views import word_changes

if TYPE_CHECKING:
    from rashomon.views import (
        CaseIndex,
        DocumentReuse,
        DocumentView,
        SharedPassage,
        SharedWith,
    )

FORMAT = "rashomon-reuse/1"

Json = dict[str, Any]


def dump_reuse(index: CaseIndex, shown: DocumentView, reuse: DocumentReuse) -> str:
    """Write the reuse of one document as JSON text that ends in a line break.

    Offsets are code points of the document they stand in; unknown is null.
    """
    document = shown.document
    told = {
        "format": FORMAT,
        "document": document.id,
        "external_id": document.external_id,
        "characters": {
            "all": len(document.text),
            **{kind.value: count for kind, count in reuse.characters.items()},
        },
        "origins": [
            origin_to_json(o) for o in index.origins_of_document.get(document.id, ())
        ],
        "credits": [evidence_to_json(e) for e in reuse.credits],
        "parts": [
            {"kind": p.kind.value, **span_to_json(p.span), "others": list(p.others)}
            for p in reuse.parts
        ],
        "shared_with": [_shared_with(other) for other in reuse.sharing.others],
        "signs": [sign_to_json(sign) for sign in shown.signs],
        "alone": [claim.id for claim in reuse.alone],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _shared_with(other: SharedWith) -> Json:
    return {
        "document": other.document_id,
        "external_id": other.external_id,
        "characters": other.characters,
        "is_earlier": other.is_earlier,
        "why": other.why,
        "passages": [_passage(passage) for passage in other.passages],
    }


def _passage(passage: SharedPassage) -> Json:
    return {
        "kind": passage.kind,
        "similarity": passage.similarity,
        "here": span_to_json(passage.span),
        "there": span_to_json(passage.other_span),
        "changes": [
            {"here": span_to_json(change.here), "there": span_to_json(change.there)}
            for change in word_changes(passage)
        ],
    }
