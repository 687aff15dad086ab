"""Reckon what an archive would take, from what `bench.spark` measured last.

    python -m bench.archive_plan [--documents 100e6] [--nodes 50] [--cores 16] [--price 0.05]

Nothing is measured here. Each figure is the slope between the two sizes measured, times the
documents: it holds if cost goes on as it did, which nobody has seen beyond the larger size. The
price of a core for an hour is an assumption to be put in, not a quotation.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.clock import RESULTS, table

KEY_BYTES = 12
"""Of a hash and a document's number, as a table in memory would hold them."""


def main() -> None:
    options = _options()
    found = _last()
    count, cores = options.documents, options.nodes * options.cores
    reading = _slope({k: v["spark"] for k, v in found["read"].items()}, "cpu")
    largest = found["read"][max(found["read"], key=int)]["spark"]
    kept = sum(v for k, v in largest.items() if k.startswith("bytes "))
    stored = kept / largest["documents"]
    copies = found["copies"]
    joining, written = _slope(copies, "cpu"), _slope(copies, "shuffled")
    keys, pairs = _slope(copies, "keys"), _slope(copies, "pairs")
    hours = {"reading": reading * count / 3600, "copies": joining * count / 3600}
    rows: list[list[object]] = [
        ["reading, core hours", reading, "CPU s", hours["reading"]],
        ["copies, core hours", joining, "CPU s", hours["copies"]],
        ["archive, TB", stored, "bytes", stored * count / 1e12],
        ["what joins write to disk, TB", written, "bytes", written * count / 1e12],
        ["keys, thousand millions", keys, "keys", keys * count / 1e9],
        ["pairs decided, millions", pairs, "pairs", pairs * count / 1e6],
        ["keys in one memory, GB", keys, "keys", keys * KEY_BYTES * count / 1e9],
    ]
    print(f"{count:,.0f} documents, {options.nodes} machines of {options.cores} cores\n")
    print(table(["", "measured a document", "of", "in all"], rows))
    both = sum(hours.values())
    days = both / cores / 24
    print(f"\n{days:.1f} days at full load, {both * options.price:,.0f} at {options.price}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=float, default=100e6)
    parser.add_argument("--nodes", type=int, default=50)
    parser.add_argument("--cores", type=int, default=16)
    parser.add_argument("--price", type=float, default=0.05)
    return parser.parse_args()


def _last() -> dict[str, Any]:
    """Give the newest results that hold the section."""
    for path in sorted(RESULTS.glob("*.json"), reverse=True):
        found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
        if "spark" in found:
            return found["spark"]
    sys.exit("run python -m bench.spark first")


def _slope(sizes: Mapping[str, Mapping[str, float]], name: str) -> float:
    """Give what one more document takes, between the least and the largest size."""
    low, high = (sizes[f(sizes, key=int)] for f in (min, max))
    more = high["documents"] - low["documents"]
    return (high[name] - low[name]) / more


if __name__ == "__main__":
    main()
