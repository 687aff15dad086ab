"""A case of a stranger, or of a failing disk: refused, or read as it was stored; never run."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from filled import fill
from rashomon.errors import CaseFileError, RashomonError
from rashomon.export import dump_case
from rashomon.store import open_store
from rashomon.store.checks import Finding, check_case
from rashomon.store.connection import connect
from rashomon.store.migrations import STEPS


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "case.db"
    fill(open_store(path, create=True)).close()
    return path


@pytest.fixture
def case(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "case.db"))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def rewrite(path: Path, name: str, sql: str) -> None:
    """Change the text of a table without its pages, as SQLite's shell lets anyone do."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        update = "UPDATE sqlite_master SET sql = ? WHERE name = ?"
        assert connection.execute(update, (sql, name)).rowcount == 1


# SQL in the file is not run.


def after_insert(path: Path) -> None:
    change(path, "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM document; END")


def odd_view(path: Path) -> None:
    change(path, "CREATE VIEW v AS SELECT load_extension('evil') FROM document")


def generated(path: Path) -> None:
    change(path, "ALTER TABLE run ADD COLUMN extra TEXT AS (upper(body))")


def checked(path: Path) -> None:
    change(
        path, "ALTER TABLE run ADD COLUMN extra TEXT CHECK (extra IS NULL OR randomblob(9))"
    )


def odd_index(path: Path) -> None:
    change(path, "CREATE INDEX i ON run (length(body))")


def virtual(path: Path) -> None:
    change(path, "CREATE VIRTUAL TABLE planted USING fts5 (words)")


def shadow(path: Path) -> None:
    name = "claim_search_data"
    rewrite(
        path,
        name,
        f"CREATE TABLE {name}(id INTEGER PRIMARY KEY, block BLOB CHECK (abs(id)))",
    )


def shadow_view(path: Path) -> None:
    change(path, "CREATE VIEW claim_search_extra AS SELECT 1")


def tokenizer(path: Path) -> None:
    rewrite(
        path,
        "claim_search",
        "CREATE VIRTUAL TABLE claim_search USING fts5 (terms, content='document')",
    )


def less(path: Path) -> None:
    change(path, "DROP INDEX claim_current")


@pytest.mark.parametrize(
    "plant",
    [
        *(after_insert, odd_view, generated, checked, odd_index, virtual),
        *(shadow, shadow_view, tokenizer, less),
    ],
)
def test_a_planted_schema_is_refused_and_nothing_is_written(
    case: Path, plant: Callable[[Path], None]
):
    plant(case)
    before = case.read_bytes()
    for look in (open_store, check_case):
        with pytest.raises(CaseFileError, match="tables are not those of a case"):
            look(case)
    assert case.read_bytes() == before
    assert [p.name for p in case.parent.iterdir()] == ["case.db"]


def test_no_other_file_can_be_reached(case: Path, tmp_path: Path):
    engine = connect(case)
    with (
        engine.connect() as connection,
        pytest.raises(Exception, match="too many attached"),
    ):
        connection.exec_driver_sql(f"ATTACH DATABASE '{tmp_path / 'other.db'}' AS other")
    engine.dispose()
    assert not (tmp_path / "other.db").exists()


def test_what_sqlite_advises_for_files_of_strangers_is_set(case: Path):
    engine = connect(case)
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("trusted_schema", "cell_size_check", "foreign_keys", "synchronous")
        }
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        assert raw.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
        assert raw.getlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH) == 0
    engine.dispose()
    assert found == {
        "trusted_schema": 0,
        "cell_size_check": 1,
        "foreign_keys": 1,
        "synchronous": 1,
    }


