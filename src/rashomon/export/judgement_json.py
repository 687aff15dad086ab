"""Write one judgement as JSON: who decided what, when, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.views import JudgementRow

Json = dict[str, Any]


def judgement_to_json(row: JudgementRow) -> Json:
    """Give a judgement with its state in the case."""
    judged = row.judgement
    withdrawn = {"at": judged.withdrawn_at, "by": judged.withdrawn_by}
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
        "withdrawn": withdrawn if judged.withdrawn_at else None,
        "state": row.state.value,
        "against": list(row.against),
    }
