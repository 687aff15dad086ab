"""What persons judge goes before what is read; nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Claim,
    Document,
    EventMention,
    JudgedSort,
    Judgement,
    JudgementKind,
    Quantity,
    Question,
    Reading,
    RelationKind,
    Slot,
)
from rashomon.stages.compare import CompareParams, Comparison, compare_claims
from rashomon.stages.compare.judged import Held, components_held

EVENT = EventMention("ACCIDENT")


def toll(name: str, number: str, value: int) -> tuple[Document, Claim]:
    document = make_document(
        f"{number} people died when the Dolnik bridge fell on 3 May 2031.",
        external_id=name,
        publisher=f"Paper {name}",
        published="2031-05-04",
    )
    words = document.text[:-1]
    quantity = Quantity(
        span_of(document, f"{number} people"),
        value,
        unit="person",
        group="people",
        state="die",
    )
    claim = make_claim(document, words, quantities=(quantity,), predicate="die")
    return document, claim


TOLD = [
    toll("a", "Twelve", 12),
    toll("b", "Twelve", 12),
    toll("c", "Fifteen", 15),
    toll("d", "Fifteen", 15),
]
A, B, C, D = (claim for _, claim in TOLD)


def compared(
    *judgements: Judgement, told: Iterable[tuple[Document, Claim]] = TOLD
) -> Comparison:
    pairs = list(told)
    reading = Reading.of([d for d, _ in pairs], claims=[c for _, c in pairs])
    return compare_claims(reading, CompareParams(pairs_read=0), judgements)


def judged(
    kind: str,
    a: Iterable[Claim],
    b: Iterable[Claim],
    of: JudgedSort = JudgedSort.CLAIM,
    **fields: object,
) -> Judgement:
    first, second = (tuple(sorted(c.id for c in side)) for side in (a, b))
    by = str(fields.pop("by", "Ann"))
    made = Judgement(
        f"judgement-{kind}-{by}-{len(first)}",
        JudgementKind(kind),
        of,
        (first, second),
        ("", ""),
        by,
        "2031-06-01",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def answers(question: Question) -> set[frozenset[str]]:
    names = {A.id: "a", B.id: "b", C.id: "c", D.id: "d"}
    return {frozenset(names[c] for c in v.claim_ids) for v in question.variants}


def number(found: Comparison) -> Question:
    [question] = [q for q in found.questions if q.on is Slot.NUMBER]
    return question


def test_without_judgements_two_tolls_are_two_answers():
    question = number(compared())
    assert question.disputed
    assert answers(question) == {frozenset("ab"), frozenset("cd")}


def test_one_judgement_on_a_pair_holds_for_copies_in_the_same_words():
    found = compared(judged("same", [A], [C], note="the same list"))
    [question] = found.questions
    assert not question.disputed
    assert answers(question) == {frozenset("abcd")}
    of_pair = {frozenset((r.a, r.b)): r for r in found.relations}
    direct = of_pair[frozenset((A.id, C.id))]
    assert (direct.kind, direct.judged_by) == (RelationKind.SAME, ("Ann",))
    assert direct.why.startswith(
        "judged by Ann: “the same list”; read from the words alone: contradicts on number, "
    )
    copy = of_pair[frozenset((B.id, D.id))]
    assert copy.judged_by == ("Ann",)
    assert "(of the same words elsewhere)" in copy.why
    assert not of_pair[frozenset((A.id, B.id))].judged_by


def test_claims_judged_different_stand_in_two_answers_without_a_dispute():
    found = compared(judged("different", [A], [C]))
    assert not any(q.disputed for q in found.questions)
    assert not any(r.kind is RelationKind.CONTRADICTS for r in found.relations)


def test_the_same_words_can_be_judged_to_contradict():
    found = compared(judged("contradicts", [A], [B]), told=TOLD[:2])
    [question] = found.questions
    assert question.disputed
    assert answers(question) == {frozenset("a"), frozenset("b")}
    assert [r.on for r in found.relations] == [Slot.OUTCOME]  # no slot shows it


def test_a_person_may_say_on_what_two_claims_part():
    found = compared(judged("contradicts", [A], [B], on=Slot.DATE), told=TOLD[:2])
    assert [r.on for r in found.relations] == [Slot.DATE]


def test_what_is_not_comparable_is_asked_in_no_question_together():
    found = compared(judged("not-comparable", [A], [C]), told=[TOLD[0], TOLD[2]])
    assert found.relations == ()
    assert found.questions == ()
    assert found.events == ()


def test_where_persons_differ_the_reading_stands():
    ann, bo = judged("same", [A], [C]), judged("contradicts", [A], [C], by="Bo")
    assert compared(ann, bo) == compared()


def test_what_is_withdrawn_or_of_other_documents_changes_nothing():
    gone = judged("same", [A], [C], withdrawn_at="2031-06-02", withdrawn_by="Ann")
    assert compared(gone) == compared()
    two = [TOLD[0], TOLD[1]]
    assert compared(judged("same", [A], [C]), told=two) == compared(told=two)


def test_claims_split_off_are_another_question():
    split = judged("split", [C, D], [A, B], JudgedSort.QUESTION, on=Slot.NUMBER)
    found = compared(split)
    assert {frozenset(answers(q)) for q in found.questions} == {
        frozenset({frozenset("ab")}),
        frozenset({frozenset("cd")}),
    }
    assert not any(q.disputed for q in found.questions)
    assert len(found.relations) == len(compared().relations)  # what is read still stands


def test_a_split_of_another_slot_is_not_this_question():
    split = judged("split", [C, D], [A, B], JudgedSort.QUESTION, on=Slot.DATE)
    assert compared(split).questions == compared().questions


def test_two_questions_joined_are_one():
    split = judged("split", [C, D], [A, B], JudgedSort.QUESTION, on=Slot.NUMBER)
    apart = compared(split).questions
    join = judged("join", [A], [C], JudgedSort.QUESTION, on=Slot.NUMBER)
    assert len(apart) == 2
    assert compared(join).questions == compared().questions  # they are one already
    assert compared(split, join).questions == compared().questions  # persons differ


def test_a_happening_can_be_parted_and_the_relation_stays():
    split = judged("split", [C, D], [A, B], JudgedSort.EVENT)
    with_event = [(d, replace(c, event=EVENT)) for d, c in TOLD]
    whole, parted = compared(told=with_event), compared(split, told=with_event)
    assert [len(e.claim_ids) for e in whole.events] == [4]
    assert sorted(len(e.claim_ids) for e in parted.events) == [2, 2]
    assert parted.relations == whole.relations


@pytest.mark.parametrize(
    ("links", "apart", "expected"),
    [
        ([("a", "b"), ("b", "c")], [], ["abc"]),
        ([("a", "b"), ("b", "c")], ["ac"], ["ab", "c"]),  # the earlier link holds
        ([("b", "c"), ("a", "b")], ["ac"], ["a", "bc"]),
        ([("a", "b"), ("c", "d"), ("b", "c")], ["ad"], ["ab", "cd"]),
        ([], ["ab"], ["a", "b", "c", "d"]),
    ],
)
def test_no_link_joins_what_is_held_apart(
    links: list[tuple[str, str]], apart: list[str], expected: list[str]
):
    nodes = sorted({*"abcd"} if not links else {n for link in links for n in link})
    held = Held(apart=frozenset(frozenset(pair) for pair in apart))
    assert ["".join(g) for g in components_held(nodes, links, held)] == expected
