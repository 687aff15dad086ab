"""Do one side of `bench.spark` in a process of its own, and say what it took.

    python -m bench.spark_side pool|spark|copies DOCUMENTS FOLDER PORTION

Spark is started before the clock; both engines load their models while it runs.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from bench import texts
from bench.clock import WORK, family_cpu
from bench.reuse import cut_sentences, make_pile
from rashomon.config import Settings
from rashomon.pipeline.bulk import Cluster, How, find_copies, open_archive, read_archive
from rashomon.pipeline.bulk.engine import spark_session
from rashomon.pipeline.workers import read_documents

CORES = 2
HERE = f"local[{CORES}]"


def main() -> None:
    side, count, folder, portion = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    work = {"pool": _by_pool, "spark": _by_spark, "copies": _copies}[side]
    print(json.dumps(work(int(count), Path(folder), int(portion))))


def _by_pool(count: int, _folder: Path, _portion: int) -> dict[str, float]:
    documents = texts.read_documents(texts.write_lines(count, WORK / "spark.jsonl"))
    claims: list[int] = []

    def work() -> None:
        found = read_documents(documents, Settings(), CORES)
        claims.extend(len(analysis.claims) for analysis in found)

    took = _timed(work)
    return took | {"documents": len(claims), "claims": sum(claims)}


def _by_spark(count: int, folder: Path, portion: int) -> dict[str, float]:
    file = texts.write_lines(count, WORK / "spark.jsonl")
    how = How(Cluster(HERE), portion)
    counted: dict[str, int] = {}
    with spark_session(how.cluster, "read for the bench"):
        took = _timed(
            lambda: counted.update(
                read_archive([str(file)], folder, Settings(), how).counted
            )
        )
    return took | counted | _sizes(folder)


def _copies(count: int, folder: Path, portion: int) -> dict[str, float]:
    file = _write_pile(count, WORK / "pile.jsonl")
    log = WORK / "spark-log"
    shutil.rmtree(log, ignore_errors=True)
    log.mkdir(parents=True)
    settings = {"enabled": "true", "dir": log.as_uri(), "compress": "false"}
    settings["rolling.enabled"] = "false"
    conf = {f"spark.eventLog.{name}": value for name, value in settings.items()}
    reading = How(Cluster(HERE), portion, cut_sentences)
    read_archive([str(file)], folder, Settings(), reading)
    found: dict[str, float] = {}
    with spark_session(Cluster(HERE, conf), "looked for copies"):
        took = _timed(lambda: found.update(asdict(find_copies(open_archive(folder)))))
    sizes = _sizes(folder)
    shuffled = sum(_shuffled(path) for path in log.iterdir() if path.is_file())
    rows = {"keys": _rows(folder, "keys"), "documents": _rows(folder, "documents")}
    return took | found | sizes | rows | {"shuffled": shuffled}


def _write_pile(count: int, target: Path) -> Path:
    pile = make_pile(count, random.Random(1))  # noqa: S311  a fixed draw
    rows = ({"text": text, "language": "en"} for text in pile.texts)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return target


def _timed(work: Callable[[], object]) -> dict[str, float]:
    cpu, wall = family_cpu(), time.perf_counter()
    work()
    return {"wall": time.perf_counter() - wall, "cpu": family_cpu() - cpu}


def _tables(folder: Path, name: str) -> Iterator[Path]:
    return folder.glob(f"portions/*/{name}.parquet")


def _sizes(folder: Path) -> dict[str, float]:
    """Add up the bytes of each table."""
    found: dict[str, float] = {}
    for path in _tables(folder, "*"):
        name = f"bytes {path.stem}"
        found[name] = found.get(name, 0.0) + path.stat().st_size
    return found


def _rows(folder: Path, name: str) -> float:
    import pyarrow.parquet as pq

    return float(sum(pq.read_metadata(path).num_rows for path in _tables(folder, name)))


def _shuffled(log: Path) -> float:
    """Add up what the tasks of a log wrote for others to read."""
    events = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    ends = (e for e in events if e["Event"] == "SparkListenerTaskEnd")
    metrics = (e.get("Task Metrics") or {} for e in ends)
    written = (m.get("Shuffle Write Metrics", {}) for m in metrics)
    return float(sum(w.get("Shuffle Bytes Written", 0) for w in written))


if __name__ == "__main__":
    main()
