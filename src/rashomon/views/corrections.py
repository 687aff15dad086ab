"""Show what persons read otherwise than the machine, and what became of it.

Correction -> in force | withdrawn | without its claim | differed on
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Claim, Corrected, Correction, correct
from rashomon.text.given_names import fold_name
from rashomon.views.judgements import JudgementState
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.store import View
    from rashomon.views.index import CaseIndex


def corrected_claims(view: View) -> Corrected:
    """Give the claims of a case as persons corrected them."""
    return correct(view.all(Claim), view.all(Correction))


def correct_some(view: View, corrections: Sequence[Correction]) -> Corrected:
    """Correct claims, and read no more of a case than the documents these are in.

    Every claim that a correction can be of, and what stands beside it, is in the document the
    correction names, or in the one its claim is in now.
    """
    named = view.some(Claim, sorted({c.claim for c in corrections}))
    documents = {c.document_id for c in (*corrections, *named)}
    claims = (c for i in sorted(documents) for c in view.of_document(Claim, i))
    return correct(claims, corrections)


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction with what became of it."""

    correction: Correction
    claim_id: str | None
    """The claim it is of now; None: it is not in the case."""
    state: JudgementState
    against: tuple[str, ...]
    """Who reads otherwise, sorted."""


def correction_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[CorrectionRow]:
    """List corrections by place, then date, those withdrawn too."""
    return Page.of(index.corrections, lambda c: correction_row(index, c), offset, limit)


def corrections_of(index: CaseIndex, claim_id: str) -> tuple[CorrectionRow, ...]:
    """Give the history of a claim's readings: every correction of it, the earliest first."""
    found = index.corrections_of.get(claim_id, ())
    latest = sorted(found, key=lambda c: (c.at, c.id))
    return tuple(correction_row(index, one) for one in latest)


def corrected_since(
    index: CaseIndex, then: View, claim_id: str, by: str
) -> tuple[CorrectionRow, ...]:
    """Give what others corrected or withdrew of a claim since an earlier state of the case.

    Args:
        index: The case now.
        then: The case as somebody saw it.
        claim_id: What they are about to correct.
        by: Who; what they did themselves is no news to them.
    """
    seen = {c.id: c for c in then.all(Correction)}
    return tuple(
        row
        for row in corrections_of(index, claim_id)
        if seen.get(row.correction.id) != row.correction
        and fold_name(row.correction.withdrawn_by or row.correction.by) != fold_name(by)
    )


def correction_row(index: CaseIndex, one: Correction) -> CorrectionRow:
    """Say what became of a correction."""
    against = {
        other.by
        for pair in index.corrected.differing
        for other in pair
        if one in pair and other != one
    }
    claim_id = index.corrected.claim_of.get(one.id)
    return CorrectionRow(
        one, claim_id, _state(one, claim_id, against), tuple(sorted(against))
    )


def _state(one: Correction, claim_id: str | None, against: set[str]) -> JudgementState:
    if one.withdrawn_at:
        return JudgementState.WITHDRAWN
    if claim_id is None:
        return JudgementState.WITHOUT_OBJECT
    return JudgementState.DIFFERING if against else JudgementState.IN_FORCE
