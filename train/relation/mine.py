"""Write the pairs of the piles that a taught network takes for opposed or the same, to be labelled.

    python -m train.relation.mine --base .train/mpnet --weights .train/relation.pt \\
        --out .train/mined.jsonl

Of the piles that teach, and without the pairs of the gold and those the rules join. Whoever labels
says of each line C (cannot both hold), S (say the same) or N; labelled lines are kept in
`labelled.jsonl` beside this file.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch
from eval.corpora import EXAMPLES

from .model import Batches, Judge, chances
from .pairs import OPPOSED, SAME
from .piles import HELD, NEAR, near_rows

LEAST = {OPPOSED: 0.4, SAME: 0.45}
"""Chances from which a pair is worth a look: below, one in ten is not "neither"."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1100, help="pairs of a pile")
    asked = parser.parse_args()
    model, batches = Judge(asked.base), Batches(asked.base)
    model.load_state_dict(torch.load(asked.weights, weights_only=True))
    rng = random.Random(2)
    with asked.out.open("w", encoding="utf-8") as file:
        for gold in sorted(EXAMPLES.parent.glob("*/expected.toml")):
            if gold.parent.name in HELD:
                continue
            rows = near_rows(gold.parent, NEAR)
            rows = rng.sample(rows, min(asked.most, len(rows)))
            for (a, b), told in zip(rows, chances(model, batches, rows), strict=True):
                if any(told[k] > least for k, least in LEAST.items()):
                    row = {"pile": gold.parent.name, "a": a, "b": b, "label": ""}
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
