"""What is compared of a case: the newest versions, and who said something."""

from __future__ import annotations

from dataclasses import replace

from factories import make_claim, make_document, span_of
from rashomon.model import Attribution
from rashomon.pipeline.gathering import gather
from rashomon.store import memory_store

TEXT = "It rained in Ostrel, Varga said."


def test_an_act_keeps_who_said_it_and_leaves_the_words_to_the_claim():
    document = make_document(TEXT)
    claim = make_claim(document, "It rained in Ostrel", "Varga")
    act = Attribution(
        id=claim.attribution_id or "",
        document_id=document.id,
        content=(claim.span,),
        cue=(span_of(document, "said"),),
        source=(span_of(document, "Varga"),),
    )
    store = memory_store()
    with store.writer() as writer:
        writer.add([document, claim, act])
    found = gather(store.view())
    assert found.claims == (claim,)
    assert found.acts == (replace(act, content=(), cue=()),)


def test_an_older_version_is_known_and_not_compared():
    url = "https://news.example/ostrel/the-ferry"
    told = "The ferry to Sarn stayed in the harbour, its owners said, and nobody was hurt."
    first, later = (
        make_document(f"{words} {told}", url=url, published=day)
        for words, day in (
            ("It rained in Ostrel.", "2021-05-04"),
            ("It snowed in Ostrel.", "2021-05-05"),
        )
    )
    store = memory_store()
    with store.writer() as writer:
        writer.add([first, make_claim(first, "It rained in Ostrel")])
        writer.add([later, make_claim(later, "It snowed in Ostrel")])
    found = gather(store.view())
    assert {d.id for d in found.every} == {first.id, later.id}
    assert [v.older_id for v in found.versions] == [first.id]
    assert [d.id for d in found.documents] == [later.id]
    assert {c.document_id for c in found.claims} == {later.id}


def test_records_of_a_document_hold_one_string_of_its_id():
    document = make_document(TEXT)
    other = "".join([*document.id])  # equal, and a string of its own
    claim = replace(make_claim(document, "It rained in Ostrel", "Varga"), document_id=other)
    store = memory_store()
    with store.writer() as writer:
        writer.add([document, claim])
    found = gather(store.view())
    assert found.claims == (claim,)
    assert found.claims[0].document_id is found.documents[0].id
