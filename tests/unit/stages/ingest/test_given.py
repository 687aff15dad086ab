"""What the user says of documents: values, tables, files beside reports."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import MetadataError
from rashomon.model import Basis, Document, Failure, MetadataField, MetadataValue
from rashomon.stages.ingest import (
    IngestParams,
    MetadataTable,
    given_value,
    load_sidecar,
    load_table,
    read_inputs,
)

PARAMS = IngestParams()


def value(field: str, words: str) -> MetadataValue | str:
    return given_value(MetadataField(field), words, "here")


# Values.

DATES = [
    ("2031-05-03", "2031-05-03"),
    ("3 May 2031, 10:15", "2031-05-03"),
    ("2031-05-03T23:15:00+02:00", "2031-05-03"),
    ("13/05/2031", "2031-05-13"),
    ("May 2031", "2031-05"),
    ("2031-05", "2031-05"),
    ("2031", "2031"),
]


@pytest.mark.parametrize(("words", "edtf"), DATES)
def test_a_date_keeps_its_precision(words: str, edtf: str):
    found = value("published", words)
    assert isinstance(found, MetadataValue)
    assert (found.edtf, found.value, found.basis) == (edtf, words, Basis.GIVEN)


@pytest.mark.parametrize(
    "words",
    [
        "soon",
        "2031-02-30",
        "30 February 2031",
        "31.2.2031",
        "20310230",
        "2031-13-01",
        "03/05/2031",  # 3 May or 5 March
    ],
)
def test_a_date_that_is_none_or_two_is_refused(words: str):
    found = value("published", words)
    assert isinstance(found, str)
    assert repr(words) in found


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("publisher", "  Kamen \n Post ", "Kamen Post"),
        ("language", "English", "en"),
        ("language", "uk", "uk"),
        ("url", "https://kamenpost.example/a", "https://kamenpost.example/a"),
    ],
)
def test_other_values(field: str, words: str, expected: str):
    found = value(field, words)
    assert isinstance(found, MetadataValue)
    assert found.value == expected


@pytest.mark.parametrize(
    ("field", "words", "why"),
    [
        ("language", "Klingonese", "no language"),
        ("url", "kamenpost.example/a", "no address"),
        ("title", "a\x1b[2J", "control character"),
        ("title", "a" * 3000, "too many"),
    ],
)
def test_values_that_cannot_be(field: str, words: str, why: str):
    found = value(field, words)
    assert isinstance(found, str)
    assert why in found


# Tables.


def table(tmp_path: Path, words: str | bytes) -> MetadataTable:
    path = tmp_path / "meta.csv"
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return load_table(path, PARAMS)


def said(row: tuple[MetadataValue, ...]) -> dict[str, str | None]:
    return {v.field.value: v.edtf or v.value for v in row}


def test_a_row_says_what_its_cells_say(tmp_path: Path):
    read = table(
        tmp_path, 'File,Publisher,Date,notes\na.txt,"Kamen Post, Ostrel",2031-05-03,x\n'
    )
    assert (read.key, read.key_column, read.ignored) == ("file", "File", ("notes",))
    [row] = read.rows
    assert (row.key, row.number) == ("a.txt", 2)
    assert said(row.values) == {
        "publisher": "Kamen Post, Ostrel",
        "published": "2031-05-03",
    }
    assert {v.where for v in row.values} == {f"{tmp_path / 'meta.csv'}, row 2"}
    assert read.fields == {MetadataField.PUBLISHER, MetadataField.PUBLISHED}


@pytest.mark.parametrize(
    "content",
    [
        "file;publisher\na.txt;Kamen Post\n",
        "file\tpublisher\r\na.txt\tKamen Post\r\n",
        "\ufefffile,publisher\na.txt,Kamen Post",
        "file,publisher\n\n , \na.txt,Kamen Post\n\n",
    ],
    ids=["semicolons", "tabs", "byte order mark", "blank rows"],
)
def test_spreadsheets_write_in_several_ways(tmp_path: Path, content: str):
    [row] = table(tmp_path, content).rows
    assert (row.key, said(row.values)) == ("a.txt", {"publisher": "Kamen Post"})


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("path,url", "path"),
        ("url,publisher", "url"),
        ("id,file", "document"),
        ("file name,date", "file"),
    ],
)
def test_which_column_names_the_documents(tmp_path: Path, header: str, key: str):
    assert table(tmp_path, header + "\n").key == key


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "row 1 is empty"),
        ("publisher,date\n", "no column names the documents"),
        ("file,pubisher\n", "did you mean 'publisher'?"),
        ("file,date,published\n", "two columns for published"),
        ('file,publisher\na.txt,"torn\n', "no CSV"),
        (b"\x00\x01\x02", "binary"),
    ],
)
def test_a_table_that_cannot_be_used_is_an_error(
    tmp_path: Path, content: str | bytes, what: str
):
    with pytest.raises(MetadataError, match=r"Hint: ") as raised:
        table(tmp_path, content)
    assert what in str(raised.value)
    assert str(tmp_path / "meta.csv") in str(raised.value)


def test_a_table_that_is_not_there(tmp_path: Path):
    with pytest.raises(MetadataError, match="no such file"):
        load_table(tmp_path / "none.csv", PARAMS)


def test_a_bad_cell_costs_the_cell(tmp_path: Path):
    read = table(
        tmp_path,
        "file,date,language\na.txt,soon,en\n,2031,en\nb.txt,2031\nc.txt,2031,xx\n",
    )
    assert [(f.item.rpartition(":")[2], f.stage) for f in read.failures] == [
        ("2", "metadata"),
        ("3", "metadata"),
        ("4", "metadata"),
        ("5", "metadata"),
    ]
    assert "column 'date': 'soon' is no date" in read.failures[0].error
    assert "column 'file': it is blank" in read.failures[1].error
    assert "2 cells, the header has 3" in read.failures[2].error
    assert "column 'language': 'xx' is no language" in read.failures[3].error
    assert [(r.key, said(r.values)) for r in read.rows] == [
        ("a.txt", {"language": "en"}),
        ("c.txt", {"published": "2031"}),
    ]


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=200) | st.text("fileurldate,;\"\n'0123-", max_size=80))
def test_any_bytes_are_a_table_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes | str
):
    with suppress(MetadataError):
        read = table(tmp_path_factory.mktemp("any"), content)
        assert all(f.hint and "meta.csv:" in f.item for f in read.failures)


# Files beside reports.


def beside(tmp_path: Path, words: str) -> tuple[dict[str, str | None], list[str]]:
    report = tmp_path / "report.txt"
    report.write_text("It rained in Ostrel, the mayor said.")
    (tmp_path / "report.txt.toml").write_text(words)
    found = load_sidecar(report, PARAMS)
    assert found
    return said(found.values), [f.error for f in found.failures]


def test_a_file_beside_a_report(tmp_path: Path):
    words = 'publisher = "Kamen Post"\npublished = 2031-05-03\nlang = "en"\ntitle = ""\n'
    expected = {"publisher": "Kamen Post", "published": "2031-05-03", "language": "en"}
    assert beside(tmp_path, words) == (expected, [])


def test_there_need_be_none(tmp_path: Path):
    assert load_sidecar(tmp_path / "report.txt", PARAMS) is None


def test_a_bad_line_costs_the_line(tmp_path: Path):
    values, wrong = beside(
        tmp_path, 'pubisher = "A"\ndate = "soon"\ntitle = 3\nurl = "u"\n'
    )
    assert values == {}
    assert wrong == [
        "no field named 'pubisher'",
        "date: 'soon' is no date",
        "title: 3 is no text",
        "url: 'u' is no address that begins with http:// or https://",
    ]


def test_a_torn_file_beside_a_report(tmp_path: Path):
    values, [wrong] = beside(tmp_path, "publisher = ")
    assert values == {}
    assert "no TOML" in wrong


def test_it_is_no_report_itself(tmp_path: Path):
    beside(tmp_path, 'publisher = "Kamen Post"')
    (tmp_path / "alone.txt.toml").write_text("")
    found = list(read_inputs([str(tmp_path)], PARAMS))
    assert [r.path for r in found if isinstance(r, Document)] == [
        str(tmp_path / "report.txt")
    ]
    assert [r.item for r in found if isinstance(r, Failure)] == [
        str(tmp_path / "alone.txt.toml")
    ]