# Headers and layouts of others.


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (f"PRAGMA user_version = {len(STEPS) + 1}", "this version reads up to"),
        ("PRAGMA user_version = -1", "this version reads up to"),
        ("PRAGMA user_version = 0", "tables are not those of a case"),
        (f"PRAGMA user_version = {len(STEPS) - 1}", "tables are not those of a case"),
        ("PRAGMA application_id = 1381190991", "it is not a case"),  # a later sort of case
    ],
)
def test_a_file_of_another_version_is_refused_untouched(
    case: Path, statement: str, what: str
):
    change(case, statement)
    before = case.read_bytes()
    for look in (open_store, check_case):
        with pytest.raises(CaseFileError, match=what):
            look(case)
    assert case.read_bytes() == before


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.001, 0.01, 0.3, 0.5, 0.9])
def test_a_cut_file_is_refused(case: Path, share: float):
    whole = case.read_bytes()
    case.write_bytes(whole[: int(len(whole) * share)])
    for look in (open_store, check_case):
        with pytest.raises(CaseFileError, match="Hint: "):
            look(case)


def test_a_cut_in_the_last_page_is_refused_or_of_no_effect(case: Path, filled: Path):
    case.write_bytes(filled.read_bytes()[:-100])
    assert outcome(case) in (None, outcome(filled))


# Records of others.


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        '{"id": 7}',
        "[" * 100_000,
        '{"id": "\\ud800"}',
        '{"__class__": "os.system", "args": ["true"]}',
    ],
)
def test_a_record_that_is_none_is_an_error_and_a_finding(case: Path, body: str):
    with closing(sqlite3.connect(case)) as connection, connection:
        connection.execute("UPDATE document SET body = ? WHERE seq = 1", (body,))
    store = open_store(case)
    with pytest.raises(CaseFileError, match="cannot be read"), store.snapshot() as view:
        dump_case(view)
    store.close()
    assert any("cannot be read" in finding.what for finding in check_case(case).findings)


@pytest.mark.parametrize("value", ["x'ff00'", "7", "1.5", "NULL"])
def test_a_column_of_another_type_is_an_error_or_a_finding(case: Path, value: str):
    with closing(sqlite3.connect(case)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        try:
            with connection:
                connection.execute(f"UPDATE claim SET body = {value} WHERE seq = 1")  # noqa: S608
        except sqlite3.IntegrityError:
            return  # NOT NULL holds whoever writes
    store = open_store(case)
    with pytest.raises(CaseFileError), store.snapshot() as view:
        dump_case(view)
    store.close()
    assert check_case(case).findings


# Bits that turn over.


def outcome(case: Path) -> str | None:
    """Give all that a case holds; None: it was refused."""
    try:
        store = open_store(case)
        try:
            with store.snapshot() as view:
                view.search("workers lisk")
                return dump_case(view)
        finally:
            store.close()
    except RashomonError as error:
        return _refused(error)


def checks(case: Path) -> tuple[Finding, ...] | None:
    try:
        return check_case(case).findings
    except RashomonError as error:
        return _refused(error)


def _refused(error: RashomonError) -> None:
    """See that a refusal says what to do."""
    assert "\nHint: " in str(error)


FLIPS = st.lists(
    st.tuples(st.integers(0, 10**9), st.integers(0, 7)), min_size=1, max_size=8
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(flips=FLIPS)
@example(flips=[(261, 0)])  # an empty cell where a record should be
def test_turned_bits_are_refused_found_or_of_no_effect(
    filled: Path, flips: list[tuple[int, int]]
):
    whole = filled.read_bytes()
    used = [
        at for at, byte in enumerate(whole) if byte
    ]  # most of a small case is empty pages
    turned = bytearray(whole)
    for place, bit in flips:
        turned[used[place % len(used)]] ^= 1 << bit
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case.db"
        case.write_bytes(bytes(turned))
        found, shown = checks(case), outcome(case)
    if found == _whole(filled)[0]:  # no more to find than in the case as it was stored
        assert shown in (None, _whole(filled)[1])


@cache
def _whole(filled: Path) -> tuple[tuple[Finding, ...] | None, str | None]:
    return checks(filled), outcome(filled)
