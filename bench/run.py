"""Time the whole of `rashomon read` beside spaCy's full pipeline with two processes.

    python -m bench.run [--documents 300] [--rounds 1] [--workers 2]

Bars: the whole <= 1.5 x spaCy's time; everything after extraction <= 25% of it.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench import texts
from bench.clock import WORK, keep_results, load, run_alone, say, table, time_work
from bench.whole import RELATIONAL

PEER, OURS = "spaCy full", "rashomon read"
AFTER = (*RELATIONAL, "store results", "dossier")
"""Everything after extraction; a document's own records are stored while others are read."""


def main() -> None:
    options = _options()
    file = texts.write_lines(options.documents, WORK / "run.jsonl")
    documents = texts.read_documents(file)
    words = texts.count_words(documents)
    say(f"{len(documents)} documents of {texts.origin()}, {words:,} words")
    workers = options.workers
    before = load()
    rounds = [_round(file, workers) for _ in range(options.rounds)]
    found = _middle(rounds)
    print(
        f"{len(documents)} documents, {words:,} words, {texts.origin()}; {workers} workers"
    )
    print(f"load average {before} before, {load()} after\n")
    print(_whole_table(found, len(documents), words))
    print("\n" + _stage_table(found))
    kept = {k: round(v, 3) for k, v in found.items()}
    sizes = {"documents": len(documents), "words": words, "workers": workers}
    print(f"\n{keep_results('run', {**sizes, **kept, 'load': [before, load()]})}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _round(file: Path, workers: int) -> dict[str, float]:
    """Time spaCy, then the whole; both start a process and load their models."""
    theirs = _run(PEER, "peer", str(file), str(workers))
    ours = _run(OURS, "whole", str(file), str(WORK / "run"), str(workers))
    return _completed(theirs | ours)


def _run(name: str, module: str, *words: str) -> dict[str, float]:
    found: dict[str, float] = {}

    def work() -> None:
        figures, peak = run_alone(module, *words)
        found.update(figures | {f"MB {name}": peak})

    took = time_work(work)
    say(f"  {name}: {took.wall:.1f} s, CPU {took.cpu:.1f} s")
    return found | {name: took.wall, f"cpu {name}": took.cpu}


def _completed(found: dict[str, float]) -> dict[str, float]:
    """Add what follows from the clocks: start-up, the workers' CPU time, ratios."""
    apart = sum(found[f"cpu {s}"] for s in ("ingest", "store documents", *AFTER))
    return found | {
        "start-up": found[OURS] - found["total"],
        "cpu extract": found[f"cpu {OURS}"] - apart,
        "x spaCy": found[OURS] / found[PEER],
        "x spaCy CPU": found[f"cpu {OURS}"] / found[f"cpu {PEER}"],
    }


def _middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}


def _whole_table(found: Mapping[str, float], documents: int, words: int) -> str:
    rows: list[list[object]] = []
    for name in (PEER, OURS):
        seconds = found[name]
        rates = [documents / seconds, words / seconds]
        rows.append([name, seconds, found[f"cpu {name}"], *rates, found[f"MB {name}"]])
    rows[0] += [1.0, 1.0]
    rows[1] += [found["x spaCy"], found["x spaCy CPU"]]
    rates = ["documents/s", "words/s", "peak MB", "x spaCy", "x spaCy (CPU)"]
    return table(["", "seconds", "CPU s", *rates], rows)


def _stage_table(found: Mapping[str, float]) -> str:
    """Show each stage; CPU seconds of extraction are the workers' and start-up's."""
    stages = ("start-up", "ingest", "extract", "store documents", *AFTER)
    rows = [[stage, *_cells(found, [stage])] for stage in stages]
    rows.append(["everything after extraction", *_cells(found, AFTER)])
    return table(["stage", "seconds", "share", "CPU s", "share of CPU"], rows)


def _cells(found: Mapping[str, float], stages: Sequence[str]) -> Iterator[object]:
    for kind in ("", "cpu "):
        part = sum(found.get(f"{kind}{stage}", 0.0) for stage in stages)
        yield part
        yield f"{100 * part / found[kind + OURS]:.1f}%"


if __name__ == "__main__":
    main()
