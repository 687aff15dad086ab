"""Flatten what stands against what, and what persons decided, corrected and noted.

CaseIndex -> {column: cell}
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.export.cells import Row
from rashomon.views import (
    CaseIndex,
    Side,
    contradiction_rows,
    correction_rows,
    judgement_rows,
    note_rows,
)

JUDGEMENT_COLUMNS = (
    *("id", "kind", "of", "a", "b", "*a_ids", "*b_ids", "on", "by", "at", "note"),
    *("read_as", "state", "*against", "withdrawn_by", "withdrawn_at"),
)
CORRECTION_COLUMNS = (
    *("id", "claim_id", "field", "words", "read_as", "by", "at", "note"),
    *("state", "*against", "document_id", "#start", "#end", "quote"),
    *("withdrawn_by", "withdrawn_at"),
)
NOTE_COLUMNS = (
    *("id", "of", "on", "words", "text", "by", "at", "withdrawn_by", "withdrawn_at"),
)
CONTRADICTION_COLUMNS = (
    *("question_id", "question", "on", "a", "a_document", "a_speaker", "a_quote"),
    *("a_origins", "b", "b_document", "b_speaker", "b_quote", "b_origins", "why"),
    *("*reconciled_by", "*judged_by", "%chance"),
)
# A mark before a name says what the column holds, as in `tables`.


def contradiction_cells(index: CaseIndex) -> Iterator[Row]:
    """Give a row two claims that cannot both hold, each wording once."""
    for row in contradiction_rows(index).rows:
        yield {
            "question_id": row.question_id,
            "question": row.question,
            "on": row.on,
            **_side("a", row.a),
            **_side("b", row.b),
            "why": row.why,
            "reconciled_by": list(row.reconciled_by),
            "judged_by": list(row.judged_by),
            "chance": row.chance,
        }


def _side(name: str, side: Side) -> Row:
    return {
        name: side.claim.id,
        f"{name}_document": side.claim.external_id,
        f"{name}_speaker": side.claim.speaker,
        f"{name}_quote": side.claim.quote,
        f"{name}_origins": "; ".join(side.behind),
    }


def judgement_cells(index: CaseIndex) -> Iterator[Row]:
    """Give a row a judgement, those withdrawn too."""
    for row in judgement_rows(index).rows:
        judged = row.judgement
        yield {
            "id": judged.id,
            "kind": judged.kind.value,
            "of": judged.of.value,
            "a": judged.words[0],
            "b": judged.words[1],
            "a_ids": list(judged.sides[0]),
            "b_ids": list(judged.sides[1]),
            "on": judged.on.value if judged.on else None,
            "by": judged.by,
            "at": judged.at,
            "note": judged.note,
            "read_as": judged.read_as,
            "state": row.state.value,
            "against": list(row.against),
            "withdrawn_by": judged.withdrawn_by,
            "withdrawn_at": judged.withdrawn_at,
        }


def correction_cells(index: CaseIndex) -> Iterator[Row]:
    """Give a row a correction, those withdrawn too."""
    for row in correction_rows(index).rows:
        one = row.correction
        yield {
            "id": one.id,
            "claim_id": row.claim_id or one.claim,
            "field": one.field.value,
            "words": one.words,
            "read_as": one.read_as,
            "by": one.by,
            "at": one.at,
            "note": one.note,
            "state": row.state.value,
            "against": list(row.against),
            "document_id": one.document_id,
            "start": one.place.start,
            "end": one.place.end,
            "quote": one.place.quote,
            "withdrawn_by": one.withdrawn_by,
            "withdrawn_at": one.withdrawn_at,
        }


def note_cells(index: CaseIndex) -> Iterator[Row]:
    """Give a row a note, those withdrawn too."""
    for row in note_rows(index).rows:
        note = row.note
        yield {
            "id": note.id,
            "of": note.of.value,
            "on": row.on,
            "words": note.words,
            "text": note.text,
            "by": note.by,
            "at": note.at,
            "withdrawn_by": note.withdrawn_by,
            "withdrawn_at": note.withdrawn_at,
        }


def fall_cells(index: CaseIndex) -> Iterator[Row]:
    """Give a row a thing that stands only with those whom the user distrusts."""
    for fall in index.falls:
        yield {
            "kind": fall.kind.value,
            "subject": fall.subject,
            "text": fall.text,
            "names": list(fall.names),
        }


def grade_cells(index: CaseIndex) -> Iterator[Row]:
    """Give a row a source or publisher that the user graded."""
    for grade in index.grades:
        yield {"name": grade.name, "grade": grade.letter, "note": grade.note}
