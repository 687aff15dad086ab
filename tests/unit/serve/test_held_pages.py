"""Every page shows the same, whether a run has held what it reads or the page works it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factories import make_claim, make_document
from filled import fill
from rashomon.config import Settings
from rashomon.pipeline import put_together
from rashomon.serve.looks import Look
from rashomon.serve.pages import PAGES
from rashomon.store import Store, open_store
from rashomon.views.held import Held
from served import client_of

if TYPE_CHECKING:
    from starlette.testclient import TestClient

LISTS = {
    "/questions/{key}": "/tables/questions.json",
    "/documents/{key}": "/tables/documents.json",
    "/claims/{key}": "/tables/claims.json",
}
URL = "https://news.example/lisk/the-ferry"


@pytest.fixture(name="store")
def store_fixture(tmp_path: Path) -> Iterator[Store]:
    store = fill(open_store(tmp_path / "case.db", create=True))
    reports = [
        make_document(
            f"{first} The ferry to Lisk stayed in the harbour and nobody was hurt there.",
            url=URL,
            published=day,
            external_id=f"ferry {day}",
        )
        for first, day in (("It rained.", "2031-05-04"), ("It snowed.", "2031-05-05"))
    ]
    with store.writer() as writer:
        writer.add([*reports, *(make_claim(d, d.text[:10]) for d in reports)])
    put_together(store, Settings())
    yield store
    store.close()


def addresses(client: TestClient) -> Iterator[str]:
    yield from (page.json_path for page in PAGES if "{key}" not in page.path)
    for path, table in LISTS.items():
        rows = client.get(table).json()
        keys = {row.get("question_id") or row["id"] for row in rows}
        yield from (f"{path.replace('{key}', key)}.json" for key in sorted(keys))
    yield from ("/search.json?q=bridge", "/documents.json?q=ferry", "/system/map.json")
    yield "/documents.json?page=2"


def test_every_page_is_the_same_held_or_worked_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Look, "warm", lambda *_: None)  # each page reads for itself
    listed = list(addresses(client_of(store)))
    held = {one: client_of(store).get(one) for one in listed}
    assert {answer.status_code for answer in held.values()} == {200}
    asked: list[str] = []

    def not_held(self: Held[object], _index: object) -> None:
        asked.append(self.name)

    monkeypatch.setattr(Held, "held", not_held)
    for one in listed:
        assert client_of(store).get(one).json() == held[one].json(), one
    assert {"documents", "versions", "shifts", "names", "pairs", "summary"} <= {*asked}
