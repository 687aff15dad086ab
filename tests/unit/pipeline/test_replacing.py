"""Only what a run found otherwise is written; what is left is what it found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import make_actor, make_document, make_link
from rashomon.model import Actor, Link, Withdrawal
from rashomon.pipeline.replacing import Replacing
from rashomon.store import Record, Store, memory_store, open_store

REPORT = make_document("Varda marched. Ostrel fell.")
VARDA, OSTREL, LISK = (make_actor(name) for name in ("Varda", "Ostrel", "Lisk"))


@pytest.fixture(params=["memory", "file"], name="store")
def store_fixture(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store = (
        memory_store()
        if request.param == "memory"
        else open_store(tmp_path / "c.db", create=True)
    )
    with store.writer() as writer:
        writer.add([REPORT, VARDA, OSTREL, make_link(REPORT, "Varda", VARDA)])
        writer.set_run({})
    yield store
    store.close()


def replaced(store: Store, *found: Record) -> Replacing:
    replacing = Replacing.of(store.view(), (Actor, Link), found)
    with store.writer() as writer:
        replacing.write(writer)
        writer.set_run({})
    return replacing


def test_what_is_stored_as_it_was_found_is_not_written(store: Store):
    link = make_link(REPORT, "Ostrel", LISK)
    replacing = replaced(store, VARDA, LISK, link)
    assert set(replacing.records) == {LISK, link}
    assert {a.id for a in store.view().all(Actor)} == {VARDA.id, LISK.id}
    assert list(store.view().all(Link)) == [link]


def test_what_was_not_found_again_goes(store: Store):
    assert replaced(store).records == ()
    assert store.view().count(Actor) == store.view().count(Link) == 0


def test_what_hangs_on_a_withdrawn_report_goes_too(store: Store):
    gone = Withdrawal(REPORT.id, REPORT.external_id)
    with store.writer() as writer:
        writer.add([gone])
    replaced(store, VARDA, OSTREL)
    with store.writer() as writer:
        writer.supersede(Withdrawal)
    assert store.view().count(Link) == 0
