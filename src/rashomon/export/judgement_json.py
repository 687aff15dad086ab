"""Write what a person decided, corrected or noted as JSON, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.export.claim_json import quantity_to_json, span_to_json

if TYPE_CHECKING:
    from rashomon.model import Correction, Span
    from rashomon.views import CorrectionRow, JudgementRow, NoteRow

Json = dict[str, Any]


def judgement_to_json(row: JudgementRow) -> Json:
    """Give a judgement with its state in the case."""
    judged = row.judgement
    return {
        "id": judged.id,
        "kind": judged.kind.value,
        "of": judged.of.value,
        "a": list(judged.sides[0]),
        "b": list(judged.sides[1]),
        "objects": list(judged.objects),
        "words": list(judged.words),
        "on": judged.on.value if judged.on else None,
        "by": judged.by,
        "at": judged.at,
        "note": judged.note,
        "read_as": judged.read_as,
        "withdrawn": _withdrawn(judged.withdrawn_at, judged.withdrawn_by),
        "state": row.state.value,
        "against": list(row.against),
    }


def correction_to_json(row: CorrectionRow) -> Json:
    """Give a correction with its state in the case, and the place it is found by."""
    one = row.correction
    return {
        "id": one.id,
        "claim": row.claim_id,
        "document": one.document_id,
        "start": one.place.start,
        "end": one.place.end,
        "quote": one.place.quote,
        "field": one.field.value,
        "words": one.words,
        "value": _value(one),
        "figure": _span(one.figure),
        "read_as": one.read_as,
        "by": one.by,
        "at": one.at,
        "note": one.note,
        "withdrawn": _withdrawn(one.withdrawn_at, one.withdrawn_by),
        "state": row.state.value,
        "against": list(row.against),
    }


def note_to_json(row: NoteRow) -> Json:
    """Give a note with the thing it is on now."""
    note = row.note
    return {
        "id": note.id,
        "of": note.of.value,
        "on": row.on,
        "words": note.words,
        "text": note.text,
        "by": note.by,
        "at": note.at,
        "withdrawn": _withdrawn(note.withdrawn_at, note.withdrawn_by),
    }


def _withdrawn(at: str | None, by: str | None) -> Json | None:
    return {"at": at, "by": by} if at else None


def _span(span: Span | None) -> Json | None:
    return span_to_json(span) if span else None


def _value(one: Correction) -> Json | str | None:
    """Give what is read; null: the own voice of a document, or no quantity."""
    if one.certainty:
        return one.certainty.value
    if one.source:
        return {"source": _span(one.source.span), "chain": list(one.source.chain)}
    return quantity_to_json(one.quantity) if one.quantity else _span(one.span)
