"""Spark reads an archive as a plain loop does. Needs the extra `spark` and Java; else skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archived import bytes_below, read_in_a_loop, spark_or_skip, write_examples, write_lines
from deadly import DeadlyWork
from rashomon.config import Settings
from rashomon.errors import ArchiveError
from rashomon.model import Document
from rashomon.pipeline.analyse import Analysis
from rashomon.pipeline.bulk import How, read_archive

# pyspark leaves sockets to the collector, which warns of each
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def _plain(document: Document) -> Analysis:
    return Analysis(document)


@pytest.fixture(name="session", scope="module")
def session_fixture() -> Iterator[Any]:
    with spark_or_skip() as session:
        yield session


def test_spark_writes_what_a_loop_writes_whatever_the_tasks(session: Any, tmp_path: Path):
    assert session is not None
    lines = write_examples(tmp_path / "reports.jsonl")
    counts = read_archive([str(lines)], tmp_path / "a", Settings(), How(portion_rows=4))
    read_in_a_loop(lines, tmp_path / "b")
    assert (counts.portions, counts.there, counts.counted["documents"]) == (3, 0, 11)
    assert bytes_below(tmp_path / "a") == bytes_below(tmp_path / "b")


def test_spark_goes_on_where_it_stopped(session: Any, tmp_path: Path):
    assert session is not None
    lines = write_lines(tmp_path / "a.jsonl", [f"Report {k}." for k in range(5)])
    work = DeadlyWork(tmp_path / "marks")
    how = How(portion_rows=2, work=work)
    (tmp_path / "marks").mkdir()
    first = read_archive([str(lines)], tmp_path / "out", Settings(), how)
    whole = bytes_below(tmp_path / "out")
    gone = sorted((tmp_path / "out" / "portions").iterdir())[1]
    for path in gone.iterdir():
        path.unlink()
    gone.rmdir()
    again = read_archive([str(lines)], tmp_path / "out", Settings(), how)
    assert (first.portions, again.portions, again.there) == (3, 1, 2)
    assert bytes_below(tmp_path / "out") == whole


def test_changed_rows_are_refused(tmp_path: Path, session: Any):
    assert session is not None
    lines = write_lines(tmp_path / "a.jsonl", ["one", "two", "three"])
    out, how = tmp_path / "out", How(portion_rows=2, work=_plain)
    read_archive([str(lines)], out, Settings(), how)
    write_lines(lines, ["one", "two", "three", "four"])
    with pytest.raises(ArchiveError, match="holds other rows"):
        read_archive([str(lines)], out, Settings(), how)
