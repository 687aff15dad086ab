"""A link to what is gone leads on to what stands in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from filled import DRAFT, TOLL, WIRE, fill
from rashomon.model import Claim, Question, Withdrawal
from rashomon.store import Store, memory_store
from rashomon.views import Became, CaseIndex, became_of


@pytest.fixture(name="store")
def store_fixture() -> Store:
    return fill(memory_store())


def became(store: Store, kind: str, key: str) -> Became:
    return became_of(CaseIndex.of(store.view()), kind, key)


def test_what_never_was_is_not_known(store: Store):
    found = became(store, "claim", "claim-never")
    assert (found.words, found.until, found.removed, found.now) == ("", None, None, ())
    assert "never" in found.told


def test_a_removed_document_has_its_reason(store: Store):
    found = became(store, "document", DRAFT.id)
    assert (found.words, found.removed) == ("05-draft", "a draft")


def test_a_claim_read_otherwise_leads_to_the_claim_that_stands_there(store: Store):
    other = replace(TOLL, id="claim-new")
    with store.writer() as writer:
        writer.supersede(Claim, document_id=WIRE.id)
        writer.add([other])
        writer.set_run({})
    found = became(store, "claim", TOLL.id)
    assert (found.words, found.until) == (TOLL.span.quote, 1)
    assert [(n.kind, n.id) for n in found.now] == [
        ("claim", "claim-new"),
        ("document", WIRE.id),
    ]


def test_a_claim_of_a_removed_document_says_so(store: Store):
    with store.writer() as writer:
        writer.add([Withdrawal(WIRE.id, WIRE.external_id)])
        writer.set_run({})
    found = became(store, "claim", TOLL.id)
    assert (found.removed, found.now) == ("", ())
    assert "no reason was given" in found.told


def test_a_question_leads_to_the_one_that_asks_of_its_claims(store: Store):
    [asked] = [q for q in store.view().all(Question) if q.id == "question-1"]
    rest = [q for q in store.view().all(Question) if q.id != "question-1"]
    with store.writer() as writer:
        writer.supersede(Question)
        writer.add([*rest, replace(asked, id="question-9", text="How many died?")])
        writer.set_run({})
    found = became(store, "question", "question-1")
    assert [n.id for n in found.now] == ["question-9"]
