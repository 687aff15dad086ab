"""Which document a row means, and what becomes of a row that means none or several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_document
from rashomon.model import Basis, Channel, Document, Given, MetadataField, MetadataValue
from rashomon.pipeline.giving import by_table, said_of
from rashomon.stages.ingest import MetadataRow, MetadataTable

PUBLISHER = MetadataField.PUBLISHER


def document(path: str, text: str = "Rain.", url: str | None = None) -> Document:
    made = make_document(
        text, external_id=path.rpartition("/")[2].partition(".")[0], url=url
    )
    return replace(made, id=f"doc-{path}-{text}", path=path)


A, B = document("in/north/a.txt"), document("in/south/b.txt", url="https://kamenpost.org/b")
A2 = document("in/south/a.txt", "Sun.")
LINES = [document("feed.jsonl", "One."), document("feed.jsonl", "Two.")]
CASE = (A, B, A2, *LINES)


def table(key: str, *keys: str) -> MetadataTable:
    value = MetadataValue(PUBLISHER, "Kamen Post", Basis.GIVEN, "meta.csv")
    rows = tuple(
        MetadataRow(number, words, (value,)) for number, words in enumerate(keys, 2)
    )
    return MetadataTable("meta.csv", key, "Name", frozenset({PUBLISHER}), rows, ())


NAMES = [
    ("document", A.id, [A]),
    ("document", "b", [B]),
    ("path", "in/north/a.txt", [A]),
    ("path", "north/a.txt", [A]),
    ("path", "./in/south/a.txt", [A2]),
    ("file", "b.txt", [B]),
    ("file", "feed.jsonl", LINES),  # one file: all its documents
    ("url", "http://www.kamenpost.org/b/?utm_source=x", [B]),
]


@pytest.mark.parametrize(("key", "words", "meant"), NAMES)
def test_what_a_row_means(key: str, words: str, meant: list[Document]):
    said = by_table({}, table(key, words), CASE)
    assert said.failures == ()
    assert sorted(said.given) == sorted(d.id for d in meant)


WRONG = [
    ("file", ["a.txt"], ["column 'Name': 'a.txt' names 2 documents (in/north/a.txt, "]),
    ("document", ["a"], ["column 'Name': 'a' names 2 documents"]),
    ("path", ["th/a.txt"], ["no document of this case has the path 'th/a.txt'"]),
    ("url", ["kamenpost.org"], ["no document of this case has the url"]),
    (
        "file",
        ["b.txt", "b.txt"],
        ["'b.txt' is in rows 2, 3; none", "'b.txt' is in rows 2, 3"],
    ),
    ("path", ["b.txt", "south/b.txt"], ["names a document that row 2 names too"]),
]


@pytest.mark.parametrize(("key", "rows", "errors"), WRONG)
def test_a_row_that_cannot_be_used(key: str, rows: list[str], errors: list[str]):
    said = by_table({}, table(key, *rows), CASE)
    assert len(said.failures) == len(errors)
    for failure, expected in zip(said.failures, errors, strict=True):
        assert expected in failure.error
        assert failure.item.startswith("meta.csv:")
        assert failure.hint


def test_the_other_rows_are_used():
    said = by_table({}, table("file", "none.txt", "b.txt"), CASE)
    assert (list(said.given), len(said.failures)) == ([B.id], 1)


def test_the_same_table_again_says_nothing_new():
    first = by_table({}, table("file", "b.txt"), CASE)
    assert by_table(first.given, table("file", "b.txt"), CASE).given == {}


def test_a_blank_cell_takes_back_what_the_table_gave():
    first = by_table({}, table("file", "b.txt"), CASE)
    blank = replace(table("file"), rows=(MetadataRow(2, "b.txt", ()),))
    assert by_table(first.given, blank, CASE).given == {B.id: ()}


def test_what_other_channels_gave_is_left_alone():
    mine = MetadataValue(PUBLISHER, "By hand", Basis.GIVEN, "rashomon set")
    before = {B.id: (Given(B.id, Channel.SET, mine),)}
    said = by_table(before, table("file", "b.txt"), CASE)
    assert [g.value.value for g in said.given[B.id]] == ["By hand", "Kamen Post"]
    assert said_of(said.given, B.id, Channel.TABLE, ()) == before[B.id]
