"""What is read as it is asked for is what reading the whole gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from filled import fill
from rashomon.errors import CaseFileError
from rashomon.model import (
    Cause,
    Certainty,
    Claim,
    CorrectedField,
    Correction,
    Document,
    OriginLevel,
    Tie,
)
from rashomon.store import Store, memory_store, open_store
from rashomon.views import (
    CaseIndex,
    account_rows,
    cause_chains,
    matter_rows,
    question_rows,
    reading_of,
    tie_rows,
    timeline_rows,
    voice_rows,
)
from rashomon.views.by_key import ByKey
from rashomon.views.index import JOINS


@pytest.fixture(params=["memory", "file"], name="store")
def store_fixture(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    is_file = request.param == "file"
    made = open_store(tmp_path / "case.db", create=True) if is_file else memory_store()
    return fill(made)


def plain(joined: object) -> object:
    return dict(joined) if isinstance(joined, ByKey) else joined


def test_reading_one_by_one_gives_the_whole(store: Store):
    whole, bit_by_bit = reading_of(store.view()), CaseIndex(store.view().at(1)).reading
    for name in ("documents", "claims", "attributions", "sentences", "actors", "links"):
        expected = getattr(whole, name)
        found = getattr(bit_by_bit, name)
        assert expected
        assert {key: found[key] for key in reversed(expected)} == expected
        assert list(found.items()) == list(expected.items())


def test_every_join_is_the_same_read_before_or_as_it_is_asked_for(store: Store):
    before, asked = CaseIndex.of(store.view()), CaseIndex(store.view().at(1))
    for name in reversed(JOINS):
        assert plain(getattr(asked, name)) == plain(getattr(before, name)), name


def test_one_claim_does_not_read_all_of_them(store: Store):
    index = CaseIndex(store.view())
    claim = next(iter(store.view().all(Claim)))
    assert index.claims_of([claim.id, "claim-nowhere"]) == (claim,)
    assert index.claim_by_id._all is None
    assert "claim-nowhere" not in index.claim_by_id
    assert len(index.claim_by_id) == store.view().count(Claim)


def test_corrected_claims_are_looked_up_corrected(store: Store):
    claims = list(store.view().all(Claim))
    corrections = [corrected_to(claim, Certainty.PREDICTED) for claim in claims[:2]]
    with store.writer() as writer:
        writer.add(corrections)
        writer.set_run(store.view().run())
    index, whole = CaseIndex(store.view()), reading_of(store.view())
    first = claims[0].id
    assert index.claim_by_id[first] == whole.claims[first] != claims[0]
    assert index.claim_by_id[first].certainty is Certainty.PREDICTED
    assert index.corrected.as_read[first] == claims[0]
    assert index.claim_by_id._all is None
    assert list(index.claim_by_id.items()) == list(whole.claims.items())
    for name in JOINS:
        assert plain(getattr(index, name)) == plain(
            getattr(CaseIndex.of(store.view()), name)
        ), name


def corrected_to(claim: Claim, label: Certainty) -> Correction:
    return Correction(
        id=f"correction-{claim.id}",
        claim=claim.id,
        document_id=claim.document_id,
        place=claim.span,
        field=CorrectedField.CERTAINTY,
        words=label,
        read_as=claim.certainty,
        by="Ines",
        at="2031-05-03T10:00:00+00:00",
        certainty=label,
    )


@pytest.mark.parametrize(
    "rows",
    [
        *(tie_rows, cause_chains, timeline_rows, voice_rows),
        *(question_rows, account_rows, matter_rows),
    ],
)
def test_a_list_asks_the_file_for_all_its_claims_at_once(
    rows: Callable[[CaseIndex], object], store: Store, monkeypatch: pytest.MonkeyPatch
):
    last = list(store.view().all(Claim))[-1].id
    (tie,), (cause,) = store.view().all(Tie), store.view().all(Cause)
    with store.writer() as writer:
        writer.add([replace(r, id=f"{r.id}-2", claim_ids=(last,)) for r in (tie, cause)])
    index = CaseIndex(store.view())
    asked: list[set[str]] = []

    def find(self: ByKey[str, object], keys: Iterable[str]) -> None:
        wanted = set(keys)
        if self is index.claim_by_id:
            asked.append(wanted - set(self._known) - self._absent)
        fetch(self, wanted)

    fetch = ByKey.fetch
    monkeypatch.setattr(ByKey, "fetch", find)
    rows(index)
    known = {claim.id for claim in store.view().all(Claim)}
    # of matters: which account is told first, then what is told
    times = 0 if rows is voice_rows else 2 if rows is matter_rows else 1
    assert len([1 for keys in asked if keys & known]) == times


def test_what_claims_go_back_to_is_looked_for_as_it_is_asked(store: Store):
    index, whole = CaseIndex(store.view()), CaseIndex.of(store.view())
    claims, told = list(store.view().all(Claim)), whole.origins_of_claim
    index.origins_of_claim.fetch(claim.id for claim in claims)
    for claim in claims:
        assert index.origins_of_claim.get(claim.id) == told.get(claim.id)
    assert any(told.get(claim.id) for claim in claims)
    every = whole.origins
    assert [index.origin_by_id[origin.id] for origin in every] == list(every)
    texts = tuple(o for o in every if o.level is OriginLevel.DOCUMENT)
    assert index.text_origins == texts == whole.text_origins
    assert not index.parts["found"].has("every_origin")


def test_what_no_index_leads_to_is_looked_for_a_few_times_only():
    asked: list[set[str]] = []

    def find(keys: Iterable[str]) -> dict[str, int]:
        asked.append({*keys})
        return dict.fromkeys(asked[-1], 1)

    by_key = ByKey(find, lambda: dict.fromkeys("abcd", 1), 2)
    assert (by_key["a"], by_key["a"], by_key["b"]) == (1, 1, 1)
    assert not by_key.is_whole
    assert (by_key["c"], by_key.get("e"), by_key.is_whole) == (1, None, True)
    assert asked == [{"a"}, {"b"}]


def test_what_was_read_otherwise_is_not_read_again():
    by_key = ByKey[str, int](lambda keys: dict.fromkeys(keys, 0), dict)
    by_key.learn({"one": 1})
    assert (by_key["one"], by_key["two"]) == (1, 0)


def test_what_is_not_there_is_asked_for_once():
    asked: list[list[str]] = []

    def find(keys: Iterable[str]) -> dict[str, int]:
        asked.append(sorted(keys))
        return {key: 1 for key in asked[-1] if key != "none"}

    by_key = ByKey(find, lambda: {"one": 1, "two": 1})
    by_key.fetch(["one", "none"])
    assert (by_key.get("one"), by_key.get("none"), by_key.get("two")) == (1, None, 1)
    assert by_key.get("none") is None
    assert [keys for keys in asked if keys] == [["none", "one"], ["two"]]
    assert not by_key.is_whole
    assert (len(by_key), by_key.is_whole, by_key.get("none")) == (2, True, None)


def test_claims_are_counted_without_reading_them(store: Store):
    index = CaseIndex(store.view())
    assert index.claim_count == store.view().count(Claim) == len(index.claims)
    assert index.claim_count == len(index.claims)


def test_claims_by_document_are_those_of_the_whole(store: Store):
    index, whole = CaseIndex(store.view()), CaseIndex.of(store.view())
    for document in store.view().all(Document):
        claims = whole.claims_in.get(document.id, ())
        assert index.count_in(document.id) == whole.count_in(document.id) == len(claims)
        assert not index.links._known
    for document in store.view().all(Document):
        assert index.claims_in.get(document.id, ()) == whole.claims_in.get(document.id, ())


def test_a_claim_of_no_document_is_told_when_the_whole_is_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    index = CaseIndex(store.view())
    monkeypatch.setattr("rashomon.views.as_read.known_documents", lambda _: ())
    with pytest.raises(CaseFileError):
        index.load()


def test_documents_are_known_in_their_order_and_read_as_they_are_asked_for(store: Store):
    index, whole = CaseIndex(store.view()), CaseIndex.of(store.view()).documents
    index.parts["said"].kept("named", lambda: {d.id: d.external_id for d in whole})
    assert (len(index.documents), index.documents[1:2]) == (len(whole), (whole[1],))
    assert index.documents[0] == whole[0]
    assert not index.known.is_whole
    assert (list(index.documents), index.documents) == (list(whole), whole)
    assert index.known.is_whole
    assert hash(index.documents) == hash(whole)
    assert index.documents != whole[:1]
