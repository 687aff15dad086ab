"""An older case is brought up alone, with a copy kept; what a run looks up is indexed."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.dialects import sqlite as dialect

from factories import make_actor, make_claim, make_document
from rashomon.errors import CaseFileError
from rashomon.model import Actor, Claim
from rashomon.store import open_store
from rashomon.store.connection import connect
from rashomon.store.kinds import kinds
from rashomon.store.migrations import APPLICATION_ID, STEPS, migrate
from rashomon.store.sqlite_layout import live

DOCUMENT = make_document()


def old_case(path: Path, layout: int) -> Path:
    """Lay out a case as an older version did, with one document by hand."""
    engine = connect(path)
    migrate(engine, to=layout)
    engine.dispose()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute(
            "INSERT INTO document (seq, id, run, body) VALUES (1, ?, 1, ?)",
            (DOCUMENT.id, _body(DOCUMENT)),
        )
        old.execute("PRAGMA journal_mode = WAL")
    return path


def _body(record: Any) -> str:
    from rashomon.store.codec import encode_record

    return encode_record(record)


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("layout", range(1, len(STEPS)))
def test_an_older_case_is_brought_up_and_kept_as_it_was(
    tmp_path: Path, layout: int, caplog: pytest.LogCaptureFixture
):
    case = old_case(tmp_path / "case.db", layout)
    store = open_store(case)
    assert store.view().document_ids() == (DOCUMENT.id,)
    store.close()
    (kept,) = tmp_path.glob(f"case.layout-{layout}.*.db")
    assert rows(kept, "PRAGMA user_version") == [(layout,)]
    assert rows(kept, "SELECT id FROM document") == [(DOCUMENT.id,)]
    assert rows(case, "PRAGMA user_version") == [(len(STEPS),)]
    assert str(kept) in caplog.text
    assert sorted(p.name for p in tmp_path.iterdir()) == ["case.db", kept.name]


def test_a_case_of_this_layout_is_not_copied(tmp_path: Path):
    for _ in range(2):
        open_store(tmp_path / "case.db", create=True).close()
    assert [p.name for p in tmp_path.iterdir()] == ["case.db"]


def test_a_step_that_fails_leaves_the_old_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    case = old_case(tmp_path / "case.db", 1)

    def fail(connection: Any) -> None:
        connection.exec_driver_sql("CREATE TABLE half (id)")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    name, _step = STEPS[1]
    broken = (STEPS[0], (name, fail), *STEPS[2:])
    monkeypatch.setattr("rashomon.store.migrations.STEPS", broken)
    with pytest.raises(CaseFileError):
        open_store(case)
    assert rows(case, "PRAGMA user_version") == [(1,)]
    assert rows(case, "SELECT name FROM sqlite_master WHERE name = 'half'") == []
    assert rows(case, "SELECT id FROM document") == [(DOCUMENT.id,)]


def test_a_foreign_table_is_refused_before_any_step(tmp_path: Path):
    case = old_case(tmp_path / "case.db", 1)
    with closing(sqlite3.connect(case)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER t AFTER INSERT ON migrations BEGIN DELETE FROM document; END"
        )
    with pytest.raises(CaseFileError, match="tables are not those of a case"):
        open_store(case)
    assert rows(case, "SELECT id FROM document") == [(DOCUMENT.id,)]
    assert rows(case, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert [p.name for p in tmp_path.iterdir()] == ["case.db"]


def test_steps_taken_twice_at_once_are_taken_once(tmp_path: Path):
    one, two = connect(tmp_path / "case.db"), connect(tmp_path / "case.db")
    migrate(one)
    migrate(two)
    numbers = rows(tmp_path / "case.db", "SELECT number FROM migrations")
    assert numbers == [(n,) for n in range(1, len(STEPS) + 1)]
    one.dispose()
    two.dispose()


SUPERSEDED = [kind for kind in kinds().values() if kind.table != "document"]


@pytest.mark.parametrize("kind", SUPERSEDED, ids=lambda k: k.table)
def test_what_a_run_superseded_is_looked_up_by_index(tmp_path: Path, kind: Any):
    open_store(tmp_path / "case.db", create=True).close()
    compiled = live(kind, 7, ["a", "b"]).compile(
        dialect=dialect.dialect(), compile_kwargs={"literal_binds": True}
    )
    plan = rows(tmp_path / "case.db", f"EXPLAIN QUERY PLAN {compiled}")
    steps = " | ".join(row[3] for row in plan)
    assert f"USING INDEX {kind.table}_current (id=?)" in steps
    wanted = f"USING INDEX {kind.table}_superseded (superseded_run=? AND id=?)"
    assert wanted in steps, "a new table needs the index of m0004_superseded"
    assert "SCAN" not in steps


def test_what_was_superseded_and_is_found_again_is_current_again(tmp_path: Path):
    store = open_store(tmp_path / "case.db", create=True)
    claim = make_claim(DOCUMENT, "It rained")
    for _ in range(3):
        with store.writer() as writer:
            writer.supersede(Actor, Claim)
            writer.add([DOCUMENT, claim, make_actor("Varda")])
        with store.writer() as writer:
            writer.set_run({})
    store.close()
    assert rows(tmp_path / "case.db", "SELECT run, superseded_run FROM claim") == [
        (1, None)
    ]
    assert rows(tmp_path / "case.db", "SELECT run, superseded_run FROM actor") == [
        (1, None)
    ]
