"""Time what compares many reports of one event beside their extraction.

    python -m bench.one_event [--documents 200] [--pile battle] [--workers 2]

The reports are made out of an example's (`bench.retell`). Seconds are CPU seconds of all
processes; what a process reads once (models, tables) is in neither side. Bar: comparison to
weighing <= 20% of extraction's time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.clock import WORK, keep_results, load, say, table
from bench.retell import retell
from bench.scaling import put_together, read_some

COMPARED = ("compare", "lineage", "weigh")
BAR = 0.2


def main() -> None:
    options = _options()
    file = _write(options.pile, options.documents, WORK / "one_event.jsonl")
    before = load()
    read, seconds = read_some(file, options.workers)
    extracted = _steady(seconds)
    put_together(read[:1])  # tables that are read once a process
    took = put_together(read)
    share = sum(took[name] for name in COMPARED) / extracted
    claims = sum(len(analysis.claims) for analysis in read)
    print(f"{len(read)} reports made of `{options.pile}`, {claims:,} claims")
    print(f"load average {before} before, {load()} after\n")
    print(table(["CPU seconds", "", "of extraction"], _rows(extracted, took)))
    print(f"\ncomparison to weighing: {share:.1%} of extraction (bar {BAR:.0%})")
    kept = {name: round(value, 3) for name, value in took.items()}
    figures = {"extract": round(extracted, 2), **kept, "share": round(share, 3)}
    sizes = {"documents": len(read), "claims": claims, "pile": options.pile}
    print(f"{keep_results('one_event', {**sizes, **figures, 'load': [before, load()]})}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--pile", default="battle")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _write(pile: str, count: int, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        for report in retell(pile, count):
            known = {k: v for k, v in asdict(report).items() if v is not None}
            file.write(json.dumps(known, ensure_ascii=False) + "\n")
    say(f"  {target}")
    return target


def _steady(seconds: Sequence[float]) -> float:
    """Give what all documents took at the rate of those after the first, which loads models."""
    return (seconds[-1] - seconds[0]) * len(seconds) / max(len(seconds) - 1, 1)


def _rows(extracted: float, took: dict[str, float]) -> list[list[object]]:
    told = {"extract": extracted, **took}
    rows: list[list[object]] = [[n, s, f"{s / extracted:.1%}"] for n, s in told.items()]
    together = sum(took[name] for name in COMPARED)
    return [*rows, ["**compare to weigh**", together, f"{together / extracted:.1%}"]]


if __name__ == "__main__":
    main()
