"""Fit how cost grows with the number of documents.

    python -m bench.scaling [--sizes 100 200 400 800] [--read 400] [--workers 2]

Some documents are read once, in turn; what the n-th took is what extraction of n took. Beyond
them the readings are taken again with other names, words and figures (`bench.reletter`), and
extraction counts in proportion. What runs over the whole case is then run for each size in a
case of its own. Seconds are CPU seconds
of all processes: on a machine that others use, a clock on the wall measures the others' work.
Bars: exponent of the whole <= 1.1 (500 to 20,000 documents); what follows extraction <= 25% at
1,000 documents.
"""

from __future__ import annotations

import argparse
import math
import resource
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench import texts
from bench.clock import WORK, family_cpu, keep_results, load, say, table
from bench.reletter import reletter
from bench.spans import Ledger
from bench.whole import RELATIONAL, watching_relational
from rashomon.config import Settings
from rashomon.dossier import DossierOptions, render_dossier
from rashomon.pipeline import local
from rashomon.pipeline.analyse import Analysis
from rashomon.pipeline.workers import read_documents
from rashomon.store import Store, open_store

AFTER = (*RELATIONAL, "store results", "dossier")
PARTS = ("extract", "store documents", *AFTER)


def main() -> None:
    options = _options()
    sizes = sorted(options.sizes)
    file = texts.write_lines(min(options.read, sizes[-1]), WORK / "scaling.jsonl")
    before = load()
    read, seconds = read_some(file, options.workers)
    found: dict[int, dict[str, float]] = {}
    put_together(read[:1])  # tables that are read once a process are not growth
    for size in sizes:
        extracted = seconds[min(size, len(read)) - 1] * max(1.0, size / len(read))
        found[size] = {"extract": extracted} | put_together(enough(read, size))
        found[size]["peak MB"] = peak_mb()
        say(f"  {size} documents: {_after(found[size]):.1f} s after extraction")
    print(f"{texts.origin()}, {len(read)} of them read; {options.workers} workers")
    print(f"load average {before} before, {load()} after\n")
    print(_table(found))
    fits = {name: round(_exponent(found, name), 3) for name in (*PARTS, "after", "whole")}
    kept = {str(n): {k: round(v, 3) for k, v in row.items()} for n, row in found.items()}
    figures = {"seconds": kept, "exponents": fits, "load": [before, load()]}
    print(f"\n{keep_results('scaling', figures)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400, 800])
    parser.add_argument("--read", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def read_some(file: Path, workers: int) -> tuple[list[Analysis], list[float]]:
    """Read documents once; note the CPU seconds spent when each was done."""
    documents = texts.read_documents(file)
    found: list[Analysis] = []
    seconds: list[float] = []
    start = family_cpu()
    for analysis in read_documents(documents, Settings(), workers):
        found.append(analysis)
        seconds.append(family_cpu() - start)
    say(f"  {len(found)} documents read in {seconds[-1]:.0f} CPU s")
    return found, seconds


def enough(read: Sequence[Analysis], size: int) -> Iterator[Analysis]:
    """Give readings of as many documents, the read ones first."""
    for number in range(size):
        again, place = divmod(number, len(read))
        yield reletter(read[place], again)


def peak_mb() -> float:
    """Give the most memory this process has held; sizes come in ascending order."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def put_together(read: Iterable[Analysis]) -> dict[str, float]:
    """Store what was read in a new case and run what runs over the whole of it."""
    path = WORK / "scaling.db"
    for old in WORK.glob("scaling.db*"):
        old.unlink()
    store = open_store(path, create=True)
    ledger = Ledger()
    try:
        with watching_relational(ledger):
            for analysis in read:
                local._store_analysis(store, analysis, ())  # noqa: SLF001  the joint itself
            local.put_together(store, Settings())
        return _seconds(ledger.cpu, store)
    finally:
        store.close()


def _seconds(cpu: dict[str, float], store: Store) -> dict[str, float]:
    start = time.process_time()
    render_dossier(store.view(), DossierOptions())
    dossier = time.process_time() - start
    apart = {name: cpu[function] for name, function in RELATIONAL.items()}
    stored = cpu["put_together"] - sum(apart.values())
    documents = {"store documents": cpu["_store_analysis"]}
    return documents | apart | {"store results": stored, "dossier": dossier}


def _after(row: dict[str, float]) -> float:
    return sum(row[name] for name in AFTER)


def _cost(row: dict[str, float], name: str) -> float:
    totals = {"after": _after(row), "whole": sum(row[p] for p in PARTS)}
    return totals[name] if name in totals else row[name]


def _exponent(found: dict[int, dict[str, float]], name: str) -> float:
    """Fit CPU seconds = a * documents ** b by least squares of the logarithms; give b."""
    points = [(math.log(n), math.log(max(_cost(r, name), 1e-6))) for n, r in found.items()]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


def _table(found: dict[int, dict[str, float]]) -> str:
    rows = [list(_row(found, name)) for name in PARTS]
    rows += [["**after extraction**", *list(_row(found, "after"))[1:]]]
    shares = [f"{100 * _after(r) / _cost(r, 'whole'):.0f}%" for r in found.values()]
    rows += [["its share", *shares, ""]]
    rows += [["**whole**", *list(_row(found, "whole"))[1:]]]
    rows += [["peak MB", *(row["peak MB"] for row in found.values()), ""]]
    head = ["CPU seconds", *(f"{n:,} documents" for n in found), "exponent"]
    return table(head, rows)


def _row(found: dict[int, dict[str, float]], name: str) -> Iterator[object]:
    yield name
    yield from (_cost(row, name) for row in found.values())
    yield f"{_exponent(found, name):.2f}"


if __name__ == "__main__":
    main()
