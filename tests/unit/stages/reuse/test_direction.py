"""Which of several documents the others go back to, by credits and by dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Document, EventDate, Origin, OriginKind
from rashomon.stages.reuse import ReuseParams, find_reuse
from unit.stages.reuse.reports import INDEPENDENT, OTHER, WIRE, make_report, make_sentences

STORY = WIRE[WIRE.index("A ferry") :]


def credited(text: str, name: str | None, *, by: str) -> Document:
    """Give a report that closes with a credit."""
    closing = f"\nFirst published in {name}." if name else ""
    return make_report(f"{text}{closing}", external_id=by, publisher=by)


def dated(*documents: Document) -> list[Document]:
    """Date documents a day apart, in their order."""
    days = [f"2031-05-0{k}" for k in range(1, len(documents) + 1)]
    pairs = zip(documents, days, strict=True)
    return [replace(d, published=EventDate(day, day)) for d, day in pairs]


def origins_of(*documents: Document) -> tuple[Origin, ...]:
    return find_reuse(documents, make_sentences(*documents), ReuseParams()).origins


def reasons(origin: Origin, method: str) -> list[str]:
    return [e.why for e in origin.evidence if e.method == method]


GAZETTE = credited(STORY, "Zhelva Voice", by="Tesmir Gazette")
VOICE = credited(STORY, "the Tesmir Gazette", by="Zhelva Voice")


@pytest.mark.parametrize("documents", [(GAZETTE, VOICE), dated(GAZETTE, VOICE)])
def test_two_that_credit_each_other_tell_no_direction(documents: tuple[Document, ...]):
    (origin,) = origins_of(*documents)
    assert set(origin.document_ids) == {GAZETTE.id, VOICE.id}
    assert origin.kind is OriginKind.REPRINT
    assert (origin.first_id, origin.name) == (None, None)
    credit = reasons(origin, "credit")
    assert any("names Zhelva Voice: “" in why for why in credit)
    assert any("names Tesmir Gazette: “" in why for why in credit)
    [circle] = [e for e in origin.evidence if e.method == "circular_credit"]
    assert "lead back to each other" in circle.why
    assert {document_id for document_id, _, _ in circle.spans} == set(origin.document_ids)


def test_two_agencies_that_credit_each_other():
    one = make_report(f"{STORY}\n(Reuters)", external_id="a", publisher="AFP")
    two = make_report(f"{STORY}\n(AFP)", external_id="r", publisher="Reuters")
    (origin,) = origins_of(*dated(one, two))
    assert origin.first_id is None
    assert reasons(origin, "circular_credit")
    assert len(reasons(origin, "credit")) == 4  # each its own publisher, too


def test_a_circle_of_three_and_who_credits_one_of_them():
    post = credited(STORY, "the Orle Herald", by="Lomar Post")
    herald = credited(STORY, "Zhelva Voice", by="Orle Herald")
    voice = credited(STORY, "the Lomar Post", by="Zhelva Voice")
    outside = credited(STORY, "the Lomar Post", by="Hask Observer")
    (origin,) = origins_of(*dated(post, herald, voice, outside))
    assert len(origin.document_ids) == 4
    assert origin.first_id is None
    [why] = reasons(origin, "circular_credit")
    assert "Hask Observer" not in why
    assert len(reasons(origin, "credit")) == 4


def test_a_circle_of_credits_joins_no_texts_that_share_nothing():
    one = credited(OTHER, "Zhelva Voice", by="Tesmir Gazette")
    two = credited(INDEPENDENT, "the Tesmir Gazette", by="Zhelva Voice")
    found = origins_of(one, two)
    assert {(o.document_ids, o.name) for o in found} == {
        ((one.id,), "Zhelva Voice"),
        ((two.id,), "Tesmir Gazette"),
    }


def test_a_credit_of_itself_is_no_circle():
    own = credited(STORY, "the Tesmir Gazette", by="Tesmir Gazette")
    copy = credited(STORY, None, by="Lomar Post")
    (origin,) = origins_of(own, copy)
    assert origin.first_id == own.id
    assert not reasons(origin, "circular_credit")
    (alone,) = origins_of(own)
    assert (alone.kind, alone.name) == (OriginKind.SINGLE, "Tesmir Gazette")


def test_who_is_credited_comes_first_whatever_the_dates():
    copy = credited(STORY, "the Tesmir Gazette", by="Lomar Post")
    own = credited(STORY, None, by="Tesmir Gazette")
    (origin,) = origins_of(*dated(copy, own))
    assert (origin.name, origin.first_id) == ("Tesmir Gazette", own.id)
    assert not reasons(origin, "no_credit")  # nobody need name himself


def test_credits_are_followed_to_their_end():
    own = credited(STORY, None, by="Tesmir Gazette")
    second = credited(STORY, "the Tesmir Gazette", by="Lomar Post")
    third = credited(STORY, "the Lomar Post", by="Orle Herald")
    (origin,) = origins_of(third, second, own)
    assert origin.first_id == own.id


@pytest.mark.parametrize(
    ("publisher", "is_first"),
    [
        ("Norwire News Agency", True),  # the name in full
        ("The Norwire", True),
        ("Norwire Times", False),  # another paper may be called so
        ("Post of Norwire", False),
    ],
)
def test_a_name_may_be_short_for_its_publisher(publisher: str, is_first: bool):  # noqa: FBT001
    wire = make_report(WIRE, external_id="wire", publisher=publisher)
    copy = make_report(STORY, external_id="copy", publisher="Lomar Post")
    (origin,) = origins_of(wire, copy)
    assert origin.name == "Norwire"
    assert (origin.first_id == wire.id) is is_first


def test_two_of_one_publisher_are_not_told_apart_by_credits():
    one, two = (
        make_report(f"{STORY} {k}", external_id=k, publisher="Tesmir Gazette") for k in "ab"
    )
    copy = credited(STORY, "the Tesmir Gazette", by="Lomar Post")
    (origin,) = origins_of(one, two, copy)
    assert (origin.name, origin.first_id) == ("Tesmir Gazette", None)
