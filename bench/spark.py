"""Time the per-document stages under Spark beside the process pool, on the same documents.

    python -m bench.spark [--documents 60 180] [--portion 20] [--copies 2000 6000]

Bar: Spark on two cores reads at 85% of the pool's documents/s or faster. Spark takes rows in and
writes Parquet besides, which the pool does not. What a further document takes is the difference
between the two sizes: starting, loading models and what Java compiles are the same for both.

--copies: documents of `bench.reuse`, of which every second is a perturbed copy of the one before
it, cut into sentences only; then `rashomon bulk copies`, with what its joins write to disk.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from bench import texts
from bench.clock import WORK, keep_results, load, run_alone, say, table

SIDES = ("pool", "spark")

Figures = Mapping[str, float]


def main() -> None:
    options = _options()
    before = load()
    found = {size: _both(size, options.portion) for size in options.documents}
    print(f"{texts.origin()}; portions of {options.portion}, two tasks at once")
    print(f"load average {before} before, {load()} after\n")
    print(_reading_table(found))
    print("\n" + _bytes_table(found[options.documents[-1]]["spark"]))
    copies = {size: _side("copies", size, 200) for size in options.copies}
    if copies:
        print(f"\nload average {load()} after\n")
        print(_copies_table(copies))
    kept = {"read": found, "copies": copies, "load": [before, load()]}
    print(f"\n{keep_results('spark', kept)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[60, 180])
    parser.add_argument("--portion", type=int, default=20)
    parser.add_argument("--copies", type=int, nargs="*", default=[2000, 6000])
    return parser.parse_args()


def _both(size: int, portion: int) -> dict[str, Figures]:
    found = {side: _side(side, size, portion) for side in SIDES}
    if found["pool"]["claims"] != found["spark"]["claims"]:
        say("  the two did not read the same")
    return found


def _side(side: str, size: int, portion: int) -> Figures:
    folder = str(WORK / f"archive-{side}")
    figures, peak = run_alone("spark_side", side, str(size), folder, str(portion))
    say(f"  {side} {size}: {figures['wall']:.1f} s, CPU {figures['cpu']:.1f} s")
    return {**{k: round(v, 3) for k, v in figures.items()}, "MB": round(peak)}


def _reading_table(found: Mapping[int, Mapping[str, Figures]]) -> str:
    rows: list[list[object]] = []
    for size, sides in found.items():
        rows += [_row(f"{side}, {size}", sides[side], sides["pool"]) for side in SIDES]
    sizes = list(found)
    if len(sizes) > 1:
        small, large = found[sizes[0]], found[sizes[-1]]
        further = {side: _further(large[side], small[side]) for side in SIDES}
        rows += [
            _row(f"{side}, what {sizes[-1] - sizes[0]} more take", one, further["pool"])
            for side, one in further.items()
        ]
    head = ["", "seconds", "CPU s", "peak MB", "CPU s a document", "x pool", "x pool (CPU)"]
    return table(head, rows)


def _further(large: Figures, small: Figures) -> Figures:
    names = ("wall", "cpu", "documents")
    return {**{name: large[name] - small[name] for name in names}, "MB": large["MB"]}


def _row(name: str, one: Figures, pool: Figures) -> list[object]:
    ratios = [pool["wall"] / one["wall"], pool["cpu"] / one["cpu"]]
    each = one["cpu"] / one["documents"]
    return [name, one["wall"], one["cpu"], one["MB"], each, *ratios]


def _bytes_table(spark: Figures) -> str:
    named = sorted(name for name in spark if name.startswith("bytes "))
    rows = [[name[6:], spark[name] / spark["documents"]] for name in named]
    return table(["table", "bytes a document"], rows)


def _copies_table(copies: Mapping[int, Figures]) -> str:
    counted: Sequence[str] = ("keys", "pairs", "copies", "groups", "capped", "widest")
    head = ["documents", "CPU s", "peak MB", "joins write, kB a document", *counted]
    rows = [
        [
            size,
            one["cpu"],
            one["MB"],
            one["shuffled"] / one["documents"] / 1000,
            *(round(one[name]) for name in counted),
        ]
        for size, one in copies.items()
    ]
    return table(head, rows)


if __name__ == "__main__":
    main()
