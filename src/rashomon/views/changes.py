"""Say what changed in a case between two of its runs.

    CaseIndex before, CaseIndex after -> Change, Change, ...

Questions are matched by the claims they share, since a question that gains a claim is another
record; origins by the documents they share. Only what a reader would ask about is told: a
claim that answers otherwise, not one that was renumbered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from rashomon.model import OriginLevel, Question, Relation, RelationKind, Variant

if TYPE_CHECKING:
    from rashomon.views.index import CaseIndex


class ChangeKind(StrEnum):
    """What sort of change it is, in the order in which they are told."""

    DOCUMENT_ADDED = "document_added"
    DOCUMENT_REMOVED = "document_removed"
    METADATA_CHANGED = "metadata_changed"
    QUESTION_NEW = "question_new"
    QUESTION_GONE = "question_gone"
    DISPUTE_BEGAN = "dispute_began"
    DISPUTE_ENDED = "dispute_ended"
    ANSWER_NEW = "answer_new"
    ANSWER_GONE = "answer_gone"
    ANSWER_MOVED = "answer_moved"
    CONTRADICTION_NEW = "contradiction_new"
    CONTRADICTION_GONE = "contradiction_gone"
    ORIGINS_MERGED = "origins_merged"
    ORIGINS_SPLIT = "origins_split"


@dataclass(frozen=True, slots=True)
class Change:
    """One change."""

    kind: ChangeKind
    subject: str
    """The document, question or quote that it is about."""
    before: str | None = None
    after: str | None = None
    ids: tuple[str, ...] = ()
    """Documents or claims it concerns, sorted."""


def find_changes(before: CaseIndex, after: CaseIndex) -> tuple[Change, ...]:
    """Find what changed, in the order of the kinds, then by subject."""
    found = [
        *_documents(before, after),
        *_metadata(before, after),
        *_questions(before, after),
        *_contradictions(before, after),
        *_origins(before, after),
    ]
    order = list(ChangeKind)
    keyed = sorted(
        found,
        key=lambda c: (
            order.index(c.kind),
            c.subject,
            c.before or "",
            c.after or "",
            c.ids,
        ),
    )
    return tuple(keyed)


# Documents.


def _documents(before: CaseIndex, after: CaseIndex) -> Iterator[Change]:
    for one, other, kind in (
        (after, before, ChangeKind.DOCUMENT_ADDED),
        (before, after, ChangeKind.DOCUMENT_REMOVED),
    ):
        for document in one.documents:
            if document.id not in other.named:
                yield Change(kind, document.external_id, ids=(document.id,))


def _metadata(before: CaseIndex, after: CaseIndex) -> Iterator[Change]:
    for document in after.documents:
        earlier = before.reading.documents.get(document.id)
        if earlier is None:
            continue
        for name in ("publisher", "published", "title", "byline", "url", "language"):
            old, new = getattr(earlier, name), getattr(document, name)
            if name == "published":
                old, new = (date.edtf if date else None for date in (old, new))
            if old != new:
                subject = f"{document.external_id}: {name}"
                ids = (document.id,)
                yield Change(ChangeKind.METADATA_CHANGED, subject, old, new, ids)


# Questions.


@dataclass(slots=True)
class _Match:
    """Which question of before is which of now."""

    now_of: dict[str, Question] = field(default_factory=dict)
    before_of: dict[str, Question] = field(default_factory=dict)


def _questions(before: CaseIndex, after: CaseIndex) -> Iterator[Change]:
    match = _matched(before.questions, after.questions)
    for question in after.questions:
        earlier = match.before_of.get(question.id)
        if earlier is None:
            yield _about(ChangeKind.QUESTION_NEW, question)
        else:
            yield from _answers(earlier, question)
    for question in before.questions:
        if question.id not in match.now_of:
            yield _about(ChangeKind.QUESTION_GONE, question)


def _about(kind: ChangeKind, question: Question) -> Change:
    return Change(kind, question.text, ids=tuple(sorted(_claims(question))))


def _claims(question: Question) -> frozenset[str]:
    return frozenset(c for variant in question.variants for c in variant.claim_ids)


def _matched(before: Iterable[Question], after: Iterable[Question]) -> _Match:
    """Pair questions on the same slot that share most claims, each at most once."""
    by_claim: dict[tuple[str, object], Question] = {}
    for question in before:
        by_claim |= {(claim, question.on): question for claim in _claims(question)}
    shared: dict[tuple[str, str], int] = {}
    questions: dict[str, Question] = {}
    for question in after:
        for claim in _claims(question):
            earlier = by_claim.get((claim, question.on))
            if earlier:
                pair = earlier.id, question.id
                shared[pair] = shared.get(pair, 0) + 1
                questions[f"before {earlier.id}"] = earlier
                questions[f"after {question.id}"] = question
    match = _Match()
    for (old, new), _ in sorted(shared.items(), key=lambda kv: (-kv[1], kv[0])):
        if old not in match.now_of and new not in match.before_of:
            match.now_of[old] = questions[f"after {new}"]
            match.before_of[new] = questions[f"before {old}"]
    return match


def _answers(earlier: Question, question: Question) -> Iterator[Change]:
    """Say how the answers of one question changed."""
    text = question.text
    if earlier.disputed != question.disputed:
        began = question.disputed
        kind = ChangeKind.DISPUTE_BEGAN if began else ChangeKind.DISPUTE_ENDED
        yield _about(kind, question)
    both = _claims(earlier) & _claims(question)
    for one, kind in (
        (question, ChangeKind.ANSWER_NEW),
        (earlier, ChangeKind.ANSWER_GONE),
    ):
        for variant in one.variants:
            if not both & set(variant.claim_ids):
                is_new = kind is ChangeKind.ANSWER_NEW
                old, new = (None, variant.answer) if is_new else (variant.answer, None)
                yield Change(kind, text, old, new, tuple(sorted(variant.claim_ids)))
    yield from _moved(earlier, question, both)


def _moved(
    earlier: Question, question: Question, both: Collection[str]
) -> Iterator[Change]:
    """Give the claims that now stand with others than before, by where they came from."""
    old, new = (_places(q.variants, both) for q in (earlier, question))
    moves: dict[tuple[str, str], list[str]] = {}
    for claim in sorted(both):
        (was, beside), (now, beside_now) = old[claim], new[claim]
        if was != now and beside != beside_now:
            moves.setdefault((was, now), []).append(claim)
    for (was, now), claims in moves.items():
        yield Change(ChangeKind.ANSWER_MOVED, question.text, was, now, tuple(claims))


def _places(
    variants: Iterable[Variant], both: Collection[str]
) -> dict[str, tuple[str, frozenset[str]]]:
    """Give the answer of each claim, and which claims of both times stand with it."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for variant in variants:
        beside = frozenset(variant.claim_ids) & set(both)
        found |= dict.fromkeys(beside, (variant.answer, beside))
    return found


