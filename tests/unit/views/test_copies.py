"""Claims in the very same words, whoever prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories import make_claim, make_document
from rashomon.store import Store, memory_store, open_store
from rashomon.views import CaseIndex, in_same_words


@pytest.fixture(params=["memory", "file"], name="store")
def store_fixture(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return memory_store()
    return open_store(tmp_path / "case.db", create=True)


def test_case_and_marks_do_not_count_and_more_words_do(store: Store):
    texts = (
        "Two barges sank at Lisk.",
        "Two  barges sank, at Lisk!",
        "TWO BARGES SANK AT LISK",
        "Two barges sank at Lisk on Monday.",
        "At Lisk two barges sank.",
    )
    documents = [make_document(t, external_id=f"0{n}") for n, t in enumerate(texts)]
    claims = [make_claim(d, d.text) for d in documents]
    with store.writer() as writer:
        writer.add([*documents, *claims])
    index = CaseIndex(store.view())
    assert in_same_words(index, claims[0]) == (claims[1], claims[2])
    assert in_same_words(index, claims[3]) == ()
