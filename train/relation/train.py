"""Teach the network for some minutes; the rate rises and falls by the clock."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import nn

from .clock import teach_for
from .evaluate import report
from .model import Batches, Judge, chances
from .pairs import (
    UNKNOWN,
    Told,
    a_stretch,
    load_events,
    load_piles,
    load_sets,
    load_situations,
)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--piles", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--init", type=Path, help="go on from these weights")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument(
        "--head", type=float, default=8, help="times the rate, for the head"
    )
    parser.add_argument("--size", type=int, default=32, help="pairs a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    asked = options()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    model, batches = Judge(asked.base), Batches(asked.base)
    if asked.init:
        model.load_state_dict(torch.load(asked.init, weights_only=True))
    for name, weight in model.named_parameters():
        weight.requires_grad = "embeddings" not in name
    teach(model, batches, asked)
    torch.save(model.state_dict(), asked.out)
    report(lambda pairs: chances(model, batches, pairs))


def teach(model: Judge, batches: Batches, asked: argparse.Namespace) -> None:
    sources = (
        load_sets(held=False), load_events(held=False), load_situations(held=False),
        [told for told in load_piles(asked.piles) if told.label != UNKNOWN],
    )  # fmt: skip
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.enc.parameters() if p.requires_grad], "times": 1},
            {"params": model.head.parameters(), "times": asked.head},
        ],
        weight_decay=0.01,
        fused=True,
    )
    teach_for(
        asked.minutes,
        stretches(sources, batches, asked.size, random.Random(asked.seed)),
        optimizer,
        lambda some: [loss(model, batches, some)],
        asked.rate,
    )


def stretches(sources, batches: Batches, size: int, rng) -> Iterator[list[Told]]:
    """Give batches without end, those of a stretch sorted by length."""
    while True:
        drawn = sorted(
            a_stretch(*sources, rng), key=lambda told: batches.length(told.a, told.b)
        )
        found = [drawn[k : k + size] for k in range(0, len(drawn), size)]
        rng.shuffle(found)
        yield from found


def loss(model: Judge, batches: Batches, some: list[Told]) -> torch.Tensor:
    model.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = model(*batches.of([(one.a, one.b) for one in some]))
    labels = torch.tensor([one.label for one in some])
    return nn.functional.cross_entropy(told.float(), labels, label_smoothing=0.05)


if __name__ == "__main__":
    main()
