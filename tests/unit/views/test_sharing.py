"""What a report shares: with whom, which came first, and what it tells alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factories import make_claim, make_document, span_of
from rashomon.model import (
    Document,
    EventDate,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Relation,
    RelationKind,
)
from rashomon.store import memory_store
from rashomon.views import CaseIndex, document_view, sharing_of, told_alone

LINE = "The ferry sank at dawn."
OLD = make_document(f"{LINE} Nobody knew why.", external_id="old")
NEW = make_document(f"{LINE} A diver found a hole.", external_id="new")
COMMON = Passage(
    "passage-1",
    PassageKind.EXACT,
    OLD.id,
    span_of(OLD, LINE),
    NEW.id,
    span_of(NEW, LINE),
    1.0,
)


def index_of(*records: Any) -> CaseIndex:
    store = memory_store()
    with store.writer() as writer:
        writer.add([OLD, NEW, COMMON, *records])
        writer.set_run({})
    return CaseIndex.of(store.view())


def dated(old: str | None, new: str | None) -> CaseIndex:
    def with_date(document: Document, day: str | None) -> Document:
        return replace(document, published=EventDate(day, day) if day else None)

    store = memory_store()
    with store.writer() as writer:
        writer.add([with_date(OLD, old), with_date(NEW, new), COMMON])
        writer.set_run({})
    return CaseIndex.of(store.view())


@pytest.mark.parametrize(
    ("old", "new", "is_earlier"),
    [
        ("2031-05-01", "2031-05-02", True),
        ("2031-05-02", "2031-05-01", False),
        ("2031-05", "2031-05-02", None),  # some day of that month
        ("2031-05-02", "2031-05-02", None),
        (None, "2031-05-02", None),
        ("XXXX-05-01", "2031-05-02", None),
    ],
)
def test_which_came_first_is_told_by_dates_that_leave_no_doubt(
    old: str | None, new: str | None, is_earlier: Any
):
    index = dated(old, new)
    found = sharing_of(index, NEW.id, document_view(index, NEW.id).passages)
    assert [(o.external_id, o.is_earlier) for o in found.others] == [("old", is_earlier)]
    assert found.shared == len(LINE)
    assert found.recycled == (len(LINE) if is_earlier else 0)


def test_what_is_known_of_the_texts_goes_before_dates():
    origin = Origin(
        "origin-1",
        OriginLevel.DOCUMENT,
        OriginKind.REPRINT,
        (OLD.id, NEW.id),
        first_id=NEW.id,
    )
    index = index_of(origin)
    found = sharing_of(index, OLD.id, document_view(index, OLD.id).passages)
    assert [o.is_earlier for o in found.others] == [True]


def test_a_claim_that_nobody_else_tells_is_told_alone():
    hole = make_claim(NEW, "A diver found a hole")
    sank = make_claim(NEW, "The ferry sank at dawn")
    why = make_claim(OLD, "Nobody knew why")
    index = index_of(hole, sank, why)
    passages = document_view(index, NEW.id).passages
    assert told_alone(index, NEW.id, passages) == (hole,)
    denied = Relation(
        "relation-1", RelationKind.CONTRADICTS, why.id, hole.id, None, (), "They part."
    )
    assert told_alone(index_of(hole, sank, why, denied), NEW.id, passages) == ()
