"""Put together what a small network is taught: pairs of all sources, and those of the piles.

    what the teacher says of sets, events and situations; of piles -> lines of one file

What readers of the reports say of a pair of a pile goes before the teacher's word, which is often
wrong there, and such pairs are told several times.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from .pairs import UNKNOWN

READERS = 0.75
"""Weight of a reader's label beside the teacher's word."""

SURE = 0.92
"""Chance that is put for a label; the rest is shared by the two others."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--said", type=Path, required=True)
    parser.add_argument("--piles", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, required=True, help="pairs of --said")
    parser.add_argument("--unlabelled", type=int, required=True, help="of --piles")
    parser.add_argument("--times", type=int, required=True, help="a labelled pair is told")
    parser.add_argument("--seed", type=int, default=8)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    said, piles = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (asked.said, asked.piles)
    )
    labelled = [_told(row) for row in piles if row[2] != UNKNOWN]
    others = [row for row in piles if row[2] == UNKNOWN]
    rows = rng.sample(said, min(asked.most, len(said))) + labelled * asked.times
    rows += rng.sample(others, min(asked.unlabelled, len(others)))
    rng.shuffle(rows)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    asked.out.write_text("".join(lines), encoding="utf-8")
    print(
        len(rows), "pairs, of which", len(labelled), "labelled ones", asked.times, "times"
    )


def _told(row: list) -> list:
    a, b, label, *said = row
    sure = [SURE if k == label else (1 - SURE) / 2 for k in range(3)]
    mixed = (READERS * s + (1 - READERS) * t for s, t in zip(sure, said, strict=True))
    return [a, b, label, *(round(chance, 4) for chance in mixed)]


if __name__ == "__main__":
    main()