# Contradictions.


def _contradictions(before: CaseIndex, after: CaseIndex) -> Iterator[Change]:
    for one, other, kind in (
        (after, before, ChangeKind.CONTRADICTION_NEW),
        (before, after, ChangeKind.CONTRADICTION_GONE),
    ):
        known = _parted(other)
        for key, relation in _parted(one).items():
            if key not in known:
                a, b = (one.reading.claims[i].span.quote for i in (relation.a, relation.b))
                ids = tuple(sorted((relation.a, relation.b)))
                is_new = kind is ChangeKind.CONTRADICTION_NEW
                old, new = (None, relation.why) if is_new else (relation.why, None)
                yield Change(kind, f"“{a}” / “{b}”", old, new, ids)


def _parted(index: CaseIndex) -> Mapping[tuple[str, ...], Relation]:
    return {
        (*sorted((r.a, r.b)), str(r.on)): r
        for r in index.relations
        if r.kind is RelationKind.CONTRADICTS
    }


# Origins.


def _origins(before: CaseIndex, after: CaseIndex) -> Iterator[Change]:
    both = set(before.reading.documents) & set(after.reading.documents)
    for one, other, kind in (
        (after, before, ChangeKind.ORIGINS_MERGED),
        (before, after, ChangeKind.ORIGINS_SPLIT),
    ):
        for origin in one.origins:
            if origin.level is not OriginLevel.DOCUMENT:
                continue
            members = sorted(both & set(origin.document_ids))
            apart = _groups(members, other)
            if len(apart) > 1:
                whole = _named(members, after)
                parts = "; ".join(sorted(_named(group, after) for group in apart))
                is_merged = kind is ChangeKind.ORIGINS_MERGED
                old, new = (parts, whole) if is_merged else (whole, parts)
                yield Change(kind, whole, old, new, tuple(members))


def _groups(members: Collection[str], index: CaseIndex) -> list[list[str]]:
    """Part documents into those that go back to one text with each other."""
    groups = [{member} for member in members]
    for origin in index.origins:
        if origin.level is OriginLevel.DOCUMENT:
            held = set(origin.document_ids)
            met = [g for g in groups if g & held]
            groups = [g for g in groups if not g & held]
            groups += [set[str]().union(*met)] if met else []
    return sorted(sorted(group) for group in groups)


def _named(document_ids: Iterable[str], index: CaseIndex) -> str:
    return ", ".join(index.external_ids(document_ids))
