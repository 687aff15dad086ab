"""Say how well the network reads what did not teach it: sets, events, situations, piles.

python -m train.relation.evaluate                    the reader in the package, as int8
python -m train.relation.evaluate --base DIR --weights FILE      a large network
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import numpy as np
import torch
from eval.statements import spread
from sklearn.metrics import average_precision_score

from rashomon.text.pair_reader import load_pair_reader

from .model import Batches, Judge, chances
from .pairs import (
    LABELLED_HELD,
    OPPOSED,
    SAME,
    Told,
    labelled,
    load_events,
    load_news,
    load_sets,
    load_situations,
    of_event,
    of_set,
)
from .retold import load_retold

NAMES = {SAME: "same", OPPOSED: "opposed"}

CUTS = (0.5, 0.6, 0.7, 0.8, 0.9)

Read = Callable[[list[tuple[str, str]]], np.ndarray]
"""Gives of pairs the chances of neither, same, opposed."""


def report(read: Read, seed: int = 5) -> None:
    rng = random.Random(seed)
    sets = [p for told in load_sets(held=True) for p in of_set(told, rng)]
    events = [p for event in load_events(held=True) for p in of_event(event, rng)]
    report_pairs("sets", sets, read)
    report_pairs("events", events, read)
    held = {
        "held piles": labelled(LABELLED_HELD),
        "held news": load_news(held=True),
        "held claims told otherwise": load_retold(held=True),
    }
    for name, pairs in held.items():
        report_cuts(name, *report_pairs(name, pairs, read))


def report_situations(read: Read, count: int) -> None:
    """Print how well all pairs of some held situations are told apart: few are anything."""
    chosen = spread(load_situations(held=True), count)
    pairs = [pair for situation in chosen for pair in situation]
    told, labels = report_pairs(f"{len(chosen)} situations", pairs, read)
    report_cuts("situations", told, labels)


def report_cuts(name: str, told, labels) -> None:
    for cut in CUTS:
        for kind, how in NAMES.items():
            sure = labels[told[:, kind] > cut]
            right, every = (sure == kind).sum(), (labels == kind).sum()
            print(
                f"{name} > {cut}: {right} of {len(sure)} {how} right, of {every} there are"
            )


def report_pairs(name: str, pairs: list[Told], read: Read):
    """Print how well pairs are told apart, and give their chances and labels."""
    told = read([(p.a, p.b) for p in pairs])
    labels = np.array([p.label for p in pairs])
    right = ", ".join(f"{(told.argmax(1)[labels == k] == k).mean():.3f}" for k in range(3))
    same, opposed = (average_precision_score(labels == k, told[:, k]) for k in NAMES)
    print(
        f"{name}: {len(pairs)} pairs, right of neither, same, opposed: {right};"
        f" average precision of same {same:.3f}, of opposed {opposed:.3f}"
    )
    return told, labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, help="of the large network")
    parser.add_argument("--weights", type=Path, help="of the large network")
    parser.add_argument(
        "--situations",
        type=int,
        default=12,
        help="held situations, of which all pairs are read",
    )
    asked = parser.parse_args()
    read = large(asked.base, asked.weights) if asked.weights else packaged
    report_situations(read, asked.situations)
    report(read)


def large(base: Path, weights: Path) -> Read:
    model, batches = Judge(base), Batches(base)
    model.load_state_dict(torch.load(weights, weights_only=True))
    return lambda pairs: chances(model, batches, pairs)


def packaged(pairs: list[tuple[str, str]]) -> np.ndarray:
    reader = load_pair_reader()
    return np.array([astuple(reader.read(a, b)) for a, b in pairs])


if __name__ == "__main__":
    main()
