"""A worker that is killed costs its document at most."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from deadly import DeadlyWork
from factories import make_document
from rashomon.pipeline import workers


@pytest.mark.slow
@pytest.mark.parametrize("is_kept", [False, True])
def test_a_killed_worker_costs_its_document_at_most(tmp_path: Path, *, is_kept: bool):
    texts = ["fine", "deadly once", "fine too", "deadly always", "fine again"]
    documents = [make_document(t, external_id=f"d{k}") for k, t in enumerate(texts)]
    apart, work = workers.ProcessApart(), DeadlyWork(tmp_path)
    if is_kept:
        found = list(apart.read(documents, work))
        apart.close()
    else:
        in_pool = partial(workers._in_one_pool, count=2)
        found = list(workers._in_pools(documents, work, in_pool))
    assert [a.document.external_id for a in found] == ["d0", "d1", "d2", "d3", "d4"]
    assert [a.failure is not None for a in found] == [False, False, False, True, False]
    assert found[3].failure is not None
    assert "ended twice" in found[3].failure.error


SCRIPT = """
import json, pathlib, rashomon
path = pathlib.Path({folder!r}) / "reports.jsonl"
texts = [f"The army said {{k}} rebels died in Ostrel." for k in range(2, 16)]
path.write_text(chr(10).join(json.dumps(dict(text=t, external_id=t)) for t in texts))
case = rashomon.read([path], workers=2)
print("runs", len(case.documents))
"""


@pytest.mark.slow
def test_a_script_without_a_guard_runs_once(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(folder=str(tmp_path)), encoding="utf-8")
    done = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout == "runs 14\n"


@pytest.mark.parametrize(("own", "seen"), [(None, "1"), ("3", "3")])
def test_workers_multiply_on_one_thread_unless_told(
    monkeypatch: pytest.MonkeyPatch, own: str | None, seen: str
):
    monkeypatch.delenv(workers.THREADS, raising=False)
    if own:
        monkeypatch.setenv(workers.THREADS, own)
    with workers._one_thread_each():
        assert os.environ[workers.THREADS] == seen
    assert os.environ.get(workers.THREADS) == own
