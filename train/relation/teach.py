"""What the taught network says of many pairs, for a smaller one to learn from.

sets, events, situations | candidates of piles -> pairs -> chances, written to --out as JSON lines

Of each source all that is something is taken, and of what is neither mostly what shares words: that
is what a smaller one has to learn to part. A file that is there already is gone on with.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import torch

from .model import Batches, Judge
from .pairs import (
    NEITHER,
    Told,
    load_events,
    load_piles,
    load_sets,
    load_situations,
    of_event,
    of_set,
    of_situation,
)

EVENT, SET = (24, 40, 60), (6, 9, 12)
"""Most pairs of an event and of a set: same, opposed, neither."""

SITUATION = (20, 30, 150)
"""Of a situation; half of what is neither is what shares most words."""

AT_ONCE = 4096
"""Pairs that are written together."""


def pool(rng: random.Random) -> Iterator[Told]:
    """Give the pairs, each as it is told and in one order."""
    for pairs in load_situations(held=False):
        yield from of_situation(pairs, rng, SITUATION)
    for event in load_events(held=False):
        yield from of_event(event, rng, EVENT)
    sets = load_sets(held=False)
    for told in sets:
        yield from of_set(told, rng, SET)
        one, other = (rng.choice(t["a"] + t["b"] + t["n"]) for t in rng.sample(sets, 2))
        yield Told(one, other, NEITHER)


@torch.inference_mode()
def say(model: Judge, batches: Batches, told: list[Told], size: int = 64):
    """Give the chances of each pair, read in its order."""
    model.eval()
    said = torch.zeros(len(told), 3)
    order = sorted(range(len(told)), key=lambda k: batches.length(told[k].a, told[k].b))
    for start in range(0, len(order), size):
        places = order[start : start + size]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = model(*batches.of([(told[k].a, told[k].b) for k in places]))
        said[places] = found.float().softmax(-1)
    return said.tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--piles", type=Path, help="these pairs and no others")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=0, help="pairs; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    rng = random.Random(asked.seed)
    pairs = load_piles(asked.piles) if asked.piles else pool(rng)
    told = [p if rng.random() < 0.5 else Told(p.b, p.a, p.label) for p in pairs]
    rng.shuffle(told)
    told = told[: asked.most] if asked.most else told
    model, batches = Judge(asked.base), Batches(asked.base)
    model.load_state_dict(torch.load(asked.weights, weights_only=True))
    known = asked.out.read_text(encoding="utf-8").count("\n") if asked.out.exists() else 0
    print(known, "of", len(told), "known", flush=True)
    with asked.out.open("a", encoding="utf-8") as file:
        for start in range(known, len(told), AT_ONCE):
            some = told[start : start + AT_ONCE]
            for pair, chances in zip(some, say(model, batches, some), strict=True):
                row = [*pair, *(round(chance, 4) for chance in chances)]
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            print(start + len(some), "of", len(told), flush=True)


if __name__ == "__main__":
    main()
