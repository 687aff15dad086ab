"""Time the per-document stages under Spark beside the process pool, on the same documents.

    python -m bench.spark [--documents 200] [--rounds 1] [--portion 25]

Bar: Spark on two cores reads at 85% of the pool's documents/s or faster. Spark takes rows in and
writes Parquet besides, which the pool does not.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Mapping, Sequence

from bench import texts
from bench.clock import WORK, keep_results, load, run_alone, say, table

SIDES = ("pool", "spark")


def main() -> None:
    options = _options()
    file = texts.write_lines(options.documents, WORK / "spark.jsonl")
    before = load()
    rounds = [_round(str(file), options.portion) for _ in range(options.rounds)]
    after = load()
    found = {side: _middle([one[side] for one in rounds]) for side in SIDES}
    print(f"{options.documents} documents, {texts.origin()}; portions of {options.portion}")
    print(f"load average {before} before, {after} after\n")
    print(_table(found))
    print("\n" + _bytes_table(found["spark"]))
    kept = {side: {k: round(v, 3) for k, v in one.items()} for side, one in found.items()}
    sizes = {"documents": options.documents, "portion": options.portion}
    print(f"\n{keep_results('spark', {**sizes, **kept, 'load': [before, after]})}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--portion", type=int, default=25)
    return parser.parse_args()


def _round(file: str, portion: int) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for side in SIDES:
        figures, peak = run_alone(
            "spark_side", side, file, str(WORK / "archive"), str(portion)
        )
        found[side] = {**figures, "MB": peak}
        say(f"  {side}: {figures['wall']:.1f} s, CPU {figures['cpu']:.1f} s")
    if found["pool"]["claims"] != found["spark"]["claims"]:
        say("  the two did not read the same")
    return found


def _middle(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}


def _table(found: Mapping[str, Mapping[str, float]]) -> str:
    pool = found["pool"]
    rows: list[list[object]] = []
    for side, one in found.items():
        rate, of_pool = one["documents"] / one["wall"], pool["documents"] / pool["wall"]
        ratios = [rate / of_pool, pool["cpu"] / one["cpu"]]
        rows.append([side, one["wall"], one["cpu"], one["MB"], rate, *ratios])
    head = ["", "seconds", "CPU s", "peak MB", "documents/s", "x pool", "x pool (CPU)"]
    return table(head, rows)


def _bytes_table(spark: Mapping[str, float]) -> str:
    named = sorted(name for name in spark if name.startswith("bytes "))
    rows = [[name[6:], spark[name] / spark["documents"]] for name in named]
    return table(["table", "bytes a document"], rows)


if __name__ == "__main__":
    main()
