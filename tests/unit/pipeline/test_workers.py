"""A worker that is killed costs its document at most."""

from __future__ import annotations

from pathlib import Path

import pytest

from deadly import DeadlyWork
from factories import make_document
from rashomon.pipeline import workers


@pytest.mark.slow
def test_a_killed_worker_costs_its_document_at_most(tmp_path: Path):
    texts = ["fine", "deadly once", "fine too", "deadly always", "fine again"]
    documents = [make_document(t, external_id=f"d{k}") for k, t in enumerate(texts)]
    found = list(workers._in_pools(documents, DeadlyWork(tmp_path), 2))
    assert [a.document.external_id for a in found] == ["d0", "d1", "d2", "d3", "d4"]
    assert [a.failure is not None for a in found] == [False, False, False, True, False]
    assert found[3].failure is not None
    assert "ended twice" in found[3].failure.error
