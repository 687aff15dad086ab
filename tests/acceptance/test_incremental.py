"""The same documents give the same bytes, however they came in; reading goes on where it broke."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import rashomon
from conftest import REPORTS, ROOT, Examples, run_cli
from rashomon.config import Settings
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.export import dump_case
from rashomon.model import Activity, Document, Failure
from rashomon.pipeline import analyse as analyse_module
from rashomon.pipeline import run, workers
from rashomon.store import Store, memory_store, open_store

FILES = tuple(sorted(str(path) for path in REPORTS.iterdir()))
GOOD = "The mayor of Dolnik said on Monday that two bridges had fallen in the storm.\n"

Make = Callable[[Path], Store]

ORDERS: dict[str, tuple[list[Sequence[str]], Make]] = {
    "backwards, in memory": ([FILES[::-1]], lambda _: memory_store()),
    "in two steps, in a file": (
        [FILES[6:], FILES[:6]],
        lambda folder: open_store(folder / "case.db", create=True),
    ),
    "some twice, in memory": (
        [FILES[::3], FILES[::2], FILES],
        lambda _: memory_store(),
    ),
}


def _written(store: Store) -> tuple[str, str]:
    view = store.view()
    return dump_case(view), render_dossier(view, DossierOptions())


def _expected(examples: Examples) -> tuple[str, str]:
    return examples.text(), examples.dossier.read_text(encoding="utf-8")


@pytest.mark.parametrize(("steps", "make"), ORDERS.values(), ids=list(ORDERS))
def test_any_order_steps_and_store(
    steps: list[Sequence[str]], make: Make, examples: Examples, tmp_path: Path
):
    store = make(tmp_path)
    for names in steps:
        run(names, store, Settings(), workers=1)
    assert _written(store) == _expected(examples)
    store.close()


def test_any_number_of_workers(examples: Examples, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "POOL_FROM", 2)
    store = memory_store()
    run(FILES, store, Settings(), workers=2)
    assert _written(store) == _expected(examples)


PUT_TOGETHER = """
import sys
from pathlib import Path
from rashomon.config import Settings
from rashomon.pipeline import put_together
from rashomon.store import open_store
store = open_store(Path(sys.argv[1]))
put_together(store, Settings())
store.close()
"""


def test_any_order_of_hashes(examples: Examples, tmp_path: Path):
    case = tmp_path / "case.db"
    shutil.copy(examples.case, case)
    subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", PUT_TOGETHER, str(case)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT / "src")},
    )
    store = open_store(case)
    assert _written(store) == _expected(examples)
    store.close()


def test_only_what_is_new_is_read(tmp_path: Path):
    (tmp_path / "a.txt").write_text(GOOD)
    case = tmp_path / "case.db"
    first = run_cli("read", tmp_path / "a.txt", "--case", case, "--workers", "1")
    (tmp_path / "b.txt").write_text(GOOD.replace("two", "three"))
    second = run_cli("read", tmp_path, "--case", case, "--workers", "1")
    assert "1 document (1 read now, 0 known before)" in first.stderr
    assert "2 documents (1 read now, 1 known before)" in second.stderr


def test_a_failure_that_is_mended_is_gone(tmp_path: Path):
    folder, case = tmp_path / "in", tmp_path / "case.db"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\xff\xc3\xa9(\x00")
    (folder / "b.jsonl").write_text(json.dumps({"text": GOOD}) + "\n{torn\n")
    (tmp_path / "elsewhere.txt").write_text("")
    both = (folder, tmp_path / "elsewhere.txt")
    assert "3 failures" in run_cli("read", *both, "--case", case, "--workers", "1").stderr
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.jsonl").write_text(json.dumps({"text": GOOD}) + "\n")
    again = run_cli("read", folder, "--case", case, "--workers", "1")
    assert again.exit_code == 0
    opened = rashomon.open_case(case)
    items = [f["item"] for f in opened.to_json()["failures"]]
    assert items == [str(tmp_path / "elsewhere.txt")]  # it was not tried again
    opened.close()


def test_reading_goes_on_where_it_broke(
    examples: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    seen: list[str] = []
    find_zones = analyse_module.find_zones

    def broken(document: Document, *rest: object) -> object:
        seen.append(document.external_id)
        if len(seen) == 4:
            raise KeyboardInterrupt
        return find_zones(document, *rest)  # pyright: ignore[reportArgumentType]  passed on

    store = open_store(tmp_path / "case.db", create=True)
    monkeypatch.setattr(analyse_module, "find_zones", broken)
    with pytest.raises(KeyboardInterrupt):
        run(FILES, store, Settings(), workers=1)
    assert len(store.view().document_ids()) == 3  # whole documents only
    counts = run(FILES, store, Settings(), workers=1)
    assert (counts.read, counts.known) == (8, 3)
    assert _written(store) == _expected(examples)
    store.close()


@pytest.mark.parametrize("forgotten", [(), (Activity,)], ids=["now", "first layout"])
def test_a_document_that_could_not_be_analysed_is_tried_again(
    examples: Examples,
    monkeypatch: pytest.MonkeyPatch,
    forgotten: tuple[type[Activity], ...],
):
    seen: list[str] = []
    find_zones = analyse_module.find_zones

    def broken(document: Document, *rest: object) -> object:
        seen.append(document.external_id)
        if len(seen) == 4:
            raise ValueError(document.external_id)
        return find_zones(document, *rest)  # pyright: ignore[reportArgumentType]  passed on

    store = memory_store()
    monkeypatch.setattr(analyse_module, "find_zones", broken)
    first = run(FILES, store, Settings(), workers=1)
    with store.writer() as writer:
        writer.supersede(*forgotten)
    second = run(FILES, store, Settings(), workers=1)
    third = run(FILES, store, Settings(), workers=1)
    assert [len(c.failures) for c in (first, second, third)] == [1, 0, 0]
    assert [(c.read, c.known) for c in (first, second, third)] == [
        (11, 0),
        (1, 10),
        (0, 11),
    ]
    assert seen[11:] == [seen[3]]  # the others are not read again
    assert _written(store) == _expected(examples)


def test_a_document_that_fails_again_is_one_failure(monkeypatch: pytest.MonkeyPatch):
    def broken(document: Document, *_: object) -> object:
        raise ValueError(document.external_id)

    monkeypatch.setattr(analyse_module, "find_zones", broken)
    store = memory_store()
    counts = [run(FILES[:2], store, Settings(), workers=1) for _ in range(2)]
    assert [len(c.failures) for c in counts] == [2, 2]
    assert store.view().count(Failure) == 2


def test_a_language_that_cannot_be_read_is_not_tried_again(tmp_path: Path):
    row = {"text": GOOD, "language": "fr", "external_id": "french"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    store = memory_store()
    counts = [run([str(tmp_path)], store, Settings(), workers=1) for _ in range(2)]
    assert [(c.read, c.known, len(c.failures)) for c in counts] == [(1, 0, 1), (0, 1, 0)]
    assert [f.item for f in store.view().all(Failure)] == ["french"]


def test_the_same_file_twice_is_one_document(tmp_path: Path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(GOOD)
    case = rashomon.read([tmp_path, tmp_path / "a" / "report.txt"], workers=1)
    assert len(case.documents) == 1


def test_the_same_text_from_two_publishers_is_two(tmp_path: Path):
    rows = [{"text": GOOD * 3, "publisher": p} for p in ("Ostrel Wire", "Kamen Post")]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    case = rashomon.read([tmp_path], workers=1)
    assert len(case.documents) == 2
    assert case.summary.document_origins == 1
