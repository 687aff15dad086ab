"""What stands behind a pile: how many texts, and on whose word several documents speak."""

import pytest

from filled import COPY, RIVAL, WIRE, fill
from rashomon.model import Origin, OriginKind, OriginLevel
from rashomon.store import Store, memory_store
from rashomon.views import CaseIndex, informant_rows, origin_rows, texts_behind


@pytest.fixture
def store() -> Store:
    return fill(memory_store())


def test_texts_in_several_documents_stand_apart_from_lone_ones(store: Store):
    shared = texts_behind(origin_rows(CaseIndex.of(store.view())).rows)
    assert shared.documents == 3
    assert [row.id for row in shared.many] == ["origin-text"]
    assert [row.external_ids for row in shared.alone] == [("03-rival",)]


def test_an_informant_of_two_copies_is_heard_in_one_text(store: Store):
    (row,) = informant_rows(CaseIndex.of(store.view()))
    assert (row.origin.name, row.texts) == ("Varda army", 1)
    assert row.origin.external_ids == ("01-wire", "02-copy")


def test_who_is_not_named_is_nobody_in_particular(store: Store):
    informant = (OriginLevel.CLAIM, OriginKind.INFORMANT, (RIVAL.id, WIRE.id))
    with store.writer() as writer:
        writer.add([Origin("origin-nameless", *informant)])
    named = [row.origin.name for row in informant_rows(CaseIndex.of(store.view()))]
    assert named == ["Varda army"]


def test_a_compilation_counts_for_its_largest_text(store: Store):
    """A document of two texts is not two tellings."""
    second = Origin(
        "origin-second", OriginLevel.DOCUMENT, OriginKind.COMPILATION, (COPY.id, RIVAL.id)
    )
    with store.writer() as writer:
        writer.add([second])
    (row,) = informant_rows(CaseIndex.of(store.view()))
    assert row.texts == 1


def test_origins_of_as_many_documents_come_by_name(store: Store):
    ids = ("origin-a", "origin-z")
    lone = (OriginLevel.DOCUMENT, OriginKind.SINGLE)
    with store.writer() as writer:
        writer.add([Origin(ids[0], *lone, (WIRE.id,)), Origin(ids[1], *lone, (COPY.id,))])
    rows = origin_rows(CaseIndex.of(store.view())).rows
    alone = [row.external_ids for row in rows if row.level == OriginLevel.DOCUMENT][1:]
    assert alone == [("01-wire",), ("02-copy",), ("03-rival",)]
