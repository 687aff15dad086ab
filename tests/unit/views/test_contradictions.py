"""Contradictions as cards: whose words, what stands behind, what would reconcile them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from filled import NOBODY, TOLL, fill, filled_records
from rashomon.model import Level, Question, Relation, RelationKind, Slot, SlotLevel
from rashomon.store import memory_store
from rashomon.views import CaseIndex, contradiction_rows
from rashomon.views.reconciling import CONDITIONS, conditions


def test_a_card_has_both_sides_and_what_stands_behind():
    [row] = contradiction_rows(CaseIndex.of(fill(memory_store()).view())).rows
    assert (row.question, row.on) == ("How many were killed?", "number")
    assert (row.a.claim.id, row.b.claim.id) == (TOLL.id, NOBODY.id)
    assert (row.a.answer, row.b.answer) == ("at least 12", "none")
    assert row.a.behind == ("Varda army (2 documents)",)
    assert row.b.behind == ("Lisk council (1 document)",)
    assert row.why == "Both count the killed of one day in Lisk."
    assert "one counts up to a later day (not both say until when)" in row.reconciled_by


def test_a_claim_that_is_left_out_contradicts_nobody():
    def counted(record: object) -> object:
        if not isinstance(record, Question) or record.on is None:
            return record
        none = replace(record.variants[1], claim_ids=(), left_out=(NOBODY.id,))
        return replace(record, variants=(record.variants[0], none))

    store = memory_store()
    with store.writer() as writer:
        writer.add(counted(record) for record in filled_records())  # type: ignore[misc]
    assert contradiction_rows(CaseIndex.of(store.view())).rows == ()


def relation(on: Slot | None, **levels: Level) -> Relation:
    found = tuple(SlotLevel(slot, level, "a_rule") for slot, level in levels.items())
    return Relation("relation-1", RelationKind.CONTRADICTS, "a", "b", on, found, "they do")


@pytest.mark.parametrize(
    ("given", "published", "said", "not_said"),
    [
        (
            relation(Slot.NUMBER, time=Level.EXACT, place=Level.EXACT, group=Level.EXACT),
            ("2031-05-04", "2031-05-02"),
            "the count was revised between the reports of 2031-05-02 and 2031-05-04",
            "not both say",  # they say all of it
        ),
        (
            relation(Slot.NUMBER, time=Level.UNKNOWN, place=Level.EXACT),
            (None, "2031-05-02"),
            "a later day (not both say until when)",
            "revised",
        ),
        (
            relation(Slot.OUTCOME, time=Level.INCOMPATIBLE),
            (None, None),
            "they speak of different days",
            "within that time",
        ),
        (relation(Slot.DENIAL, agent=Level.UNKNOWN), (None, None), "by whom", "count"),
        (relation(Slot.RESPONSIBILITY), ("2031", "2032"), "both had a part", "count"),
    ],
)
def test_a_condition_is_named_where_the_words_leave_room(
    given: Relation, published: tuple[str | None, str | None], said: str, not_said: str
):
    told = "; ".join(conditions(given, published))
    assert said in told
    assert not_said not in told


def test_every_slot_has_a_way_out_and_a_relation_without_one_has_none():
    assert {slot for condition in CONDITIONS for slot in condition.on} == set(Slot)
    assert all(conditions(relation(slot), (None, None)) for slot in Slot)
    assert conditions(relation(None), (None, None)) == ()
