"""Show what persons judged, and what became of it.

Judgement -> in force | withdrawn | without its claims | differed on
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rashomon.model import JudgedSort, Judgement
from rashomon.text.given_names import fold_name
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from rashomon.model import Question
    from rashomon.store import View
    from rashomon.views.index import CaseIndex


class JudgementState(StrEnum):
    """What became of a judgement."""

    IN_FORCE = "in force"
    WITHDRAWN = "withdrawn"
    WITHOUT_OBJECT = "without object"
    """Claims of one side are in no document of the case; it waits for them."""
    DIFFERING = "judged differently"
    """Another one in force contradicts it: what was read from the words stands."""


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement with what became of it."""

    judgement: Judgement
    state: JudgementState
    against: tuple[str, ...]
    """Who judges otherwise, sorted."""


def judgement_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[JudgementRow]:
    """List judgements in id order, those withdrawn too."""
    return Page.of(index.judgements, lambda j: judgement_row(index, j), offset, limit)


def judgements_on(index: CaseIndex, question: Question) -> tuple[JudgementRow, ...]:
    """Give the judgements on claims of a question, or on it, in id order; none withdrawn."""
    every = (c for v in question.variants for c in (*v.claim_ids, *v.left_out))
    judged = (j for c in every for j in index.judged.get(c, ()))
    found = {j.id: j for j in judged if not j.withdrawn_at}
    return tuple(
        judgement_row(index, one)
        for _, one in sorted(found.items())
        if one.of is JudgedSort.CLAIM
        or (one.of is JudgedSort.QUESTION and one.on in (None, question.on))
    )


def judged_since(
    index: CaseIndex, then: View, claim_ids: Iterable[str], by: str
) -> tuple[JudgementRow, ...]:
    """Give what others judged or withdrew of some claims since an earlier state of the case.

    A judgement that is about one of several claims only, and something else, is no news of them.

    Args:
        index: The case now.
        then: The case as somebody saw it.
        claim_ids: What they are about to judge.
        by: Who; what they did themselves is no news to them.
    """
    seen = {j.id: j for j in then.all(Judgement)}
    asked = {i for i in claim_ids if i in index.claim_by_id}
    least = min(2, len(asked))
    return tuple(
        judgement_row(index, j)
        for j in index.judgements
        if least
        and len(asked & j.claims) >= least
        and seen.get(j.id) != j
        and fold_name(j.withdrawn_by or j.by) != fold_name(by)
    )


def is_judged_differently(rows: Iterable[JudgementRow]) -> bool:
    """Tell whether persons differ on something among these."""
    return any(row.state is JudgementState.DIFFERING for row in rows)


def judgement_row(index: CaseIndex, judged: Judgement) -> JudgementRow:
    """Say what became of a judgement."""
    against = index.judged_against.get(judged.id, ())
    return JudgementRow(judged, _state(index, judged, is_against=bool(against)), against)


def _state(index: CaseIndex, judged: Judgement, *, is_against: bool) -> JudgementState:
    if judged.withdrawn_at:
        return JudgementState.WITHDRAWN
    known = index.reading.claims
    if not all(any(c in known for c in side) for side in judged.sides):
        return JudgementState.WITHOUT_OBJECT
    return JudgementState.DIFFERING if is_against else JudgementState.IN_FORCE
