# ruff: noqa: S608  the tables are our own
"""A sound case passes; whatever is changed in it is found, named, and something can be done."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from factories import make_actor, make_document
from filled import ARMY, COPY, RIVAL, TOLL, WIRE, filled_records
from rashomon.errors import CaseFileError
from rashomon.model import Attribution, Claim, RawContent
from rashomon.store import open_store
from rashomon.store.checks import Checked, Part, check_case
from rashomon.store.checks.references import LEADS_TO
from rashomon.store.codec import encode_record
from rashomon.store.digests import body_digest
from rashomon.store.kinds import Record, kinds
from rashomon.store.migrations import STEPS

ODD = {"attribution-odd", "relation-odd"}
"""Records of the filled case that lead nowhere on purpose."""


def sound_records() -> list[Record]:
    """Give the filled case, less what leads nowhere in it."""
    kept = [r for r in filled_records() if getattr(r, "id", "") not in ODD]
    attributions = {r.id for r in kept if isinstance(r, Attribution)}
    return [_mended(r, attributions) for r in kept]


def _mended(record: Record, attributions: set[str]) -> Record:
    if isinstance(record, RawContent):
        return replace(record, sha256=hashlib.sha256(record.content).hexdigest())
    if isinstance(record, Claim) and record.attribution_id not in attributions:
        return replace(record, attribution_id=None)
    return record


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "case.db"
    store = open_store(path, create=True)
    with store.writer() as writer:
        writer.add(sound_records())
        writer.set_run({"counts": {}})
    store.close()
    return path


@pytest.fixture
def case(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "case.db"))


def change(path: Path, *statements: tuple[str, tuple[Any, ...]]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.create_function("body_digest", 1, body_digest)
        for statement, values in statements:
            connection.execute(statement, values)


def resealed(table: str, key: str, before: str, after: str) -> tuple[tuple[str, Any], ...]:
    """Change words of a record and its digest too, as who means to."""
    return (
        (
            f"UPDATE {table} SET body = replace(body, ?, ?) WHERE id = ?",
            (before, after, key),
        ),
        (f"UPDATE {table} SET digest = body_digest(body) WHERE id = ?", (key,)),
    )


def found(case: Path) -> set[tuple[Part, str]]:
    return {(finding.part, finding.where) for finding in check_case(case).findings}


def test_a_sound_case_passes(case: Path):
    before = case.read_bytes()
    checked = check_case(case)
    assert checked.findings == ()
    assert checked == Checked(str(case), len(STEPS), len(sound_records()) + 1, ())
    assert case.read_bytes() == before
    assert [p.name for p in case.parent.iterdir()] == ["case.db"]


def test_superseded_records_are_looked_at_too(case: Path):
    store = open_store(case)
    with store.writer() as writer:
        writer.supersede(
            *(kind.record for kind in kinds().values() if kind.table == "entry")
        )
        writer.set_run({})
    store.close()
    assert check_case(case).findings == ()
    change(case, ("UPDATE entry SET body = body || ' '", ()))
    assert {part for part, _ in found(case)} == {Part.ROWS}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.table)
def test_a_changed_letter_is_found_in_any_record(case: Path, kind: Any):
    (body,) = _first(case, kind.table)
    at = body.rindex('"') - 1  # a letter of the last string: it stays JSON
    other = body[:at] + ("y" if body[at] == "x" else "x") + body[at + 1 :]
    change(case, (f"UPDATE {kind.table} SET body = ? WHERE body = ?", (other, body)))
    assert Part.ROWS in {part for part, _ in found(case)}


def _first(case: Path, table: str) -> tuple[str]:
    with closing(sqlite3.connect(case)) as connection:
        row = connection.execute(
            f"SELECT body FROM {table} ORDER BY seq LIMIT 1"
        ).fetchone()
    if row is None:
        pytest.skip(f"the filled case has no {table}")
    return row


@pytest.mark.parametrize(
    ("statements", "part", "where"),
    [
        (resealed("document", WIRE.id, "workers", "soldiers"), Part.HASHES, f"document {WIRE.id}"),
        (resealed("document", WIRE.id, "workers", "soldiers"), Part.SPANS, f"claim {TOLL.id}"),
        (
            resealed("document", WIRE.id, "workers", "soldiers"),
            Part.SEARCH,
            "document_search, row ",
        ),
        (resealed("claim", TOLL.id, '"start":', '"start":9'), Part.SPANS, f"claim {TOLL.id}"),
        (resealed("actor", ARMY.id, ARMY.id, "actor-none"), Part.ROWS, f"actor {ARMY.id}"),
        (
            [("UPDATE actor SET superseded_run = 1 WHERE id = ?", (ARMY.id,))],
            Part.REFERENCES,
            "tie tie-1",
        ),
        (
            [("UPDATE claim SET superseded_run = 1 WHERE id = ?", (TOLL.id,))],
            Part.REFERENCES,
            "relation relation-1",
        ),
        (
            [("UPDATE question SET superseded_run = 1", ())],
            Part.REFERENCES,
            "weight ",
        ),
        (
            [("UPDATE claim SET span_start = 0 WHERE id = ?", (TOLL.id,))],
            Part.ROWS,
            f"claim {TOLL.id}",
        ),
        (
            [("UPDATE claim SET document_id = ? WHERE id = ?", (RIVAL.id, TOLL.id))],
            Part.ROWS,
            f"claim {TOLL.id}",
        ),
        ([("UPDATE raw_content SET body = ' ' || body", ())], Part.ROWS, "raw_content "),
        (
            [("UPDATE claim SET body = '{\"id\": 7}' WHERE id = ?", (TOLL.id,))],
            Part.ROWS,
            f"claim {TOLL.id}",
        ),
        ([("UPDATE run SET body = '[]'", ())], Part.ROWS, "run 1"),
        ([("DELETE FROM document WHERE id = ?", (COPY.id,))], Part.FILE, "claim, row "),
        ([("DELETE FROM document WHERE id = ?", (COPY.id,))], Part.SEARCH, "document_search, row "),
        ([("DELETE FROM migrations WHERE number = 2", ())], Part.FILE, "migrations"),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(
    case: Path, statements: list[tuple[str, Any]], part: Part, where: str
):
    change(case, *statements)
    assert any(p is part and w.startswith(where) for p, w in found(case))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"end":75', '"end":76', "18:76 lies outside"),
        ('"start":18', '"start":-1', "lies outside"),
        ('"start":18', '"start":16', "part 3 begins at 16, before part 2 ends at 17"),
        ('"number":3', '"number":2', "part 2 stands after part 2"),
        ('"start":18', '"start":75', "part 3 holds no text (75:75)"),
    ],
)
def test_a_page_map_that_does_not_fit_is_found(
    case: Path, before: str, after: str, said: str
):
    ((key,),) = _rows(case, "SELECT id FROM page_map")
    change(case, *resealed("page_map", key, before, after))
    findings = check_case(case).findings
    assert {(f.part, f.where) for f in findings} == {(Part.SPANS, f"page_map {key}")}
    assert any(said in f.what for f in findings), [f.what for f in findings]


def test_a_raw_content_that_changed_is_found(case: Path):
    store = open_store(case)
    document = make_document("Marked up.")
    with store.writer() as writer:
        writer.add([document, RawContent(document.id, "0" * 64, "text/html", b"<p>")])
    store.close()
    (finding,) = check_case(case).findings
    assert finding.part is Part.HASHES
    assert "it came in with 0000" in finding.what


def test_words_missing_from_the_search_index_are_found(case: Path):
    (finding_terms,) = _rows(case, "SELECT seq FROM claim ORDER BY seq LIMIT 1")
    change(
        case,
        (
            "INSERT INTO claim_search (claim_search, rowid, terms) VALUES ('delete', ?, ?)",
            (finding_terms[0], "at least 12"),
        ),
    )
    assert Part.SEARCH in {part for part, _ in found(case)}


def _rows(case: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(case)) as connection:
        return connection.execute(query).fetchall()


def test_every_finding_says_what_to_do(case: Path):
    change(case, *resealed("document", WIRE.id, "workers", "soldiers"))
    change(case, ("UPDATE actor SET superseded_run = 1", ()))
    for finding in check_case(case).findings:
        assert len(finding.what) > 10
        assert finding.hint.startswith(("read ", "restore "))
        assert not finding.hint.endswith(".")


def test_a_torn_page_is_a_finding_and_the_rest_is_looked_at(case: Path):
    ((page,),) = _rows(case, "SELECT rootpage FROM sqlite_master WHERE name = 'claim'")
    whole = bytearray(case.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    case.write_bytes(bytes(whole))
    change_of_actor = "UPDATE actor SET body = replace(body, 'army', 'navy')"
    change(case, (change_of_actor, ()))
    parts = [finding.part for finding in check_case(case).findings]
    assert parts[0] is Part.FILE
    assert Part.ROWS in parts


@pytest.mark.parametrize("layout", [1, 2, 3])
def test_a_case_of_an_older_layout_is_checked_as_a_file(tmp_path: Path, layout: int):
    from rashomon.store.connection import connect
    from rashomon.store.migrations import migrate

    engine = connect(tmp_path / "case.db")
    migrate(engine, to=layout)
    engine.dispose()
    checked = check_case(tmp_path / "case.db")
    assert (checked.layout, checked.findings) == (layout, ())
    assert [p.name for p in tmp_path.iterdir()] == ["case.db"]


def trigger(path: Path) -> None:
    change(
        path, ("CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM claim; END", ())
    )


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [trigger, missing])
def test_what_is_no_case_is_not_checked(case: Path, spoil: Callable[[Path], None]):
    spoil(case)
    with pytest.raises(CaseFileError):
        check_case(case)


def test_every_field_that_names_another_record_is_known():
    todo: list[Any] = [kind.record for kind in kinds().values()]
    seen: set[Any] = set()
    while todo:
        record = todo.pop()
        if record in seen:
            continue
        seen.add(record)
        hints = get_type_hints(record)
        for field in fields(record):
            named = field.name.endswith(("_id", "_ids")) and field.name != "external_id"
            assert not named or field.name in LEADS_TO, f"{record.__name__}.{field.name}"
            todo += [
                t for t in _types(hints[field.name]) if hasattr(t, "__dataclass_fields__")
            ]
    assert Claim in seen


def _types(hint: Any) -> list[Any]:
    inner = getattr(hint, "__args__", ())
    return [hint, *(t for part in inner for t in _types(part))]


def test_a_record_is_sealed_when_it_is_stored(case: Path):
    actor = make_actor("Ostrel guild")
    store = open_store(case)
    with store.writer() as writer:
        writer.add([actor])
    store.close()
    rows = _rows(case, "SELECT digest FROM actor ORDER BY seq DESC LIMIT 1")
    assert rows == [(body_digest(encode_record(actor)),)]
