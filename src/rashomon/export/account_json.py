"""Write matters, accounts and the system they describe as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.views import silence_rows, voice_rows

if TYPE_CHECKING:
    from rashomon.model import Account, Cause, Entry, Tie
    from rashomon.views import CaseIndex, Difference, Hinge, MatterRow

Json = dict[str, Any]


def matter_to_json(matter: MatterRow) -> Json:
    """Write a matter with what parts its accounts."""
    return {
        "id": matter.id,
        "questions": [question_id for question_id, _ in matter.questions],
        "accounts": [account.id for account in matter.accounts],
        "differences": [_difference(d) for d in matter.differences],
        "hinges": [_hinge(h) for h in matter.hinges],
    }


def _difference(difference: Difference) -> Json:
    return {
        "a": difference.a_id,
        "b": difference.b_id,
        "parted": [parting.question_id for parting in difference.parted],
        "only_a": [held.variant_id for held in difference.only_a],
        "only_b": [held.variant_id for held in difference.only_b],
    }


def _hinge(hinge: Hinge) -> Json:
    return {
        "question": hinge.question_id,
        "answers": [
            {
                "variant": a.variant_id,
                "ends": list(a.ends),
                "origins": a.origins,
                "unsourced": a.unsourced,
            }
            for a in hinge.answers
        ],
    }


def account_to_json(account: Account, letter: str) -> Json:
    """Write an account under its letter."""
    return {
        "id": account.id,
        "letter": letter,
        "matter": account.matter,
        "title": account.title,
        "variants": list(account.variant_ids),
        "held_by": list(account.held_by),
        "crux": list(account.crux_claim_ids),
        "leaning": list(account.leaning),
        "silent_on": list(account.silent_on),
    }


def tie_to_json(tie: Tie) -> Json:
    """Write a tie."""
    return {
        "id": tie.id,
        "from": tie.from_id,
        "to": tie.to_id,
        "from_words": tie.from_words,
        "to_words": tie.to_words,
        "kind": tie.kind,
        "edtf": tie.edtf,
        "hedged": tie.hedged,
        "claims": list(tie.claim_ids),
        "accounts": list(tie.account_ids),
    }


def cause_to_json(cause: Cause) -> Json:
    """Write a cause with its hedge."""
    return {
        "id": cause.id,
        "cause": cause.cause,
        "effect": cause.effect,
        "kind": cause.kind.value,
        "certainty": cause.certainty,
        "partial": cause.partial,
        "link": cause.link,
        "claims": list(cause.claim_ids),
        "accounts": list(cause.account_ids),
    }


def entry_to_json(entry: Entry) -> Json:
    """Write a line of the timeline."""
    return {
        "edtf": entry.edtf,
        "claims": list(entry.claim_ids),
        "disputed": entry.disputed,
    }


def silence_to_json(index: CaseIndex) -> list[Json]:
    """Write for each document in whose voice it speaks and what it leaves out."""
    left_out = {row.document_id: row for row in silence_rows(index)}
    rows: list[Json] = []
    for voice in voice_rows(index).rows:
        silence = left_out.get(voice.document_id)
        rows.append(
            {
                "document": voice.document_id,
                "own": voice.own,
                "named": voice.named,
                "unnamed": voice.unnamed,
                "hedged": voice.hedged,
                "questions": [i for i, _, _ in silence.questions] if silence else [],
                "actors": [name for name, _ in silence.actors] if silence else [],
            }
        )
    return rows
