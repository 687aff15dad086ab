"""Read a file of rows by one engine, in a process of its own, and say what it took.

    python -m bench.spark_side pool FILE FOLDER PORTION
    python -m bench.spark_side spark FILE FOLDER PORTION

Spark is started before the clock; both engines load their models while it runs.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import texts
from bench.clock import family_cpu
from rashomon.config import Settings
from rashomon.pipeline.bulk import Cluster, How, read_archive
from rashomon.pipeline.bulk.engine import spark_session
from rashomon.pipeline.workers import read_documents

CORES = 2


def main() -> None:
    side, file, folder, portion = sys.argv[1:]
    read = {"pool": _by_pool, "spark": _by_spark}[side]
    print(json.dumps(read(Path(file), Path(folder), int(portion))))


def _by_pool(file: Path, _folder: Path, _portion: int) -> dict[str, float]:
    documents = texts.read_documents(file)
    claims: list[int] = []

    def work() -> None:
        found = read_documents(documents, Settings(), CORES)
        claims.extend(len(analysis.claims) for analysis in found)

    took = _timed(work)
    return took | {"documents": len(claims), "claims": sum(claims)}


def _by_spark(file: Path, folder: Path, portion: int) -> dict[str, float]:
    shutil.rmtree(folder, ignore_errors=True)
    cluster = Cluster(f"local[{CORES}]")
    counted: dict[str, int] = {}

    def work() -> None:
        how = How(cluster, portion)
        done = read_archive([str(file)], folder, Settings(), how)
        counted.update(done.counted)

    with spark_session(cluster, "read for the bench"):
        took = _timed(work)
    return took | counted | _sizes(folder)


def _timed(work: Callable[[], object]) -> dict[str, float]:
    cpu, wall = family_cpu(), time.perf_counter()
    work()
    return {"wall": time.perf_counter() - wall, "cpu": family_cpu() - cpu}


def _sizes(folder: Path) -> dict[str, float]:
    """Add up the bytes of each table."""
    found: dict[str, float] = {}
    for path in folder.glob("portions/*/*.parquet"):
        name = f"bytes {path.stem}"
        found[name] = found.get(name, 0.0) + path.stat().st_size
    return found


if __name__ == "__main__":
    main()
