"""Write a whole case as one JSON object, format `rashomon-case/1`.

    View -> CaseIndex -> dict in the shape of `case.schema.json` -> the same bytes each time

Offsets are code points of `documents[].text`; unknown is null. Keys may be added within
version 1, none is taken away.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rashomon.errors import holding_all
from rashomon.export.account_json import (
    account_to_json,
    cause_to_json,
    entry_to_json,
    matter_to_json,
    silence_to_json,
    tie_to_json,
)
from rashomon.export.claim_json import claim_to_json
from rashomon.export.judgement_json import (
    correction_to_json,
    judgement_to_json,
    note_to_json,
)
from rashomon.export.origin_json import evidence_to_json, origin_to_json, sign_to_json
from rashomon.views import (
    CaseIndex,
    MetadataRow,
    Version,
    account_letters,
    correction_rows,
    is_judged_differently,
    judgement_rows,
    judgements_on,
    matter_rows,
    metadata_rows,
    note_rows,
    reconciled_by,
)

if TYPE_CHECKING:
    from rashomon.model import (
        Actor,
        Attribution,
        Document,
        Event,
        EventMention,
        Failure,
        Fall,
        Grade,
        PageMap,
        Question,
        Relation,
        Shift,
        Span,
        Variant,
        Withdrawal,
    )
    from rashomon.store import View

FORMAT = "rashomon-case/1"

Json = dict[str, Any]


def case_to_json(view: View | CaseIndex) -> Json:
    """Give a case as plain dictionaries and lists, in canonical order.

    Raises:
        CaseFileError: A record names another that the case does not hold.
    """
    with holding_all():
        return _case(view if isinstance(view, CaseIndex) else CaseIndex.of(view))


def _case(index: CaseIndex) -> Json:
    letters = account_letters(index)
    return {
        "format": FORMAT,
        "run": _run(index),
        "documents": [_document(index, d) for d in index.documents],
        "versions": [_version(v) for v in index.versions],
        "removed": [_removed(w) for w in index.withdrawals],
        "judgements": [judgement_to_json(row) for row in judgement_rows(index).rows],
        "corrections": [correction_to_json(row) for row in correction_rows(index).rows],
        "notes": [note_to_json(row) for row in note_rows(index).rows],
        "falls": [_fall(f) for f in index.falls],
        "grades": [_grade(g) for g in index.grades],
        "failures": [_failure(f) for f in index.failures],
        "attributions": [_attribution(a) for a in _attributions(index)],
        "claims": [claim_to_json(index, c) for c in index.claims],
        "actors": [_actor(a) for a in index.reading.actors.values()],
        "events": [_event(e) for e in index.events],
        "origins": [origin_to_json(o) for o in index.origins],
        "signs": [sign_to_json(s) for s in index.signs],
        "shifts": [_shift(s) for s in index.shifts],
        "relations": [_relation(index, r) for r in index.relations],
        "questions": [_question(index, q) for q in index.questions],
        "matters": [matter_to_json(m) for m in matter_rows(index).rows],
        "accounts": [account_to_json(a, letters[a.id]) for a in index.accounts],
        "system": {
            "ties": [tie_to_json(t) for t in index.ties],
            "causes": [cause_to_json(c) for c in index.causes],
        },
        "timeline": [entry_to_json(e) for e in index.entries],
        "silence": silence_to_json(index),
    }


def dump_case(view: View | CaseIndex) -> str:
    """Write a case as JSON text that ends in a line break."""
    return json.dumps(case_to_json(view), ensure_ascii=False, indent=1) + "\n"


def load_schema() -> Json:
    """Read the JSON Schema of the format, as shipped."""
    shipped = files("rashomon").joinpath("data/case.schema.json")
    return json.loads(shipped.read_text(encoding="utf-8"))


def _run(index: CaseIndex) -> Json:
    """Complete the summary of the run with the keys the format promises."""
    promised: Json = {"versions": {}, "params": {}, "seed": None, "counts": {}}
    return promised | {key: index.run[key] for key in sorted(index.run)}


def _document(index: CaseIndex, document: Document) -> Json:
    published = document.published
    return {
        "id": document.id,
        "external_id": document.external_id,
        "path": document.path,
        "url": document.url,
        "publisher": document.publisher,
        "title": document.title,
        "byline": document.byline,
        "published": (
            {"edtf": published.edtf, "literal": published.literal} if published else None
        ),
        "language": document.language,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "metadata": [_metadata(row) for row in metadata_rows(index, document)],
        "text": document.text,
        "parts": _parts(index.page_maps.get(document.id)),
    }


def _parts(page_map: PageMap | None) -> list[Json]:
    """List the pages, paragraphs or rows of the original; empty: the text is the original."""
    if page_map is None:
        return []
    kind = page_map.kind.value
    return [
        {"kind": kind, "number": part.number, "start": part.start, "end": part.end}
        for part in page_map.parts
    ]


def _metadata(row: MetadataRow) -> Json:
    return {
        "field": row.field,
        "value": row.value,
        "basis": row.basis,
        "where": row.where,
        "literal": row.literal,
        "start": row.span.start if row.span else None,
        "end": row.span.end if row.span else None,
        "in_force": row.in_force,
    }


def _version(version: Version) -> Json:
    return {
        "address": version.address,
        "older": version.older_id,
        "newer": version.newer_id,
        "why": version.why,
    }


def _removed(withdrawal: Withdrawal) -> Json:
    return {
        "id": withdrawal.document_id,
        "external_id": withdrawal.external_id,
        "why": withdrawal.why,
    }


def _fall(fall: Fall) -> Json:
    return {
        "kind": fall.kind.value,
        "subject": fall.subject,
        "text": fall.text,
        "names": list(fall.names),
    }


def _grade(grade: Grade) -> Json:
    return {"name": grade.name, "grade": grade.letter, "note": grade.note}


def _failure(failure: Failure) -> Json:
    """Leave the traceback out: its paths differ from machine to machine."""
    return {
        "stage": failure.stage,
        "item": failure.item,
        "error": failure.error,
        "hint": failure.hint,
    }


def _attributions(index: CaseIndex) -> list[Attribution]:
    place = {document.id: number for number, document in enumerate(index.documents)}
    return sorted(
        index.reading.attributions.values(),
        key=lambda a: (place[a.document_id], sorted(a.content), a.id),
    )


def _attribution(attribution: Attribution) -> Json:
    return {
        "id": attribution.id,
        "document": attribution.document_id,
        "source": _ranges(attribution.source),
        "cue": _ranges(attribution.cue),
        "content": _ranges(attribution.content),
        "parent": attribution.outer_id,
        "score": attribution.score,
        "event": _speech_act(attribution.event),
    }


def _speech_act(event: EventMention | None) -> Json | None:
    """Give what a source does by what it says; it is about no event of the case."""
    if event is None:
        return None
    return {
        "type": event.type,
        "mode": event.mode,
        "agent": event.agent,
        "recipient": event.recipient,
        "event": None,
    }


def _ranges(spans: tuple[Span, ...]) -> list[Json]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "kind": actor.kind.value,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "edtf": event.edtf,
        "place": event.place,
        "claims": list(event.claim_ids),
    }


def _shift(shift: Shift) -> Json:
    return {
        "id": shift.id,
        "kind": shift.kind.value,
        "a": shift.a,
        "b": shift.b,
        "directed": shift.directed,
        "evidence": evidence_to_json(shift.evidence),
    }


def _relation(index: CaseIndex, relation: Relation) -> Json:
    return {
        "id": relation.id,
        "kind": relation.kind.value,
        "on": relation.on.value if relation.on else None,
        "a": relation.a,
        "b": relation.b,
        "levels": [
            {"slot": level.slot, "level": level.level.value, "rule": level.rule}
            for level in relation.levels
        ],
        "why": relation.why,
        "judged_by": list(relation.judged_by),
        "chance": relation.chance,
        "reconciled_by": list(reconciled_by(index, relation)),
    }


def _question(index: CaseIndex, question: Question) -> Json:
    judged = judgements_on(index, question)
    return {
        "id": question.id,
        "text": question.text,
        "on": question.on.value if question.on else None,
        "disputed": question.disputed,
        "judgements": [row.judgement.id for row in judged],
        "judged_differently": is_judged_differently(judged),
        "variants": [_variant(index, variant) for variant in question.variants],
    }


def _variant(index: CaseIndex, variant: Variant) -> Json:
    weight = index.weights.get(variant.id)
    return {
        "id": variant.id,
        "answer": variant.answer,
        "claims": list(variant.claim_ids),
        "documents": len(variant.document_ids),
        "document_ids": list(variant.document_ids),
        "origins": len(variant.origin_ids),
        "origin_ids": list(variant.origin_ids),
        "unsourced": len(variant.unsourced_ids),
        "unsourced_ids": list(variant.unsourced_ids),
        "left_out": list(variant.left_out),
        "weight": (
            {
                "source": weight.source,
                "information": weight.information,
                "why": list(weight.why),
                "graded": [_grade(g) for g in weight.graded],
            }
            if weight
            else None
        ),
    }
