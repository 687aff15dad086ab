"""Teach a small network for some minutes what the large one says of pairs.

`train.relation.teach` wrote down what it says. Half of each loss is the teacher's word, half the
gold (knowledge distillation: Hinton, Vinyals and Dean 2015, arXiv:1503.02531).

With --match, for so many minutes before that, each layer is taught by itself to make of what some
layers of the teacher read what they make of it (after Jiao et al. 2020, TinyBERT,
arXiv:1909.10351, and Xu et al. 2020, BERT-of-Theseus, arXiv:2002.02925): each layer learns from
every word, and none waits for another.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from torch.nn import functional

from train.attribution.model import BASES

from .clock import teach_for
from .evaluate import report_situations
from .pairs import UNKNOWN
from .student import Pairs, begun, chances, stacked

STRETCH = 64
"""Batches whose pairs are sorted by length together."""

SMOOTH = 0.05


def main() -> None:
    asked = _options()
    torch.manual_seed(asked.seed)
    torch.set_num_threads(asked.threads)
    model, tokenizer = begun(asked.student, asked.layers, asked.base, asked.teacher)
    if asked.init:
        model.load_state_dict(torch.load(asked.init, weights_only=True))
    pairs = Pairs(tokenizer)
    if asked.match:
        teacher, _ = begun(
            asked.student, BASES[asked.student].layers, asked.base, asked.teacher
        )
    lines = asked.taught.read_text(encoding="utf-8").splitlines()
    print(sum(p.numel() for p in model.parameters()), "weights,", len(lines), "pairs")
    taught = [json.loads(line) for line in lines]
    if asked.match:
        match(model, teacher.eval(), pairs, taught, asked)
        torch.save(model.state_dict(), asked.out)
    teach(model, pairs, taught, asked)
    torch.save(model.state_dict(), asked.out)

    def read(told):
        return chances(model, pairs, told)

    report_situations(read, asked.situations)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taught", type=Path, required=True)
    parser.add_argument("--student", choices=("minilm", "mpnet"), required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--base", type=Path, help="of mpnet: train.relation.base")
    parser.add_argument("--teacher", type=Path, help="begin with its layers and head")
    parser.add_argument("--init", type=Path, help="go on from these weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--match", type=float, default=0, help="minutes before those")
    parser.add_argument("--match-rate", type=float, default=1e-4)
    parser.add_argument(
        "--gold", type=float, default=0.5, help="share of the gold in a loss"
    )
    parser.add_argument("--size", type=int, default=32, help="pairs a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--situations", type=int, default=8, help="held ones to measure on")
    return parser.parse_args()


def teach(model, pairs: Pairs, taught: list[list], asked: argparse.Namespace) -> None:
    optimizer = torch.optim.AdamW(
        [p for p in model.parameters() if p.requires_grad], weight_decay=0.01, fused=True
    )
    model.train()
    batches = _batches(pairs, taught, asked.size, random.Random(asked.seed))
    teach_for(
        asked.minutes,
        batches,
        optimizer,
        lambda some: [_loss(model, some, asked.gold)],
        asked.rate,
    )


def match(model, teacher, pairs: Pairs, taught: list[list], asked) -> None:
    """Teach each layer what as many layers of the teacher make of their input."""
    optimizer = torch.optim.AdamW(model.layers.parameters(), fused=True)
    model.eval()  # what is to be met is met without dropout
    apart = len(teacher.layers) // len(model.layers)

    def losses(some: list) -> list[torch.Tensor]:
        ids, sides, mask = stacked([row for row, _, _ in some])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            with torch.no_grad():
                states, seen = _states(teacher, ids, sides, mask)
            met = zip(model.layers, states[::apart], states[apart::apart], strict=False)
            return [_unlike(layer(x, seen), y, mask) for layer, x, y in met]

    batches = _batches(pairs, taught, asked.size, random.Random(asked.seed))
    teach_for(asked.match, batches, optimizer, losses, asked.match_rate, steepest=None)


def _states(teacher, ids, sides, mask):
    x, seen = teacher.met(ids, sides, mask)
    states = [x]
    for layer in teacher.layers:
        states.append(layer(states[-1], seen))
    return states, seen


def _unlike(said, wanted, mask):
    """Give the squared difference as a share of what is wanted."""
    said, wanted = said[mask].float(), wanted[mask].float()
    return (said - wanted).square().sum() / wanted.square().sum()


def _loss(model, some, share: float):
    rows, labels, said = zip(*some, strict=True)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = model(*stacked(rows)).float()
    gold = functional.cross_entropy(
        told, torch.tensor(labels), label_smoothing=SMOOTH, ignore_index=UNKNOWN
    )
    heard = functional.cross_entropy(told, torch.tensor(said))
    return share * gold + (1 - share) * heard


def _batches(pairs: Pairs, taught: list[list], size: int, rng) -> Iterator[list]:
    """Give batches without end, each pair in either order, those of one length together."""
    while True:
        drawn = rng.sample(taught, len(taught))
        for start in range(0, len(drawn), STRETCH * size):
            some = [
                (pairs.row(*((a, b) if rng.random() < 0.5 else (b, a))), label, said)
                for a, b, label, *said in drawn[start : start + STRETCH * size]
            ]
            some.sort(key=lambda one: len(one[0][0]) + len(one[0][1]))
            found = [some[k : k + size] for k in range(0, len(some), size)]
            rng.shuffle(found)
            yield from found


if __name__ == "__main__":
    main()
