"""What was worked out of a case is given as it was stored, or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factories import make_document
from rashomon.model import Document
from rashomon.store import open_store


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE worked SET name = name", "[1]"),
        ("UPDATE worked SET body = '[2]'", None),  # its digest is another's
        ("UPDATE worked SET body = x'00'", None),
        ("UPDATE worked SET digest = 1", None),
        ("UPDATE worked SET state = '[[0, null, 0]]'", None),
        ("DELETE FROM worked", None),
    ],
)
def test_what_is_not_as_it_was_stored_is_worked_out_anew(
    tmp_path: Path, change: str, found: str | None
):
    store = open_store(tmp_path / "case.db", create=True)
    with store.writer() as writer:
        writer.add([make_document()])
        writer.keep_worked({"fallen": "[1]"}, Document)
        writer.set_run({})
    with closing(sqlite3.connect(tmp_path / "case.db")) as other, other:
        other.execute(change)
    view = store.view()
    assert view.worked("fallen", view.state_of(Document)) == found
    store.close()
