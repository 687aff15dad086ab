"""A case file is opened with care, whoever it comes from."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from factories import make_actor, make_claim, make_document
from rashomon.errors import CaseFileError
from rashomon.model import Actor, Claim
from rashomon.store import open_store
from rashomon.store.checks import check_case
from rashomon.store.kinds import kinds
from rashomon.store.migrations import APPLICATION_ID, STEPS


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.db"
    store = open_store(path, create=True)
    document = make_document()
    with store.writer() as writer:
        writer.add([document, make_claim(document, "It rained"), make_actor("Varda")])
    store.close()
    return path


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def test_a_case_is_there_again_after_closing(case: Path):
    store = open_store(case)
    assert store.view().count(Claim) == 1
    store.close()
    assert [p.name for p in case.parent.iterdir()] == ["case.db"]  # one file a case


def test_a_new_case_is_marked_and_its_steps_recorded(case: Path):
    assert ask(case, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(case, "PRAGMA user_version") == [(len(STEPS),)]
    assert ask(case, "PRAGMA journal_mode") == [("wal",)]
    recorded = [(number, name) for number, (name, _) in enumerate(STEPS, 1)]
    assert ask(case, "SELECT number, name FROM migrations") == recorded


def test_every_record_type_has_its_table(case: Path):
    tables = {name for (name,) in ask(case, "SELECT name FROM sqlite_master")}
    assert {kind.table for kind in kinds().values()} <= tables


def test_text_is_stored_once(tmp_path: Path):
    case = tmp_path / "case.db"
    open_store(case, create=True).close()
    empty = case.stat().st_size
    store = open_store(case)
    with store.writer() as writer:
        writer.add([make_document("unrepeatable " + "x" * 100_000)])
    store.close()
    assert case.stat().st_size - empty < 150_000


def test_a_repeated_run_does_not_add_rows(case: Path):
    for _ in range(3):
        store = open_store(case)
        with store.writer() as writer:
            writer.supersede(Actor)
            writer.add([make_actor("Varda")])
            writer.set_run({})
        store.close()
    assert ask(case, "SELECT count(*) FROM actor") == [(1,)]


def test_superseded_rows_stay_in_the_file(case: Path):
    store = open_store(case)
    with store.writer() as writer:
        writer.supersede(Actor)
    store.close()
    assert ask(case, "SELECT run, superseded_run FROM actor") == [(1, 1)]


def test_a_view_reads_while_a_unit_of_work_is_open(case: Path):
    store = open_store(case)
    with store.writer() as writer:
        writer.add([make_actor("Lisk")])
        assert store.view().count(Actor) == 1
    assert store.view().count(Actor) == 2
    store.close()


def test_an_unfinished_reading_leaves_the_case_usable(case: Path):
    store = open_store(case)
    next(store.view().all(Actor))
    with store.writer() as writer:
        writer.add([make_actor("Lisk")])
    store.close()


@pytest.mark.parametrize("room", [0, 1, 3, 8])
def test_a_full_disk_undoes_the_unit_of_work_and_says_what_to_do(case: Path, room: int):
    ((pages,),) = ask(case, "PRAGMA page_count")
    whole = ask(case, "SELECT body FROM actor")

    def no_space(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {int(str(pages)) + room}")

    event.listen(Engine, "connect", no_space)
    try:
        store = open_store(case)
        hint = "Hint: free some space"
        with pytest.raises(CaseFileError, match=hint), store.writer() as writer:
            writer.add([make_actor(f"Guild {n} of Ostrel") for n in range(1000)])
        store.close()
    finally:
        event.remove(Engine, "connect", no_space)
    assert ask(case, "SELECT body FROM actor") == whole
    assert check_case(case).findings == ()
    store = open_store(case)
    with store.writer() as writer:
        writer.add([make_actor("Lisk")])
    assert store.view().count(Actor) == 2
    store.close()


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def prose(path: Path) -> None:
    path.write_text("It rained in Ostrel. " * 20, encoding="utf-8")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def other_database(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE note (words TEXT)")


def newer(path: Path) -> None:
    change(path, "PRAGMA user_version = 99")


def trigger(path: Path) -> None:
    change(path, "CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM claim; END")


def odd_view(path: Path) -> None:
    change(path, "DROP TABLE entry", "CREATE VIEW entry AS SELECT * FROM actor")


def torn(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))


def short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


@pytest.mark.parametrize(
    ("spoil", "what", "hint"),
    [
        (missing, "no such file", "rashomon read --case"),
        (empty, "it is empty", "a new one"),
        (prose, "not a case", "rashomon read --case"),
        (folder, "a directory", "case.db"),
        (other_database, "not a case", "rashomon read --case"),
        (newer, "layout 99", "update rashomon"),
        (trigger, "tables are not those of a case", "new case"),
        (odd_view, "tables are not those of a case", "new case"),
        (torn, "damaged", "restore"),
        (short, "damaged", "restore"),
    ],
)
def test_a_file_that_is_no_sound_case_is_refused(
    case: Path, spoil: Callable[[Path], None], what: str, hint: str
):
    spoil(case)
    before = case.read_bytes() if case.is_file() else b""
    with pytest.raises(CaseFileError) as raised:
        open_store(case)
    first, second = str(raised.value).split("\n")
    assert what in first
    assert str(case) in first
    assert second.startswith("Hint: ")
    assert hint in second
    assert (case.read_bytes() if case.is_file() else b"") == before  # left as it was


def test_a_case_cannot_be_begun_where_something_else_is(case: Path):
    for spoil in (prose, other_database, folder):
        spoil(case)
        with pytest.raises(CaseFileError):
            open_store(case, create=True)


def test_a_case_cannot_be_begun_in_a_missing_folder(tmp_path: Path):
    with pytest.raises(CaseFileError, match="make the folder"):
        open_store(tmp_path / "none" / "case.db", create=True)


def test_an_empty_file_may_become_a_case(tmp_path: Path):
    path = tmp_path / "case.db"
    path.touch()
    open_store(path, create=True).close()
    open_store(path).close()


def test_a_record_that_was_tampered_with_is_named(case: Path):
    change(case, """UPDATE claim SET body = '{"id": 7}'""")
    store = open_store(case)
    with pytest.raises(CaseFileError, match="stored record cannot be read"):
        list(store.view().all(Claim))
    store.close()


def test_a_second_writer_is_told_to_wait(case: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("rashomon.store.connection.BUSY_TIMEOUT_S", 0.05)
    one, two = open_store(case), open_store(case)
    with (
        one.writer(),
        pytest.raises(CaseFileError, match="another process is writing"),
        two.writer(),
    ):
        pass
    one.close()
    two.close()
