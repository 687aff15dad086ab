"""Teach the network for some minutes; the rate rises and falls by the clock."""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from torch import nn

from .evaluate import report
from .model import Batches, Judge, chances
from .pairs import UNKNOWN, a_stretch, load_events, load_piles, load_sets, load_situations

RISE = 0.05
"""Share of the time in which the rate rises."""


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
    rng, began, steps, lost = random.Random(asked.seed), time.time(), 0, 0.0
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.enc.parameters() if p.requires_grad], "times": 1},
            {"params": model.head.parameters(), "times": asked.head},
        ],
        weight_decay=0.01,
        fused=True,
    )
    while True:
        for some in stretch(sources, batches, asked.size, rng):
            passed = (time.time() - began) / (60 * asked.minutes)
            if passed >= 1:
                return
            for group in optimizer.param_groups:
                group["lr"] = (
                    asked.rate * group["times"] * min(passed / RISE, 1) * (1 - passed)
                )
            lost += step(model, batches, optimizer, some)
            steps += 1
            if steps % 50 == 0:
                print(
                    steps, round(lost / 50, 3), f"{time.time() - began:.0f} s", flush=True
                )
                lost = 0.0


def stretch(sources, batches: Batches, size: int, rng):
    drawn = sorted(
        a_stretch(*sources, rng), key=lambda told: batches.length(told.a, told.b)
    )
    found = [drawn[k : k + size] for k in range(0, len(drawn), size)]
    rng.shuffle(found)
    return found


def step(model: Judge, batches: Batches, optimizer, some) -> float:
    model.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = model(*batches.of([(one.a, one.b) for one in some]))
    labels = torch.tensor([one.label for one in some])
    loss = nn.functional.cross_entropy(told.float(), labels, label_smoothing=0.05)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()


if __name__ == "__main__":
    main()
