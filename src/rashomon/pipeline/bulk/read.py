"""Read an archive: what is there already is left, the rest is read by Spark.

    files -> portions -> those not there -> Spark: one task a portion -> folders of the archive

A portion is named before it is read, so that a run that was ended goes on where it stopped, and
the same input gives the same archive whoever reads which portion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from rashomon.config import Settings
from rashomon.errors import ArchiveError
from rashomon.model import Failure
from rashomon.pipeline.bulk.engine import Cluster, Each, Session, spark_session
from rashomon.pipeline.bulk.layout import (
    Archive,
    begin_archive,
    clear_unfinished,
    name_of,
)
from rashomon.pipeline.bulk.portions import PortionWork
from rashomon.pipeline.bulk.tables import table_path
from rashomon.pipeline.workers import Work
from rashomon.stages.ingest import IngestParams, Portion, cut_file, find_files

PORTION_ROWS = 500
"""Rows of a portion: of news some 75 seconds of one core, which is what a run that is killed
loses, and enough that loading models (3 seconds, once a worker) and five files do not count."""

COUNTED: Mapping[str, str] = dict.fromkeys(
    ("documents", "characters", "claims", "failures"), "long"
)

SHOWN = 20
"""Failures that are told; the archive has all."""


@dataclass(frozen=True, slots=True)
class How:
    """How an archive is read."""

    cluster: Cluster = field(default_factory=Cluster)
    portion_rows: int = PORTION_ROWS
    work: Work | None = None
    """What is done with a document; None: all per-document stages."""


@dataclass(frozen=True, slots=True)
class BulkCounts:
    """What a run did."""

    portions: int
    """Read now."""
    there: int
    """Portions of the input that were there before."""
    counted: Mapping[str, int]
    """Documents, characters, claims and failures read now."""
    failures: tuple[Failure, ...]
    """The first of them, in the order of the input; those of files before those of rows."""
    unread: int
    """Files that could not be cut into portions."""

    @property
    def has_failures(self) -> bool:
        """Whether anything failed."""
        return self.unread > 0 or self.counted["failures"] > 0


def read_archive(
    inputs: Sequence[str], out: Path, settings: Settings, how: How | None = None
) -> BulkCounts:
    """Read files of rows into an archive.

    Args:
        inputs: Files and folders of Parquet, JSON Lines and WARC.
        out: The archive: a folder that every worker can reach by this name.
        settings: Parameters of all stages, as `rashomon read` takes them.
        how: Where Spark runs, and how large a portion is.

    Raises:
        ArchiveError: It was begun otherwise, or a file holds other rows than when it was read.
        SparkError: Spark is not there, or broke off; portions that were done are kept.
    """
    how = how or How()
    with spark_session(how.cluster, "read the archive") as session:
        archive = begin_archive(out, settings, how.portion_rows)
        clear_unfinished(archive)
        portions, failures = cut_files(session, inputs, settings.ingest, how.portion_rows)
        there = archive.done()
        _check_unchanged(archive, portions, there)
        todo = [portion for portion in portions if name_of(portion) not in there]
        work = PortionWork(archive.resolved(), settings, how.work)
        rows = Each(todo, work, COUNTED).run(session).collect() if todo else []
    counted = {name: sum(row[name] for row in rows) for name in COUNTED}
    told = (*failures, *_told(archive, todo))[:SHOWN]
    return BulkCounts(len(todo), len(portions) - len(todo), counted, told, len(failures))


def cut_files(
    session: Session, inputs: Sequence[str], params: IngestParams, rows: int
) -> tuple[list[Portion], list[Failure]]:
    """Cut all files into portions, a task a file, in the order of their paths."""
    files = list(find_files(inputs))
    paths = [str(path) for path in files if isinstance(path, Path)]
    failures = [path for path in files if isinstance(path, Failure)]
    cut = Each(paths, _Cut(params, rows), {"portions": "string"}).run(session).collect()
    portions: list[Portion] = []
    for row in cut if paths else ():
        found = msgspec.json.decode(row["portions"], type=_CutFile)
        portions += found.portions
        failures += found.failures
    order = {path: number for number, path in enumerate(paths)}
    portions.sort(key=lambda p: (order[p.path], p.number))
    return portions, sorted(failures, key=lambda f: f.item)


@dataclass(frozen=True, slots=True)
class _CutFile:
    """What a file was cut into."""

    portions: tuple[Portion, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Cuts a file. Goes to the workers."""

    params: IngestParams
    rows: int

    def __call__(self, path: str) -> Mapping[str, Any]:
        found = list(cut_file(path, self.rows, self.params))
        portions = tuple(one for one in found if isinstance(one, Portion))
        failures = tuple(one for one in found if isinstance(one, Failure))
        return {"portions": msgspec.json.encode(_CutFile(portions, failures)).decode()}


def _check_unchanged(
    archive: Archive, portions: Sequence[Portion], there: frozenset[str]
) -> None:
    """Refuse a file whose rows were read before and are others now.

    Raises:
        ArchiveError: They are.
    """
    asked = {name_of(portion) for portion in portions}
    paths = {name_of(portion).partition("-")[0]: portion.path for portion in portions}
    for name in sorted(there - asked):
        path = paths.get(name.partition("-")[0])
        if path is not None:
            raise ArchiveError.changed(str(archive.folder), path, name)


def _told(archive: Archive, portions: Sequence[Portion]) -> Iterator[Failure]:
    """Give failures of portions, in their order, no more than are told."""
    import pyarrow.parquet as pq

    left = SHOWN
    for portion in portions:
        table = table_path(archive.portions / name_of(portion), "failures")
        for row in pq.read_table(table).slice(0, left).to_pylist():
            left -= 1
            yield Failure(**row)
        if left <= 0:
            return
