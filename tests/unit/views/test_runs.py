"""What was in the case after each run is counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import make_claim, make_document
from rashomon.model import Claim
from rashomon.store import Store, View, memory_store, open_store
from rashomon.store.kinds import Record
from rashomon.views import CaseIndex, run_rows
from rashomon.views.runs import COUNTED


@pytest.fixture(params=["memory", "file"], name="store")
def store_fixture(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return memory_store()
    return open_store(tmp_path / "case.db", create=True)


def close_run(store: Store, *records: Record) -> None:
    with store.writer() as writer:
        writer.add(records)
        writer.set_run({})


def test_each_run_has_the_counts_it_left(store: Store):
    document = make_document("One fell. Two fell.")
    close_run(store)
    close_run(store, document, make_claim(document, "One fell"))
    close_run(store)
    close_run(store, make_claim(document, "Two fell"))
    index = CaseIndex(store.view().at(4))
    counted = [(r.run, r.documents, r.claims, r.questions) for r in run_rows(index).rows]
    assert counted == [(1, 0, 0, 0), (2, 1, 1, 0), (3, 1, 1, 0), (4, 1, 2, 0)]
    last = run_rows(index, limit=1, latest_first=True).rows
    assert [(r.run, r.claims) for r in last] == [(4, 2)]


def test_a_run_that_left_all_as_it_was_is_not_counted_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    document = make_document("One fell.")
    close_run(store, document, make_claim(document, "One fell"))
    before = CaseIndex(store.view().at(1))
    view_type, asked = type(before.view), list[type[Record]]()
    count = view_type.count

    def counted(view: View, record: type[Record]) -> int:
        asked.append(record)
        return count(view, record)

    monkeypatch.setattr(view_type, "count", counted)
    run_rows(before)
    close_run(store)
    after = CaseIndex(store.view().at(2), before)
    assert [row.claims for row in run_rows(after).rows] == [1, 1]
    assert asked == list(COUNTED)
    with store.writer() as writer:
        writer.supersede(Claim)
        writer.set_run({})
    later = CaseIndex(store.view().at(3), after)
    assert [row.claims for row in run_rows(later).rows] == [1, 1, 0]
