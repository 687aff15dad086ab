"""Flat tables: numbers stay numbers, and no cell runs in a spreadsheet."""

import csv
import io
import json

import pytest

from factories import make_claim
from filled import NOBODY, RIVAL, fill
from rashomon.errors import UnknownNameError
from rashomon.export import rows_of, table_names, to_arrow, to_csv, to_jsonl
from rashomon.export.tables import table_of
from rashomon.store import Store, memory_store


@pytest.fixture(scope="module")
def store() -> Store:
    return fill(memory_store())


NAMES = (
    *(
        "questions",
        "claims",
        "origins",
        "accounts",
        "hinges",
        "silence",
        "documents",
        "metadata",
    ),
    "runs",
    "contradictions",
    "judgements",
    "corrections",
    "notes",
    "grades",
    "falls",
    "removed",
    "relations",
)


def test_the_tables_there_are():
    assert table_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_exactly_the_columns(store: Store, name: str):
    rows = rows_of(store.view(), name)
    assert rows
    columns = table_of(name).columns
    for row in rows:
        assert list(row) == list(columns)
        for column, cell in row.items():
            assert cell is None or type(cell) is columns[column]


@pytest.mark.parametrize("name", NAMES)
def test_arrow_keeps_rows_and_types(store: Store, name: str):
    rows = rows_of(store.view(), name)
    assert to_arrow(name, rows).to_pylist() == rows


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_has_its_columns(name: str):
    table = to_arrow(name, rows_of(memory_store().view(), name))
    assert table.num_rows == 0
    assert table.column_names == list(table_of(name).columns)
    assert next(csv.reader([to_csv(name, [])])) == table.column_names


@pytest.mark.parametrize("name", NAMES)
def test_json_lines_keep_rows(store: Store, name: str):
    rows = rows_of(store.view(), name)
    lines = to_jsonl(rows).splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_a_question_has_a_row_for_each_answer(store: Store):
    rows = rows_of(store.view(), "questions")
    assert [
        (r["question_id"], r["answer"], r["documents"], r["origins"]) for r in rows
    ] == [
        ("question-1", "at least 12", 2, 1),
        ("question-1", "none", 1, 1),
        ("question-2", "it fell", 1, 0),
    ]


def test_csv_reads_back(store: Store):
    written = to_csv("documents", rows_of(store.view(), "documents"))
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [row["external_id"] for row in rows] == ["01-wire", "02-copy", "03-rival"]
    assert rows[0]["claims"] == "2"
    assert rows[0]["url"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_runs_as_a_formula(start: str):
    row = dict.fromkeys(table_of("documents").columns, None) | {
        "title": f"{start}HYPERLINK(1)",
        "claims": -3,
        "origin_ids": [f"{start}1", "two"],
    }
    written = to_csv("documents", [row])
    shown = next(csv.DictReader(io.StringIO(written, newline="")))
    assert shown["title"] == f"'{start}HYPERLINK(1)"
    assert shown["origin_ids"] == f"'{start}1; two"
    assert shown["claims"] == "-3"  # a number is no formula


def test_a_hostile_quote_is_kept_in_json_lines():
    store = fill(memory_store())
    claim = make_claim(RIVAL, "=Nobody was killed")
    with store.writer() as writer:
        writer.add([claim])
    rows = [r for r in rows_of(store.view(), "claims") if r["id"] in (claim.id, NOBODY.id)]
    assert json.loads(to_jsonl(rows[:1]))["quote"] == "=Nobody was killed"
    assert "'=Nobody was killed" in to_csv("claims", rows)


def test_an_unknown_table_is_named_with_the_closest(store: Store):
    with pytest.raises(UnknownNameError, match="did you mean 'claims'"):
        rows_of(store.view(), "claim")
