"""Time what adding reports to a case takes, beside putting the same case together from nothing.

    python -m bench.adding [--sizes 500 1000 2000] [--add 10] [--read 250] [--workers 2]

Readings are made as `bench.scaling` makes them. A case of each size is put together, reports are
added and it is put together again: what is timed is this second time, apart from reading the new
reports, which costs what they are. Then what is kept is thrown away and the same case is put
together from nothing; both have to give the same JSON. Seconds are CPU seconds of this process.
Bar: adding 10 to 5,000 within 5 seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Mapping
from itertools import islice

from bench import texts
from bench.clock import WORK, keep_results, load, say, table
from bench.scaling import enough, read_some
from bench.spans import Ledger
from bench.whole import RELATIONAL, watching_relational
from rashomon.config import Settings
from rashomon.export import dump_case
from rashomon.pipeline import local
from rashomon.pipeline.analyse import Analysis
from rashomon.store import Store, open_store
from rashomon.store.kept import kept_path

PARTS = ("store documents", *RELATIONAL, "rest")


def main() -> None:
    options = _options()
    sizes = sorted(options.sizes)
    most = min(options.read, sizes[-1] + options.add)
    before = load()
    read, _ = read_some(texts.write_lines(most, WORK / "adding.jsonl"), options.workers)
    found = {size: measure(read, size, options.add) for size in sizes}
    print(f"{texts.origin()}, {len(read)} of them read; {options.add} added")
    print(f"load average {before} before, {load()} after\n")
    print(_table(found))
    kept = {str(n): _rounded(row) for n, row in found.items()}
    figures = {"seconds": kept, "added": options.add, "load": [before, load()]}
    print(f"\n{keep_results('adding', figures)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 2000])
    parser.add_argument("--add", type=int, default=10)
    parser.add_argument("--read", type=int, default=250)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


Row = dict[str, dict[str, float]]
"""CPU seconds by stage, of adding and of putting together from nothing."""


def measure(read: list[Analysis], size: int, more: int) -> Row:
    """Add to a case of some size, and put the same case together from nothing."""
    path = WORK / "adding.db"
    for old in WORK.glob("adding.db*"):
        old.unlink()
    readings = enough(read, size + more)
    store = open_store(path, create=True)
    try:
        for analysis in islice(readings, size):
            local._store_analysis(store, analysis)  # noqa: SLF001  the joint itself
        local.put_together(store, Settings())
        added = _timed(store, list(readings))
        first = _hashed(store)
        beside = kept_path(path).stat().st_size
        kept_path(path).unlink()
        anew = _timed(store, [])
        same = _hashed(store) == first
        _say(size, added, anew, same=same, sizes=(beside, path.stat().st_size))
        if not same:
            sys.exit(f"adding to {size} gave another case than reading at once")
    finally:
        store.close()
    return {"added": added, "from nothing": anew}


def _timed(store: Store, readings: list[Analysis]) -> dict[str, float]:
    ledger = Ledger()
    start = time.process_time()
    with watching_relational(ledger):
        for analysis in readings:
            local._store_analysis(store, analysis)  # noqa: SLF001
        local.put_together(store, Settings())
    whole = time.process_time() - start
    apart = {name: ledger.cpu[function] for name, function in RELATIONAL.items()}
    stored = {"store documents": ledger.cpu.get("_store_analysis", 0.0)}
    rest = whole - sum(apart.values()) - stored["store documents"]
    return stored | apart | {"rest": rest, "whole": whole}


def _hashed(store: Store) -> str:
    return hashlib.sha256(dump_case(store.view()).encode()).hexdigest()


def _say(
    size: int,
    added: Mapping[str, float],
    anew: Mapping[str, float],
    *,
    same: bool,
    sizes: tuple[int, int],
) -> None:
    kept, case = (n / 2**20 for n in sizes)
    say(
        f"  {size}: {added['whole']:.1f} s added, {anew['whole']:.1f} s from nothing,"
        f" {'the same' if same else 'another'} case; {kept:.0f} MB kept beside {case:.0f} MB"
    )


def _rounded(row: Row) -> dict[str, dict[str, float]]:
    return {way: {k: round(v, 3) for k, v in took.items()} for way, took in row.items()}


def _table(found: Mapping[int, Row]) -> str:
    head = ["CPU seconds"]
    for size in found:
        head += [f"added to {size:,}", f"{size:,} from nothing"]
    rows: list[list[object]] = []
    for part in (*PARTS, "whole"):
        name = f"**{part}**" if part == "whole" else part
        took = [took[part] for row in found.values() for took in row.values()]
        rows.append([name, *took])
    return table(head, rows)


if __name__ == "__main__":
    main()
