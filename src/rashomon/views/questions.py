"""Show what is asked, how it is answered, by whom, and where two claims part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rashomon.model import Weight
from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.documents import OriginRow, origin_row
from rashomon.views.held import Held
from rashomon.views.judgements import (
    JudgementRow,
    is_judged_differently,
    judgements_on,
)
from rashomon.views.notes import NoteRow, notes_on
from rashomon.views.paging import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.model import Question, Relation, Shift, Variant
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One answer, with everything it rests on."""

    id: str
    answer: str
    document_ids: tuple[str, ...]
    external_ids: tuple[str, ...]
    origins: tuple[OriginRow, ...]
    """Independent origins, claim level, in id order."""
    unsourced: tuple[OriginRow, ...]
    """Texts that say it in their own voice and credit nobody."""
    weight: Weight | None
    """None: not weighed."""
    claims: tuple[ClaimRow, ...]
    left_out: tuple[ClaimRow, ...] = ()
    """Claims for it by those whom the user distrusts; in no count."""

    @property
    def behind(self) -> tuple[OriginRow, ...]:
        """Give what it goes back to: origins, then texts of their own voice."""
        return (*self.origins, *self.unsourced)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its answers side by side."""

    id: str
    text: str
    on: str | None
    disputed: bool
    variants: tuple[VariantRow, ...]
    judgements: tuple[JudgementRow, ...] = ()
    """What persons decided of its claims or of itself, and have not withdrawn."""
    notes: tuple[NoteRow, ...] = ()
    """What persons noted on it."""

    @property
    def judged_differently(self) -> bool:
        """Whether persons differ on it: what was read from the words stands."""
        return is_judged_differently(self.judgements)


@dataclass(frozen=True, slots=True)
class RelationRow:
    """What two claims are to each other."""

    id: str
    kind: str
    on: str | None
    a: ClaimRow
    b: ClaimRow
    why: str
    judged_by: tuple[str, ...] = ()
    """Persons whose judgement it is; empty: read from the words."""
    chance: float | None = None
    """How sure the trained reader of pairs was; None: it is not the reader's word."""


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """What changed between two tellings."""

    id: str
    kind: str
    a: ClaimRow
    b: ClaimRow
    why: str
    directed: bool
    """Whether a is known to come before b."""


def question_rows(
    index: CaseIndex,
    *,
    disputed: bool = False,
    offset: int = 0,
    limit: int | None = None,
) -> Page[QuestionRow]:
    """List questions, disputed ones first, or disputed ones only."""
    questions = [q for q in index.questions if q.disputed or not disputed]
    return Page.several(questions, partial(several_questions, index), offset, limit)


def relation_rows(
    index: CaseIndex,
    *,
    kind: str | None = None,
    offset: int = 0,
    limit: int | None = None,
) -> Page[RelationRow]:
    """List relations in reading order, of one kind if asked."""
    relations = [r for r in index.relations if kind in (None, r.kind.value)]
    return Page.of(relations, partial(relation_row, index), offset, limit)


def shift_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[ShiftRow]:
    """List shifts in reading order."""

    def rows(shown: Sequence[str]) -> list[ShiftRow]:
        found = index.some_shifts(shown)
        index.claims_of(i for shift in found for i in (shift.a, shift.b))  # read at once
        return [_shift_row(index, shift) for shift in found]

    return Page.several(SHIFTS.of(index), rows, offset, limit)


def question_row(index: CaseIndex, question: Question) -> QuestionRow:
    """Show one question with its answers."""
    return several_questions(index, (question,))[0]


def several_questions(
    index: CaseIndex, questions: Iterable[Question]
) -> tuple[QuestionRow, ...]:
    """Show questions with their answers; what they name is read at once."""
    listed = list(questions)
    variants = [v for question in listed for v in question.variants]
    index.claims_of(c for v in variants for c in (*v.claim_ids, *v.left_out))
    index.named_in.fetch(i for v in variants for i in (*v.origin_ids, *v.unsourced_ids))
    return tuple(_question_row(index, question) for question in listed)


def _question_row(index: CaseIndex, question: Question) -> QuestionRow:
    return QuestionRow(
        id=question.id,
        text=question.text,
        on=question.on.value if question.on else None,
        disputed=question.disputed,
        variants=tuple(_variant_row(index, variant) for variant in question.variants),
        judgements=judgements_on(index, question),
        notes=notes_on(index, question.id),
    )


def _variant_row(index: CaseIndex, variant: Variant) -> VariantRow:
    known = index.origin_by_id

    def shown(ids: Iterable[str]) -> tuple[OriginRow, ...]:
        return tuple(origin_row(index, known[i]) for i in sorted(ids) if i in known)

    return VariantRow(
        id=variant.id,
        answer=variant.answer,
        document_ids=variant.document_ids,
        external_ids=index.external_ids(variant.document_ids),
        origins=shown(variant.origin_ids),
        unsourced=shown(variant.unsourced_ids),
        weight=index.weights.get(variant.id),
        claims=tuple(claim_row(index, c) for c in index.claims_of(variant.claim_ids)),
        left_out=tuple(claim_row(index, c) for c in index.claims_of(variant.left_out)),
    )


def relation_row(index: CaseIndex, relation: Relation) -> RelationRow:
    """Join a relation with its claims."""
    return RelationRow(
        id=relation.id,
        kind=relation.kind.value,
        on=relation.on.value if relation.on else None,
        a=claim_row(index, index.reading.claims[relation.a]),
        b=claim_row(index, index.reading.claims[relation.b]),
        why=relation.why,
        judged_by=relation.judged_by,
        chance=relation.chance,
    )


def _shift_row(index: CaseIndex, shift: Shift) -> ShiftRow:
    return ShiftRow(
        id=shift.id,
        kind=shift.kind.value,
        a=claim_row(index, index.reading.claims[shift.a]),
        b=claim_row(index, index.reading.claims[shift.b]),
        why=shift.evidence.why,
        directed=shift.directed,
    )


SHIFTS = Held("shifts", tuple[str, ...], lambda index: tuple(s.id for s in index.shifts))
"""Their ids, in reading order: to sort them takes both claims of each."""
