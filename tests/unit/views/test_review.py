"""What is to be judged first: what most depends on, then what was least sure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from filled import NOBODY, TOLL, fill
from rashomon.model import (
    JudgedSort,
    Judgement,
    JudgementKind,
    Level,
    Relation,
    SlotLevel,
)
from rashomon.store import Record, memory_store
from rashomon.views import CaseIndex, ReviewRow, review_rows


def rows_with(*records: Record) -> tuple[ReviewRow, ...]:
    store = fill(memory_store())
    with store.writer() as writer:
        writer.add(records)
    return review_rows(CaseIndex.of(store.view())).rows


def judged(kind: JudgementKind, **fields: Any) -> Judgement:
    made = Judgement(
        "judgement-9",
        kind,
        JudgedSort.CLAIM,
        ((NOBODY.id,), (TOLL.id,)),
        ("a", "b"),
        "Ann",
        "2031-06-01T10:00:00+00:00",
    )
    return replace(made, **fields)


def test_a_pair_that_alone_keeps_a_question_in_dispute_is_said_to():
    [row] = rows_with()
    assert row.is_alone
    assert row.contradiction.relation_id == "relation-1"


def test_what_was_judged_is_not_asked_again_until_it_is_withdrawn():
    assert rows_with(judged(JudgementKind.SAME)) == ()
    ended = judged(JudgementKind.SAME, withdrawn_at="2031-06-02", withdrawn_by="Ann")
    assert len(rows_with(ended)) == 1


def test_what_was_left_open_is_told_in_words():
    [relation] = [
        r for r in fill(memory_store()).view().all(Relation) if r.id == "relation-1"
    ]
    levels = (
        SlotLevel("place", Level.UNKNOWN, "place_not_said"),
        SlotLevel("text", Level.UNKNOWN, "other_words"),  # no doubt about what it is about
        SlotLevel("time", Level.EXACT, "same_day"),
    )
    [row] = rows_with(replace(relation, levels=levels))
    assert row.doubts == ("where",)


def test_how_sure_the_tagger_was_is_the_lower_of_both():
    [row] = rows_with()
    assert row.sureness in (None, 0.93)
