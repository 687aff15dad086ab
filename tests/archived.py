"""Make archives in tests, with Spark or in a plain loop."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from conftest import REPORTS
from rashomon.config import Settings
from rashomon.errors import SparkError
from rashomon.model import Document, Failure
from rashomon.pipeline.bulk.engine import Cluster, spark_session
from rashomon.pipeline.bulk.layout import Archive, begin_archive, name_of
from rashomon.pipeline.bulk.portions import PortionWork
from rashomon.pipeline.workers import Work
from rashomon.stages.ingest import IngestParams, Portion, cut_file, read_inputs


def write_lines(target: Path, texts: Sequence[str]) -> Path:
    """Write texts as JSON Lines; a text that begins with "{" is a line as it stands."""
    rows = [t if t.startswith("{") else json.dumps({"text": t}) for t in texts]
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return target


def write_examples(target: Path) -> Path:
    """Write the reports of the examples as JSON Lines."""
    found = read_inputs([str(REPORTS)], IngestParams())
    rows = [
        {
            "text": d.text,
            "external_id": d.external_id,
            "publisher": d.publisher,
            "title": d.title,
            "published": d.published.literal if d.published else None,
            "url": d.url,
        }
        for d in found
        if isinstance(d, Document)
    ]
    target.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return target


def portions_of(path: Path, rows: int) -> list[Portion]:
    """Cut a file that can be cut."""
    found = list(cut_file(str(path), rows, IngestParams()))
    assert not any(isinstance(one, Failure) for one in found)
    return [one for one in found if isinstance(one, Portion)]


def read_in_a_loop(
    path: Path, out: Path, rows: int = 4, work: Work | None = None
) -> Archive:
    """Read an archive as Spark does, portion after portion, in this process."""
    settings = Settings()
    archive = begin_archive(out, settings, rows)
    there = archive.done()
    for portion in portions_of(path, rows):
        if name_of(portion) not in there:
            PortionWork(archive, settings, work)(portion)
    return archive


def told_failures(archive: Archive) -> list[str]:
    """Give what failed, in words, in the order of the input."""
    return [
        row["error"]
        for folder, _ in archive.held()
        for row in pq.read_table(folder / "failures.parquet").to_pylist()
    ]


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@contextmanager
def spark_or_skip() -> Generator[Any]:
    """Give a session of two tasks at once; skip where there is no Spark or no Java."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(spark_session(Cluster("local[2]"), "ran a test"))
        except SparkError as error:
            if "cannot be started" not in str(error):
                raise
            pytest.skip(str(error).splitlines()[0])
        yield found
