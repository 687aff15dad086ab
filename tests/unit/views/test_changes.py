"""What changed between two runs, as a reader would tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factories import make_claim, make_document
from rashomon.model import (
    Claim,
    Document,
    EventDate,
    Origin,
    OriginKind,
    OriginLevel,
    Question,
    Relation,
    RelationKind,
    Slot,
    Variant,
)
from rashomon.store import memory_store
from rashomon.store.kinds import Record
from rashomon.views import CaseIndex, find_changes

TEXT = "Ten died. Twelve died. Nobody died. It rained."
A, B, C = (make_document(TEXT, external_id=name) for name in "abc")
TEN, TWELVE, NOBODY = (
    make_claim(d, words)
    for d, words in ((A, "Ten died"), (B, "Twelve died"), (C, "Nobody died"))
)
MORE = make_claim(C, "Ten died")


def question(
    *answers: tuple[str, Sequence[Claim]], text: str = "How many died?"
) -> Question:
    variants = tuple(
        Variant(f"v-{name}", name, tuple(c.id for c in claims), ())
        for name, claims in answers
    )
    ids = "".join(c for v in variants for c in v.claim_ids)
    return Question(f"q-{ids}", text, Slot.NUMBER, variants, disputed=len(variants) > 1)


def origin(*documents: Document) -> Origin:
    ids = tuple(sorted(d.id for d in documents))
    return Origin(f"o-{ids}", OriginLevel.DOCUMENT, OriginKind.REPRINT, ids)


def told(
    before: Iterable[Record], after: Iterable[Record]
) -> list[tuple[str, str, str | None, str | None]]:
    indexes: list[CaseIndex] = []
    for records in (before, after):
        store = memory_store()
        with store.writer() as writer:
            writer.add(records)
        indexes.append(CaseIndex.of(store.view()))
    return [(c.kind.value, c.subject, c.before, c.after) for c in find_changes(*indexes)]


CASE = (A, B, C, TEN, TWELVE, NOBODY, MORE)


def test_nothing_changed():
    held = (*CASE, question(("10", [TEN]), ("12", [TWELVE])), origin(A, B), origin(C))
    assert told(held, reversed(held)) == []


def test_documents():
    assert told((A, B), (B, C)) == [
        ("document_added", "c", None, None),
        ("document_removed", "a", None, None),
    ]


def test_what_is_known_of_a_document():
    dated = replace(A, publisher="Kamen Post", published=EventDate("2031-05", "May 2031"))
    assert told((A,), (dated,)) == [
        ("metadata_changed", "a: published", None, "2031-05"),
        ("metadata_changed", "a: publisher", None, "Kamen Post"),
    ]


def test_a_question_that_gains_an_answer_is_the_same_question():
    old = question(("10", [TEN]), ("12", [TWELVE]))
    new = question(("10", [TEN]), ("12", [TWELVE]), ("none", [NOBODY]))
    assert told((*CASE, old), (*CASE, new)) == [
        ("answer_new", "How many died?", None, "none")
    ]
    assert told((*CASE, new), (*CASE, old)) == [
        ("answer_gone", "How many died?", "none", None)
    ]


def test_a_claim_that_joins_an_answer_is_no_news():
    old, new = (
        question(("10", [TEN]), ("12", [TWELVE])),
        question(("ten", [TEN, MORE]), ("12", [TWELVE])),
    )
    assert told((*CASE, old), (*CASE, new)) == []


def test_questions_that_come_and_go():
    old, new = (
        question(("10", [TEN])),
        question(("none", [NOBODY]), text="Did anybody die?"),
    )
    assert told((*CASE, old), (*CASE, new)) == [
        ("question_new", "Did anybody die?", None, None),
        ("question_gone", "How many died?", None, None),
    ]


def test_a_dispute_that_ends_with_a_moved_answer():
    old, new = (
        question(("10", [TEN, MORE]), ("12", [TWELVE])),
        question(("10 to 12", [TEN, TWELVE, MORE])),
    )
    found = told((*CASE, old), (*CASE, new))
    assert found == [
        ("dispute_ended", "How many died?", None, None),
        ("answer_moved", "How many died?", "10", "10 to 12"),
        ("answer_moved", "How many died?", "12", "10 to 12"),
    ]


def test_contradictions():
    parts = Relation(
        "r-1", RelationKind.CONTRADICTS, TEN.id, NOBODY.id, Slot.NUMBER, (), "10 v 0"
    )
    turned = replace(parts, id="r-2", a=NOBODY.id, b=TEN.id)
    assert told((*CASE, parts), (*CASE, turned)) == []
    assert told(CASE, (*CASE, parts)) == [
        ("contradiction_new", "“Ten died” / “Nobody died”", None, "10 v 0")
    ]
    assert told((*CASE, parts), CASE) == [
        ("contradiction_gone", "“Ten died” / “Nobody died”", "10 v 0", None)
    ]


def test_origins():
    apart, joined = (origin(A), origin(B), origin(C)), (origin(A, B), origin(C))
    assert told((*CASE, *apart), (*CASE, *joined)) == [
        ("origins_merged", "a, b", "a; b", "a, b")
    ]
    assert told((*CASE, *joined), (*CASE, *apart)) == [
        ("origins_split", "a, b", "a, b", "a; b")
    ]


def test_a_new_member_merges_nothing():
    assert told((A, B, origin(A), origin(B)), (A, B, C, origin(A, C), origin(B))) == [
        ("document_added", "c", None, None)
    ]
