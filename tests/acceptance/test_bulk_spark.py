"""Spark reads an archive as a plain loop does. Needs the extra `spark` and Java; else skipped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from archived import bytes_below, read_in_a_loop, spark_or_skip, write_examples, write_lines
from conftest import Cli
from deadly import DeadlyWork
from rashomon.config import Settings
from rashomon.errors import ArchiveError
from rashomon.model import Document, Sentence
from rashomon.pipeline.analyse import Analysis
from rashomon.pipeline.bulk import (
    Archive,
    How,
    Sought,
    find_copies,
    find_documents,
    read_archive,
)
from rashomon.pipeline.bulk.components import connected_components
from rashomon.pipeline.bulk.pairs import pairs_by_key
from rashomon.pipeline.bulk.slicing import records_of
from rashomon.stages.compare.components import components
from rashomon.stages.reuse import Copy, Reuse, ReuseParams, find_groups, find_reuse
from rashomon.stages.reuse.candidates import find_candidates
from rashomon.stages.reuse.find import decide_pairs
from rashomon.store import memory_store

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


# Copies.


def _shared_texts(count: int) -> list[str]:
    """Give reports of which many share one sentence, some another, and two nearly all."""
    common = "The ministry said in a statement that the river had been closed to barges."
    texts = [
        f"{common} Warden {k} of lock {k * 7} counted {k + 3} boats near pier {k * 11}."
        for k in range(count)
    ]
    long = (
        "Divers brought up the bell of the old ferry on Tuesday after two weeks of work. "
        "The bell weighs as much as three men and bears the name of the town below the dam. "
        "It will stand in the yard of the school from which most of the divers came."
    )
    return [*texts, long, f"{long} The mayor thanked them.", f"Yesterday {long.lower()}"]


@pytest.fixture(name="archive", scope="module")
def archive_fixture(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("copies")
    lines = write_lines(folder / "a.jsonl", _shared_texts(45))
    return read_in_a_loop(lines, folder / "archive", rows=10)


def _local(archive: Archive) -> tuple[Reuse, list[Copy]]:
    """Find copies in memory among the same documents."""
    store = memory_store()
    for held in find_documents(archive, Sought(["the"])):
        for _, records in records_of(held):
            with store.writer() as writer:
                writer.add(records)
    view = store.view()
    documents = list(view.all(Document))
    sentences = list(view.all(Sentence))
    params = archive.settings.reuse
    read = {d.id: [s for s in sentences if s.document_id == d.id] for d in documents}
    ordered = sorted(documents, key=lambda d: d.id)
    candidates = find_candidates([(d, read[d.id]) for d in ordered], params)
    pairs = decide_pairs(candidates, ordered, read, params)
    copies = [pair.copy for pair in pairs if pair.copy]
    return find_reuse(documents, sentences, params), copies


def test_copies_of_an_archive_are_those_of_a_case(session: Any, archive: Archive):
    assert session is not None
    found = find_copies(archive)
    local, copies = _local(archive)
    assert (found.pairs, found.capped) == (local.pairs_examined, local.capped)
    assert found.capped > 0
    assert found.widest == 45
    folder = archive.folder / "copies"
    rows = pq.read_table(folder / "pairs").to_pylist()
    passages = [p for row in rows for p in json.loads(row["passages"])]
    assert sorted(p["id"] for p in passages) == sorted(p.id for p in local.passages)
    assert {(row["a"], row["b"]) for row in rows if row["copy"]} == {
        (copy.a, copy.b) for copy in copies
    }
    groups = pq.read_table(folder / "groups").to_pylist()
    told = sorted((g["hub"], tuple(g["members"])) for g in groups)
    assert told == sorted((g.hub, g.members) for g in find_groups(copies))
    assert found.groups == len(told) > 0


def test_finding_copies_again_gives_the_same_rows(session: Any, archive: Archive):
    assert session is not None
    folder = archive.folder / "copies"

    def rows() -> list[list[dict[str, Any]]]:
        find_copies(archive)
        names = ("pairs", "groups", "capped")
        return [pq.read_table(folder / name).to_pylist() for name in names]

    assert rows() == rows()
    assert not (archive.folder / ".copies").exists()


def test_a_slice_with_copies_holds_what_goes_back_to_one_text(
    session: Any, archive: Archive, cli: Cli, tmp_path: Path
):
    assert session is not None
    find_copies(archive)
    alone = ("--about", "mayor thanked", "--case", tmp_path / "alone.db")
    assert "1 document found" in cli("bulk", "slice", archive.folder, *alone).output
    copies = ("--about", "mayor thanked", "--case", tmp_path / "copies.db", "--with-copies")
    result = cli("bulk", "slice", archive.folder, *copies)
    assert "3 documents found" in result.output
    rows = cli("show", tmp_path / "copies.db", "origins", "--format", "jsonl").stdout
    kinds = [json.loads(row)["documents"] for row in rows.splitlines()]
    assert 3 in kinds


STAR = [("hub", f"leaf{k:03d}") for k in range(150)]
CHAIN = [(f"n{k:03d}", f"n{k + 1:03d}") for k in range(150)]
LOOSE = [("x", "y"), ("y", "x"), ("z", "z"), ("p", "q"), ("q", "r"), ("p", "r")]


@pytest.mark.parametrize("links", [STAR, CHAIN, LOOSE], ids=["star", "chain", "loose"])
def test_components_are_those_of_a_plain_version(
    session: Any, tmp_path: Path, links: list[tuple[str, str]]
):
    frame = session.createDataFrame(links, "a string, b string")
    rows = connected_components(session, frame, tmp_path).collect()
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["component"], set()).add(row["node"])
    nodes = {node for a, b in links if a != b for node in (a, b)}
    expected = components(nodes, [(a, b) for a, b in links if a != b])
    assert found == {group[0]: set(group) for group in expected}
    rounds = len(list(tmp_path.glob("large-*")))
    assert rounds <= 12  # a chain that moved one link a round would take 150


def test_a_key_of_many_documents_is_capped_and_told(session: Any, tmp_path: Path):
    params = ReuseParams(key_documents=5, rare_documents=3)
    keys = "explode(array(1L, 2L)) AS key"
    wide = session.range(50_000).selectExpr("id AS document", keys)
    two = [(90_000, 7), (90_001, 7)]  # a rare key: one is enough
    one = [(d, 8) for d in range(80_000, 80_004)]
    rest = session.createDataFrame([*two, *one, two[0]], "document long, key long")
    found = pairs_by_key(session, wide.union(rest), params, tmp_path)
    pairs = {(row["a"], row["b"]) for row in found.pairs.collect()}
    assert pairs == {(0, d) for d in range(1, 50_000)} | {(90_000, 90_001)}
    capped = {(r["key"], r["documents"], r["first"]) for r in found.capped.collect()}
    assert capped == {(1, 50_000, 0), (2, 50_000, 0)}
