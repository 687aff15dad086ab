"""CSV and Parquet: a document a row, and a broken row costs no other."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rashomon.model import Document, EventDate, Failure, PageMap, RawContent
from rashomon.stages.ingest import IngestParams, read_inputs
from rashomon.stages.ingest.items import Record

RAIN = "It rained in Ostrel on Monday, the mayor said."
FLOOD = 'The river rose.\nThe "old" bridge fell, rescuers said.'


def read(path: Path, content: bytes | str, **params: Any) -> list[Record]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_inputs([str(path)], IngestParams(**params)))


def documents(records: list[Record]) -> list[Document]:
    return [r for r in records if isinstance(r, Document)]


def failures(records: list[Record], path: Path) -> dict[str, str]:
    found = [r for r in records if isinstance(r, Failure)]
    assert all(f.hint for f in found)
    return {f.item.removeprefix(str(path)): f.error for f in found}


TABLE = (
    "Publisher,TEXT,published,author,url,length\r\n"
    f'Ostrel Post,"{RAIN}",2024-06-12,M. Teel,https://ostrel.example/1,46\r\n'
    "\r\n"
    'Kamen Wire,"The river rose.\nThe ""old"" bridge fell, rescuers said.",12 June 2024\r\n'
)


def test_a_row_is_a_document(tmp_path: Path):
    records = read(tmp_path / "pile.csv", TABLE)
    assert [type(r) for r in records] == [Document, RawContent, PageMap] * 2
    first, second = documents(records)
    assert (first.text, second.text) == (RAIN, FLOOD)
    assert (first.publisher, first.byline) == ("Ostrel Post", "M. Teel")
    assert first.url == "https://ostrel.example/1"
    assert second.published == EventDate("2024-06-12", "12 June 2024")
    assert (first.external_id, second.external_id) == ("pile-2", "pile-4")
    assert first.path == str(tmp_path / "pile.csv")


def test_a_row_keeps_its_bytes_and_number(tmp_path: Path):
    raw, row = read(tmp_path / "pile.csv", TABLE)[4:]
    assert isinstance(raw, RawContent)
    assert isinstance(row, PageMap)
    assert raw.content == TABLE[TABLE.index("Kamen Wire") :].encode()
    assert row.find(0, 3) == "row 4"  # as a spreadsheet counts: header 1, a blank row 3


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (f"text;publisher\n{RAIN};Ostrel Post\n", "utf-8"),
        (f"text\tpublisher\n{RAIN}\tOstrel Post\n", "utf-8"),
        (f"publisher|text\nOstrel Post|{RAIN}", "utf-8"),
        (f" text , publisher \r{RAIN.replace(',', '')},Ostrel Post\r", "utf-16"),
    ],
    ids=["semicolon", "tab", "bar", "UTF-16, spaces, old line ends"],
)
def test_other_ways_to_write_a_table(tmp_path: Path, content: str, encoding: str):
    [document] = documents(read(tmp_path / "pile.csv", content.encode(encoding)))
    assert document.publisher == "Ostrel Post"
    assert document.text.startswith("It rained in Ostrel")


def test_a_bad_row_is_a_failure_and_the_rest_goes_on(tmp_path: Path):
    path = tmp_path / "pile.csv"
    rows = [
        "publisher,text",
        f'A,"{RAIN}"',
        "B,one,two",
        "C,",
        'D,"never closed',
        "E,It snowed.",
    ]
    records = read(path, "\n".join([*rows, 'F,"so" be it', "G,It hailed."]))
    assert [d.publisher for d in documents(records)] == ["A", "E", "G"]
    assert failures(records, path) == {
        ":3": "3 cells in 2 columns",
        ":4": "no text",
        ":5": "a quotation mark without its pair",
        ":7": "a quotation mark without its pair",
    }


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", "no text"),
        ("title,body\nA,B\n", 'no column "text" (columns: title, body)'),
        ("text\n", "no rows"),
        (b"text\n\0\1\2\3", "binary content"),
    ],
)
def test_a_table_without_texts_says_why(tmp_path: Path, content: str | bytes, error: str):
    records = read(tmp_path / "pile.csv", content)
    assert list(failures(records, tmp_path / "pile.csv").values()) == [
        error
    ] or error in str(records)
    assert not documents(records)


def test_a_long_table_is_read_in_one_pass(tmp_path: Path):
    lines = "".join(f"B{n},The bridge number {n} fell.\n" for n in range(20_000))
    found = documents(read(tmp_path / "pile.csv", "publisher,text\n" + lines))
    assert len(found) == 20_000
    assert found[-1].external_id == "pile-20001"


def parquet(**columns: list[Any]) -> bytes:
    made = BytesIO()
    pq.write_table(pa.table(columns), made)
    return made.getvalue()


def test_parquet_rows_are_documents(tmp_path: Path):
    content = parquet(
        Text=[RAIN, None, FLOOD],
        published=[date(2024, 6, 12), None, None],
        id=[7, 8, 9],
        vector=[[0.5, 0.5]] * 3,
    )
    path = tmp_path / "pile.parquet"
    records = read(path, content)
    first, third = documents(records)
    assert (first.text, third.text) == (RAIN, FLOOD)
    assert (first.external_id, third.external_id) == ("7", "9")
    assert first.published == EventDate("2024-06-12", "2024-06-12")
    assert failures(records, path) == {":2": 'no string under "text"'}
    raw, row = records[1:3]
    assert isinstance(raw, RawContent)
    assert isinstance(row, PageMap)
    assert b"vector" not in raw.content  # one plain value a row is kept
    assert RAIN.encode() in raw.content
    assert row.find(0, 1) == "row 1"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"PAR1 and then nothing of the kind PAR1", "broken Parquet file"),
        (parquet(text=[RAIN])[:-30], "broken Parquet file"),
        (parquet(title=["A"]), 'no column "text" (columns: title)'),
        (parquet(text=[["a", "b"]]), 'no column "text"'),
        (parquet(text=[]), "no rows"),
        (parquet(text=["a" * 1000] * 5000), "unpacks to more than 1 MB"),
    ],
    ids=["noise", "torn", "no text", "lists", "empty", "much in little"],
)
def test_a_parquet_file_without_texts_says_why(tmp_path: Path, content: bytes, error: str):
    path = tmp_path / "pile.parquet"
    [said] = failures(read(path, content, unpacked_mb=1.0), path).values()
    assert error in said
