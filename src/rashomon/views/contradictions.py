"""Show where two claims part: both sides' words, whose they are, and what stands behind each.

relations that contradict -> question by question -> Contradiction(a, b, why, reconciled by)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import RelationKind
from rashomon.store.base import search_terms
from rashomon.views.claims import ClaimRow, claim_row
from rashomon.views.held import Held
from rashomon.views.paging import Page
from rashomon.views.reconciling import conditions

if TYPE_CHECKING:
    from rashomon.model import Claim, Origin, Question, Relation
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class Side:
    """One of two claims that contradict each other."""

    claim: ClaimRow
    published: str | None
    """EDTF of its report."""
    behind: tuple[str, ...]
    """Whom it goes back to, each with the number of documents, for a reader."""
    answer: str | None
    """The answer it gives to the question; None: it stands in no answer."""


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Two claims that cannot both hold."""

    relation_id: str
    question_id: str | None
    question: str | None
    on: str | None
    a: Side
    b: Side
    why: str
    """Why they are comparable, and where they part."""
    reconciled_by: tuple[str, ...]
    """What would let both hold, as far as the words leave room."""
    judged_by: tuple[str, ...]
    chance: float | None
    """How sure the trained reader of pairs was; None: it is not the reader's word."""


def contradiction_rows(
    index: CaseIndex, *, offset: int = 0, limit: int | None = None
) -> Page[ContradictionRow]:
    """List contradictions question by question, each wording once, in reading order.

    Copies of one report contradict others in the same words over and over: of those the first
    is shown. One with a claim that is left out, as the user distrusts it, is not.
    """
    found = _told(index)
    index.claims_of(i for _, r in found for i in (r.a, r.b))  # read at once
    return Page.of(found, lambda f: _row(index, *f), offset, limit)


def contradicting_pairs(index: CaseIndex) -> tuple[frozenset[str], ...]:
    """Give the claims of each, in the same order, and look nothing up of them."""
    return tuple(frozenset(pair) for pair in PAIRS.of(index))


def _told(index: CaseIndex) -> list[tuple[Question | None, Relation]]:
    return index.parts["found"].kept("contradictions told", lambda: _find(index))


def _find(index: CaseIndex) -> list[tuple[Question | None, Relation]]:
    asked = _asked(index)
    left_out = {c for q in index.questions for v in q.variants for c in v.left_out}
    found: dict[tuple[str, frozenset[str]], tuple[Question | None, Relation]] = {}
    for relation in index.contradicting:
        if {relation.a, relation.b} & left_out:
            continue
        question = asked.get(frozenset((relation.a, relation.b)), {}).get(str(relation.on))
        key = (question.id if question else "", _words(index, relation))
        found.setdefault(key, (question, relation))
    place = {question.id: number for number, question in enumerate(index.questions)}
    last = len(place)
    return sorted(found.values(), key=lambda f: place[f[0].id] if f[0] else last)


Asked = Mapping[frozenset[str], Mapping[str, "Question"]]


def _asked(index: CaseIndex) -> Asked:
    """Give the question on each slot that asks of both claims of a contradiction."""
    homes: dict[str, list[Question]] = {}
    for question in index.questions:
        for claim_id in {c for v in question.variants for c in v.claim_ids}:
            homes.setdefault(claim_id, []).append(question)
    found: dict[frozenset[str], dict[str, Question]] = {}
    for relation in index.contradicting:
        theirs = {q.id for q in homes.get(relation.b, ())}
        for question in homes.get(relation.a, ()):
            if question.id in theirs and question.on is relation.on:
                pair = found.setdefault(frozenset((relation.a, relation.b)), {})
                pair.setdefault(str(question.on), question)
    return found


def _row(
    index: CaseIndex, question: Question | None, relation: Relation
) -> ContradictionRow:
    a, b = (index.reading.claims[i] for i in (relation.a, relation.b))
    first, second = _side(index, question, a), _side(index, question, b)
    return ContradictionRow(
        relation_id=relation.id,
        question_id=question.id if question else None,
        question=question.text if question else None,
        on=relation.on.value if relation.on else None,
        a=first,
        b=second,
        why=relation.why,
        reconciled_by=reconciled_by(index, relation),
        judged_by=relation.judged_by,
        chance=relation.chance,
    )


def _words(index: CaseIndex, relation: Relation) -> frozenset[str]:
    """Give the words of both claims, without what a copy may change."""
    quotes = (index.reading.claims[i].span.quote for i in (relation.a, relation.b))
    return frozenset(" ".join(search_terms(quote)) for quote in quotes)


def _behind(row: ClaimRow, origin: Origin) -> str:
    """Name an origin: whom it is, and in how many documents it is told."""
    name = origin.name or ("its own word" if row.is_author else "somebody not named")
    count = len(origin.document_ids)
    return f"{name} ({count} document{'s' if count > 1 else ''})"


def reconciled_by(index: CaseIndex, relation: Relation) -> tuple[str, ...]:
    """Say what would let two claims both hold; empty where they do not contradict."""
    if relation.kind is not RelationKind.CONTRADICTS:
        return ()
    claims = (index.reading.claims[i] for i in (relation.a, relation.b))
    first, second = (_published(index, claim) for claim in claims)
    return conditions(relation, (first, second))


def _published(index: CaseIndex, claim: Claim) -> str | None:
    published = index.reading.documents[claim.document_id].published
    return published.edtf if published else None


def _side(index: CaseIndex, question: Question | None, claim: Claim) -> Side:
    answers = [
        v.answer for v in (question.variants if question else ()) if claim.id in v.claim_ids
    ]
    row = claim_row(index, claim)
    return Side(
        claim=row,
        published=_published(index, claim),
        behind=tuple(
            _behind(row, origin) for origin in index.origins_of_claim.get(claim.id, ())
        )
        or ("not known",),
        answer=answers[0] if answers else None,
    )


PAIRS = Held(
    "pairs",
    tuple[tuple[str, str], ...],
    lambda index: tuple((r.a, r.b) for _, r in _told(index)),
)
"""The claims of each contradiction that is listed, in their order."""
