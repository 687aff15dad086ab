"""Put together what a small network is taught by labels alone, where no large one is at hand.

sets, events, situations; labelled candidates of piles; labelled pairs of real reports, and claims
of real reports told otherwise
-> lines as `train.relation.mix` writes them, each label put for what a teacher would say

python -m train.relation.gold --pool 60000 --piles 5 --news 0 --retold 0 --out .train/gold.jsonl
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from .mix import SURE
from .pairs import LABELLED, Told, labelled, load_news, varied
from .retold import load_retold
from .teach import pool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=int, required=True, help="pairs written in sets")
    parser.add_argument(
        "--piles", type=int, required=True, help="times a pair of a pile is told"
    )
    parser.add_argument("--news", type=int, required=True, help="the same of real reports")
    parser.add_argument("--retold", type=int, default=0, help="of claims told otherwise")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    told = rng.sample(list(pool(rng)), asked.pool) + labelled(LABELLED) * asked.piles
    told += load_news(held=False) * asked.news + load_retold(held=False) * asked.retold
    rng.shuffle(told)
    lines = (json.dumps(_row(varied(one, rng)), ensure_ascii=False) + "\n" for one in told)
    asked.out.write_text("".join(lines), encoding="utf-8")
    print(len(told), "pairs")


def _row(told: Told) -> list:
    rest = (1 - SURE) / 2
    return [*told, *(SURE if told.label == k else round(rest, 4) for k in range(3))]


if __name__ == "__main__":
    main()
