"""Time how soon the command line answers: its help, and reading one short file.

    python -m bench.start [--rounds 5]

Bars: `rashomon --help` <= .3 s; one short file, models loaded, <= 4 s. Each run is a process
of its own; the median counts, CPU seconds beside the clock on the wall.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from bench.clock import ROOT, WORK, keep_results, load, middle, table, take_turns

CODE = "from rashomon.cli import main; main()"
REPORT = next((ROOT / "examples" / "kamen-bridge" / "reports").glob("01-*.md"))
BARS = {"rashomon --help": 0.3, "rashomon read, one short file": 4.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    before = load()
    helped, read = BARS
    rivals = {helped: lambda: _run("--help"), read: _read_one}
    found = {name: middle(took) for name, took in take_turns(rivals, rounds).items()}
    print(f"median of {rounds}; load average {before} before, {load()} after\n")
    rows = [[n, t.wall, t.cpu, BARS[n]] for n, t in found.items()]
    print(table(["", "seconds", "CPU s", "reach"], rows))
    kept = {
        n: {"seconds": round(t.wall, 2), "cpu": round(t.cpu, 2)} for n, t in found.items()
    }
    print(f"\n{keep_results('start', {**kept, 'load': [before, load()]})}")


def _read_one() -> None:
    case = WORK / "start.db"
    for old in WORK.glob("start.db*"):
        old.unlink()
    _run("read", str(REPORT), "--case", str(case), "--quiet")


def _run(*words: str) -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", CODE, *words]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
